import { endOf, formatPeriod, parsePeriod, samePeriod, yearOf, type Period } from '../../catalog';
import type { Lang } from '../../text';
import type { Finding } from './finding';
import type { LintNumber } from './number';
import type { Prose } from './prose';

/** Words that name a span of months; what they mean is left to the one parser of periods. */
const PERIOD_WORDS =
  /(?:(?:截至|截止)?(?:\d{2,4}年)?(?:\d{1,2}月?\s*[-–—至到]\s*\d{1,2}月|前[二三四2-4]个?季度|第?[一二三四1-4]季度|[上下]半年|全年|\d{1,2}月[底末份]?)|\d{4}年|\d{4}\s?[QH][1-4]|[QH][1-4]\s\d{4}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?:[-–]\w+)?\s\d{4})/g;

interface Named {
  readonly start: number;
  readonly end: number;
  readonly period: Period;
}

/** The periods that a stretch of prose names, those without a year taken for `year`. */
function named(text: string, from: number, to: number, year: number): readonly Named[] {
  return [...text.slice(from, to).matchAll(PERIOD_WORDS)].flatMap(({ 0: said, index }): readonly Named[] => {
    const period = parsePeriod(said, { year });
    return period ? [{ start: from + index, end: from + index + said.length, period }] : [];
  });
}

/**
 * Numbers whose data end in another month than the document says (1—5月 in a summary of 1—6月), where the sentence does not say so
 * before the number.
 */
export function cutoffFindings(
  { text }: Prose,
  numbers: readonly LintNumber[],
  period: Period | null,
  lang: Lang,
): readonly Finding[] {
  if (!period) return [];
  return numbers.flatMap(({ ask, start, end }): readonly Finding[] => {
    const own = ask?.period;
    if (!own || own.m0 !== period.m0 || own.n === period.n) return [];
    const begin = Math.max(...['。', '；', '\n', '！', '. '].map((mark) => text.lastIndexOf(mark, start - 1))) + 1;
    const said = named(text, begin, start, yearOf(own));
    if (said.some((each) => samePeriod(each.period, own) || endOf(each.period) === endOf(own))) return [];
    const params = { own: formatPeriod(own, lang), document: formatPeriod(period, lang) };
    return [{ kind: 'cutoff', blocks: false, start, end, params }];
  });
}

/** Prose of a document that was rolled forward and still speaks of the period of the one before. */
export function oldPeriodFindings(
  { text }: Prose,
  old: Period | undefined,
  now: Period | null,
  lang: Lang,
): readonly Finding[] {
  if (!old || (now && samePeriod(old, now))) return [];
  const sameYear = now !== null && yearOf(now) === yearOf(old);
  return named(text, 0, text.length, yearOf(now ?? old)).flatMap(({ start, end, period }): readonly Finding[] => {
    const dated = /\d{4}|\d{2}年/.test(text.slice(start, end));
    const speaks = sameYear ? samePeriod(period, old) : dated && yearOf(period) === yearOf(old);
    const params = { said: text.slice(start, end), now: now ? formatPeriod(now, lang) : '' };
    return speaks ? [{ kind: 'old_period', blocks: false, start, end, params }] : [];
  });
}
