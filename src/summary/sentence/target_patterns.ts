import { isYear, samePeriod, yearOf, yearPeriod, type Period, type Target } from '../../catalog';
import { sign, whole } from '../../core';
import { t } from '../../text';
import { derivationFor } from '../../view';
import { unfit, type Pattern } from './pattern';
import { differs, value, zh } from './said';
import { chip, formulaChip, reference, type SentenceSetting } from './setting';
import { worded } from './worded';

/** The target that 目标 asks: of the span or of its year, an amount before any other kind, as the question chooses it (query/gather/targets). */
function targetOf({ catalog, indicator, area, period }: SentenceSetting): Target | null {
  const year = yearPeriod(yearOf({ m0: period.m0 + period.n - 1, n: 1 }));
  const own = catalog.data.targets.filter(
    (each) =>
      each.indicator === indicator.key &&
      each.area === area &&
      (samePeriod(each.period, period) || samePeriod(each.period, year)),
  );
  const rank = (each: Target): string =>
    `${each.kind === 'amount' ? 0 : 1}${samePeriod(each.period, period) ? 0 : 1}${each.issuer ?? ''}`;
  return own.sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0] ?? null;
}
const target = (s: SentenceSetting): boolean => targetOf(s)?.kind === 'amount';
const done = (s: SentenceSetting): string => (zh(s) ? '完成率' : 'completion');
const gap = (s: SentenceSetting): string => `${reference(s)}-${zh(s) ? '目标' : 'target'}(${reference(s)})`;
const issuer = (s: SentenceSetting): string => {
  const own = targetOf(s)?.issuer;
  return own === undefined ? '' : t(s.lang, 'sentence.set_by', { issuer: own });
};

/** January to each month of the year that has a figure, the shortest first; empty where a month before the last is missing. */
function months({ spans, period }: SentenceSetting): readonly Period[] {
  const found = spans.filter(({ m0, n }) => m0 === period.m0 && n < 12).sort((a, b) => a.n - b.n);
  const whole_ = found.length > 1 && found.at(-1)?.n === 11 && found.every(({ n }, i) => n === (found[0]?.n ?? 0) + i);
  return whole_ ? found : [];
}

/** Against a target: completion, what is over or lacking, growth and ceilings (19–25). */
export const TARGET_PATTERNS: readonly Pattern[] = [
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
          issuer: issuer(s),
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
      return worded(21, s, ['p21_a'], { value: chip(s), issuer: issuer(s), done: chip(s, done(s)), schedule });
    },
  },
  {
    pattern: 22,
    name: 'sentence.name_22',
    draft: (s) => {
      if (targetOf(s)?.kind !== 'growth') return unfit('sentence.why_no_growth_target');
      if (derivationFor('growth', s.indicator, s.catalog, 'siblings') === null) return unfit('sentence.why_no_growth');
      const growth = zh(s) ? '同比' : 'growth';
      const minus = zh(s) ? '同比 减 目标' : 'growth minus target';
      const [verb, size] = zh(s) ? ['高低 词', '高低 数'] : ['above-below verb', 'above-below size'];
      return {
        ...worded(22, s, ['p22_a', 'p22_b'], {
          value: chip(s),
          growth: chip(s, growth, zh(s) ? '增降 比' : 'direction than'),
          target: chip(s, zh(s) ? '目标' : 'target'),
          verb: chip(s, minus, verb),
          size: chip(s, minus, size),
        }),
        proof: differs(chip(s, minus)),
      };
    },
  },
  {
    pattern: 24,
    name: 'sentence.name_24',
    draft: (s) => {
      if (!target(s)) return unfit('sentence.why_no_target');
      if (!isYear(s.period) || s.indicator.kind === 'stock') return unfit('sentence.why_whole_years');
      const each = months(s);
      const [first] = each;
      if (!first) return unfit('sentence.why_no_months');
      const aim = `${zh(s) ? '目标' : 'target'}(${reference(s)})`;
      const early = each.map((span) => `IF(${reference(s, span)}>=${aim}, 1, 0)`).join('+');
      // What was reached and lost again, by a correction, was not reached that early.
      const spans = [...each.map((span) => reference(s, span)), reference(s)];
      const lost = spans.slice(1).map((now, i) => `IF(AND(${spans[i] ?? now}>=${aim}, ${now}<${aim}), 1, 0)`);
      return {
        ...worded(24, s, ['p24_a', 'p24_b'], {
          value: chip(s),
          early: formulaChip(early, zh(s) ? '0 无单位' : '0 bare'),
          year: String(yearOf(s.period)),
        }),
        proof: {
          chips: [formulaChip(early), formulaChip(`${reference(s, first)}-${aim}`), formulaChip(lost.join('+'))],
          check: ([count, start, falls]) =>
            sign(value(count) ?? whole(0)) > 0 && sign(value(start) ?? whole(0)) < 0 && value(falls)?.num === 0n
              ? null
              : 'sentence.why_not_early',
        },
      };
    },
  },
  {
    pattern: 25,
    name: 'sentence.name_25',
    draft: (s) => {
      if (targetOf(s)?.kind !== 'cap') return unfit('sentence.why_no_cap');
      const limit = chip(s, zh(s) ? '目标' : 'target');
      return {
        ...worded(25, s, ['p25_a', 'p25_b'], { value: chip(s), limit }),
        proof: {
          chips: [chip(s), limit],
          // 以内 includes the limit (民法典 1259).
          check: ([is, most]) => {
            const [a, b] = [value(is), value(most)];
            return a && b && a.num * b.den <= b.num * a.den ? null : 'sentence.why_over_cap';
          },
        },
      };
    },
  },
];
