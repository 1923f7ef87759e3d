import { type Indicator } from '../../catalog';
import { isInterval, type Figure } from '../../core';
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
