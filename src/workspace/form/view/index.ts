import type { View, ViewDerivation } from '../../../view';
import { either, list, number, oneOf, optional, record, text, truth } from '../../check';
import { period, place } from '../parts';
import { areaRule, periodRule } from './compare';
import { columnFilter } from './filter';
import { formulaColumn } from './formula_column';
import { gridLook } from './look';
import { chartChoice } from './chart';

/** What a saved view must look like. */
export const viewForm = record({
  areas: list(text),
  periods: list(period),
  indicators: list(text),
  derivations: list(
    oneOf<ViewDerivation>({
      level: true,
      change: true,
      growth: true,
      previous_growth: true,
      growth_rank: true,
      target: true,
      per_10000: true,
      index: true,
      cagr: true,
      points: true,
      share: true,
      rank: true,
      completion: true,
      published_growth: true,
    }),
  ),
  order: optional(list(record({ by: either(text, place), desc: optional(truth) }))),
  chart: chartChoice,
  split: optional(number),
  gridPeriods: optional(place),
  derivedPeriods: optional(place),
  areaRule: optional(areaRule),
  periodRule: optional(periodRule),
  base: optional(period),
  asOf: optional(text),
  acrossBreaks: optional(oneOf<NonNullable<View['acrossBreaks']>>({ published: true, merged: true, cut: true })),
  formulas: optional(list(formulaColumn)),
  filters: optional(list(columnFilter)),
  look: optional(gridLook),
  show: optional(oneOf<NonNullable<View['show']>>({ both: true, table: true, chart: true })),
});
