import { formatPeriod, isCumulative, isYear, lastMonth, yearOf, yearPeriod, type Period } from '../../catalog';
import { compare, whole, sign, type Figure } from '../../core';
import { t, type MessageKey } from '../../text';
import { derivationFor } from '../../view';
import { unfit, type Pattern, type Proof } from './pattern';
import { moved, value, zh } from './said';
import { chip, formulaChip, periodWord, reference, type SentenceSetting } from './setting';
import { worded } from './worded';

const growthWord = (s: SentenceSetting): string => (zh(s) ? '同比' : 'growth');
const way = (s: SentenceSetting): string => (zh(s) ? '增降' : 'direction');
const than = (s: SentenceSetting): string => (zh(s) ? '增降 比' : 'direction than');

/** Earlier years' same spans that have a figure, the latest first. */
export function earlier({ spans, period }: SentenceSetting): readonly Period[] {
  return spans
    .filter(({ m0, n }) => n === period.n && m0 < period.m0 && (period.m0 - m0) % 12 === 0)
    .sort((a, b) => b.m0 - a.m0);
}

/** From the year before backwards as far as no year is missing. */
function unbroken(s: SentenceSetting): readonly Period[] {
  const all = earlier(s);
  const gap = all.findIndex(({ m0 }, i) => m0 !== s.period.m0 - 12 * (i + 1));
  return gap < 0 ? all : all.slice(0, gap);
}

/** Beyond so many percent a rate says less than the difference or the multiple. */
const STEEP = whole(300);
const isSteep = (figure: Figure | undefined): boolean => {
  const rate = figure?.form === 'percent' ? value(figure) : null;
  return rate !== null && compare(rate, STEEP) > 0;
};
const ALWAYS: Proof = { chips: [], check: () => null };

/** 达到 is said of what rose, and of nothing below zero. */
const hasReached: Proof['check'] = ([now, growth]) =>
  [now, growth].every((each) => sign(value(each) ?? whole(0)) > 0) ? null : 'sentence.why_fell';

const isLevel = ({ indicator }: SentenceSetting): boolean => indicator.kind !== 'rank' && indicator.kind !== 'index';

