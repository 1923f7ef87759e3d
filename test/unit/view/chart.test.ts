import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexCatalog } from '../../../src/catalog';
import { chartModel, drawChart, LIGHT, spotAt, viewQuery, type ChartModel, type View } from '../../../src/view';
import { placeLabels } from '../../../src/view/chart/labels';
import { niceScale } from '../../../src/view/chart/scale';
import { answerFrom, type Table } from '../../gallery/figures';
import { cases } from '../../gallery/cases';
import { keyOf, world } from '../../gallery/world';

const SIZE = { width: 480, height: 280 };
const table: Table = cases[1]?.table ?? {};
const base = cases[1]?.view as View;

function model(change: Partial<View>, data = world, figures = table): ChartModel {
  const catalog = indexCatalog(data);
  const query = viewQuery({ ...base, ...change }, catalog);
  const answer = answerFrom(figures, query.spec, catalog);
  return chartModel(answer.rows, { layout: query.layout, catalog, lang: 'zh' });
}
const marks = (
  chart: ChartModel,
): readonly { readonly type: string; readonly shape?: { readonly points?: readonly unknown[] } }[] =>
  drawChart(chart, SIZE, LIGHT).option['graphic'] as never;
/** Lines of a single series: how many points each piece has, and whether it is dashed. */
const piecesOf = (name: string): readonly string[] =>
  marks(model({ areas: [keyOf(name)], chart: { kind: 'line' } })).flatMap((mark) => {
    const { type, shape, style } = mark as {
      type: string;
      shape?: { points?: unknown[] };
      style?: { lineDash?: unknown; lineWidth?: number };
    };
    if (type !== 'polyline' || (style?.lineWidth ?? 1) === 1) return [];
    return [`${shape?.points?.length ?? 0}${style?.lineDash ? ' dashed' : ''}`];
  });

describe('A line chart', () => {
  test('leaves a gap where a figure is missing: two pieces, no bridge', () => {
    expect(piecesOf('白沙县')).toEqual(['2', '3']);
  });

  test('crosses a change of area only with dashes, and says so', () => {
    expect(piecesOf('云台区')).toEqual(['2', '4', '2 dashed']);
    expect(drawChart(model({}), SIZE, LIGHT).subtitle).toContain('虚线跨越');
  });

  test('of what a filter has left draws all of it, and says that it is filtered, not that it draws the first of many', () => {
    const catalog = indexCatalog(world);
    const { spec, layout } = viewQuery(base, catalog);
    const { rows } = answerFrom(table, spec, catalog);
    const left = rows.slice(0, 2);
    const kept = left.flatMap(({ area }) => area ?? []);
    const { subtitle } = drawChart(chartModel(left, { layout: { ...layout, kept }, catalog, lang: 'zh' }), SIZE, LIGHT);
    expect(subtitle).toContain(`已筛选：${layout.areas.length}个地区中的2个`);
    expect(subtitle).not.toContain('只画前');
  });

  test('gives a year that was not asked for its room on the axis', () => {
    const chart = model({ periods: [2018, 2019, 2022].map((y) => ({ m0: y * 12, n: 12 })) });
    const [a = 0, b = 0, c = 0] = [...new Set(drawChart(chart, SIZE, LIGHT).spots.map(({ x }) => x))].sort(
      (m, n) => m - n,
    );
    expect(c - b).toBeCloseTo(3 * (b - a));
  });

  test('of a single period is drawn as bars, and says why', () => {
    const chart = model({ periods: [{ m0: 2024 * 12, n: 12 }] });
    expect(chart.state).toMatchObject({ kind: 'bar', plan: { refused: { kind: 'line', why: 'two_periods' } } });
    expect(drawChart(chart, SIZE, LIGHT).subtitle).toContain('要两个以上报告期，改画条形图');
  });

  test('can be pointed at: the nearest period, then the nearest line', () => {
    const drawing = drawChart(model({}), SIZE, LIGHT);
    const wanted = drawing.spots.find(({ area, at }) => area === keyOf('临江县') && at === 2);
    expect(wanted && spotAt(drawing, wanted.x + 6, wanted.y - 3)).toEqual(wanted);
    expect(spotAt(drawing, 5, 400)).toBeNull();
  });
});

describe('The title of a chart', () => {
  test('says growth and place of the home area', () => {
    expect(model({}).title).toBe('青溪县专利授权量2024年增长13.0%，在9个县区中居第3位');
  });

  test('without the home area names the highest', () => {
    expect(model({ areas: [keyOf('临江县'), keyOf('石桥县')] }).title).toBe('专利授权量2024年以临江县最高，为530件');
  });

  test('says why there is no figure instead of a number', () => {
    const figures: Table = {
      pat_grant: { ...table['pat_grant'], [keyOf('青溪县')]: { 2023: '453', 2024: 'not_yet' } },
    };
    expect(model({}, world, figures).title).toBe('青溪县专利授权量2024年：未公布');
  });

  test('calls what is shown as 0.0% no rise', () => {
    const figures: Table = { pat_grant: { [keyOf('青溪县')]: { 2023: '100000', 2024: '100001' } } };
    expect(model({ areas: [keyOf('青溪县')] }, world, figures).title).toBe('青溪县专利授权量2024年与上年同期持平');
  });

  test('uses the published growth where only that counts', () => {
    const figures: Table = {
      gdp: { [keyOf('青溪县')]: { 2023: '90', 2024: '80' } },
      gdp_growth: { [keyOf('青溪县')]: { 2024: '6.2' } },
    };
    expect(model({ areas: [keyOf('青溪县')], indicators: ['gdp'] }, world, figures).title).toBe(
      '青溪县地区生产总值2024年增长6.2%',
    );
  });
});

describe('Places in a chart', () => {
  test('labels never come nearer than their gap, stay inside and keep the order of their lines', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 30 }), (ys) => {
        const wishes = ys.map((y, i) => ({ key: String(i), y, priority: i }));
        const placed = placeLabels(wishes, { top: 0, bottom: 300, gap: 14 });
        placed.forEach((place, i) => {
          const before = placed[i - 1];
          expect(place.y).toBeGreaterThanOrEqual(-1e-6);
          expect(place.y).toBeLessThanOrEqual(300 + 1e-6);
          if (before) {
            expect(place.y - before.y).toBeGreaterThanOrEqual(14 - 1e-6);
            expect(place.from).toBeGreaterThanOrEqual(before.from);
          }
        });
      }),
    );
  });

  test('the most important labels are kept where not all fit', () => {
    const wishes = [30, 31, 32, 33].map((y, i) => ({ key: String(i), y, priority: -i }));
    expect(placeLabels(wishes, { top: 0, bottom: 14, gap: 14 }).map(({ key }) => key)).toEqual(['2', '3']);
  });

  test('an axis holds every value between round ends, and bars start from zero', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 20 }),
        fc.boolean(),
        (values, bars) => {
          const scale = niceScale(values, bars, 'zh');
          const room = scale.step * 1e-6;
          expect(scale.min).toBeLessThanOrEqual(Math.min(...values) + room);
          expect(scale.max).toBeGreaterThanOrEqual(Math.max(...values) - room);
          expect(scale.ticks.length).toBeGreaterThan(1);
          expect(scale.ticks.length).toBeLessThan(12);
          if (bars) expect(scale.min <= 0 && scale.max >= 0).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('an axis of halves writes them', () => {
    expect(niceScale([0, 10], true, 'zh', 4).ticks.map(({ text }) => text)).toEqual([
      '0.0',
      '2.5',
      '5.0',
      '7.5',
      '10.0',
    ]);
  });
});
