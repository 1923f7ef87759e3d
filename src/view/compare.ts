import type { Period } from '../catalog';

/** How the areas of a view came about: made again when catalog or data change. A view without one lists them by hand. */
export type AreaRule =
  /** All children of an area that are in totals at the last period. */
  | { readonly kind: 'children'; readonly of: string }
  /** A saved peer set, and the home area before it where that is not in it. */
  | { readonly kind: 'set'; readonly key: string }
  /** The areas nearest to `area` by an indicator at a period (the last one where none is given). */
  | {
      readonly kind: 'nearest';
      readonly area: string;
      readonly indicator: string;
      readonly count: number;
      readonly period?: Period;
    };

/** Which periods a view shows, made again when new data arrive. A view without one lists them by hand. */
export type PeriodRule =
  /** The last `count` spans of `n` months for which there are figures: years 12, quarters 3, months 1. */
  | { readonly kind: 'last'; readonly count: number; readonly n: number }
  /** The span of the latest figures (1—5月) over the last `count` years. */
  | { readonly kind: 'same_span'; readonly count: number };

/** What a series does where its area or its definition changed. */
export type AcrossBreaks = 'published' | 'merged' | 'cut';
