import type { Period } from '../catalog';
import type { NumberLocale, Status } from '../core';

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
  /** Rows that hold no values but say what the rows below them are about, until the next one says otherwise. */
  readonly sections?: readonly RowContext[];
  /** Rows whose stub does not say in full what they are about: `其中：发明专利` below 专利申请量. */
  readonly rows?: readonly RowContext[];
  /** Stub columns in which a blank repeats the cell above: merged cells that a text file has lost. */
  readonly fill?: readonly number[];
  /** Names of areas have their codes in front: `0301 Oslo`. */
  readonly codedNames?: boolean;
  /** Rows' names say their periods (`Unemployment_rate_2020`), which count more than the sheet's. */
  readonly namedPeriods?: boolean;
  /** How the sheet writes numbers, where not as 1,234.5. */
  readonly numbers?: NumberLocale;
}

/** What a row (0-based) says beside its cells. An empty text takes back what an earlier section said. */
export interface RowContext {
  readonly row: number;
  readonly indicator?: string;
  readonly unit?: string;
  readonly period?: Period;
  readonly area?: string;
  readonly parent?: string;
  /** Months (1–12) of the year at hand that the row is about, where its name says so: `地区生产总值（上半年）` in a table of 1—7月. */
  readonly months?: { readonly from: number; readonly n: number };
}

/** What a column (0-based `at`) holds. A value column may say its indicator, unit, period or area in its head. */
export type ColumnRole =
  | {
      readonly at: number;
      readonly role:
        'area_name' | 'area_code' | 'parent' | 'period' | 'year' | 'month' | 'indicator' | 'unit' | 'status' | 'skip';
      /** Of a period column that holds days: for how many months each stands. */
      /** Of a month column: its numbers count spans of so many months (3: quarters). */
      readonly every?: number;
      /** Of a unit column: the column that says in thousands or millions of it. */
      readonly scaleAt?: number;
      /** Of a year or period column: years are counted from behind this one (民國: 1911), and months written behind them (10912). */
      readonly era?: number;
    }
  | {
      readonly at: number;
      readonly role: 'value' | 'base' | 'growth'; // base: 同期数 printed beside the value; growth: 同比 as published
      readonly indicator?: string;
      readonly unit?: string;
      readonly period?: Period;
      readonly area?: string;
      /** Months of the row's year (1–12) that the column is about: 一季度 beside a column of years. */
      readonly months?: { readonly from: number; readonly n: number };
      /** 本月 or 累计 of the period that the row states. */
      readonly span?: 'month' | 'ytd';
    };

export interface LedgerRecipe {
  readonly kind: 'ledger';
  /** Key of the ledger: `ledger_<key>` is its table. */
  readonly ledger: string;
  readonly header: { readonly from: number; readonly to: number };
  readonly data: { readonly from: number; readonly to: number };
  readonly columns: readonly LedgerColumn[];
  /** For how many months a thing is valid from its day on, where the sheet says the same of all (有效期三年). */
  readonly validMonths?: number;
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
  /** Set where it was learnt on accepting an import; such a profile is matched by what it learnt, not by `match`. */
  readonly learnt?: Learnt;
}

/** A recipe for sheets whose height varies: header found by its headings, data until the first blank or note row. */
export type RecipePattern = Omit<FactsRecipe, 'data' | 'skipRows' | 'sections' | 'rows'> | Omit<LedgerRecipe, 'data'>;

/**
 * What a profile that was learnt on accepting an import knows of the sheet beside its recipe: its shape, by which the next file is known,
 * what a person said that the sheet does not say, and what the next one is compared with.
 */
export interface Learnt {
  /** Shapes (numbers and periods taken out) of the file's name, the sheet's name and the heads. */
  readonly file: string;
  readonly sheet: string;
  readonly heads: readonly LearntHead[];
  /** Name of the file that it was last learnt from. */
  readonly from: string;
  /** The latest span that file had. */
  readonly latest?: Period;
  /** A person pointed out the header: where its heads stand there it is, whatever inference says. */
  readonly header?: true;
  /** What a person said of the whole sheet. Never a period: each file has its own. */
  readonly said?: Pick<FactsRecipe['whole'], 'indicator' | 'unit' | 'area'>;
  /** What that file itself said of the same when a person corrected it: the correction holds where the next file says so again. */
  readonly was?: Pick<FactsRecipe['whole'], 'indicator' | 'unit' | 'area'>;
  /** Symbols to which a person gave another meaning. */
  readonly symbols?: FactsRecipe['symbols'];
  /** Units that its rows stated, by indicator as written. */
  readonly rowUnits?: Readonly<Record<string, string>>;
}

export interface LearntHead {
  readonly shape: string;
  /** As it was written. */
  readonly head: string;
  /** Unit that it stated. */
  readonly unit?: string;
  /** Set where a person corrected what was inferred: where the next file says the same, the same correction holds. */
  readonly corrected?: { readonly was: ColumnWord; readonly is: ColumnWord };
}

/** A column's role without its place and its period, which differ from file to file. */
export interface ColumnWord {
  readonly role: ColumnRole['role'];
  readonly indicator?: string;
  readonly unit?: string;
  readonly area?: string;
}
