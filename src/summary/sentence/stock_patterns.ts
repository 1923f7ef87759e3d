import { formatPeriod, isYear, yearOf, yearPeriod, type Indicator, type Measure, type Period } from '../../catalog';
import { hanInteger, sign, whole } from '../../core';
import { earlier, planBase } from './level_patterns';
import { measureOf } from './parts';
import { unfit, type Pattern } from './pattern';
import { value, zh } from './said';
import { chip, formulaChip, reference, type SentenceSetting } from './setting';
import { worded } from './worded';

/** What was newly added to a stock by its own day of beginning: flows over the same ledger and date that ask for one kind each. */
function additions({
  indicator,
  catalog,
}: SentenceSetting): readonly { readonly each: Indicator; readonly kind: string }[] {
  const stock = measureOf(indicator, catalog);
  if (stock?.validFrom === undefined) return [];
  const own = (measure: Measure): readonly string[] =>
    measure.filter.length === 1 && measure.ledger === stock.ledger && measure.dateColumn === stock.validFrom
      ? (measure.filter[0]?.in ?? [])
      : [];
  return catalog.data.indicators.flatMap((each) => {
    const measure = each.key === indicator.key ? null : measureOf(each, catalog);
    const [kind, more] = measure ? own(measure) : [];
    return kind === undefined || more !== undefined ? [] : [{ each, kind }];
  });
}

/** Stocks and what they came from, and sums over several years (33–36). */
export const STOCK_PATTERNS: readonly Pattern[] = [
  {
    pattern: 33,
    name: 'sentence.name_33',
    draft: (s) => {
      if (s.indicator.kind !== 'stock') return unfit('sentence.why_not_stock');
      const change = zh(s) ? '增减额' : 'change';
      return {
        ...worded(33, s, ['p33_a', 'p33_b'], { value: chip(s), net: chip(s, change, zh(s) ? '净增' : 'net') }),
        // 达 is said of what did not fall.
        proofs: ([1, -1] as const).map((side) => ({
          chips: [chip(s, change)],
          check: ([by]) => {
            const way = sign(value(by) ?? whole(0));
            return way === side ? null : way === 0 ? 'sentence.why_unchanged' : 'sentence.why_fell';
          },
        })),
      };
    },
  },
  {
    pattern: 34,
    name: 'sentence.name_34',
    draft: (s) => {
      const parts = additions(s);
      if (s.indicator.kind !== 'stock') return unfit('sentence.why_not_stock');
      if (parts.length === 0) return unfit('sentence.why_no_validity');
      const list = parts.map(({ each, kind }) => `${kind}${zh(s) ? '' : ' '}${chip(s, '', '', each)}`);
      const fresh = formulaChip(parts.map(({ each }) => reference(s, null, each)).join('+'));
      const wordings = parts.length > 1 ? (['p34_a', 'p34_b'] as const) : (['p34_b'] as const);
      return worded(34, s, wordings, { fresh, list: list.join(zh(s) ? '、' : ', '), value: chip(s) });
    },
  },
  {
    pattern: 35,
    name: 'sentence.name_35',
    draft: (s) => {
      const before = earlier(s);
      const from = before.find(({ m0 }) => m0 === planBase(yearOf(s.period)) * 12) ?? before[0];
      if (!from || !isYear(s.period) || s.indicator.kind === 'rank') return unfit('sentence.why_no_base_year');
      if (s.indicator.growth === 'published' || s.indicator.growth === 'points') return unfit('sentence.why_no_growth');
      const since = zh(s) ? `增减额 自${yearOf(from)}年` : `change from${yearOf(from)}`;
      return {
        ...worded(35, s, ['p35_a'], {
          from: formatPeriod(from, s.lang),
          base: chip({ ...s, period: from }),
          verb: chip(s, since, zh(s) ? '增到' : 'rise-to'),
          to: formatPeriod(s.period, s.lang),
          value: chip(s),
        }),
        proof: {
          chips: [chip(s, since), chip({ ...s, period: from }), chip(s)],
          // A loss that grew smaller did not 增加到 another loss.
          check: ([change, ...ends]) => {
            if (ends.some((each) => sign(value(each) ?? whole(0)) < 0)) return 'sentence.why_below_zero';
            return value(change)?.num === 0n ? 'sentence.why_unchanged' : null;
          },
        },
      };
    },
  },
  {
    pattern: 36,
    name: 'sentence.name_36',
    draft: (s) => {
      const { indicator, period, spans } = s;
      if (indicator.kind !== 'flow' || indicator.addPeriod !== 'sum') return unfit('sentence.why_not_flow');
      const year = yearOf(period);
      const first = planBase(year) + 1;
      const years = Array.from({ length: Math.max(0, year - first) }, (_, i): Period => yearPeriod(first + i));
      const has = ({ m0, n }: Period): boolean => spans.some((each) => each.m0 === m0 && each.n === n);
      if (period.m0 % 12 !== 0 || period.n > 12 || years.length === 0) return unfit('sentence.why_no_base_year');
      if (![...years, period].every(has)) return unfit('sentence.why_gap');
      const total = formulaChip([...years.map((each) => reference(s, each)), reference(s)].join('+'));
      return worded(36, s, ['p36_a', 'p36_b'], { plan: s.lang === 'zh' ? planName(first) : String(first), total });
    },
  },
];

/** “十四五” of 2021 to 2025, “十五” of 2001: the plan's number and 五. Its numerals are a name. */
const planName = (first: number): string => `“${hanInteger(BigInt((first - 1951) / 5))}五”`;
