import { proseStyle, type NumberStyle } from '../core';
import type { Lang } from '../text';
import type { NumberFormat } from './format_words';

/** What the words after `|` say of digits, multiples and units. */
export function styleOf({ decimals, scale, unit, grouping, numeral }: NumberFormat, lang: Lang): NumberStyle {
  return {
    ...proseStyle(lang),
    ...(decimals === undefined ? {} : { decimals }),
    ...(scale === undefined ? {} : { scale }),
    ...(unit === undefined ? {} : { unit }),
    ...(grouping === undefined ? {} : { grouping }),
    ...(numeral === undefined ? {} : { numeral }),
  };
}
