import type { Area, Catalog, Indicator, Period } from '../catalog';
import type { Sql } from '../core';
import type { Term } from './amount';
import type { QueryContext } from './context';
import type { Dialect } from './dialect';
import type { Over } from './formula';
import type { Outcome } from './outcome';
import type { Among, Ask } from './spec';

/** Where an operand's values come from. */
export type Origin =
  | { readonly kind: 'fact'; readonly indicator: Indicator }
  | { readonly kind: 'measure'; readonly measure: string; readonly indicator: Indicator }
  /** Sum of value × weight over the members of a total. */
  | { readonly kind: 'weighted'; readonly indicator: Indicator; readonly weight: Indicator }
  | { readonly kind: 'target'; readonly indicator: Indicator; readonly issuer: string | null };

/** Whose value: the area asked for, the area above it, or another. */
export type Who = 'self' | 'parent' | { readonly area: string };

/** One stored or aggregated number within the statement. */
export interface Operand {
  readonly term: Term;
  readonly why: Sql;
  /** Nothing can be said of it but that it is missing. */
  readonly clean: boolean;
  readonly notes: Sql | null;
  readonly low: Sql;
  readonly high: Sql;
  /** The kind of a target. */
  readonly kind: Sql;
  readonly slot: number;
  /** It is the row's own area's, and no total. */
  readonly own: boolean;
}

/** One column at one period (and, in a batch, one area): what a derivation may know and ask for. */
export interface Cell {
  readonly ask: Ask;
  readonly period: Period;
  readonly catalog: Catalog;
  readonly dialect: Dialect;
  readonly context: QueryContext;
  /** Set where the column stands for several areas together. */
  readonly members: readonly Area[] | null;
  /** The key of the area in SQL. */
  readonly areaKey: Sql;
  /** The same column for any of the peers that an area is ranked among. */
  readonly asPeer: Cell;
  operand(origin: Origin, period: Period, who?: Who): Operand;
  /** Sum of an operand over all children of the parent, whether all of them are known, and whether one is only as an interval. */
  siblingSum(operand: Operand): { readonly total: Term; readonly complete: Sql; readonly ranged: Sql | null };
  /** Whether the area has one above it. */
  hasParent(): Sql;
  /** The same column asking something else: at another period, of another area. `label` tells its rankings from the column's own. */
  other(ask: Pick<Ask, 'measure' | 'derivation'>, period: Period, area: string | null, label: string): Outcome;
  /** The same cell at another period; the question stays what it was. */
  moved(period: Period): Cell;
  /** One figure out of all peers': its value, how many have one (NULL where there are no peers) and how many have none. */
  over(
    among: Among,
    by: RankBy,
    how: Over,
    label: string,
  ): { readonly value: Sql; readonly known: Sql; readonly gaps: Sql };
  /** The place among peers; highest first when `desc`. */
  place(among: Among, by: RankBy, desc: boolean, label?: string): Placed;
}

export interface Placed {
  readonly place: Sql;
  /** Whether others share it, and whether a peer has no value. */
  readonly tie: Sql;
  readonly gap: Sql;
  /** All of it in one number (`readPlace`); null where there can be no place. */
  readonly packed: Sql | null;
}

export interface RankBy {
  readonly num: Term;
  readonly den: Term | null;
  readonly why: Sql | null;
}
