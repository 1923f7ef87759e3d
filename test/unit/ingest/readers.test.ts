import { expect, test } from 'vitest';
import { indexCatalog } from '../../../src/catalog';
import { assignIds, type CatalogData } from '../../../src/catalog';
import {
  inferRecipe,
  ledgerSteps,
  matchProfile,
  openSource,
  planSource,
  recipeFromPattern,
  type Profile,
} from '../../../src/ingest';
import { readHead } from '../../../src/ingest/layout/heads';
import { takePeriod } from '../../../src/ingest/layout/periods';
import { isUnit, unitAtEnd } from '../../../src/ingest/layout/units';
import { detectDialect } from '../../../src/ingest/dialect';
import { parseDelimited } from '../../../src/ingest/read/delimited';
import patents from '../../../data/profiles/patents.json';
import enterprises from '../../../data/profiles/enterprises.json';

const none: CatalogData = { indicators: [], areas: [], changes: [], targets: [], measures: [], peerSets: [] };
const year = (y: number): { m0: number; n: number } => ({ m0: y * 12, n: 12 });

test('quotes hold delimiters, line ends and doubled quotes', () => {
  expect(parseDelimited('a,"b,""c""\r\nd",e\r\nf,,g', ',').rows).toEqual([
    ['a', 'b,"c"\r\nd', 'e'],
    ['f', '', 'g'],
  ]);
});

test('a quote that never closes is text and swallows nothing', () => {
  expect(parseDelimited('a,"b\nc,d\n', ',')).toMatchObject({
    rows: [
      ['a', '"b'],
      ['c', 'd'],
    ],
    unclosed: [0],
  });
});

test('the delimiter is the one under which the text is most a table', () => {
  expect(detectDialect('地区;2022;2023\n青溪县;1,5;2,5\n白沙县;3,5;4,5\n').dialect.delimiter).toBe(';');
  expect(detectDialect('地区\t,2023年\t,\n北京市\t,1.2\t,\n天津市\t,3.4\t,\n').dialect.delimiter).toBe('\t,');
  expect(detectDialect('a\tb\n1\t2\n').dialect.delimiter).toBe('\t');
  expect(detectDialect('a|b|c\n1|2|3\n').dialect.delimiter).toBe('|');
});

test.each([
  ['Unemployed_2007', { indicator: 'Unemployed', period: year(2007), kind: 'value' }],
  ['2019年', { indicator: '', period: year(2019), kind: 'value' }],
  ['2023年专利授权量（件）', { indicator: '专利授权量', unit: '件', period: year(2023), kind: 'value' }],
  ['Some college (1-3 years), 1970', { indicator: 'Some college (1-3 years)', period: year(1970), kind: 'value' }],
  [
    'High school diploma only, 2014-18',
    { indicator: 'High school diploma only', period: { m0: 2014 * 12, n: 60 }, kind: 'value' },
  ],
  ['CENSUS_2010_POP', { indicator: 'CENSUS_POP', period: year(2010), kind: 'value' }],
  ['同比(%)', { indicator: '', kind: 'growth' }],
  ['上年同期', { indicator: '', kind: 'base' }],
  ['性别比（女=100）', { indicator: '性别比(女=100)', kind: 'value' }],
])('the head %s is taken apart', (text, wanted) => {
  expect(readHead([text])).toMatchObject(wanted);
});

test('a head that is split over lines is put together', () => {
  expect(readHead(['Unemploy-', 'ment Rate', '(%)'])).toMatchObject({ indicator: 'Unemployment Rate', unit: '%' });
});

test('a period is taken out of a text only where there is one', () => {
  expect(takePeriod('Persistent_1980_2011')).toBeNull();
  expect(takePeriod('GDP（2010年不变价）')).toBeNull();
});

test('brackets hold a unit only where it is one', () => {
  expect(unitAtEnd('产值（万元）')).toEqual({ unit: '万元', rest: '产值' });
  expect(unitAtEnd('技术合同成交额（输出）')).toEqual({ rest: '技术合同成交额(输出)' });
  expect([isUnit('件/万人'), isUnit('女=100'), isUnit('Ksh million')]).toEqual([true, false, true]);
});

test('a profile finds its columns by their headings, wherever they stand', () => {
  const sheet = {
    name: 's',
    cells: [
      ['名单'],
      ['统一社会信用代码', '营业收入（亿元）', '企业名称', '联系电话', '别的'],
      ['9', '1', '甲', '139', 'x'],
    ],
  };
  const profile = enterprises as Profile;
  expect(matchProfile([patents as Profile, profile], 'x.csv', sheet)?.id).toBe('ledger-enterprises');
  const recipe = recipeFromPattern(profile.recipe, sheet);
  expect(recipe?.header).toEqual({ from: 1, to: 1 });
  expect(
    recipe?.kind === 'ledger' && recipe.columns.map(({ at, name, role, statedUnit }) => [at, name, role, statedUnit]),
  ).toEqual([
    [0, 'uscc', 'key', undefined],
    [1, 'revenue', 'amount', '亿元'],
    [2, 'name', 'text', undefined],
    [3, 'contact', 'personal', undefined],
    [4, expect.stringMatching(/^c\d+$/), 'text', undefined],
  ]);
});

test('a ledger is loaded with its types, amounts in the unit of the column, and without personal data', async () => {
  const text =
    '企业名称,统一社会信用代码,发证日期,营业收入（亿元）,联系人、电话\n甲公司,91990127MA3X0017XX,2022/10/4,0.25,张某 199\n';
  const source = await openSource(new TextEncoder().encode(text), '高企.csv');
  const [sheet] = planSource(source, none, [enterprises as Profile]).sheets;
  if (sheet?.kind !== 'ledger') throw new Error('not read as a ledger');
  expect(Object.fromEntries(sheet.rows.columns.map(({ name, values }) => [name, values[0]]))).toEqual({
    name: '甲公司',
    uscc: '91990127MA3X0017XX',
    issued_on: '2022-10-04',
    revenue: 2500,
  });
  expect(JSON.stringify(ledgerSteps(sheet.recipe, sheet.rows, assignIds(none), 1))).not.toContain('199"');
});

test('a sheet of days in rows is a ledger, one of periods is not', () => {
  const catalog = indexCatalog(none);
  const events = {
    name: 's',
    cells: [
      ['日期', '地点', '人次'],
      ['2024-05-22', '云峰镇文化站', '12'],
      ['2024-05-23', '河口镇', '9'],
    ],
  };
  expect(inferRecipe(events, catalog, '培训.csv').recipe?.kind).toBe('ledger');
  const facts = {
    name: 's',
    cells: [
      ['地区', '年份', '人次'],
      ['青溪县', '2023', '12'],
      ['青溪县', '2024', '9'],
    ],
  };
  expect(inferRecipe(facts, catalog, '培训.csv').recipe?.kind).toBe('facts');
});
