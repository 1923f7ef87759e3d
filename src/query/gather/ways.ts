import type { QueryContext } from '../context';
import type { FactSlot } from './slots';

/** The ways by which something stored for another span may answer. */
export type Way = 'added_up' | 'years' | 'differenced' | 'at_end' | 'not_separate';

/**
 * Which of them can lead anywhere, by what is asked for and by the lengths of the spans that an indicator is stored for: each that is left out is a
 * join less to plan and to carry out. Where the lengths are not known, any may be there.
 */
export function waysOf(slots: readonly FactSlot[], context: QueryContext): ReadonlySet<Way> {
  const ways = new Set<Way>();
  for (const { indicator, period } of slots) {
    const { n } = period;
    const month = ((period.m0 % 12) + 12) % 12;
    const lengths = context.lengths?.(indicator.key);
    const some = (test: (length: number) => boolean): boolean => lengths === undefined || lengths.some(test);
    const adds = indicator.addPeriod === 'sum' && (indicator.kind === 'flow' || indicator.kind === 'ytd');
    // Parts of one length, one behind another, that all begin in the year in which the span begins.
    if (adds && some((length) => length < n && n % length === 0 && month + n - length < 12)) ways.add('added_up');
    if (adds && n > 12 && n % 12 === 0 && month === 0 && some((length) => length === 12)) ways.add('years');
    const cumulates = indicator.kind === 'ytd' || (indicator.kind === 'flow' && indicator.addPeriod === 'sum');
    if (cumulates && month > 0 && some((length) => length === month + n) && some((length) => length === month))
      ways.add('differenced');
    if (
      indicator.kind === 'stock'
        ? some((length) => length !== n)
        : indicator.addPeriod === 'last' && some((length) => length < n)
    )
      ways.add('at_end');
    if (indicator.kind !== 'stock' && some((length) => length > n && length < 12)) ways.add('not_separate');
  }
  return ways;
}
