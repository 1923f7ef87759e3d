import { formatPeriod, previousPeriod, samePeriodLastYear } from '../../catalog';
import { unfit, type Pattern } from './pattern';
import { zh } from './said';
import { chip } from './setting';
import { worded } from './worded';

/** What cannot be said, and why (39, 40). */
export const UNSAID_PATTERNS: readonly Pattern[] = [
  {
    pattern: 39,
    name: 'sentence.name_39',
    draft: (s) => {
      const growth = chip(s, zh(s) ? '同比' : 'growth');
      return {
        ...worded(39, s, ['p39_a'], { value: chip(s) }),
        proof: {
          chips: [growth],
          check: ([figure]) => (figure?.reason === 'break' ? null : 'sentence.why_comparable'),
        },
      };
    },
  },
  {
    pattern: 40,
    name: 'sentence.name_40',
    draft: (s) => {
      const before = [previousPeriod(s.period), samePeriodLastYear(s.period)].flatMap((each) => each ?? []);
      const last = before.find((each) => s.spans.some(({ m0, n }) => m0 === each.m0 && n === each.n));
      if (!last) return unfit('sentence.why_no_series');
      return {
        ...worded(40, s, ['p40_a'], { before: formatPeriod(last, s.lang), old: chip({ ...s, period: last }) }),
        proof: {
          chips: [chip(s)],
          check: ([figure]) => (figure?.reason === 'not_yet' ? null : 'sentence.why_is_out'),
        },
      };
    },
  },
];
