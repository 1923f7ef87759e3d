import type { Frame, Figure, Sql } from '../core';
import type { Period } from '../catalog';

/** A QuerySpec turned into a statement for one dialect, and how to read what comes back. */
export interface Compiled {
  readonly sql: Sql;
  /** Frame of `sql` → figures. Pure. */
  readonly read: (frame: Frame) => Answer;
}

/** What a page of rows says. `rows[i].figures[j]` belongs to `spec.columns[j]`. */
export interface Answer {
  readonly rows: readonly AnswerRow[];
  /** How many rows there are in all, not only on this page. */
  readonly total: number;
}

export interface AnswerRow {
  readonly area?: string;
  readonly period?: Period;
  readonly figures: readonly Figure[];
}

/** One fact or ledger row that went into a number, with the cell that it was read from. */
export interface TraceRow {
  readonly role: 'value' | 'base' | 'whole' | 'peer' | 'divisor' | 'target' | 'growth';
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  readonly figure: Figure;
  readonly raw: string | null;
  readonly source: CellOrigin | null;
  /** Set when this is an override or a hand number. */
  readonly reason?: string;
  readonly superseded: boolean;
}

/** The file, sheet and cell that a value was read from. */
export interface CellOrigin {
  readonly sha256: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}
