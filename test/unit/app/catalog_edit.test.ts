import { expect, test } from 'vitest';
import {
  aliases,
  monthText,
  newIndicator,
  newPeerSet,
  parseMonth,
  preferredName,
  splitList,
  renamed,
  renamedArea,
  withAreaName,
  withNames,
} from '../../../src/app/catalog_edit';
import { areaByText, catalogEntries } from '../../../src/app/catalog_lists';
import { areaNote, sideAreas, sideIndicators } from '../../../src/app/side';
import { indexCatalog, type Area, type CatalogData } from '../../../src/catalog';

const area = (key: string, name: string, kind: Area['kind'], parent?: string): Area => ({
  key,
  scheme: 'x',
  code: key,
  kind,
  names: [{ name, lang: 'zh', preferred: true }],
  parents: parent === undefined ? [] : [{ parent, tree: 'admin', inTotal: true }],
});
const DATA: CatalogData = {
  indicators: [
    {
      ...newIndicator(
        indexCatalog({ indicators: [], areas: [], changes: [], targets: [], measures: [], peerSets: [] }),
        '专利授权量',
      ),
      key: 'grant',
      unit: '件',
      group: '创新',
    },
  ],
  areas: [
    area('city', '云溪市', 'city'),
    area('qx', '青溪县', 'county', 'city'),
    { ...area('yt', '云台县', 'county', 'city'), to: 2016 * 12 },
    area('ytq', '云台区', 'district', 'city'),
    area('town', '溪口镇', 'town', 'qx'),
  ],
  changes: [{ m: 2016 * 12, old: 'yt', new: 'ytq', kind: 'upgrade' }],
  targets: [],
  measures: [],
  peerSets: [],
  home: 'qx',
};
const catalog = indexCatalog(DATA);

test('changing one language’s names leaves the other’s alone', () => {
  const names = withNames([{ name: 'Patents', lang: 'en', preferred: true }], 'zh', '专利授权量', [
    '授权量',
    ' 授权量 ',
    '专利授权量',
    '',
  ]);
  expect(preferredName(names, 'zh')).toBe('专利授权量');
  expect(aliases(names, 'zh')).toEqual(['授权量']);
  expect(preferredName(names, 'en')).toBe('Patents');
});

test('an area keeps the order and validity of its name when the text changes, but not the old reading', () => {
  const names = [{ name: '云台县', lang: 'zh' as const, preferred: true, ord: 4, pinyin: 'yuntaixian ytx' }];
  expect(withAreaName(names, 'zh', '云台区')).toEqual([{ name: '云台区', lang: 'zh', preferred: true, ord: 4 }]);
  expect(withAreaName(names, 'zh', ' ')).toEqual([]);
  expect(withAreaName(names, 'en', 'Yuntai')).toHaveLength(2);
});

test('who renames an indicator or an area keeps its former name as another one: documents and the next file say it still', () => {
  const names = [
    { name: '专利授权量', lang: 'zh' as const, preferred: true },
    { name: '授权量', lang: 'zh' as const },
    { name: 'Patents', lang: 'en' as const, preferred: true },
  ];
  const again = renamed(names, 'zh', '专利授权数', ['新指标']);
  expect(preferredName(again, 'zh')).toBe('专利授权数');
  expect(aliases(again, 'zh')).toEqual(['授权量', '专利授权量']);
  expect(preferredName(again, 'en')).toBe('Patents');
  // Back to a former name: each name is there once. What was only just made has no name to keep.
  expect(aliases(renamed(again, 'zh', '专利授权量', []), 'zh')).toEqual(['授权量', '专利授权数']);
  expect(aliases(renamed([{ name: '新指标', lang: 'zh', preferred: true }], 'zh', '能耗', ['新指标']), 'zh')).toEqual(
    [],
  );

  const area = [{ name: '云台县', lang: 'zh' as const, preferred: true, ord: 4, pinyin: 'yuntaixian ytx' }];
  const district = renamedArea(area, 'zh', '云台区', ['新地区']);
  expect(district).toEqual([
    { name: '云台区', lang: 'zh', preferred: true, ord: 4 },
    { name: '云台县', lang: 'zh', pinyin: 'yuntaixian ytx' },
  ]);
  expect(renamedArea(district, 'zh', '云台县', []).map(({ name }) => name)).toEqual(['云台县', '云台区']);
  expect(renamedArea(area, 'zh', '云台县', [])).toEqual(area);
});

