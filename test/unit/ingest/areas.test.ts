import { describe, expect, test } from 'vitest';
import type { CatalogData } from '../../../src/catalog';
import { planFactLines, planWithLists, type RawSource, type SourcePlan } from '../../../src/ingest';

const none: CatalogData = { indicators: [], areas: [], changes: [], targets: [], measures: [], peerSets: [] };

/** A file of one sheet, as lines of cells between strokes. */
function file(name: string, table: string): RawSource {
  const cells = table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .split('|')
        .map((cell) => cell.trim()),
    );
  return { name, sha256: name, size: 1, format: 'csv', sheets: [{ name: 'Sheet1', cells }], issues: [] };
}

const plan = (name: string, table: string, data = none, answers = {}): Promise<SourcePlan> =>
  planWithLists(file(name, table), data, [], { [name]: answers });

/** The areas of the facts in the order of the rows: key by value. */
function areas(of: SourcePlan): Record<string, string> {
  const [sheet] = of.sheets;
  if (sheet?.kind !== 'facts') throw new Error('no facts');
  const { facts } = sheet;
  return Object.fromEntries(
    Array.from({ length: facts.length }, (_, i) => [String(facts.value[i]), facts.areas[facts.area[i] ?? 0] ?? '']),
  );
}
const codes = (of: SourcePlan): string[] => of.issues.map(({ code }) => code).filter((code) => code.startsWith('area'));

describe('a code that was given to another area', () => {
  test('means who had it in the year of the data', async () => {
    const found = await plan('人口.csv', '代码|年份|人口\n500110|2009|1\n500110|2014|2\n500112|2009|3\n500112|2014|4');
    expect(areas(found)).toEqual({ 1: 'cn:500110', 2: 'cn:500110@2011', 3: 'cn:500112', 4: 'cn:500112' });
  });

  test('yields to the name where both speak of areas of that year, and that is said', async () => {
    const found = await plan(
      '人口.csv',
      '代码|地区|年份|人口\n500110|綦江县|2009|1\n500110|万盛区|2009|2\n500110|綦江区|2012|3\n500112|渝北区|2012|4',
    );
    expect(areas(found)).toEqual({ 1: 'cn:500222', 2: 'cn:500110', 3: 'cn:500110@2011', 4: 'cn:500112' });
    expect(codes(found)).toEqual(['area_code_of_other']);
  });

  test('counts where the name beside it is another row’s, which has its own code too', async () => {
    const found = await plan('人口2020.csv', '代码|地区|人口\n653001|阿图什市|1\n653022|阿图什市|2\n653023|阿合奇县|3');
    expect(areas(found)).toEqual({ 1: 'cn:653001', 2: 'cn:653022', 3: 'cn:653023' });
    expect(codes(found)).toEqual(['area_name_differs']);
  });

  test('leaves predecessors and heirs known, all parts of a merger', async () => {
    const found = await plan(
      '人口.csv',
      '代码|地区|年份|人口\n500222|綦江县|2009|1\n500110|綦江区|2012|3\n500112|渝北区|2012|4',
    );
    expect(found.newChanges).toEqual([
      { m: 2011 * 12, old: 'cn:500110', new: 'cn:500110@2011', kind: 'merge' },
      { m: 2011 * 12, old: 'cn:500222', new: 'cn:500110@2011', kind: 'merge' },
    ]);
    expect(found.newAreas.map(({ key }) => key)).toContain('cn:500110');
  });

  test('and a name that nobody bears: the code counts, with a word', async () => {
    const found = await plan('人口.csv', '代码|地区|年份|人口\n330106|西湖旧区|2012|1\n330105|拱墅区|2012|2');
    expect(areas(found)).toEqual({ 1: 'cn:330106', 2: 'cn:330105' });
    expect(codes(found)).toEqual(['area_name_differs']);
  });

  test('a code and a name of different provinces are asked about', async () => {
    const found = await plan('人口.csv', '代码|地区|年份|人口\n330106|綦江区|2012|1\n330105|拱墅区|2012|2');
    expect(areas(found)).toEqual({ 2: 'cn:330105' });
    expect(codes(found)).toEqual(['area_ambiguous']);
  });
});

