import type { Period } from '../catalog';

/**
 * The only question the program asks of its facts. A scalar is one column and no rows: its column fixes area and period.
 */
export interface QuerySpec {
  readonly columns: readonly Ask[];
  /** What the rows are; their members come from `where`. */
  readonly rows: readonly Dimension[];
  readonly where: readonly Predicate[];
  /** Of these rows those for which all of this holds: counted, ordered and paged are only they. */
  readonly keep?: readonly Keep[];
  readonly order?: readonly Order[];
  readonly page?: { readonly offset: number; readonly limit: number };
  /** A day, YYYY-MM-DD: only what was released by then counts. */
  readonly asOf?: string;
}

export type Dimension = 'area' | 'period';

/** One column: a measure under a derivation. `area` and `period` fix what the rows do not give. */
export interface Ask {
  readonly measure: string;
  readonly derivation: Derivation;
  readonly area?: AreaArg;
  readonly period?: Period;
  /** Where the area or the definition changed: as published under its own key only, or nothing from before the last change. */
  readonly across?: 'published' | { readonly cutTo: Period };
  /** What this other question shows is taken away from what this one shows (SPEC D1). For single numbers of a text only. */
  readonly less?: Ask;
}

/** One area, or several taken together as a total (which the indicator's additivity allows or refuses). */
export type AreaArg = { readonly key: string } | { readonly sum: readonly string[] };

export type Derivation =
  | { readonly kind: 'level' }
  | { readonly kind: 'change'; readonly base: Base } // 增减额
  | { readonly kind: 'growth'; readonly base: Base } // percent change
  | { readonly kind: 'points'; readonly base: Base } // 百分点
  | { readonly kind: 'published_growth' }
  | { readonly kind: 'share'; readonly of: 'parent' | { readonly area: string } }
  /** `end`: counted from the last place on (倒数). */
  | { readonly kind: 'rank'; readonly among: Among; readonly of?: 'level' | 'growth'; readonly end?: 'last' }
  | { readonly kind: 'index'; readonly base: Period } // base = 100
  | { readonly kind: 'cagr'; readonly from: Period } // 年均增长
  | { readonly kind: 'per'; readonly by: string; readonly scale?: number } // per another indicator; scale 10000: per 万人
  | { readonly kind: 'completion'; readonly issuer?: string } // percent of target
  | { readonly kind: 'target'; readonly issuer?: string } // the target itself
  | FormulaDerivation;

/**
 * A formula over any indicators (formula/SPEC.md); the ask's measure is only the first that it names, or ''. `text` names by keys and
 * nothing but the catalog. `among`: whom its ranks and its figures over areas are taken among. `unit`, `decimals`: instead of its own.
 */
export interface FormulaDerivation {
  readonly kind: 'formula';
  readonly text: string;
  readonly among?: Among;
  readonly unit?: string;
  readonly decimals?: number;
}

/** The same span a year earlier (同比), the span before (环比), or a named one. */
export type Base = 'same_period' | 'previous' | { readonly period: Period };

/** Peers of a rank: all children of the area's parent at that time, a named set, or these. */
export type Among = 'siblings' | { readonly set: string } | { readonly areas: readonly string[] };

export type Predicate =
  | { readonly dim: 'area'; readonly in: readonly string[] }
  | { readonly dim: 'area'; readonly childrenOf: string; readonly tree?: string }
  | { readonly dim: 'period'; readonly in: readonly Period[] };

export interface Order {
  /** A row dimension (area: official order; period: time) or a column's index. Missing values come last, either way. */
  readonly by: Dimension | number;
  readonly desc?: boolean;
  /** Of a column: by the distance from this number (decimal text), in the unit in which the column is stored. */
  readonly near?: string;
}

/**
 * A predicate over a computed column (its index), in the unit in which it is shown: percent for growth. Numbers are decimal texts.
 * `values`: any of these numbers, or of these reasons (`!missing`). `top`: the greatest (or least) of all rows, those that share the last place too.
 */
export type Keep =
  | { readonly column: number; readonly test: KeepTest; readonly value: string; readonly to?: string }
  | { readonly column: number; readonly values: readonly string[] }
  | { readonly column: number; readonly top: number; readonly least?: boolean };

export type KeepTest = 'gt' | 'ge' | 'lt' | 'le' | 'eq' | 'ne' | 'between' | 'missing' | 'present';
