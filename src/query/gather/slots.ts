import type { Indicator, Period } from '../../catalog';
import { raw, sql, type Sql } from '../../core';

/** One thing to be gathered: the value at `period` under column number `slot` for question number `p`. */
export interface Slot {
  readonly p: number;
  readonly slot: number;
  readonly period: Period;
}
export interface FactSlot extends Slot {
  readonly indicator: Indicator;
  readonly scale: number;
}
export interface MeasureSlot extends Slot {
  readonly measure: string;
}
export interface TargetSlot extends Slot {
  readonly indicator: string;
  readonly issuer: string | null;
}
/** Sum over the members of a total, of one slot or of one times another. */
export interface TotalSlot {
  readonly p: number;
  readonly slot: number;
  readonly total: number;
  readonly scale: number;
  readonly of: number;
  readonly weight: number | null;
}

export const int = (n: number): Sql => raw(String(n));
export const line = (...parts: readonly Sql[]): Sql => parts.reduce((all, part) => sql`${all}\n${part}`);

/** What a row of `found` says when it has no value: a status as stored, or one of these. */
export const EXTRA_STATUS = { missing_child: 100, only_range: 101 } as const;
