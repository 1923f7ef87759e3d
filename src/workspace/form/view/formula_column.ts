import { integer, optional, record, text } from '../../check';

export const formulaColumn = record({
  id: text,
  text,
  title: optional(text),
  unit: optional(text),
  decimals: optional(integer(0, 12)),
});