/** Patterns 1–6: a level with its growth; which verb, the chip's own form says. */
export const LEVEL_PATTERNS: readonly Pattern[] = [
  {
    pattern: 1,
    name: 'sentence.name_1',
    draft: (s) => {
      if (s.indicator.kind === 'rank' || !derivationFor('growth', s.indicator, s.catalog, 'siblings')) {
        return unfit('sentence.why_no_growth');
      }
      if (s.indicator.growth === 'published') return unfit('sentence.why_published');
      const growth = chip(s, growthWord(s));
      return {
        ...worded(1, s, ['p1_a', 'p1_b', 'p1_c'], { value: chip(s), growth: chip(s, growthWord(s), than(s)) }),
        proof: { chips: [growth], check: ([rate]) => (isSteep(rate) ? 'sentence.why_steep' : null) },
        proofs: [ALWAYS, ALWAYS, { chips: [chip(s), growth], check: hasReached }],
      };
    },
  },
  {
    pattern: 4,
    name: 'sentence.name_4',
    draft: (s) => {
      const before = unbroken(s);
      // One year without any is no series: who says 零的突破 says it of all years before.
      if (before.length < 2 || s.indicator.kind === 'rate' || !isLevel(s)) return unfit('sentence.why_no_series');
      const zeros = before.map((each) => `${reference(s, each)}=0`);
      const [yes, no] = zh(s) ? ['实现零的突破', '〔零的突破不成立〕'] : ['the first ever', '[not the first]'];
      const said = formulaChip(`IF(AND(${[`${reference(s)}>0`, ...zeros].join(', ')}), "${yes}", "${no}")`);
      const chips = [chip(s), ...before.map((each) => formulaChip(reference(s, each)))];
      return {
        ...worded(4, s, ['p4_a'], { value: chip(s), said }),
        proof: {
          chips,
          check: ([now, ...then]) => {
            const known = then.every((each) => value(each) !== null);
            const zero = then.every((each) => value(each)?.num === 0n);
            if (!known) return 'sentence.why_gap';
            return zero && sign(value(now) ?? whole(0)) > 0 ? null : 'sentence.why_not_first';
          },
        },
      };
    },
  },
  {
    pattern: 5,
    name: 'sentence.name_5',
    draft: (s) => {
      if (derivationFor('change', s.indicator, s.catalog, 'siblings')?.kind !== 'change') {
        return unfit('sentence.why_no_growth');
      }
      const change = zh(s) ? '增减额' : 'change';
      return {
        ...worded(5, s, ['p5_a', 'p5_b'], { value: chip(s), change: chip(s, change, than(s)) }),
        proof: {
          chips: [chip(s, growthWord(s))],
          check: ([growth]) => {
            const small = growth?.reason === 'small_base' || growth?.reason === 'zero_base';
            const rate = value(growth ?? undefined);
            return small || (rate && compare(rate, STEEP) > 0) ? null : 'sentence.why_not_small';
          },
        },
      };
    },
  },
  {
    pattern: 6,
    name: 'sentence.name_6',
    draft: (s) => {
      if (derivationFor('growth', s.indicator, s.catalog, 'siblings')?.kind !== 'growth') {
        return unfit('sentence.why_no_growth');
      }
      return {
        ...worded(6, s, [isYear(s.period) ? 'p6_year' : 'p6_a'], {
          value: chip(s),
          times: chip(s, growthWord(s), zh(s) ? '倍' : 'times'),
        }),
        proof: {
          chips: [chip(s, growthWord(s)), chip(s, zh(s) ? '上年同期' : 'last-year')],
          check: ([growth, base]) => {
            const [rate, from] = [value(growth), value(base)];
            return rate && from && compare(rate, whole(100)) >= 0 && compare(from, whole(10)) >= 0
              ? null
              : 'sentence.why_not_twice';
          },
        },
      };
    },
  },
  {
    pattern: 7,
    name: 'sentence.name_7',
    draft: (s) => {
      if (s.indicator.growth !== 'published') return unfit('sentence.why_not_published');
      const published = chip(s, zh(s) ? '公布增速' : 'published');
      const growth = chip(s, zh(s) ? '公布增速' : 'published', than(s));
      const basis = growthBasis(s);
      const texts = basis
        ? worded(7, s, ['p7_basis', 'p7_basis_b'], { value: chip(s), growth, basis: t(s.lang, basis) }).texts
        : worded(7, s, ['p7_a', 'p7_b'], { value: chip(s), growth }).texts;
      const alone = worded(7, s, ['p7_level'], { value: chip(s) }).texts;
      return {
        pattern: 7,
        texts: [...texts, ...alone],
        // The level stands alone only where no growth was published beside it.
        proofs: [
          ...texts.map(() => ALWAYS),
          { chips: [published], check: ([rate]) => (rate?.exact || rate?.low ? 'sentence.why_growth_is_out' : null) },
        ],
      };
    },
  },
  {
    pattern: 8,
    name: 'sentence.name_8',
    draft: (s) => {
      if (s.indicator.growth !== 'both') return unfit('sentence.why_not_both');
      const published = chip(s, zh(s) ? '公布增速' : 'published', way(s));
      const growth = chip(s, growthWord(s), than(s));
      return {
        pattern: 8,
        texts: [
          ...worded(8, s, ['p8_a'], { value: chip(s), growth: chip(s, growthWord(s), way(s)), published }).texts,
          ...worded(8, s, ['p8_b'], { value: chip(s), growth }).texts,
        ],
        // Where both are known, both are said.
        proofs: [ALWAYS, { chips: [published], check: ([own]) => (own?.exact ? 'sentence.why_both_known' : null) }],
      };
    },
  },
  {
    pattern: 9,
    name: 'sentence.name_9',
    draft: (s) => {
      const { period } = s;
      if (!isCumulative(period) || period.n < 3) return unfit('sentence.why_not_cumulative');
      if (s.indicator.growth === 'points' || s.indicator.growth === 'none') return unfit('sentence.why_no_growth');
      const before: Period = { m0: period.m0, n: period.n - 1 };
      const words = growthWord(s);
      const minus = `${words} ${zh(s) ? '减' : 'minus'} ${periodWord(before, s.lang)}`;
      return {
        ...worded(9, s, ['p9_a'], {
          growth: chip(s, words, way(s)),
          before: formatPeriod(before, s.lang),
          moved: chip(s, minus, way(s)),
        }),
        proof: {
          chips: [chip(s, words), chip({ ...s, period: before }, words)],
          check: (figures) =>
            figures.every((each) => sign(value(each) ?? whole(-1)) >= 0) ? null : 'sentence.why_both_rise',
        },
      };
    },
  },
  {
    pattern: 10,
    name: 'sentence.name_10',
    draft: (s) => sinceBase(s, 10, ['p10_a'], zh(s) ? '年均' : 'cagr', way(s), 2),
  },
  {
    pattern: 11,
    name: 'sentence.name_11',
    draft: (s) => sinceBase(s, 11, ['p11_a', 'p11_b'], growthWord(s), than(s), 1),
  },
  {
    pattern: 12,
    name: 'sentence.name_12',
    draft: (s) => {
      const last = lastMonth(s.period);
      if (!last || isYear(s.period) || (s.indicator.kind !== 'flow' && s.indicator.kind !== 'ytd')) {
        return unfit('sentence.why_not_cumulative');
      }
      const month = chip({ ...s, period: last.month });
      const params = {
        month: formatPeriod(last.month, s.lang),
        monthly: month,
        value: chip(s),
        growth: chip(s, growthWord(s), than(s)),
      };
      const isDerived = (figure: Figure | undefined): boolean => figure?.notes.includes('differenced') === true;
      return {
        ...worded(12, s, ['p12_a', 'p12_derived'], params),
        // A month that is the difference of two cumulative figures was never reported: it says so.
        proofs: [true, false].map((own) => ({
          chips: [month],
          check: ([figure]) => (isDerived(figure) === own ? 'sentence.why_month_derived' : null),
        })),
      };
    },
  },
];

