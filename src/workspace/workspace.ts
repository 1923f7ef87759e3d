import type { CatalogData, Period, Vintage } from '../catalog';
import type { CollectForm, Profile, Recipe } from '../ingest';
import type { View } from '../view';

export type { View };
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
  readonly tabs: readonly Tab[];
  readonly activeTab: string | null;
  /** Invented figures: said on screen and in every export. */
  readonly sample?: boolean;
}

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
  readonly publish: 'public' | 'internal' | 'unpublished';
  /** How its bytes were read as text, and what stood between the cells. */
  readonly encoding?: string;
  readonly delimiter?: string;
  /** Area texts that a person told: text → key. */
  readonly areas?: Readonly<Record<string, string>>;
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

export type Tab = ViewTab | SummaryTab;

/** 分析表: a comparison shown as grid and chart. */
export interface ViewTab {
  readonly id: string;
  readonly kind: 'view';
  readonly title: string;
  readonly view: View;
}

/** 文稿: Markdown with `{{…}}`. */
export interface SummaryTab {
  readonly id: string;
  readonly kind: 'summary';
  readonly title: string;
  readonly text: string;
  readonly area?: string;
  readonly period?: Period;
}
