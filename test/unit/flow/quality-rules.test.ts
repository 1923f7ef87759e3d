import { afterEach, expect, test } from 'vitest';
import type { Session } from '../../../src/flow';
import type { Finding, FindingKind } from '../../../src/query';
import type { Source } from '../../../src/workspace';
import { fileIn, testSession } from '../../support/session';

const open: Session[] = [];
afterEach(async () => {
  for (const session of open.splice(0)) await session.close();
});

const county = (name: string, i: number) => ({
  key: `x:${name}`,
  scheme: 'x',
  code: '',
  kind: 'county' as const,
  names: [{ name, lang: 'zh' as const, ord: i }],
  parents: [{ parent: 'x:云溪市', tree: 'admin', inTotal: true }],
});
const CITY = {
  key: 'x:云溪市',
  scheme: 'x',
  code: '',
  kind: 'city' as const,
  names: [{ name: '云溪市', lang: 'zh' as const, ord: 0 }],
  parents: [],
};
const AREAS = [CITY, ...['青溪县', '临江县', '白沙县'].map((name, i) => county(name, i + 1))];

async function findings(
  kind: FindingKind,
  files: readonly (readonly [string, string, Partial<Source>?])[],
): Promise<readonly Finding[]> {
  const empty = { indicators: [], changes: [], targets: [], measures: [], peerSets: [] };
  const session = await testSession(undefined, { catalog: { ...empty, areas: AREAS } });
  open.push(session);
  for (const [name, text, about = {}] of files) {
    const done = await session.accept(await session.plan([fileIn(name, text)]), { sources: { [name]: about } });
    if (!done.ok) throw new Error(done.error.code);
  }
  const page = await session.quality({ kind, page: { offset: 0, limit: 100 } });
  if (!page.ok || !('notes' in page.value)) throw new Error(JSON.stringify(page));
  return page.value.rows;
}

const told = (rows: readonly Finding[]): readonly string[] =>
  rows.map(({ rule, area, period }) => `${rule} ${area.slice(2)} ${Math.floor(period.m0 / 12)}`);

test('counties that do not make their city are told; a difference that rounding can make is not', async () => {
  const rows = await findings('parts', [
    [
      '专利授权量（件）.csv',
      '地区,2021年,2022年,2023年,2024年\n云溪市,60,66,72,80\n青溪县,10,11,12,13\n临江县,20,22,24,26\n白沙县,30,33,36,39\n',
    ],
    ['科技支出（亿元）.csv', '地区,2023年\n云溪市,6.1\n青溪县,1.02\n临江县,2.04\n白沙县,3.07\n'],
  ]);
  expect(told(rows)).toEqual(['children 云溪市 2024']);
});

test('a part that is more than its whole is told', async () => {
  const rows = await findings('parts', [
    [
      '专利.csv',
      '地区,年份,专利授权量（件）,发明专利授权量（件）\n青溪县,2023,50,12\n临江县,2023,40,41\n白沙县,2023,30,30\n',
    ],
  ]);
  expect(told(rows)).toEqual(['part_exceeds 临江县 2023']);
});

test('two sources of one vintage that disagree come before what a higher vintage has superseded', async () => {
  const rows = await findings('duplicates', [
    ['甲.csv', '专利授权量（件）\n地区,2023年\n青溪县,50\n临江县,40\n', { vintage: 'annual' }],
    ['乙.csv', '专利授权量（件）\n地区,2023年\n青溪县,51\n临江县,40\n', { vintage: 'annual', released: '2024-05-01' }],
    ['丙.csv', '专利授权量（件）\n地区,2023年\n青溪县,50\n临江县,44\n', { vintage: 'flash' }],
  ]);
  expect(told(rows)).toEqual(['same_vintage 青溪县 2023', 'other_vintage 临江县 2023', 'other_vintage 青溪县 2023']);
  expect(rows[0]).toMatchObject({ at: { file: '乙.csv', row: 3, column: 2 }, otherAt: { file: '甲.csv' } });
});

test('a year that the others have is a gap, one before the first is none, and neither is what does not apply', async () => {
  const rows = await findings('gaps', [
    ['专利授权量（件）.csv', '地区,2021年,2022年,2023年\n青溪县,10,11,12\n临江县,20,,24\n白沙县,,不适用,36\n'],
  ]);
  expect(told(rows)).toEqual(['missing 临江县 2022']);
});

test('growth unlike all other growth is told, steady growth of all is not', async () => {
  const years = [2015, 2016, 2017, 2018, 2019, 2020, 2021];
  const line = (name: string, start: number, odd?: number): string =>
    `${name},${years.map((year, i) => Math.round((year === odd ? 6 : 1) * start * 1.08 ** i)).join(',')}`;
  const rows = await findings('outliers', [
    [
      '工业投资（万元）.csv',
      `地区,${years.map((year) => `${year}年`).join(',')}\n${line('青溪县', 1000)}\n${line('临江县', 2000, 2021)}\n${line('白沙县', 1500)}\n`,
    ],
  ]);
  expect(told(rows)).toEqual(['growth 临江县 2021']);
});
