import { describe, expect, test } from 'vitest';
import { indexCatalog, openMap, yearPeriod, type CatalogData } from '../../../src/catalog';
import { exact, toNumber } from '../../../src/core';
import {
  chartData,
  chartModel,
  chartPicture,
  chartTable,
  dpiOf,
  drawChart,
  LIGHT,
  tableCsv,
  viewQuery,
  walkMarks,
  withDpi,
  type ChartModel,
  type View,
} from '../../../src/view';
import { quantile } from '../../../src/view/chart/quantile';
import sample from '../../../data/sample/catalog.json';
import { readFileSync } from 'node:fs';
import { answerFrom, type Table } from '../../gallery/figures';
import { cases } from '../../gallery/cases';
import { keyOf, world } from '../../gallery/world';

const base = cases[1]?.view as View;
const table: Table = cases[0]?.table ?? {};
const SIZE = { width: 520, height: 320 };
const years = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => yearPeriod(from + i));

function model(change: Partial<View>, data: CatalogData = world): ChartModel {
  const catalog = indexCatalog(data);
  const query = viewQuery({ ...base, chart: { kind: 'auto' }, ...change }, catalog);
  const answer = answerFrom(table, query.spec, catalog);
  return chartModel(answer.rows, { layout: query.layout, catalog, lang: 'zh' });
}
const planOf = (change: Partial<View>) => model(change).state.plan;
const one = [keyOf('青溪县')];

describe('The first choice of a chart', () => {
  test('rule 2: a few periods of one area are columns, many are a line', () => {
    expect(planOf({ areas: one, periods: years(2019, 2024) })).toMatchObject({ kind: 'bar', rule: 2 });
    expect(planOf({ areas: one, periods: years(2010, 2024) })).toMatchObject({ kind: 'line', rule: 2 });
  });
  test('rule 3: several indicators of one area over time are small multiples', () => {
    expect(planOf({ areas: one, indicators: ['pat_grant', 'hte_valid'] })).toMatchObject({
      kind: 'multiples',
      rule: 3,
    });
  });
  test('rule 5: one period of several areas is a ranking', () => {
    expect(planOf({ periods: years(2024, 2024) })).toMatchObject({ kind: 'bar', rule: 5 });
  });
  test('rule 6: several areas over time are lines', () => {
    expect(planOf({})).toMatchObject({ kind: 'line', rule: 6 });
  });
  test('rule 9: rates are not stacked', () => {
    expect(planOf({ indicators: ['rd_intensity'], chart: { kind: 'stacked' } }).refused).toEqual({
      kind: 'stacked',
      why: 'additive',
    });
  });
  test('rule 10: a map needs borders', () => {
    expect(planOf({ chart: { kind: 'map' } }).refused?.why).toBe('map');
  });
});

describe('What is drawn', () => {
  test('rule 12: a median lies between two neighbours, exactly', () => {
    const sorted = ['1', '2', '4', '10'].map(exact);
    expect([10, 50, 90].map((share) => toNumber(quantile(sorted, share)))).toEqual([1.3, 3, 8.2]);
  });
  test('rule 13: a column with a missing part has no shares', () => {
    const data = chartData(model({ areas: base.areas.slice(0, 5), chart: { kind: 'percent' } }));
    expect(data?.series.map(({ values }) => values[2])).toEqual([null, null, null, null, null]);
  });
  test('rule 17: the shares of a stack add up to 100.0 as printed', () => {
    const data = chartData(model({ areas: base.areas.slice(0, 5), chart: { kind: 'percent' } }));
    const last = data?.series.map(({ texts }) => Number((texts.at(-1) ?? '').replace('%', ''))) ?? [];
    expect(last.reduce((sum, share) => sum + Math.round(share * 10), 0)).toBe(1000);
  });
  test('no mark stands where a figure is missing', () => {
    const chart = model({ areas: [keyOf('白沙县')], chart: { kind: 'line' } });
    expect(drawChart(chart, SIZE, LIGHT).spots).toHaveLength(5);
    expect(chartData(chart)?.series[0]?.values).toEqual([102, 120, null, 190, 212, 228]);
  });
  test('arrow keys stay with a line to the left and right, and go to the next one up and down', () => {
    const drawing = drawChart(model({}), SIZE, LIGHT);
    const from = drawing.spots.find(({ area }) => area === keyOf('青溪县')) ?? null;
    const right = walkMarks(drawing, from, 'right');
    expect(right).toMatchObject({ area: keyOf('青溪县') });
    expect(right?.x).toBeGreaterThan(from?.x ?? Infinity);
    const up = walkMarks(drawing, from, 'up');
    expect(up?.x).toBe(from?.x);
    expect(up?.y).toBeLessThan(from?.y ?? 0);
  });
});

