import type { FigureForm, FigureNote, Reason, Sql } from '../core';
import type { Amount, Rational, Term } from './amount';

/**
 * What one column is for one of the periods: either refused before asking, or terms that leave SQL as they are, with how to
 * finish them afterwards without rounding.
 */
export type Outcome = Refused | Asked;

export interface Shape {
  readonly form: FigureForm;
  readonly unit: string;
  readonly decimals: number;
}

export interface Refused extends Shape {
  readonly refused: Reason;
}

/**
 * value: the value × times. difference: value − base. growth: (value / base − 1) × 100. quotient: value / base × times.
 * compound: ((value / base)^(1/steps) − 1) × 100.
 */
export type Finish =
  | { readonly kind: 'value' }
  | { readonly kind: 'difference' }
  | { readonly kind: 'growth' }
  | { readonly kind: 'quotient'; readonly times: Rational }
  | { readonly kind: 'compound'; readonly steps: number };

export interface Asked extends Shape {
  readonly value: Amount;
  readonly base: Amount | null;
  readonly finish: Finish;
  /** The reason why there is no figure, NULL where there is one; null when there always is one. */
  readonly why: Sql | null;
  /** The same as `why`, where it follows from the terms that leave SQL: the first that applies. Then no reason need leave SQL beside them. */
  readonly told?: readonly Told[] | undefined;
  readonly notes: Sql | null;
  /** A place with its reasons and notes in one number (`readPlace`), which leaves SQL in their stead. */
  readonly placed?: Sql | undefined;
  /** What is known before asking. */
  readonly always: readonly FigureNote[];
  /** Bounds, where the figure may be known as an interval only. */
  readonly interval?: { readonly low: Sql; readonly high: Sql };
  /** A text that decides between forms: the kind of a target. */
  readonly kind?: Sql;
  /** The slot of the row's own area whose value this is, as it is stored, wherever that is known. */
  readonly stored?: number | undefined;
  /** A text instead of a number. */
  readonly text?: Sql;
}

/** A reason that a term tells by itself: it is NULL, zero, below zero, or below a limit. */
export interface Told {
  readonly of: 'num' | 'den' | 'base';
  readonly is: 'null' | 'zero' | 'negative' | { readonly below: number };
  readonly reason: Reason;
}

export const refuse = (refused: Reason, shape: Shape): Refused => ({ refused, ...shape });
export const isRefused = (outcome: Outcome): outcome is Refused => 'refused' in outcome;
export type { Term };
