import type { ChartChoice, ChartKind, ChartValue } from '../../../view';
import { oneOf, optional, record, text, truth } from '../../check';

const axis = oneOf<NonNullable<ChartChoice['by']>>({ area: true, indicator: true });

export const chartChoice = record({
  kind: oneOf<ChartKind>({
    auto: true,
    line: true,
    bar: true,
    column: true,
    stacked: true,
    percent: true,
    slope: true,
    bump: true,
    scatter: true,
    heat: true,
    distribution: true,
    multiples: true,
    bullet: true,
    map: true,
  }),
  indicator: optional(text),
  across: optional(text),
  value: optional(oneOf<ChartValue>({ level: true, growth: true, share: true, rank: true, completion: true })),
  by: optional(axis),
  panels: optional(axis),
  freeAxes: optional(truth),
  log: optional(truth),
  trails: optional(truth),
});
