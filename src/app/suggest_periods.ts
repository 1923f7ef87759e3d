import { parsePeriod, yearOf, type Period } from '../catalog';
import type { Lang } from '../text';

/** Spans of a year as they are written, the whole year first. */
const SPANS = {
  zh: ['', '上半年', '下半年', '一季度', '二季度', '三季度', '四季度', '1—3月', '1—6月', '1—9月', '1—11月'],
  en: ['', 'H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4'],
} as const;
/** So many years back are offered, and the next. */
const YEARS_BACK = 6;

/** Periods that begin with what is typed: years around the document's own, and parts of them once a year, or a part's name, is there. */
export function periodWords(
  typed: string,
  { lang, period }: { readonly lang: Lang; readonly period: Period | null },
): readonly string[] {
  if (!/^(?:\d|[一二三四上下]|Q|H)/.test(typed)) return [];
  const own = period ? yearOf(period) : new Date().getFullYear();
  const years = Array.from({ length: YEARS_BACK + 2 }, (_, i) => own + 1 - i);
  const written = (year: number, span: string): string => (lang === 'zh' ? `${year}年${span}` : `${year}${span}`);
  const ofYear = years.filter((year) => String(year).startsWith(typed.slice(0, 4)));
  const dated =
    typed.length < 4
      ? ofYear.map((year) => written(year, ''))
      : ofYear.flatMap((year) => SPANS[lang].map((span) => written(year, span)));
  // A part of a year alone is one of the document's own year.
  const parts = period && lang === 'zh' ? SPANS.zh.filter((span) => span !== '') : [];
  return [...dated, ...parts]
    .filter((each) => each.startsWith(typed) && each !== typed && parsePeriod(each, { year: own }) !== null)
    .slice(0, 8);
}
