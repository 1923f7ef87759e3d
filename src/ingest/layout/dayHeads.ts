import { formatPeriod } from '../../catalog';
import { clean } from './cells';
import { dayOf, monthsEach, spanOfDay } from './dates';

export const isDayHead = (text: string): boolean =>
  /^(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}\/\d{1,2}\/\d{2,4}|\d{1,2}\. ?\d{1,2}\. ?\d{4})$/.test(text);

/** Days in a header that all begin or all end a month stand for spans: how to write them so; without any, nothing is rewritten. */
export function dayHeads(
  cells: readonly (readonly string[])[],
  header: { readonly from: number; readonly to: number },
): { readonly rewrite?: (text: string) => string } {
  const days = cells
    .slice(header.from, header.to + 1)
    .flatMap((row) => row.map(clean))
    .filter((text) => dayOf(text) !== null && /[-/.年]/.test(text));
  const every = monthsEach([...new Set(days)]);
  if (every === null) return {};
  return {
    rewrite: (text) => {
      const span = /[-/.年]/.test(text) ? spanOfDay(text, every) : null;
      return span ? formatPeriod(span, 'zh') : text;
    },
  };
}
