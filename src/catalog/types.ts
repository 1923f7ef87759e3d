import type { AreaMap } from './map/types';

/**
 * What the workspace knows about its indicators, areas and targets. Plain data: saved as JSON, never changed in place.
 * Months count from year 0: m = year * 12 + month - 1.
 */
export type Lang = 'zh' | 'en';
export type Month = number;

/** A span of whole months. 一季度 and 1—3月 are the same period; the name is display. */
export interface Period {
  readonly m0: Month;
  readonly n: number;
}

export interface CatalogData {
  readonly indicators: readonly Indicator[];
  readonly areas: readonly Area[];
  readonly changes: readonly AreaChange[];
  readonly targets: readonly Target[];
  readonly measures: readonly Measure[];
  readonly peerSets: readonly PeerSet[];
  /** The area that the person works for (本县), marked everywhere. */
  readonly home?: string;
  /** Borders that a person dropped in; the last one that has an area counts. */
  readonly maps?: readonly AreaMap[];
}

export interface Name {
  readonly name: string;
  readonly lang: Lang;
  readonly preferred?: boolean;
  /** Full pinyin and initials, precomputed: 'qingxixian qxx'. */
  readonly pinyin?: string;
}

export type IndicatorKind = 'flow' | 'stock' | 'ytd' | 'rate' | 'index' | 'rank';
/** How values combine over areas or months. `published`: only the published total counts (分级核算). */
export type Additivity = 'sum' | 'last' | 'mean' | 'weighted' | 'recompute' | 'published' | 'none';
/** `levels`: growth is computed; `published`: only the stored series; `count`: say the difference; `points`: 百分点. */
export type GrowthRule = 'levels' | 'published' | 'both' | 'count' | 'points' | 'none';
export type Publish = 'public' | 'internal' | 'unpublished' | 'single';

export interface Indicator {
  readonly key: string;
  readonly names: readonly Name[];
  readonly unit: string;
  readonly decimals: number;
  readonly kind: IndicatorKind;
  readonly addArea: Additivity;
  readonly addPeriod: Additivity;
  /** Indicator that weighs this one when it is averaged over areas. */
  readonly weight?: string;
  readonly better: 'higher' | 'lower' | 'neither';
  readonly growth: GrowthRule;
  /** Where the published growth is stored, as an indicator of its own. */
  readonly growthIndicator?: string;
  readonly origin: 'observed' | 'formula' | 'measure';
  /** For `formula`: other indicators in brackets, + − * / ( ) and numbers: `[rd_expenditure] / [gdp]`, `[pop_resident@-1]` for the year before. Units are reconciled. */
  readonly formula?: string;
  /** For `measure`: the key of the measure over a ledger. */
  readonly measure?: string;
  readonly publish: Publish;
  /** 口径: what is counted, in words. */
  readonly definition?: string;
  readonly breaks: readonly DefinitionBreak[];
  /** A group to list it under in the side panel. */
  readonly group?: string;
}

export interface DefinitionBreak {
  readonly m: Month;
  readonly note: string;
}

export type AreaKind =
  'country' | 'province' | 'city' | 'county' | 'district' | 'proper' | 'park' | 'town' | 'village' | 'custom';

export interface Area {
  /** 'cn:500110@2011', 'us:06025', 'x:云溪市/青溪县'. A code that was reused is two areas. */
  readonly key: string;
  readonly scheme: string;
  readonly code: string;
  readonly kind: AreaKind;
  readonly names: readonly AreaName[];
  readonly parents: readonly AreaParent[];
  readonly from?: Month;
  /** First month in which it no longer exists. */
  readonly to?: Month;
}

export interface AreaName extends Name {
  readonly from?: Month;
  readonly to?: Month;
  /** Place in the official order. */
  readonly ord?: number;
}

export interface AreaParent {
  readonly parent: string;
  /** 'admin' for the administrative tree; others for peer trees. */
  readonly tree: string;
  readonly from?: Month;
  readonly to?: Month;
  /**
   * Whether it is added up to what the parent is. False for parks that overlap a district, for 市本级 where it is part of the whole, and for
   * all children of a parent of which only some are there.
   */
  readonly inTotal: boolean;
}

export interface AreaChange {
  readonly m: Month;
  readonly old: string;
  readonly new: string;
  readonly kind: 'rename' | 'recode' | 'merge' | 'split' | 'upgrade';
  readonly share?: number;
}

export interface Target {
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  readonly kind: 'amount' | 'growth' | 'share' | 'rank' | 'cap';
  /** In the indicator's unit (amount, cap, share), percent (growth) or place (rank), as decimal text. */
  readonly value: string;
  readonly issuer?: string;
  readonly weight?: number;
  readonly group?: string;
  /** 序时进度 in percent at the end of each quarter; 25/50/75/100 when not given. */
  readonly schedule?: readonly number[];
}

/** An aggregate over a ledger that answers for any period. */
export interface Measure {
  readonly key: string;
  readonly ledger: string;
  readonly aggregate: 'count' | 'sum' | 'count_distinct';
  readonly column?: string;
  readonly distinctBy?: string;
  /** All must hold: column = one of values. */
  readonly filter: readonly { readonly column: string; readonly in: readonly string[] }[];
  /** A flow counts the rows whose date lies in the period. */
  readonly dateColumn?: string;
  /** A stock counts the rows valid at the period's end: from ≤ t < to (no `to`: still valid). */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Valid for so many months from `validFrom` on (有效期三年), where no column says until when. */
  readonly validMonths?: number;
  /** A second column that may end it sooner (取消、迁出日期): the earlier of the two counts. */
  readonly ended?: string;
  /** Month (1–12) in which the count starts again: the rows dated from then to the period's end. */
  readonly resetsIn?: number;
}

export interface PeerSet {
  readonly key: string;
  readonly name: string;
  readonly areas: readonly string[];
}
