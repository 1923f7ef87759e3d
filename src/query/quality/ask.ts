import type { Period } from '../../catalog';
import type { Figure, Status } from '../../core';
import type { CellOrigin } from '../answer';
import type { Ask } from '../spec';

/** What the quality page asks. All of it is worked out by the engine; a page of it comes back. */
export type QualityAsk = ListAsk | LedgersAsk | CoverageAsk | AreasAsk | UnreportedAsk;

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** Kinds of findings, in the order in which the page shows them. */
export const FINDING_KINDS = ['ledgers', 'parts', 'duplicates', 'outliers', 'gaps'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface ListAsk {
  readonly kind: Exclude<FindingKind, 'ledgers'>;
  readonly page: Page;
}
export interface LedgersAsk {
  readonly kind: 'ledgers';
  readonly page: Page;
}

/** Lengths of spans that a coverage matrix may show: years, months, and spans from January that grow. */
export const SPANS = ['year', 'ytd', 'quarter', 'month'] as const;
export type SpanKind = (typeof SPANS)[number];

/** How many areas have a value: indicators down, periods across. */
export interface CoverageAsk {
  readonly kind: 'coverage';
  readonly span: SpanKind;
  readonly page: Page;
}

/** What there is of one indicator: areas down, periods across. */
export interface AreasAsk {
  readonly kind: 'areas';
  readonly indicator: string;
  readonly span: SpanKind;
  readonly page: Page;
}

/** Which of these areas have no value of which of these indicators for a period: who has not reported. */
export interface UnreportedAsk {
  readonly kind: 'unreported';
  readonly indicators: readonly string[];
  readonly areas: readonly string[];
  readonly period: Period;
}

/** Why a row is listed. */
export type Rule =
  | 'ledger' // a ledger counts another figure
  | 'children' // the areas below add up to another total
  | 'child_exceeds' // an area below has more than the whole
  | 'part_exceeds' // 其中 is more than what it is part of
  | 'months' // months or quarters add up to another year
  | 'same_vintage' // two sources of one vintage
  | 'other_vintage' // a source of lower vintage, superseded
  | 'base' // 同期数 printed beside a value differs from the value of that period
  | 'growth' // grew unlike all others
  | Exclude<Status, 'value'>; // a gap, and what is known of it

/** One line of a list: a figure, what it is compared with, and the cells of both. */
export interface Finding {
  readonly rule: Rule;
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  readonly figure: Figure;
  readonly at: CellOrigin | null;
  /** The other indicator, area or period, where it is another one. */
  readonly otherIndicator: string;
  readonly otherArea: string;
  readonly otherPeriod: Period;
  readonly other: Figure;
  readonly otherAt: CellOrigin | null;
  /** `figure` less `other`. */
  readonly difference: Figure;
  /** How many parts were added up; growth in percent of an outlier. */
  readonly number: number;
  /** The question whose trace shows what is behind the figure, and behind the other one. */
  readonly ask: Ask;
  readonly otherAsk: Ask;
}

/** What is true of many rows and therefore said once: a ledger that is not complete before a year, or never equals its figures. */
export interface QualityNote {
  readonly code: 'ledger_before' | 'ledger_never' | 'ledger_silent' | 'children_never';
  readonly indicator: string;
  readonly area: string;
  /** The period from which on it is complete. */
  readonly from: Period | null;
  readonly count: number;
}

export interface FindingsPage {
  readonly kind: FindingKind;
  readonly rows: readonly Finding[];
  readonly total: number;
  readonly notes: readonly QualityNote[];
}

/** `cells` by place of the period in `periods`. */
export interface CoveragePage {
  readonly kind: 'coverage';
  readonly periods: readonly Period[];
  readonly rows: readonly CoverageRow[];
  readonly total: number;
}
export interface CoverageRow {
  readonly indicator: string;
  /** Areas that have a value in any of the periods. */
  readonly areas: number;
  /** Areas with a value, of those that have the indicator by then and still exist; null: nothing at all. */
  readonly cells: readonly ({ readonly valued: number; readonly of: number } | null)[];
}

export interface AreasPage {
  readonly kind: 'areas';
  readonly periods: readonly Period[];
  readonly rows: readonly AreaCoverage[];
  readonly total: number;
}
export interface AreaCoverage {
  readonly area: string;
  /** Null: nothing is said at all. */
  readonly cells: readonly (Status | null)[];
}

export interface UnreportedPage {
  readonly kind: 'unreported';
  /** Areas without all of their values; `missing` are keys of indicators. */
  readonly rows: readonly { readonly area: string; readonly missing: readonly string[] }[];
  readonly total: number;
}

export type QualityPage = FindingsPage | CoveragePage | AreasPage | UnreportedPage;
