import { describe, expect, test } from 'vitest';
import {
  areaNameStem,
  indexCatalog,
  kindOfName,
  newArea,
  normaliseAreaName,
  resolveArea,
  schemeOfCodes,
  yearPeriod,
  type Area,
  type AreaHint,
  type CatalogData,
} from '../../../src/catalog';
import { smallCatalog } from './small-catalog';

const us = (code: string, name: string, parent?: string): Area =>
  newArea({ name, code, scheme: 'us', ...(parent === undefined ? {} : { parent }) });
const cn = (
  code: string,
  name: string,
  parent: string | undefined,
  life: { from?: number; to?: number } = {},
): Area => ({
  ...newArea({ name, code, scheme: 'cn', ...(parent === undefined ? {} : { parent }) }),
  key: `cn:${code}${life.from === undefined ? '' : `@${life.from}`}`,
  ...(life.from === undefined ? {} : { from: yearPeriod(life.from).m0 }),
  ...(life.to === undefined ? {} : { to: yearPeriod(life.to).m0 }),
});

const data: CatalogData = {
  ...smallCatalog,
  areas: [
    ...smallCatalog.areas,
    us('19000', 'Iowa'),
    us('08000', 'Colorado'),
    us('19003', 'Adams County', 'us:19000'),
    us('08001', 'Adams County', 'us:08000'),
    us('01001', 'Autauga County'),
    cn('500000', '重庆市', undefined),
    cn('500110', '万盛区', 'cn:500000', { to: 2011 }),
    cn('500110', '綦江区', 'cn:500000', { from: 2011 }),
    cn('422800', '恩施土家族苗族自治州', undefined),
    cn('110101', '东城区', undefined),
    cn('110102', '朝阳区', undefined),
    cn('220104', '朝阳区', undefined),
    cn('341023', '黟县', undefined),
  ],
};
const catalog = indexCatalog(data);
const found = (hint: AreaHint): string | string[] => {
  const answer = resolveArea(catalog, hint);
  if ('area' in answer) return answer.area.key + (answer.nameDiffers ? ' (another name)' : '');
  return 'ambiguous' in answer ? answer.ambiguous.map(({ key }) => key) : 'unknown';
};

describe('an area is found', () => {
  test.each<[string, AreaHint, string | string[]]>([
    ['by its name', { name: '青溪县' }, 'x:云溪市/青溪县'],
    ['by its name with blanks and full width', { name: ' 青　溪 县 ' }, 'x:云溪市/青溪县'],
    ['by its name in traditional writing', { name: '青溪縣' }, 'x:云溪市/青溪县'],
    ['by its name behind a number', { name: '3. 青溪县' }, 'x:云溪市/青溪县'],
    ['without the ending', { name: '青溪' }, 'x:云溪市/青溪县'],
    ['by an earlier name', { name: '白沙县' }, 'x:云溪市/白沙区'],
    ['by its English name', { name: 'qingxi' }, 'x:云溪市/青溪县'],
    ['without peoples and 自治州', { name: '恩施' }, 'cn:422800'],
    ['by a code that lost its zero', { code: '1001', scheme: 'us' }, 'us:01001'],
    ['by a code that became a decimal', { code: '19003.0' }, 'us:19003'],
    ['by a code, whatever the case of its name', { code: '1001', name: 'AUTAUGA COUNTY', scheme: 'us' }, 'us:01001'],
    ['by a code under a name the catalog lacks', { code: '19003', name: 'Quincy' }, 'us:19003 (another name)'],
    ['by name and parent', { name: 'Adams County', parentName: 'Iowa' }, 'us:19003'],
    ['by a name that states its parent', { name: 'Adams County, Colorado' }, 'us:08001'],
    ['by a reused code and the time', { code: '500110', at: yearPeriod(2009).m0 }, 'cn:500110'],
    ['by a reused code and the time after', { code: '500110', at: yearPeriod(2015).m0 }, 'cn:500110@2011'],
    ['by a reused code and its name', { code: '500110', name: '万盛区' }, 'cn:500110'],
    ['by name although the codes are a numbering of the file', { name: '东城区', code: '7', scheme: 'x' }, 'cn:110101'],
  ])('%s', (_, hint, expected) => {
    expect(found(hint)).toEqual(expected);
  });

  test.each<[string, AreaHint, string | string[]]>([
    ['one name in two provinces is ambiguous', { name: '朝阳区' }, ['cn:110102', 'cn:220104']],
    ['one name in two states is ambiguous', { name: 'Adams County' }, ['us:19003', 'us:08001']],
    ['a town is not the county of the same name', { name: '青溪镇' }, 'unknown'],
    ['市本级 is not the city', { name: '云溪市本级' }, 'unknown'],
    [
      'a code the catalog lacks is not found by its name',
      { code: '30001', name: 'Autauga County', scheme: 'us' },
      'unknown',
    ],
    ['another parent is another area', { name: 'Adams County', parentName: 'Ohio' }, 'unknown'],
    ['an unknown name stays unknown', { name: '龙山县' }, 'unknown'],
    ['nothing finds nothing', { name: '  ', code: '' }, 'unknown'],
  ])('or not: %s', (_, hint, expected) => {
    expect(found(hint)).toEqual(expected);
  });
});