describe('A picture for a report', () => {
  test('at 14 cm and 300 dpi is 1654 pixels wide', () => {
    const picture = chartPicture(model({}), { widthCm: 14, dpi: 300, title: true, notes: true });
    expect(picture).toMatchObject({ pixelWidth: 1654, dpi: 300 });
    expect(Math.trunc((picture?.width ?? 0) * (300 / 96))).toBe(1654);
  });
  test('knows its physical size', () => {
    const chunk = (type: string, size: number): readonly number[] => [
      0,
      0,
      0,
      size,
      ...[...type].map((c) => c.charCodeAt(0)),
      ...Array<number>(size + 4).fill(0),
    ];
    const png = Uint8Array.from([
      0x89,
      0x50,
      0x4e,
      0x47,
      0x0d,
      0x0a,
      0x1a,
      0x0a,
      ...chunk('IHDR', 13),
      ...chunk('IDAT', 1),
      ...chunk('IEND', 0),
    ]);
    const twice = withDpi(withDpi(png, 96), 300);
    expect(dpiOf(png)).toBeNull();
    expect(Math.round(dpiOf(twice) ?? 0)).toBe(300);
    expect(twice).toHaveLength(png.length + 21);
  });
  test('has its data as CSV in which nothing runs as a formula', () => {
    const text = tableCsv(
      '=1+1',
      {
        corner: '',
        head: ['2024'],
        rows: [
          ['+SUM(A1)', '−3.5'],
          ['甲,乙', '1,024'],
        ],
      },
      ['@x'],
    );
    expect(text.replace('\uFEFF', '').split('\r\n')).toEqual([
      "'=1+1",
      ',2024',
      "'+SUM(A1),-3.5",
      '"甲,乙",1024',
      "'@x",
      '',
    ]);
  });
  test('the table behind a chart has the texts that the chart shows', () => {
    expect(chartTable(model({ areas: one, periods: years(2023, 2024) }))).toEqual({
      corner: '地区',
      head: ['2023', '2024'],
      rows: [['青溪县', '453', '512']],
    });
  });
});

describe('A map that is dropped in', () => {
  const data = { ...world, ...(sample as unknown as Partial<CatalogData>) };
  const borders = readFileSync('data/sample/map/云溪市县级界线（模拟）.geojson', 'utf8');
  test('knows its areas by the property that most are known by; the sample has this very map', () => {
    const read = openMap('a.geojson', borders, indexCatalog(data));
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value).toMatchObject({ matched: 12, unknown: [] });
    expect(Object.keys(read.value.map.shapes).sort()).toEqual(Object.keys(data.maps?.[0]?.shapes ?? {}).sort());
    expect([read.value.map.width, read.value.map.height]).toEqual([data.maps?.[0]?.width, data.maps?.[0]?.height]);
  });
  test.each([
    ['{"type":"FeatureCollection","features":[]}', 'map_no_surface'],
    ['{"type":"Feature"', 'map_unreadable'],
    [borders.replaceAll(/"(NAME|CODE)":"[^"]*"/g, '"$1":"无此地"'), 'map_no_area'],
  ])('that cannot be used is refused with a reason (%#)', (text, code) => {
    const read = openMap('a.geojson', text, indexCatalog(data));
    expect(read.ok ? null : read.error.code).toBe(code);
  });
});