describe('codes as spreadsheets leave them', () => {
  test.each([
    ['six digits', '330106', '330105'],
    ['stored as decimals', '330106.0', '330105.0'],
    ['twelve digits', '330106000000', '330105000000'],
    ['full width', '３３０１０６', '３３０１０５'],
  ])('%s', async (_, one, two) => {
    const found = await plan('人口.csv', `区划代码|2012年人口\n${one}|1\n${two}|2`);
    expect(areas(found)).toEqual({ 1: 'cn:330106', 2: 'cn:330105' });
  });

  test('a few strange numbers among thousands, and the nation’s, do not make the codes nobody’s', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${330102 + (i % 5)}|${2001 + Math.floor(i / 5)}|${i + 10}`);
    const found = await plan('人口.csv', `区划代码|年份|人口\n000000|2012|1\n${rows.join('\n')}`);
    expect(areas(found)).toMatchObject({ 1: 'cn:000000', 10: 'cn:330102' });
  });

  test('FIPS inside the codes of labour statistics', async () => {
    const found = await plan(
      'labor 2012.csv',
      'FIPS|County|Employed\nCN0100100000000|Autauga County, AL|1\nCN1100100000000|District of Columbia|2',
    );
    expect(areas(found)).toEqual({ 1: 'us:01001', 2: 'us:11001' });
  });

  test('FIPS codes that lost their zero, and as decimals', async () => {
    const found = await plan(
      'income 2012.csv',
      'FIPS|County|Income\n1001|Autauga County|1\n01003.0|Baldwin County|2\n6037.0|Los Angeles County|3',
    );
    expect(areas(found)).toEqual({ 1: 'us:01001', 2: 'us:01003', 3: 'us:06037' });
  });

  test('a town by its twelve digits hangs below its county', async () => {
    const found = await plan('人口.csv', '区划代码|乡镇|2012年人口\n330106109000|三墩镇|1\n330106110000|双浦镇|2');
    const town = found.newAreas.find(({ names: [name] }) => name?.name === '三墩镇');
    expect(town).toMatchObject({ kind: 'town', parents: [{ parent: 'cn:330106' }] });
  });

  test('市辖区 is a part of its city and in no total', async () => {
    const found = await plan(
      '人口.csv',
      '区划代码|地区|2012年人口\n130100|石家庄市|1\n130101|市辖区|2\n130102|长安区|3',
    );
    expect(areas(found)).toMatchObject({ 1: 'cn:130100', 3: 'cn:130102' });
    const part = found.newAreas.find(({ names: [name] }) => name?.name === '市辖区');
    expect(part).toMatchObject({ kind: 'proper', parents: [{ parent: 'cn:130100', inTotal: false }] });
  });
});

describe('the same name under several parents', () => {
  test('is told by the column of parents', async () => {
    const found = await plan(
      '人口.csv',
      '省|市|区县|2012年人口\n江苏省|南京市|鼓楼区|1\n江苏省|徐州市|鼓楼区|2\n福建|福州|鼓楼区|3',
    );
    expect(areas(found)).toEqual({ 1: 'cn:320106', 2: 'cn:320302', 3: 'cn:350102' });
  });

  test('is told by the row of its city above', async () => {
    const found = await plan(
      '人口.csv',
      '地区|2012年人口\n南京市|1\n玄武区|2\n鼓楼区|3\n徐州市|4\n鼓楼区|5\n云龙区|6\n贾汪区|7',
    );
    expect(areas(found)).toMatchObject({ 3: 'cn:320106', 5: 'cn:320302' });
  });

  test('is told by its neighbours', async () => {
    const found = await plan('人口.csv', '地区|2012年人口\n玄武区|1\n秦淮区|2\n鼓楼区|3\n栖霞区|4\n雨花台区|5');
    expect(areas(found)).toMatchObject({ 3: 'cn:320106' });
  });

  test('is told by the name of the file', async () => {
    const found = await plan('徐州市2012年人口.csv', '地区|人口\n鼓楼区|3\n云龙区|4');
    expect(areas(found)).toMatchObject({ 3: 'cn:320302' });
  });

  test('is asked once where nothing tells; the answer is taken', async () => {
    const table = '地区|2012年人口|2013年人口\n鼓楼区|3|30\n云龙区|4|40\n西湖区|5|50\n蜀山区|6|60';
    const found = await plan('人口.csv', table);
    expect(codes(found)).toContain('area_ambiguous');
    expect(areas(found)).not.toHaveProperty('3');
    const question = found.areaQuestions?.find(({ name }) => name === '鼓楼区');
    expect(question?.candidates).toContainEqual({ key: 'cn:320302', label: '江苏省徐州市鼓楼区' });
    const answered = await plan('人口.csv', table, none, { areas: { 鼓楼区: 'cn:320302', 西湖区: 'cn:330106' } });
    expect(areas(answered)).toMatchObject({ 3: 'cn:320302', 30: 'cn:320302', 5: 'cn:330106' });
    expect(answered.areaQuestions).toBeUndefined();
  });

  test('a US county is told by its state', async () => {
    const found = await plan(
      'income 2012.csv',
      'State|County|Income\nOhio|Washington County|1\nOregon|Washington County|2\nIA|Adams County|3',
    );
    expect(areas(found)).toEqual({ 1: 'us:39167', 2: 'us:41067', 3: 'us:19003' });
  });
});

describe('totals and parts', () => {
  test('合计 over all parts of an area is its total', async () => {
    const rows = '杭州|宁波|温州|嘉兴|湖州|绍兴|金华|衢州|舟山|台州|丽水'
      .split('|')
      .map((name, i) => `${name}|${i + 1}`);
    const found = await plan('人口.csv', `地区|2012年人口\n合计|66\n${rows.join('\n')}`);
    expect(areas(found)).toMatchObject({ 66: 'cn:330000', 1: 'cn:330100' });
  });

  test('合计 over some parts is nobody’s but the file’s', async () => {
    const found = await plan('人口.csv', '地区|2012年人口\n合计|3\n杭州市|1\n宁波市|2');
    expect(areas(found)[3]).toBe('x:人口/合计');
  });

  test('the nation, provinces by their short names', async () => {
    const found = await plan('人口.csv', '地区|2012年人口\n全国|9\n北京|1\n吉林|2\n海南|3\n陕西|4\n山西|5');
    expect(areas(found)).toEqual({
      9: 'cn:000000',
      1: 'cn:110000',
      2: 'cn:220000',
      3: 'cn:460000',
      4: 'cn:610000',
      5: 'cn:140000',
    });
  });
});

describe('what the lists do not know', () => {
  test('stays a new area: an invented county is not a real one of the same name', async () => {
    const found = await plan('人口.csv', '地区|2012年人口\n云溪县|1\n青岚县|2\n石桥头县|3\n长宁县|4\n白水湾县|5');
    expect(areas(found)[4]).toBe('x:长宁县');
  });

  test('a file of towns needs no list', async () => {
    const found = await plan('人口.csv', '乡镇|2012年人口\n云峰镇|1\n溪口镇|2');
    expect(areas(found)).toEqual({ 1: 'x:云峰镇', 2: 'x:溪口镇' });
  });

  test('new areas have kind, official order and what is above them', async () => {
    const found = await plan('人口.csv', '地区|2012年人口\n余杭区|1\n桐庐县|2\n建德市|3');
    expect(found.newAreas.map(({ key, kind, parents: [link] }) => [key, kind, link?.parent, link?.inTotal])).toEqual([
      ['cn:330110', 'district', 'cn:330100', false],
      ['cn:330122', 'county', 'cn:330100', false],
      ['cn:330182', 'county', 'cn:330100', false],
      ['cn:330100', 'city', 'cn:330000', false],
      ['cn:330000', 'province', undefined, undefined],
    ]);
    expect(found.newAreas[0]?.names[0]).toMatchObject({ name: '余杭区', ord: 330110, pinyin: 'yuhangqu yhq' });
    expect(found.issues.find(({ code }) => code === 'new_areas')?.params).toMatchObject({ count: 3 });
  });

  test('an area that was brought in parts stays in parts: what a later file adds does not stand for all of it', async () => {
    const first = await plan('人口.csv', '地区|2012年人口\n余杭区|1\n桐庐县|2');
    const known = { ...none, areas: first.newAreas, indicators: first.newIndicators };
    const second = await plan('人口2.csv', '地区|2013年人口\n余杭区|1\n建德市|3', known);
    expect(second.newAreas.map(({ key, parents: [link] }) => [key, link?.parent, link?.inTotal])).toEqual([
      ['cn:330182', 'cn:330100', false],
    ]);
  });

  test('the same areas are not made again once the catalog has them', async () => {
    const table = '地区|2012年人口\n余杭区|1\n桐庐县|2\n建德市|3';
    const first = await plan('人口.csv', table);
    const second = await plan('人口2.csv', table, { ...none, areas: first.newAreas, indicators: first.newIndicators });
    expect(second.newAreas).toEqual([]);
    expect(areas(second)).toEqual(areas(first));
    expect([
      ...planFactLines(second, { ...none, areas: first.newAreas, indicators: first.newIndicators }),
    ]).toHaveLength(3);
  });
});

test('an area that a stray file entered under no scheme draws no rows of another code to itself', async () => {
  const stray: CatalogData['areas'][number] = {
    key: 'x:05039',
    scheme: 'x',
    code: '05039',
    kind: 'county',
    names: [{ name: 'Dallas County', lang: 'en', preferred: true, ord: 0 }],
    parents: [],
  };
  const table = 'FIPS|Area|2019\n01047|Dallas County, AL|1\n05039|Dallas County, AR|2\n48113|Dallas County, TX|3';
  const found = await plan('Jobs.csv', table, { ...none, areas: [stray] });
  expect(areas(found)['1']).toBe('us:01047');
  expect(areas(found)['3']).toBe('us:48113');
});
