/** What the one reader of numbers reads as a number and nothing else, and the same with commas between thousands: see `lookups.ts`. */
const PLAIN = /^-?(?:0|[1-9][0-9]{0,14})(?:[.][0-9]{1,14})?$/;
const GROUPED = /^-?[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}(?:[.][0-9]{1,6})?$/;
/** Blanks around a text, the Chinese wide one and the TAB that some exports put before every comma included. */
const AROUND = /^[ \t\u00a0\u3000]+|[ \t\u00a0\u3000]+$/g;

/** A value cell that is not simply digits, sign and point. */
export type TextCell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'number'; readonly value: number; readonly digits: number; readonly text: string | null }
  | { readonly kind: 'odd'; readonly text: string };

/** `text` of a number: what is kept of it, since it is not the plain number. */
export function readTextCell(raw: string): TextCell {
  const text = raw.replace(AROUND, '');
  if (text === '') return { kind: 'blank' };
  const point = text.indexOf('.');
  const digits = point < 0 ? 0 : text.length - point - 1;
  if (PLAIN.test(text)) return { kind: 'number', value: Number(text), digits, text: null };
  if (GROUPED.test(text)) return { kind: 'number', value: Number(text.replaceAll(',', '')), digits, text };
  return { kind: 'odd', text };
}

/** Powers of ten that a double holds exactly: a whole number below 2^53 over one of them is rounded once, so it is the number as written. */
export const TENS: readonly number[] = Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));
/** So many digits make a whole number that a double holds exactly. */
export const EXACT_DIGITS = 15;
