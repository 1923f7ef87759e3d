import type { BrowseSpec, RowFilter, RowNumberTest } from '../../query';
import { dictionary, list, matching, oneOf, optional, orNull, record, tagged, text, truth } from '../check';
import { place, typedNumber } from './parts';

const column = text;
const day = matching(/^\d{4}-\d\d-\d\d$/);

export const rowFilter = tagged('kind', {
  text: record({
    column,
    op: oneOf<(RowFilter & { readonly kind: 'text' })['op']>({
      contains: true,
      starts: true,
      equals: true,
      lacks: true,
    }),
    value: text,
  }),
  number: record({
    column,
    op: oneOf<RowNumberTest>({ gt: true, ge: true, lt: true, le: true, eq: true, ne: true, between: true }),
    value: typedNumber,
    to: optional(typedNumber),
  }),
  date: record({ column, from: optional(day), to: optional(day) }),
  set: record({ column, values: list(orNull(text)) }),
  within: record({ column, areas: list(text) }),
  empty: record({ column, not: optional(truth) }),
});

const table = tagged('kind', {
  ledger: record({ ledger: text }),
  facts: record({ indicator: optional(text), source: optional(text) }),
});

/** What a saved way of looking through a table must look like. */
export const browseForm = record({
  table,
  where: list(rowFilter),
  order: list(record({ column, desc: optional(truth) })),
  search: optional(text),
} satisfies Readonly<Record<keyof BrowseSpec, unknown>>);

export const rowsLook = record({
  widths: optional(dictionary(place)),
  hidden: optional(list(text)),
  order: optional(list(text)),
  frozen: optional(list(text)),
});
