import type { DateBucket, PivotAggregate, PivotDerivation, PivotShow } from '../../query';
import { integer, list, oneOf, optional, orNull, record, tagged, text, truth } from '../check';
import { period } from './parts';
import { rowFilter } from './rows';

const field = record({
  field: text,
  bucket: optional(oneOf<DateBucket>({ year: true, quarter: true, month: true })),
  up: optional(truth),
});
const show = optional(oneOf<PivotShow>({ value: true, row: true, column: true, all: true }));

/** What a saved pivot must look like. */
export const pivotForm = record({
  source: tagged('kind', { ledger: record({ ledger: text }), facts: record({}) }),
  rows: list(field),
  columns: list(field),
  values: list(
    tagged('kind', {
      column: record({
        column: orNull(text),
        aggregate: oneOf<PivotAggregate>({
          count: true,
          distinct: true,
          sum: true,
          mean: true,
          median: true,
          min: true,
          max: true,
        }),
        show,
      }),
      indicator: record({
        indicator: text,
        derivation: oneOf<PivotDerivation>({
          level: true,
          change: true,
          year_on_year: true,
          growth: true,
          points: true,
          share: true,
          rank: true,
        }),
        show,
      }),
    }),
  ),
  where: list(rowFilter),
  areas: optional(list(text)),
  periods: optional(list(period)),
  subtotals: optional(truth),
  totals: optional(record({ row: truth, column: truth })),
  order: optional(record({ value: integer(0, 1000), desc: optional(truth) })),
});
