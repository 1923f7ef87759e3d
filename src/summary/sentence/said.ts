import { type Indicator } from '../../catalog';
import { compare, exactOf, isInterval, roundHalfUp, sign, whole, type Figure } from '../../core';
import type { Proof } from './pattern';
import type { SentenceSetting } from './setting';

/** Words and figures that several patterns begin with. */
export const zh = ({ lang }: SentenceSetting): boolean => lang === 'zh';
/** What a figure is exactly; null too where only its ends are known, of which nothing is proved here. */
export const value = (figure: Figure | undefined): Figure['exact'] =>
  figure && !isInterval(figure) ? figure.exact : null;

/** Of two numbers that show alike neither is 高 nor 低. */
export const differs = (gap: string): Proof => ({
  chips: [gap],
  check: ([figure]) => (value(figure)?.num === 0n ? 'sentence.why_alike' : null),
});
/** What went neither up nor down came from nowhere to nowhere. */
export const moved = (change: string): Proof => ({
  chips: [change],
  check: ([figure]) => (value(figure)?.num === 0n ? 'sentence.why_unchanged' : null),
});
/** A share that prints as 0.0, or as 100.0 of less than all, says what is not so. */
export const telling = (share: string): Proof => ({
  chips: [share],
  check: ([figure]) => {
    const exact = value(figure);
    if (!exact) return null;
    const shown = exactOf(roundHalfUp(exact, 1));
    const all = whole(100);
    return sign(shown) === 0 || (compare(shown, all) === 0 && compare(exact, all) !== 0)
      ? 'sentence.why_share_says_nothing'
      : null;
  },
});
export const nameOf = (s: SentenceSetting, { key }: Indicator): string => s.catalog.indicatorName(key, s.lang);
export const lastMonthOf = ({ period }: SentenceSetting): number => period.m0 + period.n - 1;

/** The area above, by name; null where there is none. */
export const parentName = (s: SentenceSetting): string | null => {
  const parent = s.catalog.parent(s.area, lastMonthOf(s));
  return parent ? s.catalog.areaName(parent.key, s.lang, lastMonthOf(s)) : null;
};

/** A、B和C. */
export function listed(s: SentenceSetting, items: readonly string[]): string {
  const [last = '', ...before] = [...items].reverse();
  if (before.length === 0) return last;
  return `${before.reverse().join(zh(s) ? '、' : ', ')}${zh(s) ? '和' : ' and '}${last}`;
}
