import type { FigureForm } from '../../core';
import type { Period } from '../../catalog';
import type { Rational } from '../amount';
import type { Among, Base, Derivation } from '../spec';
import type { Measure } from './measure';

/** At which period a reference is read: the column's own, one told from it, or a fixed one. */
export type When =
  | { readonly kind: 'same' }
  | { readonly kind: 'year_before' } // 上年同期
  | { readonly kind: 'previous' } // 上期
  /** The calendar year `back` years before the one in which the period ends. */
  | { readonly kind: 'calendar'; readonly back: number }
  | { readonly kind: 'fixed'; readonly period: Period };

/** An indicator under a derivation, somewhere, some time. Area null: the row's own. */
export interface Asked {
  readonly kind: 'asked';
  readonly measure: string;
  readonly derivation: Derivation;
  readonly area: string | null;
  readonly when: When;
}

export type Over = 'sum' | 'mean' | 'least' | 'most' | 'middle' | 'count';
export type Compared = 'growth' | 'change' | 'index';

/** A number, its units reconciled already: every node is in the unit that its `Sense` states. */
export type Num =
  | Asked
  | { readonly kind: 'constant'; readonly value: Rational }
  | { readonly kind: 'sum' | 'product' | 'quotient'; readonly left: Num; readonly right: Num }
  | { readonly kind: 'scaled'; readonly of: Num; readonly by: Rational }
  | { readonly kind: 'abs'; readonly of: Num }
  | { readonly kind: 'choice'; readonly on: Truth; readonly then: Num; readonly otherwise: Num }
  | { readonly kind: 'if_missing'; readonly of: Num; readonly otherwise: Num }
  | { readonly kind: 'least' | 'most' | 'middle' | 'known'; readonly of: readonly Num[] }
  /** Of the areas of the view. */
  | { readonly kind: 'over'; readonly how: Over; readonly of: Num }
  | { readonly kind: 'rank'; readonly of: Num; readonly among: Among; readonly desc: boolean }
  /** A computed number beside itself at another period. */
  | { readonly kind: 'compared'; readonly how: Compared; readonly of: Num; readonly base: Base };

export type Txt =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'choice'; readonly on: Truth; readonly then: Txt; readonly otherwise: Txt }
  | { readonly kind: 'if_missing'; readonly of: Txt; readonly otherwise: Txt };

export type Truth =
  | {
      readonly kind: 'compare';
      readonly operator: '=' | '<>' | '<' | '<=' | '>' | '>=';
      readonly left: Num;
      readonly right: Num;
    }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Truth[] }
  | { readonly kind: 'not'; readonly of: Truth }
  | { readonly kind: 'missing'; readonly of: Num };

export interface NumberSense {
  readonly type: 'number';
  readonly node: Num;
  readonly measure: Measure;
  readonly form: FigureForm;
  readonly decimals: number;
  /** Written as a number: takes the unit of what stands beside it. */
  readonly literal: boolean;
  /** A ratio of like things times a hundred: beside percentages, and as a result, it is one. */
  readonly hundred?: boolean;
}

/** What a formula or a part of it means. */
export type Sense =
  NumberSense | { readonly type: 'text'; readonly node: Txt } | { readonly type: 'truth'; readonly node: Truth };
