import { afterEach, expect, test } from 'vitest';
import type { Issue } from '../../../src/core';
import type { Session } from '../../../src/flow';
import type { Source } from '../../../src/workspace';
import { fileIn, testSession } from '../../support/session';

const open: Session[] = [];
afterEach(async () => {
  for (const session of open.splice(0)) await session.close();
});

/** Loads the first files, then says what planning the last one tells beside what its own reading does. */
async function toldOf(files: readonly (readonly [string, string, Partial<Source>?])[]): Promise<readonly Issue[]> {
  const session = await testSession();
  open.push(session);
  for (const [name, text, about = {}] of files.slice(0, -1)) {
    const done = await session.accept(await session.plan([fileIn(name, text)]), { sources: { [name]: about } });
    if (!done.ok) throw new Error(done.error.code);
  }
  const [name = '', text = ''] = files.at(-1) ?? [];
  return (await session.plan([fileIn(name, text)])).issues;
}

const HISTORY: readonly [string, string] = [
  '工业投资（万元）.csv',
  '地区,2019年,2020年,2021年,2022年\n青溪县,1150,1205,1302,1401\n临江县,2050,2201,2307,2402\n',
];

test('a figure ten times its own history is told with its cell; one that grew by a third is not', async () => {
  const issues = await toldOf([HISTORY, ['工业投资2023（万元）.csv', '地区,2023年\n青溪县,15010\n临江县,3207\n']]);
  expect(issues).toMatchObject([
    {
      code: 'series_jumped',
      severity: 'warning',
      place: { file: '工业投资2023（万元）.csv', row: 2, column: 2 },
      params: { area: '青溪县', now: 15010, times: 10, usual: 1253.5, period: '2023' },
    },
  ]);
});

test('yuan in the place of ten thousand yuan are told', async () => {
  const issues = await toldOf([HISTORY, ['工业投资2023（万元）.csv', '地区,2023年\n青溪县,15010000\n临江县,2507\n']]);
  expect(issues).toMatchObject([{ code: 'series_jumped', params: { times: 10_000 } }]);
});

test('counts under a hundred may well grow tenfold', async () => {
  const issues = await toldOf([
    ['获奖数（项）.csv', '地区,2021年,2022年\n青溪县,4,5\n临江县,6,7\n'],
    ['获奖数2023（项）.csv', '地区,2023年\n青溪县,45\n临江县,7\n'],
  ]);
  expect(issues).toEqual([]);
});

test('a series that has always swung is no slip', async () => {
  const issues = await toldOf([
    ['质押融资额（万元）.csv', '地区,2020年,2021年,2022年\n青溪县,300,2900,410\n'],
    ['质押融资额2023（万元）.csv', '地区,2023年\n青溪县,4100\n'],
  ]);
  expect(issues).toEqual([]);
});

test('a cumulative figure that falls within the year is told with both spans', async () => {
  const issues = await toldOf([
    ['工业投资.csv', '2024年1—5月工业投资（万元）\n地区,2024年1—5月\n青溪县,1205\n临江县,2201\n'],
    ['工业投资6.csv', '2024年1—6月工业投资（万元）\n地区,2024年1—6月\n青溪县,1105\n临江县,2301\n'],
  ]);
  expect(issues).toMatchObject([
    {
      code: 'cumulative_fell',
      place: { row: 3, column: 2 },
      params: { area: '青溪县', now: 1105, was: 1205, before: '2024.1—5', period: '2024.1—6' },
    },
  ]);
});

test('values of a later edition are revisions, counted, the largest first; the same value in more digits is none', async () => {
  const issues = await toldOf([
    ['2022年工业投资（万元）.csv', '地区,2021年,2022年\n青溪县,1302,1401\n临江县,2307,2402\n白沙县,900,950\n'],
    ['2023年工业投资（万元）.csv', '地区,2022年,2023年\n青溪县,1411,1500\n临江县,2502,2600\n白沙县,950.2,1000\n'],
  ]);
  expect(issues).toMatchObject([
    { code: 'values_revised', severity: 'info', params: { count: 2 } },
    { code: 'value_revised', place: { row: 3, column: 2 }, params: { area: '临江县', was: 2402, now: 2502 } },
    { code: 'value_revised', place: { row: 2, column: 2 }, params: { area: '青溪县', was: 1401, now: 1411 } },
  ]);
});

test('a figure of lower vintage is listed, and it is said that the other one stays', async () => {
  const issues = await toldOf([
    [...HISTORY, { vintage: 'annual' }],
    ['工业投资快报（万元）.csv', '工业投资（万元）\n地区,2022年\n青溪县,1390\n'],
  ]);
  expect(issues).toMatchObject([{ code: 'value_kept', params: { was: 1401, now: 1390 } }]);
});

test('two publications of one vintage that disagree are told of as a doubt', async () => {
  const issues = await toldOf([HISTORY, ['另一张表.csv', '工业投资（万元）\n地区,2022年\n青溪县,1390\n临江县,2402\n']]);
  expect(issues).toMatchObject([
    { code: 'value_disagrees', severity: 'warning', place: { file: '另一张表.csv', row: 3, column: 2 } },
  ]);
});

test('comparing leaves nothing behind in the database', async () => {
  await toldOf([HISTORY, ['工业投资2023（万元）.csv', '地区,2023年\n青溪县,15010\n']]);
  const left = await open[0]?.runText(
    "SELECT count(*)::INTEGER AS n FROM information_schema.tables WHERE table_name LIKE 'planned%'",
  );
  expect(left).toMatchObject({ ok: true, value: { columns: [[0]] } });
});

test('a file that the engine reads by itself is compared with what is loaded: revisions and slips, each with its cell', async () => {
  const years = Array.from({ length: 60 }, (_, i) => 1961 + i);
  const areas = ['青溪县', '临江县', ...Array.from({ length: 3000 }, (_, i) => `第${i + 1}号试验县`)];
  const figure = (area: string, year: number): number =>
    area === '青溪县' && year === 2020
      ? 15010
      : area === '临江县' && year === 2019
        ? 2150
        : year === 2019
          ? 1150
          : 1205;
  const rows = areas.flatMap((area) => years.map((year) => `${area},${year},${figure(area, year)}`));
  const large = `地区,年份,工业投资（万元）\n${rows.join('\n')}\n`;
  expect(new TextEncoder().encode(large).length).toBeGreaterThan(5 * 1024 * 1024);
  const issues = await toldOf([
    [
      '工业投资（万元）.csv',
      '地区,2016年,2017年,2018年,2019年\n青溪县,1205,1205,1205,1150\n临江县,1205,1205,1205,2050\n',
    ],
    ['历年工业投资.csv', large],
  ]);
  const lastOf = (area: string, year: number): number => areas.indexOf(area) * 60 + (year - 1961) + 2;
  expect(issues).toMatchObject([
    { code: 'series_jumped', place: { row: lastOf('青溪县', 2020), column: 3 }, params: { area: '青溪县', times: 10 } },
    { code: 'value_disagrees', place: { row: lastOf('临江县', 2019), column: 3 }, params: { now: 2150, was: 2050 } },
  ]);
});
