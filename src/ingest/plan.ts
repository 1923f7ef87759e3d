import type { Area, AreaChange, Indicator, Period, Vintage } from '../catalog';
import type { AreaQuestion } from './areas/questions';
import type { Proposal } from './proposals/propose';
import type { ColumnData, Issue, LoadStep } from '../core';
import type { Correction } from './correct/correction';
import type { FactsRecipe, LedgerRecipe, Profile, Recipe } from './recipe';

/** A rectangle of text cells. `cells[r][c]`; short rows are allowed. Cells of merged ranges repeat their value. */
export interface RawSheet {
  readonly name: string;
  readonly cells: readonly (readonly string[])[];
  /** Merged ranges, 0-based and inclusive. */
  readonly merges?: readonly Merge[];
  /**
   * Set where the file's sheet holds several tables and this is one of them: the rows and columns in which it lies, `to` exclusive. Its
   * cells keep their places, those of the other tables are blank. `name` is unique; `sheetNameOf` gives the name in the file.
   */
  readonly window?: {
    readonly rows: { readonly from: number; readonly to: number };
    readonly columns: { readonly from: number; readonly to: number };
  };
  /** Set where `cells` is only the beginning of a delimited file that the engine reads itself. */
  readonly sample?: {
    readonly delimiter: string;
    /** `"` where absent. */
    readonly quote?: string;
    /** A backslash where it makes quotes and delimiters text. */
    readonly escape?: string;
    readonly rows: number;
    /** Bytes of the file that hold whole records, where its last one broke off. */
    readonly whole?: number;
  };
}

/** What a file is by its content; `et` files are `xls` or `xlsx`, a feather file is `arrow`. */
export type SourceFormat =
  | 'csv'
  | 'xlsx'
  | 'xlsb'
  | 'xls'
  | 'ods'
  | 'spreadsheetml'
  | 'html'
  | 'parquet'
  | 'arrow'
  | 'json'
  | 'ndjson'
  | 'other';

export interface Merge {
  readonly from: { readonly row: number; readonly column: number };
  readonly to: { readonly row: number; readonly column: number };
}

/** A file as opened: text sheets, or why not. */
export interface RawSource {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly format: SourceFormat;
  /** 'utf-8', 'gb18030' …, for everything that is text: delimited, HTML, XML, JSON. */
  readonly encoding?: string;
  /** How sure the encoding is, 0 … 1. 1 where a byte order mark or a person says it. */
  readonly encodingConfidence?: number;
  /** The next likeliest encoding and its share of the doubt; absent where no other can be. */
  readonly encodingRunnerUp?: { readonly encoding: string; readonly confidence: number };
  /** What stands between the cells of delimited text, and how sure that is, 0 … 1. */
  readonly delimiter?: string;
  readonly delimiterConfidence?: number;
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
  /** What became of which area, as far as both are known: accepted with the plan. */
  readonly newChanges?: readonly AreaChange[];
  /** Names that may mean several areas; their rows are left out until somebody answers (`FileAnswer.areas`). */
  readonly areaQuestions?: readonly AreaQuestion[];
  /** What its texts were taken for, to be kept with it: names of areas and of indicators → keys. */
  readonly meant?: {
    readonly areas: Readonly<Record<string, string>>;
    readonly indicators: Readonly<Record<string, string>>;
  };
  /** For each area the name by which the source calls it: key → text. */
  readonly areaNames?: Readonly<Record<string, string>>;
  /** What could be counted in its ledgers: offered, and accepted by themselves only where `sure`. */
  readonly proposals?: readonly Proposal[];
  /** Edition, day of release (YYYY-MM-DD) and standing, where title, names or notes say so. */
  readonly vintage?: Vintage;
  readonly released?: string;
  readonly publish?: 'public' | 'internal' | 'unpublished';
  readonly issues: readonly Issue[];
}

export type SheetPlan =
  | {
      readonly kind: 'facts';
      readonly sheet: string;
      readonly recipe: FactsRecipe;
      readonly profile?: string;
      /** The profile that accepting it leaves, for the next sheet of its shape. */
      readonly teaches?: Profile;
      readonly facts: FactBatch;
    }
  | {
      readonly kind: 'facts_sql';
      readonly sheet: string;
      readonly recipe: FactsRecipe;
      readonly profile?: string;
      readonly teaches?: Profile;
      readonly load: DelimitedLoad;
      /** Set by `resolveDelimited`; without it nothing can be loaded. */
      readonly resolved?: ResolvedDelimited;
    }
  | {
      readonly kind: 'ledger';
      readonly sheet: string;
      readonly recipe: LedgerRecipe;
      readonly profile?: string;
      readonly teaches?: Profile;
      readonly rows: LedgerBatch;
    }
  | { readonly kind: 'unread'; readonly sheet: string; readonly rows: number };

/**
 * Facts of one sheet as columns of equal length. `indicators` and `areas` are keys; the columns hold positions in them,
 * which the loader replaces by the database's ids.
 */
