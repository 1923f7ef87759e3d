import { exactText, reduce, type Exact, type Figure } from '../../core';

/** As a decimal where it ends, else as a fraction in lowest terms; of a compound rate its root too. The same text for the same number. */
export function exactWords(exact: Exact): string {
  const ends = exactText(exact);
  if (ends !== null) return ends;
  const { num, den } = reduce(exact);
  return exact.root === undefined ? `${num}/${den}` : `${num}/${den}^(1/${exact.root})`;
}

/**
 * What tells whether a number is still the same: its exact value and unit, its ends, what it says in words, or the reason why there is none.
 * How it is written (decimals, 万元, the language) is not in it.
 */
export function markOf(figure: Figure | null, shown: string): string {
  if (!figure) return `=${shown}`;
  if (figure.text !== undefined) return `"${figure.text}"`;
  if (figure.low || figure.high) {
    return `${figure.low ? exactWords(figure.low) : ''}..${figure.high ? exactWords(figure.high) : ''} ${figure.unit}`.trim();
  }
  if (figure.exact) return `${exactWords(figure.exact)} ${figure.unit}`.trim();
  return `!${figure.reason ?? 'missing'}`;
}
