import type { Period } from '../catalog';
import type { Status } from '../core';

/**
 * How one sheet is turned into facts or a ledger. Inferred from the sheet, written by hand, or corrected by a person:
 * always this same recipe, so that what was understood can be shown, changed, saved (a profile) and offered again.
 */
export type Recipe = FactsRecipe | LedgerRecipe;

export interface FactsRecipe {
  readonly kind: 'facts';
  /** Rows of the header, 0-based in the sheet, joined top to bottom into one name per column. */
  readonly header: { readonly from: number; readonly to: number };
  /** Data rows: from ≤ row < to. */
  readonly data: { readonly from: number; readonly to: number };
  readonly columns: readonly ColumnRole[];
  /** What the whole sheet says: read in its title, corner, name or file name, or given by a person. */
  readonly whole: {
    readonly indicator?: string; // name as written
    readonly unit?: string;
    readonly period?: Period;
    readonly area?: string; // name as written
    readonly title?: string; // the title line above the table
  };
  /** What a symbol means for this publisher: {'—': 'missing', '-': 'below_unit'}. */
  readonly symbols: Readonly<Record<string, Status>>;
  /** Rows to leave out, 0-based: repeated headers, notes, blank ones. */
  readonly skipRows: readonly number[];
}

/** What a column (0-based `at`) holds. A value column may say its indicator, unit, period or area in its head. */
export type ColumnRole =
  | {
      readonly at: number;
      readonly role:
        'area_name' | 'area_code' | 'parent' | 'period' | 'year' | 'month' | 'indicator' | 'unit' | 'status' | 'skip';
    }
  | {
      readonly at: number;
      readonly role: 'value' | 'base' | 'growth'; // base: 同期数 printed beside the value; growth: 同比 as published
      readonly indicator?: string;
      readonly unit?: string;
      readonly period?: Period;
      readonly area?: string;
    };

export interface LedgerRecipe {
  readonly kind: 'ledger';
  /** Key of the ledger: `ledger_<key>` is its table. */
  readonly ledger: string;
  readonly header: { readonly from: number; readonly to: number };
  readonly data: { readonly from: number; readonly to: number };
  readonly columns: readonly LedgerColumn[];
}

export interface LedgerColumn {
  readonly at: number;
  /** Heading as written. */
  readonly label: string;
  /** Other headings under which a profile finds the same column. */
  readonly aliases?: readonly string[];
  /** Column name in the table: ASCII, unique. */
  readonly name: string;
  readonly type: 'text' | 'number' | 'date';
  /** The area column decides the row's area; personal ones are loaded only when asked for. */
  readonly role: 'area_name' | 'area_code' | 'date' | 'amount' | 'category' | 'key' | 'text' | 'personal' | 'skip';
  /** Unit in which the column is kept. */
  readonly unit?: string;
  /** Unit that the sheet's heading states, where it is another one. */
  readonly statedUnit?: string;
}

/** A recipe kept under a name, with what a sheet must look like for it to be offered. */
export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly match: {
    /** Glob over the file name: `*专利*.xlsx`. */
    readonly file?: string;
    readonly sheet?: string;
    /** Headings that must all be there. */
    readonly headings?: readonly string[];
  };
  readonly recipe: RecipePattern;
  readonly vintage?: string;
}

/** A recipe for sheets whose height varies: header found by its headings, data until the first blank or note row. */
export type RecipePattern = Omit<FactsRecipe, 'data' | 'skipRows'> | Omit<LedgerRecipe, 'data'>;
