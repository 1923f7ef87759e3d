import { samePeriod, samePeriodLastYear } from '../../catalog';
import type { Cell } from '../cell';
import { refuse, type Outcome } from '../outcome';
import { basePeriod, type Subject } from '../quantity';
import type { Base } from '../spec';
import { compareWith } from './compare';
import { publishedGrowth } from './published.growth';
import { inPoints, percentShape } from './shape';

/** A count under this many says its difference, not a percentage. */
export const SMALL = 10;

/**
 * Percent change. Refuses: `percent_of_percent` of a rate, `no_growth` where none is ever stated, `not_aligned`, what the value
 * refuses, `break`, `no_base`, `zero_base`, `negative_base`, `small_base` of a count. An indicator whose growth is only published
 * gives the stored figure or `published_only`: it is never computed from levels.
 */
export function growth(cell: Cell, subject: Subject, base: Base): Outcome {
  const { indicator } = subject;
  const shape = percentShape();
  if (inPoints(indicator)) return refuse('percent_of_percent', shape);
  if (indicator.growth === 'none' || indicator.kind === 'rank') return refuse('no_growth', shape);
  const earlier = basePeriod(base, cell.period);
  if ('refused' in earlier) return refuse(earlier.refused, shape);
  if (indicator.growth === 'published') {
    const sameSpan = samePeriod(earlier.period, samePeriodLastYear(cell.period));
    return sameSpan ? publishedGrowth(cell, subject, 'published_only') : refuse('published_only', shape);
  }
  const rule = indicator.growth === 'count' ? { positive: true, atLeast: SMALL } : { positive: true };
  return compareWith(cell, subject, earlier.period, rule, { kind: 'growth' }, shape);
}
