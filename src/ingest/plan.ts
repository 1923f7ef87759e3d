import type { Area, Indicator } from '../catalog';
import type { ColumnData, Issue, Sql } from '../core';
import type { FactsRecipe, LedgerRecipe, Recipe } from './recipe';

/** A rectangle of text cells. `cells[r][c]`; short rows are allowed. Cells of merged ranges repeat their value. */
export interface RawSheet {
  readonly name: string;
  readonly cells: readonly (readonly string[])[];
  /** Set where `cells` is only the beginning of a delimited file that the engine reads itself. */
  readonly sample?: { readonly delimiter: string; readonly rows: number };
}

/** A file as opened: text sheets, or why not. */
export interface RawSource {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly format: 'csv' | 'xlsx' | 'xls' | 'other';
  /** 'utf-8', 'gb18030' …, for delimited text. */
  readonly encoding?: string;
  readonly sheets: readonly RawSheet[];
  /** For a large delimited file: its bytes as UTF-8, to be read by the engine. */
  readonly utf8?: Uint8Array;
  readonly issues: readonly Issue[];
}

/** What will be loaded out of a source, before anything is. */
export interface SourcePlan {
  readonly source: RawSource;
  readonly sheets: readonly SheetPlan[];
  /** Areas and indicators that the catalog did not know; accepted with the plan. */
  readonly newAreas: readonly Area[];
  readonly newIndicators: readonly Indicator[];
  readonly issues: readonly Issue[];
}

export type SheetPlan =
  | {
      readonly kind: 'facts';
      readonly sheet: string;
      readonly recipe: FactsRecipe;
      readonly profile?: string;
      readonly facts: FactBatch;
    }
  | {
      readonly kind: 'facts_sql';
      readonly sheet: string;
      readonly recipe: FactsRecipe;
      readonly profile?: string;
      readonly load: DelimitedLoad;
    }
  | {
      readonly kind: 'ledger';
      readonly sheet: string;
      readonly recipe: LedgerRecipe;
      readonly profile?: string;
      readonly rows: LedgerBatch;
    }
  | { readonly kind: 'unread'; readonly sheet: string; readonly rows: number };

/**
 * Facts of one sheet as columns of equal length. `indicators` and `areas` are keys; the columns hold positions in them,
 * which the loader replaces by the database's ids.
 */
export interface FactBatch {
  readonly indicators: readonly string[];
  readonly areas: readonly string[];
  readonly length: number;
  readonly indicator: Uint16Array;
  readonly area: Int32Array;
  readonly m0: Int16Array;
  readonly n: Uint8Array;
  readonly role: Uint8Array; // 0 value, 1 same-period base
  readonly value: Float64Array; // NaN where status is not value
  readonly digits: Uint8Array;
  readonly low: Float64Array; // NaN: none
  readonly high: Float64Array;
  readonly status: Uint8Array; // position in STATUSES
  readonly flags: Uint8Array;
  readonly row: Int32Array; // 1-based
  readonly column: Uint16Array; // 1-based
  /** Where the text is not the plain number: [index, text, unit as written]. */
  readonly texts: readonly (readonly [number, string, string])[];
}

/** Rows of one ledger sheet; `area` holds keys or null, `row` is 1-based in the sheet. */
export interface LedgerBatch {
  readonly columns: readonly (ColumnData & { readonly sqlType: string })[];
  readonly area: readonly (string | null)[];
  readonly row: Int32Array;
  readonly length: number;
}

/**
 * A regular delimited file that the engine reads by itself. `probe` asks for the distinct texts of the dimension columns
 * and for the rows that do not fit; `resolve` (pure) turns the answer into mapping tables and the loading statement.
 */
export interface DelimitedLoad {
  readonly file: string; // name to register the bytes under
  readonly probe: Sql;
}

/** What a person answered for a file that does not say: by file name. */
export type Answers = Readonly<Record<string, { readonly indicator?: string; readonly unit?: string }>>;

export type { Recipe };
