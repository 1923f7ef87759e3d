import { expect, test } from 'vitest';
import { groupIssues, needsAnswer, planCounts, sheetSummary } from '../../../src/app/import_view';
import { viewOfPlan } from '../../../src/app/plan_view';
import { regionsOf } from '../../../src/app/import/regions';
import { indexCatalog } from '../../../src/catalog';
import { issue } from '../../../src/core';
import { openSource, planSource, type SourcePlan } from '../../../src/ingest';

const EMPTY = { indicators: [], areas: [], changes: [], targets: [], measures: [], peerSets: [] };

async function planned(text: string, name = '专利授权量.csv'): Promise<SourcePlan> {
  return planSource(await openSource(new TextEncoder().encode(text), name), EMPTY, []);
}
const WIDE = '地区,2022年,2023年,2024年\n青溪县,400,453,512\n临江县,470,498,530\n';

test('issues are grouped by what they say, the gravest first', () => {
  const groups = groupIssues([
    issue('info', 'new_areas', { file: 'a.csv' }),
    issue('warning', 'duplicate', { file: 'a.csv', row: 3 }),
    issue('error', 'password', { file: 'b.xlsx' }),
    issue('warning', 'duplicate', { file: 'a.csv', row: 9 }),
  ]);
  expect(groups.map(({ severity, code, issues }) => [severity, code, issues.length])).toEqual([
    ['error', 'password', 1],
    ['warning', 'duplicate', 2],
    ['info', 'new_areas', 1],
  ]);
});

test('the preview says what was understood, with the text of the first cells as it stands in the file', async () => {
  const plan = await planned(WIDE);
  const sheet = plan.sheets[0];
  if (!sheet) throw new Error('the file has no sheet');
  const summary = sheetSummary(plan, sheet, indexCatalog(EMPTY), 'zh');
  expect(summary).toMatchObject({ kind: 'facts', count: 6, areas: 2 });
  expect(summary.months).toEqual({ from: 2022 * 12, to: 2024 * 12 + 11 });
  expect(summary.first[0]).toMatchObject({
    area: '青溪县',
    m0: 2022 * 12,
    n: 12,
    text: '400',
    cell: 'B2',
    status: 'value',
  });
  expect(planCounts([plan])).toEqual({ files: 1, facts: 6, rows: 0 });
});

test('a person is asked only where the file does not say what its numbers are', async () => {
  const plan = await planned(WIDE, '数据.csv');
  expect(needsAnswer(plan)).toBe(true);
  expect(needsAnswer({ ...plan, issues: [] })).toBe(false);
});

test('the raw sheet is tinted by what each cell was taken for', async () => {
  const plan = await planned('各县专利,,单位：件\n地区,2023年,2024年\n青溪县,1,2\n临江县,3,4\n合计,4,6\n注：年报,,\n');
  const sheet = plan.sheets[0];
  if (!sheet) throw new Error('the file has no sheet');
  const region = regionsOf(sheet);
  const rows = plan.source.sheets[0]?.cells ?? [];
  const of = (row: number): readonly string[] => [0, 1, 2].map(region(row, rows[row] ?? []));
  expect(of(0)).toEqual(['title', 'none', 'unit']);
  expect(of(1)).toEqual(['head', 'head', 'head']);
  expect(of(2)).toEqual(['stub', 'data', 'data']);
  expect(of(4)).toEqual(['total', 'total', 'total']);
  expect(of(5)).toEqual(['note', 'none', 'none']);
});

test('the first table after an import compares its areas over its last years', async () => {
  const plan = await planned(WIDE);
  const catalog = indexCatalog({ ...EMPTY, areas: plan.newAreas, indicators: plan.newIndicators });
  const view = viewOfPlan({ plans: [plan], sources: [], files: new Map(), already: [], issues: [] }, catalog);
  expect(view?.areas.map((key) => catalog.areaName(key, 'zh'))).toEqual(['青溪县', '临江县']);
  expect(view?.periods.map(({ m0 }) => m0 / 12)).toEqual([2022, 2023, 2024]);
  expect(view?.indicators).toHaveLength(1);
  expect(viewOfPlan({ plans: [], sources: [], files: new Map(), already: [], issues: [] }, catalog)).toBeNull();
});

test('where each file holds one year, the first table has the last years of all files, however large each is', async () => {
  const year = (n: number, more = ''): string => `地区,${n}年\n青溪县,${n - 1600}\n临江县,470\n${more}`;
  const plans = [await planned(year(2022)), await planned(year(2021, '云台县,31\n')), await planned(year(2023))];
  const indicators = plans[0]?.newIndicators ?? [];
  const areas = plans[1]?.newAreas ?? [];
  const catalog = indexCatalog({ ...EMPTY, areas, indicators });
  const view = viewOfPlan({ plans, sources: [], files: new Map(), already: [], issues: [] }, catalog);
  expect(view?.periods.map(({ m0 }) => m0 / 12)).toEqual([2021, 2022, 2023]);
});