describe('names of areas', () => {
  test('four digits with their zero in front are no FIPS codes that have lost it', () => {
    expect(schemeOfCodes(['0301', '1103', '1106', '4601', '5001'])).toBe('x');
    expect(schemeOfCodes(['1001', '1003', '6037', '48201'])).toBe('us');
  });

  test('are compared without what does not matter', () => {
    expect(normaliseAreaName(' 東 陽縣 *')).toBe('东阳县');
    expect(areaNameStem('黟县')).toBe('黟县'); // never one character
    expect(areaNameStem('青溪县')).toBe('青溪');
    expect(areaNameStem('prince george county')).toBe('prince george');
  });
  test.each([
    ['青溪县', 'county'],
    ['云溪市本级', 'proper'],
    ['云溪高新区', 'park'],
    ['城东区', 'district'],
    ['云峰镇', 'town'],
    ['广西壮族自治区', 'province'],
    ['Orleans Parish', 'county'],
    ['Mombasa', 'custom'],
  ])('%s is of the kind %s', (name, kind) => {
    expect(kindOfName(name)).toBe(kind);
  });
});

describe('codes', () => {
  test('are taken for a country only when all of the column fit', () => {
    expect(schemeOfCodes(['110101', '330000'])).toBe('cn');
    expect(schemeOfCodes(['1001', '45001.0', '01003'])).toBe('us');
    expect(schemeOfCodes(['1', '2', '47'])).toBe('x');
    expect(schemeOfCodes(['1001', 'A7'])).toBe('us'); // a footnote below the codes
    expect(schemeOfCodes(['99999'])).toBe('x');
    expect(schemeOfCodes([])).toBe('x');
  });
});

describe('a new area', () => {
  test('takes its key from its code, or from its parent and name', () => {
    expect(us('6025', 'Imperial County').key).toBe('us:06025');
    expect(newArea({ name: '青溪县', parentName: '云溪市', parent: 'x:云溪市' })).toMatchObject({
      key: 'x:云溪市/青溪县',
      kind: 'county',
      parents: [{ parent: 'x:云溪市', tree: 'admin', inTotal: true }],
    });
    expect(newArea({ name: '宁波市', code: '330200', scheme: 'cn' }).kind).toBe('city');
    expect(newArea({ name: '余姚市', code: '330281', scheme: 'cn' }).kind).toBe('county');
  });
  test('is left out of totals when it is a park', () => {
    expect(newArea({ name: '云溪高新区', parent: 'x:云溪市' }).parents[0]?.inTotal).toBe(false);
  });
});

describe('the index of the catalog', () => {
  const small = indexCatalog(smallCatalog);
  test('is made once for the same data', () => {
    expect(indexCatalog(smallCatalog)).toBe(small);
  });
  test('knows names by language and time', () => {
    expect(small.areaName('x:云溪市/白沙区', 'zh')).toBe('白沙区');
    expect(small.areaName('x:云溪市/白沙区', 'zh', yearPeriod(2014).m0)).toBe('白沙县');
    expect(small.indicatorName('pat_grant', 'en')).toBe('Patents granted');
    expect(small.indicatorName('nothing', 'en')).toBe('nothing');
  });
  test('knows parents and children, in official order', () => {
    expect(small.parent('x:云溪市/青溪县')?.key).toBe('x:云溪市');
    expect(small.children('x:云溪市').map(({ key }) => key)).toEqual(['x:云溪市/青溪县', 'x:云溪市/白沙区']);
    expect(small.inOrder(['x:云溪市/白沙区', 'x:云溪市/青溪县', 'x:云溪市'])).toEqual([
      'x:云溪市',
      'x:云溪市/青溪县',
      'x:云溪市/白沙区',
    ]);
    expect(small.targets('pat_grant', 'x:云溪市/青溪县')).toHaveLength(1);
  });
  test('leaves parks out of children unless asked, and children that are no more', () => {
    const park = newArea({ name: '高新区', parent: 'x:云溪市' });
    const gone: Area = { ...newArea({ name: '东平县', parent: 'x:云溪市' }), to: yearPeriod(2019).m0 };
    const all = indexCatalog({ ...smallCatalog, areas: [...smallCatalog.areas, park, gone] });
    const keys = (at?: number, options = {}) => all.children('x:云溪市', at, options).map(({ key }) => key);
    expect(keys()).toEqual(['x:云溪市/青溪县', 'x:云溪市/白沙区']);
    expect(keys(yearPeriod(2018).m0)).toContain(gone.key);
    expect(keys(undefined, { all: true })).toContain(park.key);
  });
  test.each([
    ['青溪', 'x:云溪市/青溪县'],
    ['qingxi', 'x:云溪市/青溪县'],
    ['qxx', 'x:云溪市/青溪县'],
    ['990101', 'x:云溪市/青溪县'],
    ['bsx', 'x:云溪市/白沙区'],
  ])('finds %s', (typed, key) => {
    expect(small.findAreas(typed)[0]?.key).toBe(key);
  });
  test('finds nothing for nothing', () => {
    expect(small.findAreas('  ')).toEqual([]);
    expect(small.findAreas('zzz')).toEqual([]);
  });
});
