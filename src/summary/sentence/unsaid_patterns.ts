import { formatPeriod, previousPeriod, samePeriodLastYear } from '../../catalog';
import { t, type MessageKey } from '../../text';
import type { Pattern, Proof } from './pattern';
import { zh } from './said';
import { chip, type SentenceSetting } from './setting';
import { worded } from './worded';

/** What changed since the span a year before: the definition, the area, or (where the records do not tell) one of them. */
function causeOf({ catalog, indicator, area, period }: SentenceSetting): MessageKey {
  const since = samePeriodLastYear(period).m0;
  const within = ({ m }: { readonly m: number }): boolean => m > since && m < period.m0 + period.n;
  const defined = indicator.breaks.some(within);
  const drawn = catalog.data.changes.some((each) => within(each) && (each.old === area || each.new === area));
  if (defined === drawn) return 'sentence.cause_either';
  return defined ? 'sentence.cause_definition' : 'sentence.cause_area';
}

/** What cannot be said, and why (39, 40). */
export const UNSAID_PATTERNS: readonly Pattern[] = [
  {
    pattern: 39,
    name: 'sentence.name_39',
    draft: (s) => {
      const growth = chip(s, zh(s) ? '同比' : 'growth');
      return {
        ...worded(39, s, ['p39_a'], { value: chip(s), cause: t(s.lang, causeOf(s)) }),
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
      // An older figure is named beside it, where there is one; that this one is not out is true without.
      const old = last ? chip({ ...s, period: last }) : null;
      const both = last && old ? worded(40, s, ['p40_a'], { before: formatPeriod(last, s.lang), old }).texts : [];
      const alone: Proof = {
        chips: old === null ? [] : [old],
        check: ([figure]) => (figure?.exact || figure?.low ? 'sentence.why_older_known' : null),
      };
      return {
        pattern: 40,
        texts: [...both, ...worded(40, s, ['p40_b'], {}).texts],
        proofs: [...both.map(() => ({ chips: [], check: () => null })), alone],
        proof: {
          chips: [chip(s)],
          check: ([figure]) => (figure?.reason === 'not_yet' ? null : 'sentence.why_is_out'),
        },
      };
    },
  },
];
