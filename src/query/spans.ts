import { yearOf, type Period } from '../catalog';

/** First month of the year in which the month lies. */
export const january = (m: number): number => m - (m % 12);
/** January to the end of the span, which lies in one year. */
export const yearToDate = ({ m0, n }: Period): Period => {
  const from = january(m0 + n - 1);
  return { m0: from, n: m0 + n - from };
};
/** The calendar year `back` years before the one in which the span ends. */
export const calendarYear = ({ m0, n }: Period, back = 0): Period => ({ m0: january(m0 + n - 1) - 12 * back, n: 12 });

/** The first day of month m, YYYY-MM-DD. */
export const firstDay = (m: number): string =>
  `${String(yearOf({ m0: m, n: 1 })).padStart(4, '0')}-${String((m % 12) + 1).padStart(2, '0')}-01`;

/** Whether a change that took effect in month m lies between the beginning of `earlier` and the end of `later`. */
export const between = (m: number, earlier: Period, later: Period): boolean => earlier.m0 < m && m < later.m0 + later.n;
