import { yearOf } from '../../catalog';
import { sign, whole } from '../../core';
import { derivationFor } from '../../view';
import { earlier } from './level_patterns';
import { unfit, type Draft, type Pattern } from './pattern';
import { differs, parentName, telling, value, zh } from './said';
import { chip, formulaChip, reference, type SentenceSetting } from './setting';
import { worded } from './worded';

/** A place that its publisher states: said as it stands, and how it moved. */
function publishedPlace(s: SentenceSetting): Draft {
  const minus = zh(s) ? '减 上年同期' : 'minus last-year';
  const moved = chip(s, minus, zh(s) ? '进退 比' : 'moved than');
  return worded(27, s, ['p27_published', 'p27_published_b'], { value: chip(s), moved });
}

/** Where it stands: places, the area above, its own earlier years (26–29, 32). */
export const PLACE_PATTERNS: readonly Pattern[] = [
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
      if (s.indicator.kind === 'rank') return publishedPlace(s);
      const whole_ = parentName(s);
      if (whole_ === null) return unfit('sentence.why_no_parent');
      const [rank, place, minus, moved] = zh(s)
        ? ['位次', '居', '位次 减 上年同期', '进退 比']
        : ['rank', 'placed', 'rank minus last-year', 'moved than'];
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
      return {
        ...worded(28, s, rate ? ['p28_a'] : ['p28_b'], {
          whole: parentName(s) ?? '',
          value: rate ? chip(s) : chip(s, zh(s) ? '同比' : 'growth', zh(s) ? '增降 比' : 'direction than'),
          verb: chip(s, minus, verb),
          size: chip(s, minus, size),
        }),
        proof: differs(chip(s, minus)),
      };
    },
  },
  {
    pattern: 29,
    name: 'sentence.name_29',
    draft: (s) => {
      const whole_ = parentName(s);
      if (whole_ === null || !derivationFor('share', s.indicator, s.catalog, [])) return unfit('sentence.why_no_share');
      const share = chip(s, zh(s) ? '占比' : 'share');
      return { ...worded(29, s, ['p29_a'], { whole: whole_, value: chip(s), share }), proof: telling(share) };
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
];
