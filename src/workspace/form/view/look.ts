import { dictionary, list, oneOf, optional, record, text } from '../../check';
import { place } from '../parts';

export const gridLook = record({
  widths: optional(dictionary(place)),
  hidden: optional(list(text)),
  order: optional(list(text)),
  frozen: optional(list(text)),
  marks: optional(dictionary(oneOf<'scale' | 'bar'>({ scale: true, bar: true }))),
  sparklines: optional(list(text)),
});