export interface FactBatch {
  readonly indicators: readonly string[];
  /** For each of `indicators` how the sheet writes its name, as it first stood there. */
  readonly labels: readonly string[];
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
 * A large delimited file: its cells become numbers in workers, piece by piece (`delimited/encode.ts`), and go to staging tables of the engine
 * (`delimited/stage.ts`); then `resolveDelimited` (pure) says what its different texts stand for, and `loadDelimited` makes facts.
 */
export interface DelimitedLoad {
  /** The staging table; '' before there is one. */
  readonly table: string;
  /** Names for what the file does not say. */
  readonly fallback: { readonly indicator: string; readonly unit: string; readonly area: string };
  /** What a person said that its texts stand for. */
  readonly told?: Pick<FileAnswer, 'areas' | 'indicators'>;
  /** Units that the rows of the file before stated, by indicator, as the profile that it follows keeps them. */
  readonly unitsBefore?: Readonly<Record<string, string>>;
  /** How the file is written. Rows are 0-based. */
  readonly form: {
    readonly delimiter: string;
    readonly quote: string;
    readonly escape: string;
    /** Cells of a row that is in shape. */
    readonly width: number;
    /** The first row of data, and the row behind the last; null: it runs to the end of the file. */
    readonly from: number;
    readonly to: number | null;
    /** Rows that are no data. */
    readonly skip: readonly number[];
    /** Bytes of the file that hold whole records; absent: all. */
    readonly whole?: number;
  };
  /** Bytes of a piece. */
  readonly step: number;
  /** The rows of the header: a row that repeats them is none. */
  readonly heads: readonly (readonly string[])[];
  /** Takes away what was made beside the facts. */
  readonly discard: readonly LoadStep[];
}

/**
 * What the texts of a large file stand for. `k`: position in the list of the file's different texts, of area or period; of indicators that
 * position × value columns + value column (`v`). Texts that stand for nothing are left out.
 */
export interface ResolvedDelimited {
  readonly areas: readonly string[];
  readonly indicators: readonly string[];
  /** Facts that will be loaded. */
  readonly rows: number;
  /** Several cells are about the same place: those that do not count are listed in a table beside the staging table. */
  readonly repeated?: boolean;
  /** No two cells are about the same place, which was seen without joining them. */
  readonly unique: boolean;
  /** Some cells are no plain numbers. */
  readonly texts: boolean;
  readonly area: readonly { readonly k: number; readonly key: string }[];
  readonly period: readonly {
    readonly k: number;
    readonly m0: number;
    readonly n: number;
    /** The rows mark it as assumed: a flag of their facts. */
    readonly assumed: boolean;
  }[];
  readonly indicator: readonly {
    readonly k: number;
    readonly v: number;
    readonly key: string;
    /** As the file calls it. */
    readonly label: string;
    readonly shift: number;
    readonly unit: string;
    /** The area that the head of the column names; absent: the row says it. */
    readonly area?: string;
    /** The period in its name, where names say periods. */
    readonly period?: Period;
    /** Its name says that a month or quarter stands for all of the year so far: …_累计值. */
    readonly ytd?: true;
  }[];
  /** Cells that are no plain numbers, as the reader of numbers reads them: `i` as `k` of an indicator. */
  readonly odd: readonly {
    readonly k: number;
    readonly i: number;
    readonly text: string;
    readonly value: number;
    readonly digits: number;
    readonly status: number;
    readonly flags: number;
    /** Ends between which a figure lies of which no more is known (60余); NaN: none. */
    readonly low: number;
    readonly high: number;
    /** The text is the number and nothing else, but for blanks. */
    readonly plain: boolean;
    /** A repeated head: no fact. */
    readonly skip: boolean;
  }[];
}

/** How bytes are opened where a person said so; what is absent is detected. */
export interface OpenOptions {
  readonly encoding?: string;
  readonly delimiter?: string;
  /** From how many bytes on a delimited file is read by the engine. */
  readonly large?: number;
}

/** What a person said of files, by file name: answers to what a file does not say, and corrections of what was understood. */
export type Answers = Readonly<Record<string, FileAnswer>>;

export interface FileAnswer extends Pick<OpenOptions, 'encoding' | 'delimiter'> {
  readonly indicator?: string;
  readonly unit?: string;
  /** Area of a file that names none. */
  readonly area?: string;
  /** By sheet: the recipe as corrected, in place of what was inferred; null leaves the sheet out. */
  readonly recipes?: Readonly<Record<string, Recipe | null>>;
  /** What an area text that could not be told stands for: text → key of an area. */
  readonly areas?: Readonly<Record<string, string>>;
  /** What names of indicators were taken for when a kept source was accepted: name → key. */
  readonly indicators?: Readonly<Record<string, string>>;
  /** By sheet: what a person pointed at, in the order in which it was said; carried out on its recipe. */
  readonly corrections?: Readonly<Record<string, readonly Correction[]>>;
}

export type { Recipe, AreaQuestion, Proposal };
export type * from './correct/correction';
