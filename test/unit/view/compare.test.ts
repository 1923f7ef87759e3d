import { expect, test } from 'vitest';
import { yearPeriod, type Period } from '../../../src/catalog';
import {
  areasByRule,
  candidates,
  changeView,
  periodsByRule,
  sourceIndicators,
  viewAsOf,
  whyNoDerivation,
  type View,
} from '../../../src/view';
import { membersOf } from '../../../src/query';
import { peersOf } from '../../../src/view/peers';
import { area, catalogOf, indicator } from '../../support/sqlFacts';

const m = (year: number): number => year * 12;
const month = (year: number, n: number): Period => ({ m0: m(year) + n - 1, n: 1 });
const catalog = catalogOf({
  home: '甲',
  areas: [
    area('市'),
    area('甲', '市'),
    area('乙', '市', { kind: 'district' }),
    area('丙', '市', { to: m(2020) }),
    area('园', '市', { kind: 'park', inTotal: false }),
    area('镇', '甲', { kind: 'town' }),
  ],
  peerSets: [{ key: 'like', name: '同类', areas: ['乙', '丙'] }],
  indicators: [
    indicator('a'),
    indicator('b'),
    indicator('ratio', { origin: 'formula', formula: '[a] / [b]', kind: 'rate', unit: '%', growth: 'points' }),
    indicator('counted', { origin: 'measure', measure: 'm' }),
    indicator('gdp', { growth: 'published' }),
    indicator('level', { addArea: 'none', kind: 'rate' }),
  ],
});
const view: View = {
  areas: ['甲', '乙'],
  periods: [yearPeriod(2023)],
  indicators: ['a'],
  derivations: ['level'],
  chart: { kind: 'line' },
};

test('all children of an area are those that count in its totals then', () => {
  expect(areasByRule({ kind: 'children', of: '市' }, catalog, m(2019))).toEqual(['甲', '乙', '丙']);
  expect(areasByRule({ kind: 'children', of: '市' }, catalog, m(2024))).toEqual(['甲', '乙']);
});
test('counties of a city that is there in parts stand beside others and add up with them; a park does not', () => {
  const outside = { inTotal: false };
  const parts = catalogOf({
    areas: [
      area('市'),
      area('甲', '市'),
      area('园', '市', { kind: 'park', ...outside }),
      area('辖', '市', { kind: 'custom', ...outside }),
      area('他市'),
      area('丁', '他市', outside),
      area('他园', '他市', { kind: 'park', ...outside }),
    ],
    indicators: [indicator('a')],
  });
  expect(['甲', '园', '辖', '丁', '他园'].filter((key) => parts.overlaps(key))).toEqual(['园', '辖', '他园']);
  expect(peersOf(['甲', '园', '丁', '他园'], parts, m(2024))).toEqual(['甲', '丁']);
  expect(candidates('甲', parts, m(2024))).toEqual(['丁']);
  expect(membersOf(parts, ['甲', '丁', '园'], yearPeriod(2024))?.map(({ key }) => key)).toEqual(['甲', '丁']);
});
test('a peer set is compared with the own county before it', () => {
  expect(areasByRule({ kind: 'set', key: 'like' }, catalog, m(2019))).toEqual(['甲', '乙', '丙']);
});
test('near a county can be counties and districts of the time, but no park, no town and not the county itself', () => {
  expect(candidates('甲', catalog, m(2019))).toEqual(['乙', '丙']);
  expect(candidates('甲', catalog, m(2024))).toEqual(['乙']);
});
test('the last years grow with the data, also over a year without figures', () => {
  const known = [2019, 2020, 2022, 2024].map(yearPeriod);
  expect(periodsByRule({ kind: 'last', count: 3, n: 12 }, known)).toEqual([2022, 2023, 2024].map(yearPeriod));
  expect(periodsByRule({ kind: 'last', count: 2, n: 12 }, [...known, month(2025, 3)])).toEqual(
    [2023, 2024].map(yearPeriod),
  );
});
test('months go back over the turn of the year, and a span that begins in the middle of a quarter is none', () => {
  expect(periodsByRule({ kind: 'last', count: 3, n: 1 }, [month(2024, 1), month(2023, 12)])).toEqual([
    month(2023, 11),
    month(2023, 12),
    month(2024, 1),
  ]);
  expect(periodsByRule({ kind: 'last', count: 2, n: 3 }, [{ m0: m(2024) + 1, n: 3 }])).toEqual([]);
});
test('the span of the latest figures is compared over the years', () => {
  const known = [yearPeriod(2023), { m0: m(2024), n: 5 }, month(2024, 5)];
  expect(periodsByRule({ kind: 'same_span', count: 2 }, known)).toEqual([
    { m0: m(2023), n: 5 },
    { m0: m(2024), n: 5 },
  ]);
  expect(periodsByRule({ kind: 'same_span', count: 2 }, [])).toEqual([]);
});
test('a formula rests on its operands, a count over a ledger on any span', () => {
  expect(sourceIndicators(['ratio', 'a'], catalog)).toEqual(['ratio', 'a', 'b']);
  expect(sourceIndicators(['a', 'counted'], catalog)).toBeNull();
});
test('a list changed by hand no longer follows its rule, another change leaves it', () => {
  const ruled = changeView(view, { areas: ['甲'], areaRule: { kind: 'set', key: 'like' } });
  expect(ruled.areaRule).toEqual({ kind: 'set', key: 'like' });
  expect(changeView(ruled, { split: 40 }).areaRule).toEqual({ kind: 'set', key: 'like' });
  expect(changeView(ruled, { areas: ['乙'] }).areaRule).toBeUndefined();
  const years = changeView(view, { periods: [yearPeriod(2024)], periodRule: { kind: 'last', count: 1, n: 12 } });
  expect(changeView(years, { periods: [] }).periodRule).toBeUndefined();
});
test('a view as of a day, and back to the latest data', () => {
  expect(viewAsOf(view, '2024-03-01').asOf).toBe('2024-03-01');
  expect('asOf' in viewAsOf(viewAsOf(view, '2024-03-01'), '')).toBe(false);
});
test('a derivation without a meaning says why', () => {
  const context = { catalog, peers: ['甲', '乙'], from: yearPeriod(2020) };
  const why = (kind: Parameters<typeof whyNoDerivation>[0], key: string): string | null => {
    const found = catalog.indicator(key);
    return found ? whyNoDerivation(kind, found, context) : 'unknown';
  };
  expect(why('growth', 'a')).toBeNull();
  expect(why('previous_growth', 'gdp')).toBe('published_only');
  expect(why('index', 'ratio')).toBe('percent_of_percent');
  expect(why('share', 'level')).toBe('not_additive');
  expect(why('completion', 'a')).toBe('no_target');
  expect(why('rank', 'a')).toBeNull();
});
