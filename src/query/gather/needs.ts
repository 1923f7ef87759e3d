import type { Area, Period } from '../../catalog';
import type { Sql } from '../../core';
import type { Origin, RankBy, Who } from '../cell';
import type { Over } from '../formula';
import type { Among } from '../spec';

/** Areas whose gathered row stands beside each row of the question: under which name, and which. */
export interface Beside {
  readonly name: string;
  /** 'self', 'parent', the key of an area, or the number of a total. */
  readonly who: 'self' | 'parent' | { readonly key: string } | { readonly total: number };
}

/** A sum over the children of each row's parent, of one slot. */
export interface ChildrenSum {
  /** What it is called in the statement. */
  readonly name: string;
  readonly slot: number;
  readonly scale: number;
  /** How far from zero one value is. */
  readonly most: number | undefined;
  /** As a floating number, which is exact for so few digits. */
  readonly double: boolean;
  /** Whether one of them may be known as an interval only. */
  readonly ranged: boolean;
}

/** Rankings of columns among the same peers, in one direction, of numbers of one form: they are sorted together. */
export interface Placing {
  readonly name: string;
  readonly siblings: boolean;
  readonly desc: boolean;
  readonly form: PlacedForm;
  readonly by: Map<number, { readonly among: Among }>;
  /** For each column (of a formula: for each ranking in it) what is ranked at each question. */
  readonly columns: Map<string, Map<number, RankBy>>;
}

/** A floating number orders exactly; a fraction is compared crosswise, as decimals of so many places. */
export type PlacedForm = { readonly kind: 'number' } | { readonly kind: 'fraction'; readonly scale: number };

/** A figure of all peers needed by one column: which, of what for each question. */
export interface OverPeers {
  readonly name: string;
  readonly siblings: boolean;
  readonly how: Over;
  readonly by: Map<number, { readonly among: Among; readonly value: RankBy }>;
}

/** One operand as it was asked for. */
export interface Request {
  readonly origin: Origin;
  readonly period: Period;
  readonly who: Who;
  readonly members: readonly Area[] | null;
  readonly slot: number;
}

/** A CTE that stands beside each row under a name. */
export interface Join {
  readonly table: string;
  readonly name: string;
  readonly same: string;
  readonly on: Sql;
}