/** At which prices the published growth is, as its definition (or the indicator's, of its growth) says; null where neither does. */
function growthBasis({ indicator, catalog }: SentenceSetting): MessageKey | null {
  const { growthIndicator, definition = '' } = indicator;
  const ofGrowth = growthIndicator === undefined ? '' : (catalog.indicator(growthIndicator)?.definition ?? '');
  const own = /(?:增速|增长速度|增长率|growth)[^。；;.]{0,12}?(?:不变价|可比价|constant prices|comparable prices)/iu;
  const said = `${own.exec(definition)?.[0] ?? ''} ${ofGrowth}`;
  if (/当年价|现价|current prices/iu.test(ofGrowth)) return null;
  if (/不变价|constant prices/iu.test(said)) return 'sentence.basis_constant';
  return /可比价|comparable prices/iu.test(said) ? 'sentence.basis_comparable' : null;
}

/** Against the base year of the five-year plan, or the first year there is. */
function sinceBase(
  s: SentenceSetting,
  pattern: number,
  keys: readonly ('p10_a' | 'p11_a' | 'p11_b')[],
  word: string,
  format: string,
  least: number,
): ReturnType<Pattern['draft']> {
  const { indicator, period } = s;
  if (!isYear(period)) return unfit('sentence.why_whole_years');
  if (indicator.kind === 'rank' || indicator.growth === 'none' || indicator.growth === 'points') {
    return unfit('sentence.why_no_growth');
  }
  if (indicator.growth === 'published') return unfit('sentence.why_published');
  const base = planBase(yearOf(period));
  const all = earlier(s);
  const from = all.find(({ m0 }) => m0 === yearPeriod(base).m0) ?? all.at(-1);
  if (!from || yearOf(period) - yearOf(from) < least) return unfit('sentence.why_no_base_year');
  const since = zh(s) ? `自${yearOf(from)}年` : `from${yearOf(from)}`;
  const change = `${zh(s) ? '增减额' : 'change'} ${since}`;
  const made = worded(pattern, s, keys, {
    value: chip(s),
    from: formatPeriod(from, s.lang),
    to: formatPeriod(period, s.lang),
    growth: chip(s, `${word} ${since}`, format),
    change: chip(s, change, way(s)),
  });
  if (pattern !== 11) return made;
  return {
    ...made,
    proof: {
      chips: [chip(s, `${word} ${since}`)],
      check: ([rate]) => (isSteep(rate) ? 'sentence.why_steep' : null),
    },
    proofs: [moved(chip(s, change)), ALWAYS],
  };
}

/** The year before a five-year plan began: 2020 for 2021 to 2025. */
export const planBase = (year: number): number => Math.floor((year - 1) / 5) * 5;
