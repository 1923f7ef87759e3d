import { formatPeriod, samePeriodLastYear, type Indicator, type Period } from '../../catalog';
import { abs, add, compare, exact, exactOf, roundHalfUp, subtract, whole, type Exact, type Figure } from '../../core';
import { derivationFor } from '../../view';
import { partsOf } from './parts';
import { unfit, type Pattern } from './pattern';
import { listed, nameOf, parentName, telling, value, zh } from './said';
import { chip, formulaChip, reference, type SentenceSetting } from './setting';
import { worded } from './worded';

/** What all the parts come to, less the whole. */
const rest = (s: SentenceSetting, parts: readonly Indicator[]): string =>
  formulaChip(`${parts.map((part) => reference(s, null, part)).join('+')}-${reference(s)}`);

/** Figures of one group, unit and kind beside the whole: parts of it only where they come to it, which the data must show. */
function beside({ indicator, catalog }: SentenceSetting): readonly Indicator[] {
  const { key, group, unit, kind } = indicator;
  if (group === undefined || kind === 'rate' || kind === 'rank' || kind === 'index') return [];
  return catalog.data.indicators.filter(
    (each) => each.key !== key && each.group === group && each.unit === unit && each.kind === kind,
  );
}

const TENTH = 1;

/** Parts that come to the whole within the rounding of each, and shares that print as 100.0 together. */
function addUp([whole_, ...parts]: readonly Figure[]): boolean {
  const total = value(whole_);
  const sizes = parts.flatMap((part) => value(part) ?? []);
  if (!total || sizes.length !== parts.length || total.num <= 0n) return false;
  const sum = sizes.reduce((a, b) => add(a, b), whole(0));
  const ulp = exact(`1e-${whole_?.decimals ?? 0}`);
  const room: Exact = { num: ulp.num * BigInt(parts.length + 1), den: ulp.den * 2n };
  if (compare(abs(subtract(sum, total)), room) > 0) return false;
  const shown = sizes.map((size) =>
    exactOf(roundHalfUp({ num: size.num * total.den * 100n, den: size.den * total.num }, TENTH)),
  );
  return (
    compare(
      shown.reduce((a, b) => add(a, b), whole(0)),
      whole(100),
    ) === 0
  );
}

/** Structure: parts, their growth, shares and how these moved (13–15, 17, 18). */
export const STRUCTURE_PATTERNS: readonly Pattern[] = [
  {
    pattern: 13,
    name: 'sentence.name_13',
    draft: (s) => {
      const parts = partsOf(s.indicator, s.catalog);
      if (parts.length === 0) return unfit('sentence.why_no_parts');
      const made = parts.map((part) => {
        const share = formulaChip(`${reference(s, null, part)}/${reference(s)}*100`, '0.0');
        const { texts } = worded(13, s, ['p13_a'], {
          value: chip(s),
          part: nameOf(s, part),
          amount: chip(s, '', '', part),
          share,
        });
        return { texts, proof: telling(share) };
      });
      return {
        pattern: 13,
        texts: made.flatMap(({ texts }) => texts),
        proofs: made.map(({ proof }) => proof),
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
        return listed(s, rates);
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
      const share = chip(s, zh(s) ? '占比' : 'share');
      return {
        ...worded(17, s, ['p17_a', 'p17_b'], {
          whole: whole_,
          share,
          moved: chip(s, minus, zh(s) ? '增降 比' : 'direction than'),
        }),
        proof: telling(share),
      };
    },
  },
  {
    pattern: 18,
    name: 'sentence.name_18',
    draft: (s) => {
      const parts = beside(s);
      if (parts.length < 2 || parts.length > 4) return unfit('sentence.why_no_parts');
      const before = samePeriodLastYear(s.period);
      const share = (when: Period | null, part: Indicator): string =>
        formulaChip(`${reference(s, when, part)}/${reference(s, when)}*100`, zh(s) ? '0.0 无单位' : '0.0 bare');
      const vector = (when: Period | null): string => parts.map((part) => share(when, part)).join('∶');
      const all = [s.indicator, ...parts];
      return {
        ...worded(18, s, ['p18_a', 'p18_b'], {
          names: listed(
            s,
            parts.map((part) => nameOf(s, part)),
          ),
          before: formatPeriod(before, s.lang),
          old: vector(before),
          now: vector(null),
        }),
        proof: {
          chips: [
            ...all.map((each) => chip(s, '', '', each)),
            ...all.map((each) => chip({ ...s, period: before }, '', '', each)),
          ],
          check: (figures) =>
            addUp(figures.slice(0, all.length)) && addUp(figures.slice(all.length)) ? null : 'sentence.why_not_100',
        },
      };
    },
  },
];
