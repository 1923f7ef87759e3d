import { formatPeriod, isYear, yearOf, yearPeriod, type Catalog, type Target } from '../catalog';
import { exact, type Exact } from '../core';
import type { Ask } from '../query';
import type { Lang } from '../text';
import { problem, type Problem } from './problem';

/**
 * 序时进度 in percent at the end of the period: the target's own at the end of a quarter, else month by month (5 of 12 is 41.67). A schedule by
 * quarters says nothing of the months within them: refused. Rule: FORMS.md D4.
 */
export function scheduleOf({ measure, area, period, derivation }: Ask, catalog: Catalog, lang: Lang): Exact | Problem {
  if (derivation.kind !== 'completion' || !period || isYear(period) || !area || !('key' in area)) {
    return problem('not_completion');
  }
  const month = ((period.m0 + period.n - 1) % 12) + 1;
  const year = yearPeriod(yearOf(period));
  const target = catalog.data.targets
    .filter((each: Target) => each.indicator === measure && each.area === area.key && each.kind === 'amount')
    .filter(({ period: span }) => span.m0 === year.m0 && span.n === 12)
    .filter(({ issuer }) => derivation.issuer === undefined || issuer === derivation.issuer)
    .sort((a, b) => ((a.issuer ?? '') < (b.issuer ?? '') ? -1 : 1))[0];
  if (!target?.schedule) return { num: BigInt(month * 100), den: 12n };
  const quarter = month % 3 === 0 ? target.schedule[month / 3 - 1] : undefined;
  return quarter === undefined
    ? problem('no_schedule', { period: formatPeriod(period, lang) })
    : exact(String(quarter));
}
