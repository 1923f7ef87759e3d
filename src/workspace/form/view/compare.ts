import { integer, optional, record, tagged, text } from '../../check';
import { period } from '../parts';

export const areaRule = tagged('kind', {
  children: record({ of: text }),
  set: record({ key: text }),
  nearest: record({ area: text, indicator: text, count: integer(1, 10_000), period: optional(period) }),
});

export const periodRule = tagged('kind', {
  last: record({ count: integer(1, 1000), n: integer(1, 12) }),
  same_span: record({ count: integer(1, 1000) }),
});
