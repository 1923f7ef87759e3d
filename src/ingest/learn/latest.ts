import type { Period } from '../../catalog';
import type { FactBatch } from '../plan';

/** The latest span of a sheet's facts: what ends last, and of these the longest. Null for none. */
export function latestPeriod(facts: FactBatch): Period | null {
  let best: Period | null = null;
  for (let i = 0; i < facts.length; i += 1) {
    if (facts.role[i] !== 0) continue;
    const [m0, n] = [facts.m0[i] ?? 0, facts.n[i] ?? 1];
    const [end, bestEnd] = [m0 + n, best ? best.m0 + best.n : -1];
    if (end > bestEnd || (end === bestEnd && best && n > best.n)) best = { m0, n };
  }
  return best;
}

/** How the latest span of an export follows on the one before it. */
export type Step = 'next' | 'same' | 'earlier' | 'gap';

/**
 * The span after a year is the next year (or any of its first spans), after a quarter the next quarter, after 1—4月 it is 1—5月 (or
 * 1—6月 where only quarters are published). January is often left out of cumulative figures, so 1—2月 follows on a year too.
 */
export function stepBetween(was: Period, now: Period): Step {
  if (was.m0 === now.m0 && was.n === now.n) return 'same';
  const [wasEnd, nowEnd] = [was.m0 + was.n, now.m0 + now.n];
  if (nowEnd < wasEnd || (nowEnd === wasEnd && now.n <= was.n)) return 'earlier';
  const months = nowEnd - wasEnd;
  const cumulative = now.m0 % 12 === 0 && (was.m0 === now.m0 || was.m0 + 12 === now.m0);
  // In cumulative tables a step is the month, the quarter or the half year in which the spans grow.
  if (cumulative && now.m0 === was.m0) return months === 1 || growsBy(months, was, now) ? 'next' : 'gap';
  if (cumulative && wasEnd % 12 === 0 && now.n < 12) return now.n <= 3 ? 'next' : 'gap';
  return months <= was.n ? 'next' : 'gap';
}

const growsBy = (months: number, was: Period, now: Period): boolean =>
  (months === 3 || months === 6) && was.n % months === 0 && now.n % months === 0;

/** A span in digits, for both languages: 2024, 2024.5, 2024.1—5. */
export function spanText({ m0, n }: Period): string {
  const [year, month] = [Math.floor(m0 / 12), (m0 % 12) + 1];
  if (month === 1 && n === 12) return String(year);
  if (n === 1) return `${year}.${month}`;
  const end = m0 + n - 1;
  const [lastYear, lastMonth] = [Math.floor(end / 12), (end % 12) + 1];
  return lastYear === year ? `${year}.${month}—${lastMonth}` : `${year}.${month}—${lastYear}.${lastMonth}`;
}