test('lists are separated as people separate them', () => {
  expect(splitList('GDP；生产总值, 经济总量、总量;')).toEqual(['GDP', '生产总值', '经济总量', '总量']);
});

test('a month is typed as a year or a month, and written back so', () => {
  expect(parseMonth('2016')).toBe(2016 * 12);
  expect(parseMonth('2016年3月')).toBe(2016 * 12 + 2);
  expect(parseMonth('很久以前')).toBeNull();
  expect(monthText(2016 * 12, 'zh')).toBe('2016年');
  expect(monthText(2016 * 12 + 2, 'zh')).toBe('2016年3月');
});

test('a new entry takes no key that is there', () => {
  const taken = indexCatalog({ ...DATA, peerSets: [{ key: 'peers_1', name: '甲', areas: [] }] });
  expect(newPeerSet(taken, '乙')).toEqual({ key: 'peers_2', name: '乙', areas: ['qx'] });
});

test('an area is found by its exact name before any other that contains it', () => {
  expect(areaByText(catalog, '云台区')).toBe('ytq');
  expect(areaByText(catalog, '没有这个县')).toBeNull();
});

test('the side panel lists what the table uses first, and areas as a tree without towns', () => {
  const titles = { used: '本表所用', others: '其他' };
  const groups = sideIndicators(catalog, 'zh', new Set(['grant']), '', titles, null);
  expect(groups.map(({ title, items }) => [title, items.length])).toEqual([
    ['本表所用', 1],
    ['创新', 1],
  ]);
  const unread = sideIndicators(catalog, 'zh', new Set(), '', titles, () => false);
  expect(unread.map(({ title, items }) => [title, items.length])).toEqual([['其他', 1]]);
  const areas = sideAreas(catalog, 'zh', new Set(['qx']), '', (one) => one.kind);
  expect(areas.map(({ name, depth }) => [name, depth])).toEqual([
    ['云溪市', 0],
    ['青溪县', 1],
    ['云台县', 1],
    ['云台区', 1],
  ]);
  expect(areas.find(({ key }) => key === 'qx')).toMatchObject({ shown: true, home: true });
  expect(sideAreas(catalog, 'zh', new Set(['town']), '', () => '').map(({ key }) => key)).toContain('town');
});

test('an area that is gone says what became of it, and the home area that it is home', () => {
  const words = { catalog, t: (key: string): string => key };
  const noteOf = (key: string): string => {
    const found = catalog.area(key);
    if (!found) throw new Error(`no area ${key}`);
    return areaNote(words, found);
  };
  expect(noteOf('yt')).toBe('2016 catalog.change_upgrade');
  expect(noteOf('qx')).toBe('shell.home');
  expect(noteOf('ytq')).toBe('catalog.area_kind.district');
});

test('targets are listed by indicator, those that have some first', () => {
  const second = { ...DATA.indicators[0], key: 'apply' };
  const data = { ...DATA, indicators: [...DATA.indicators, second as (typeof DATA.indicators)[number]] };
  const targets = [
    { indicator: 'apply', area: 'qx', period: { m0: 2024 * 12, n: 12 }, kind: 'amount' as const, value: '5' },
  ];
  const entries = catalogEntries(indexCatalog({ ...data, targets }), 'targets', '', 'zh');
  expect(entries.map(({ key, note }) => [key, note])).toEqual([
    ['apply', '1'],
    ['grant', ''],
  ]);
});
