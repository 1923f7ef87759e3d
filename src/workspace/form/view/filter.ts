import type { NumberTest } from '../../../view';
import { list, oneOf, optional, record, tagged, text, truth } from '../../check';
import { place, typedNumber } from '../parts';

const column = text;

export const columnFilter = tagged('kind', {
  number: record({
    column,
    op: oneOf<NumberTest>({
      gt: true,
      ge: true,
      lt: true,
      le: true,
      eq: true,
      ne: true,
      between: true,
      missing: true,
      present: true,
    }),
    value: typedNumber,
    to: optional(typedNumber),
  }),
  text: record({
    column,
    op: oneOf<'contains' | 'starts' | 'equals'>({ contains: true, starts: true, equals: true }),
    value: text,
  }),
  set: record({ column, values: list(text) }),
  top: record({ column, count: place, least: optional(truth) }),
  home_and_peers: record({ column }),
});
