import { formatPeriod, isYear, previousPeriod, samePeriodLastYear, yearOf, type Indicator } from '../../catalog';
import { sign, whole, compare, type Figure } from '../../core';
import { derivationFor } from '../../view';
import { earlier, planBase } from './level_patterns';
import { partsOf } from './parts';
import { unfit, type Pattern } from './pattern';
import { chip, formulaChip, reference, type SentenceSetting } from './setting';
import { worded } from './worded';

const zh = ({ lang }: SentenceSetting): boolean => lang === 'zh';
const value = (figure: Figure | undefined): Figure['exact'] => figure?.exact ?? null;
const nameOf = (s: SentenceSetting, { key }: Indicator): string => s.catalog.indicatorName(key, s.lang);
const parentName = (s: SentenceSetting): string | null => {
  const at = s.period.m0 + s.period.n - 1;
  const parent = s.catalog.parent(s.area, at);
  return parent ? s.catalog.areaName(parent.key, s.lang, at) : null;
};
/** What all the parts come to, less the whole. */
const rest = (s: SentenceSetting, parts: readonly Indicator[]): string =>
  formulaChip(`${parts.map((part) => reference(s, null, part)).join('+')}-${reference(s)}`);

/** Structure (13–15, 17), completion (19–24), place (26–32), stocks and spans (33, 35, 36). */
export const STANDING_PATTERNS: readonly Pattern[] = [
  {
    pattern: 13,
    name: 'sentence.name_13',
    draft: (s) => {
      const parts = partsOf(s.indicator, s.catalog);
      if (parts.length === 0) return unfit('sentence.why_no_parts');
      const made = parts.map((part) => {
        const share = formulaChip(`${reference(s, null, part)}/${reference(s)}*100`, '0.0');
        return worded(13, s, ['p13_a'], {
          value: chip(s),
          part: nameOf(s, part),
          amount: chip(s, '', '', part),
          share,
        });
      });
      return {
        pattern: 13,
        texts: made.flatMap(({ texts }) => texts),
        proof: {
          chips: [chip(s)],
          check: ([whole_]) => (compare(value(whole_) ?? whole(0), whole(10)) >= 0 ? null : 'sentence.why_whole_small'),
        },
      };
    },
  },
  {
    pattern: 14,
    name: 'sentence.name_14',
    draft: (s) => {
      const parts = partsOf(s.indicator, s.catalog);
      if (parts.length < 2) return unfit('sentence.why_no_parts');
      const list = parts.map((part) => `${nameOf(s, part)}${zh(s) ? '' : ' '}${chip(s, '', '', part)}`);
      return {
        ...worded(14, s, ['p14_a'], { value: chip(s), list: list.join(zh(s) ? '、' : ', ') }),
        proof: {
          chips: [rest(s, parts)],
          check: ([left]) => (value(left)?.num === 0n ? null : 'sentence.why_not_whole'),
        },
      };
    },
  },
  {
    pattern: 15,
    name: 'sentence.name_15',
    draft: (s) => {
      const parts = partsOf(s.indicator, s.catalog);
      if (parts.length < 2 || parts.length > 5) return unfit('sentence.why_no_parts');
      const list = (sure: string): string => {
        const rates = parts.map((part) => chip(s, zh(s) ? '同比' : 'growth', sure, part));
        const [last, ...before] = [...rates].reverse();
        return `${before.reverse().join(zh(s) ? '、' : ', ')}${zh(s) ? '和' : ' and '}${last ?? ''}`;
      };
      const names = parts.map((part) => nameOf(s, part)).join(zh(s) ? '、' : ', ');
      const [up, down] = zh(s) ? ['增', '降'] : ['rise', 'fall'];
      return {
        pattern: 15,
        texts: [
          ...worded(15, s, ['p15_up'], { names, rates: list(up) }).texts,
          ...worded(15, s, ['p15_down'], { names, rates: list(down) }).texts,
        ],
      };
    },
  },
  {
    pattern: 17,
    name: 'sentence.name_17',
    draft: (s) => {
      const whole_ = parentName(s);
      if (whole_ === null || !derivationFor('share', s.indicator, s.catalog, [])) return unfit('sentence.why_no_share');
      const minus = zh(s) ? '占比 减 上年' : 'share minus last-year';
      return worded(17, s, ['p17_a', 'p17_b'], {
        whole: whole_,
        share: chip(s, zh(s) ? '占比' : 'share'),
        moved: chip(s, minus, zh(s) ? '增降' : 'direction'),
      });
    },
  },
  ...completion(),
  {
    pattern: 26,
    name: 'sentence.name_26',
    draft: (s) => {
      const whole_ = parentName(s);
      if (whole_ === null) return unfit('sentence.why_no_parent');
      const both = derivationFor('growth_rank', s.indicator, s.catalog, 'siblings') !== null;
      const [rank, growth, place] = zh(s) ? ['位次', '增速位次', '居'] : ['rank', 'growth-rank', 'placed'];
      return worded(26, s, both ? ['p26_a', 'p26_b'] : ['p26_b'], {
        whole: whole_,
        rank: chip(s, rank, place),
        growthRank: chip(s, growth, place),
      });
    },
  },
  {
    pattern: 27,
    name: 'sentence.name_27',
    draft: (s) => {
      const whole_ = parentName(s);
      if (whole_ === null) return unfit('sentence.why_no_parent');
      const [rank, place, minus, moved] = zh(s)
        ? ['位次', '居', '位次 减 上年同期', '进退']
        : ['rank', 'placed', 'rank minus last-year', 'moved'];
      return worded(27, s, ['p27_a'], { whole: whole_, rank: chip(s, rank, place), moved: chip(s, minus, moved) });
    },
  },
  {
    pattern: 28,
    name: 'sentence.name_28',
    draft: (s) => {
      const at = s.period.m0 + s.period.n - 1;
      const parent = s.catalog.parent(s.area, at);
      if (!parent) return unfit('sentence.why_no_parent');
      const rate = s.indicator.growth === 'points' && s.indicator.unit === '%';
      const other = `[${parent.key}]`;
      const word = rate ? '' : zh(s) ? '同比 ' : 'growth ';
      if (!rate && !derivationFor('growth', s.indicator, s.catalog, [])) return unfit('sentence.why_no_growth');
      if (!rate && s.indicator.growth === 'points') return unfit('sentence.why_no_growth');
      const minus = `${word}${zh(s) ? '减' : 'minus'} ${other}`;
      const [verb, size] = zh(s) ? ['高低 词', '高低 数'] : ['above-below verb', 'above-below size'];
      return worded(28, s, rate ? ['p28_a'] : ['p28_b'], {
        whole: parentName(s) ?? '',
        value: rate ? chip(s) : chip(s, zh(s) ? '同比' : 'growth', zh(s) ? '增降 比' : 'direction than'),
        verb: chip(s, minus, verb),
        size: chip(s, minus, size),
      });
    },
  },
  {
    pattern: 29,
    name: 'sentence.name_29',
    draft: (s) => {
      const whole_ = parentName(s);
      if (whole_ === null || !derivationFor('share', s.indicator, s.catalog, [])) return unfit('sentence.why_no_share');
      return worded(29, s, ['p29_a'], { whole: whole_, value: chip(s), share: chip(s, zh(s) ? '占比' : 'share') });
    },
  },
  {
    pattern: 32,
    name: 'sentence.name_32',
    draft: (s) => {
      const before = earlier(s);
      const gap = before.findIndex(({ m0 }, i) => m0 !== s.period.m0 - 12 * (i + 1));
      const run = gap < 0 ? before : before.slice(0, gap);
      const first = run.at(-1);
      if (run.length < 3 || !first || s.indicator.better === 'lower') return unfit('sentence.why_no_series');
      const above = run.map((each) => `${reference(s)}>${reference(s, each)}`);
      const year = yearOf(first);
      const [yes, no] = zh(s)
        ? [`为${year}年以来同期最高`, '〔不是同期最高〕']
        : [`the highest since ${year}`, '[not the highest]'];
      const said = formulaChip(`IF(AND(${above.join(', ')}), "${yes}", "${no}")`);
      return {
        ...worded(32, s, ['p32_a'], { value: chip(s), said }),
        proof: {
          chips: [formulaChip(`IF(AND(${above.join(', ')}), 1, 0)`)],
          check: ([record]) => (sign(value(record) ?? whole(0)) > 0 ? null : 'sentence.why_no_record'),
        },
      };
    },
  },
  {
    pattern: 33,
    name: 'sentence.name_33',
    draft: (s) => {
      if (s.indicator.kind !== 'stock') return unfit('sentence.why_not_stock');
      const change = zh(s) ? '增减额' : 'change';
      return {
        ...worded(33, s, ['p33_a'], { value: chip(s), net: chip(s, change, zh(s) ? '净增' : 'net') }),
        proof: {
          chips: [chip(s, change)],
          check: ([moved]) => (sign(value(moved) ?? whole(-1)) >= 0 ? null : 'sentence.why_fell'),
        },
      };
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
      return worded(35, s, ['p35_a'], {
        from: formatPeriod(from, s.lang),
        base: chip({ ...s, period: from }),
        verb: chip(s, since, zh(s) ? '增到' : 'rise-to'),
        to: formatPeriod(s.period, s.lang),
        value: chip(s),
      });
    },
  },
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

function completion(): readonly Pattern[] {
  const target = (s: SentenceSetting): boolean =>
    s.catalog.data.targets.some((each) => each.indicator === s.indicator.key && each.area === s.area);
  const done = (s: SentenceSetting): string => (zh(s) ? '完成率' : 'completion');
  const gap = (s: SentenceSetting): string => `${reference(s)}-${zh(s) ? '目标' : 'target'}(${reference(s)})`;
  const issuer = (s: SentenceSetting): string => {
    const own = s.catalog.data.targets.find((each) => each.indicator === s.indicator.key && each.area === s.area);
    return own?.issuer === undefined || !zh(s) ? '' : `${own.issuer}下达的`;
  };
  return [
    {
      pattern: 19,
      name: 'sentence.name_19',
      draft: (s) =>
        target(s)
          ? worded(19, s, ['p19_a', 'p19_b'], { value: chip(s), issuer: issuer(s), done: chip(s, done(s)) })
          : unfit('sentence.why_no_target'),
    },
    ...([20, 23] as const).map((pattern): Pattern => ({
      pattern,
      name: `sentence.name_${pattern}`,
      draft: (s) => {
        if (!target(s)) return unfit('sentence.why_no_target');
        const over = formulaChip(gap(s), zh(s) ? '超差' : 'gap');
        return {
          ...worded(pattern, s, pattern === 20 ? ['p20_a'] : ['p23_a'], {
            value: chip(s),
            done: chip(s, done(s)),
            gap: over,
          }),
          proof: {
            chips: [formulaChip(gap(s))],
            check: ([left]) => {
              const way = sign(value(left) ?? whole(0));
              return way === (pattern === 20 ? 1 : -1)
                ? null
                : pattern === 20
                  ? 'sentence.why_not_over'
                  : 'sentence.why_not_short';
            },
          },
        };
      },
    })),
    {
      pattern: 21,
      name: 'sentence.name_21',
      draft: (s) => {
        if (!target(s)) return unfit('sentence.why_no_target');
        if (isYear(s.period)) return unfit('sentence.why_year_over');
        const schedule = chip(s, done(s), zh(s) ? '序时' : 'schedule');
        return worded(21, s, ['p21_a'], { value: chip(s), done: chip(s, done(s)), schedule });
      },
    },
  ];
}
