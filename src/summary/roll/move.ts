import {
  firstMonth,
  formatPeriod,
  parsePeriod,
  parsePeriodKey,
  periodKey,
  samePeriod,
  yearOf,
  type Period,
} from '../../catalog';

/** Months by which a document moves on: the same span of the next year, or the next half, quarter or month. */
export const ROLL_STEPS = [12, 6, 3, 1] as const;
export type RollStep = (typeof ROLL_STEPS)[number];

/**
 * The period one step on. By a year every period moves alike. By less, a month, quarter or half is followed by the one a step later (一季度 →
 * 二季度); what is cumulative grows (1—3月 → 1—6月) until the year is full and begins anew; others shift.
 */
export function movePeriod(period: Period, step: RollStep, cumulative = false): Period {
  const { m0, n } = period;
  if (step === 12) return { m0: m0 + 12, n };
  const january = firstMonth(period) === 1 && n <= 12;
  if (!cumulative && step % n === 0 && m0 % n === 0) return { m0: m0 + step, n };
  if (!january) return { m0: m0 + step, n };
  return n + step <= 12 ? { m0, n: n + step } : { m0: m0 + 12, n: step };
}

const YEAR = /(?<!\d)(1[89]\d\d|2[01]\d\d)(?!\d)/g;
const YEAR_OF_TWO = /(?<!\d)(\d{2})(?=年)/g;

/** The years in a text, one on: what else it says stays as it is written. */
export const yearsOn = (text: string): string =>
  text
    .replace(YEAR, (year) => String(Number(year) + 1))
    .replace(YEAR_OF_TWO, (year) => String((Number(year) + 1) % 100).padStart(2, '0'));

/** The words of one period moved on; null where they name none. `year`: that of words without one, and the year after it. */
export function movedWords(words: string, step: RollStep, year: number): string | null {
  const keyed = parsePeriodKey(words);
  const period = keyed ?? parsePeriod(words, { year });
  if (!period) return null;
  if (keyed) return periodKey(movePeriod(keyed, step));
  const dated = /(?<!\d)(?:\d{4}|\d{2}(?=年))(?!\d)/.test(words);
  // By a year words without one move with the document.
  if (step === 12) return dated ? yearsOn(words) : words;
  const moved = movePeriod(period, step, isSpan(words));
  const said = formatPeriod(moved, /\p{Script=Han}/u.test(words) ? 'zh' : 'en');
  // The whole year has no name but its own.
  const short = said.replace(/^\d{4}年|^\d{4} | \d{4}$/, '');
  return dated || short === '' || yearOf(moved) !== yearOf(period) ? said : short;
}

/**
 * The words of the period behind one: the next year, half, quarter or month; of figures since January (1—6月) a quarter more where they are whole quarters, else a
 * month. As they are where they name none.
 */
export function nextPeriodWords(words: string): string {
  const period = parsePeriod(words);
  if (!period) return words;
  const wanted = isSpan(words) ? (period.n % 3 === 0 ? 3 : 1) : period.n;
  const step = ROLL_STEPS.find((each) => each === wanted) ?? 12;
  return movedWords(words, step, yearOf(period)) ?? words;
}

/** 1—3月 grows; 一季度 and 3月 are followed by the next. */
const isSpan = (words: string): boolean => /\d\s*月?\s*[-–—至到]\s*\d+\s*月|累计|前[二三四2-4]个?季度/.test(words);

const PERIOD_WORDS =
  /(?:\d{4}年)?(?:\d{1,2}月?\s*[-–—至到]\s*\d{1,2}月|前[二三四2-4]个?季度|第?[一二三四1-4]季度|[上下]半年|\d{1,2}月)|\d{4}年|\d{4}\s?[QH][1-4]|[QH][1-4]\s\d{4}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?:[-–]\w+)?\s\d{4}|(?<!\d)\d{4}(?!\d)/g;

/** A title with the document's own period moved on wherever it names it. */
export function movedTitle(title: string, step: RollStep, old: Period | null): string {
  if (step === 12) return yearsOn(title);
  if (!old) return title;
  return title.replace(PERIOD_WORDS, (words) => {
    const named = parsePeriod(words, { year: yearOf(old) });
    return named && samePeriod(named, old) ? (movedWords(words, step, yearOf(old)) ?? words) : words;
  });
}
