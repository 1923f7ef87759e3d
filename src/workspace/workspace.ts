import type { CatalogData, Period, Vintage } from '../catalog';
import type { CollectForm, Profile, Recipe } from '../ingest';
import type { Ask } from '../query';
import type { BrowseSpec, PivotSpec } from '../query';
import type { View } from '../view';
import type { DocxSettings } from '../summary';
import type { FormTemplate } from './template';
import type { BasisRow, DocumentLife } from './document';
import type { QueryTab, RanQuery, WorkspaceQuery } from './query_tab';

export type { View };
export type * from './template'; // prescribed forms
export type * from './document';
export type * from './query_tab';
export { VINTAGES, type Vintage } from '../catalog';

/** All of a person's work but the bytes of source files. Immutable: a command makes a new one, undo returns to an old one. */
export interface Workspace {
  readonly format: 2;
  readonly id: string;
  readonly name: string;
  readonly catalog: CatalogData;
  readonly sources: readonly Source[];
  readonly profiles: readonly Profile[];
  readonly handNumbers: readonly HandNumber[];
  readonly overrides: readonly Override[];
  /** 收集表: forms that were given out, to see who has not reported. */
  readonly forms?: readonly CollectForm[];
  /** 用数台账: every number that was cited, in the order of citing. */
  readonly citations?: readonly Citation[];
  /** 命名查询: cited by name in documents. */
  readonly queries?: readonly WorkspaceQuery[];
  /** What was run in query tabs, the latest last; no step of undo. */
  readonly ran?: readonly RanQuery[];
  /** How documents look as DOCX (公文版式). */
  readonly docx?: DocxSettings;
  /** 上级表样: prescribed forms with what belongs into their cells. */
  readonly templates?: readonly FormTemplate[];
  readonly tabs: readonly Tab[];
  readonly activeTab: string | null;
  /** Invented figures: said on screen and in every export. */
  readonly sample?: boolean;
}

/** 公开程度 of a source. */
export type SourcePublish = 'public' | 'internal' | 'unpublished' | 'unstated';

/** A file's bytes are kept by `sha256`; this is what else is known of it. */
export interface Source {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly kind: 'file' | 'paste' | 'hand';
  /** Day of publication, YYYY-MM-DD. */
  readonly released?: string;
  /** ISO time. */
  readonly imported: string;
  readonly vintage: Vintage;
  /** 未注明: neither the file nor a person has said; it leaves as what is public does. */
  readonly publish: SourcePublish;
  /** How its bytes were read as text, and what stood between the cells. */
  readonly encoding?: string;
  readonly delimiter?: string;
  /** What its area texts and its names of indicators were taken for, by itself or as a person told: text → key. By these it is read again. */
  readonly areas?: Readonly<Record<string, string>>;
  readonly indicators?: Readonly<Record<string, string>>;
  readonly sheets: readonly SourceSheet[];
}

/** How each sheet of the source was read; the recipe rebuilds its facts from the bytes. */
export interface SourceSheet {
  readonly name: string;
  readonly kind: 'facts' | 'ledger' | 'unread';
  readonly profile?: string;
  /** As accepted: by it the sheet is read again. Sources from before recipes were kept have none. */
  readonly recipe?: Recipe;
  readonly rows: number;
}

/** 手工数: a fact that no file holds. */
export interface HandNumber {
  readonly id: string;
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  /** As typed: '15000余', '1.2万'. */
  readonly text: string;
  readonly basis: string;
  readonly provider: string;
  readonly date: string;
  /** The source does not say its period: it was assumed, and every place that shows the number says so. */
  readonly assumed?: boolean;
}

export interface Override {
  readonly id: string;
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  readonly value: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** One entry of the 用数台账: a number as it was when it went out, and the question that gave it. */
export interface Citation {
  readonly id: string;
  /** ISO time. */
  readonly at: string;
  /** How it went out: copied with its source, frozen in a final document, or reported to somebody. */
  readonly kind: 'copied' | 'frozen' | 'reported';
  readonly ask: Ask;
  /** As shown with its unit: 512件. */
  readonly text: string;
  /** The exact value as `num/den` or a decimal; empty where only an interval or a reason was shown. */
  readonly exact: string;
  /** 青溪县 2024年 专利授权量, as read by a person. */
  readonly place: string;
  /** Where it came from, as read by a person: file › sheet › cell. */
  readonly sources: readonly string[];
  /** Only what was released by this day counted, YYYY-MM-DD. */
  readonly asOf?: string;
  readonly note?: string;
  /** To whom it was reported. */
  readonly to?: string;
  /** Title of the document that it stands in. */
  readonly document?: string;
  /** The first rows that it was read from: by them a later value is explained. */
  readonly basis?: readonly BasisRow[];
}

export type Tab = ViewTab | SummaryTab | LedgerTab | PivotTab | QueryTab;

/** 分析表: a comparison shown as grid and chart. */
export interface ViewTab {
  readonly id: string;
  readonly kind: 'view';
  readonly title: string;
  readonly view: View;
}

/** 文稿: Markdown with `{{…}}`. */
export interface SummaryTab extends DocumentLife {
  readonly id: string;
  readonly kind: 'summary';
  readonly title: string;
  readonly text: string;
  readonly area?: string;
  readonly period?: Period;
}

/** 台账: the rows of a ledger, or flat facts, as a grid. */
export interface LedgerTab {
  readonly id: string;
  readonly kind: 'ledger';
  readonly title: string;
  readonly browse: BrowseSpec;
  readonly look?: RowsLook;
}

/** How a grid of rows looks; columns are named by their keys. */
export interface RowsLook {
  readonly widths?: Readonly<Record<string, number>>;
  readonly hidden?: readonly string[];
  /** Those not named come behind, in the table's order. */
  readonly order?: readonly string[];
  readonly frozen?: readonly string[];
}

/** 透视表. */
export interface PivotTab {
  readonly id: string;
  readonly kind: 'pivot';
  readonly title: string;
  readonly pivot: PivotSpec;
}
