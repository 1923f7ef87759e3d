/**
 * The invented prefecture: who is in it, since when, and how big. Figures are of 2024: gdp 亿元, pop 万人, rd percent of gdp,
 * hte firms in force, patents granted in 2023 and 2024, industry's and farming's share of gdp.
 */
export const CITY = 'x:990100';
export const HOME = 'x:990122';
export const PROPER = 'x:990100-proper';
export const PARK = 'x:990171';

export const COUNTIES = [
  c('990102', '城东区', 'Chengdong District', 'chengdongqu cdq', 612, 92.4, 2.95, 90, 1090, 1180, 0.41, 0.02),
  c('990103', '云台区', 'Yuntai District', 'yuntaiqu ytq', 438, 71.2, 2.71, 129, 861, 947, 0.47, 0.04),
  c('990122', '青溪县', 'Qingxi County', 'qingxixian qxx', 246, 52.6, 1.84, 61, 453, 512, 0.38, 0.16),
  c('990123', '临江县', 'Linjiang County', 'linjiangxian ljx', 268, 57.9, 2.06, 74, 498, 530, 0.42, 0.13),
  c('990124', '石桥县', 'Shiqiao County', 'shiqiaoxian sqx', 182, 47.3, 1.12, 38, 327, 301, 0.35, 0.19),
  c('990125', '白沙县', 'Baisha County', 'baishaxian bsx', 135, 36.1, 0.87, 27, 212, 228, 0.31, 0.22),
  c('990126', '南屏县', 'Nanping County', 'nanpingxian npx', 58, 16.2, 0.31, 2, 0, 3, 0.18, 0.34),
  c('990127', '鹤鸣县', 'Heming County', 'hemingxian hmx', 213, 55.0, 1.55, 52, 388, 402, 0.4, 0.15),
  c('990128', '梅川县', 'Meichuan County', 'meichuanxian mcx', 176, 44.2, 1.37, 41, 295, 340, 0.36, 0.18),
  c('990129', '长乐县', 'Changle County', 'changlexian clx', 141, 39.5, 0.98, 33, 176, 190, 0.33, 0.21),
  c('990130', '松源县', 'Songyuan County', 'songyuanxian syx', 96, 27.4, 0.74, 12, 97, 88, 0.27, 0.27),
  c('990181', '凤山市', 'Fengshan City', 'fengshanshi fss', 352, 88.1, 1.92, 53, 512, 496, 0.44, 0.11),
];

function c(code, zh, en, pinyin, gdp, pop, rd, hte, granted2023, granted2024, industry, farming) {
  return { key: `x:${code}`, code, zh, en, pinyin, gdp, pop, rd, hte, granted2023, granted2024, industry, farming };
}

/** 云台县 became 云台区 on 1 January 2016; 东平县 went into 凤山市 on 1 January 2019. */
export const UPGRADE = { year: 2016, old: 'x:990121', new: 'x:990103' };
export const MERGER = { year: 2019, old: 'x:990131', new: 'x:990181', share: 0.28 };

export const TOWNS = [
  ['云峰镇', 'Yunfeng Town', 'yunfengzhen yfz'],
  ['溪口镇', 'Xikou Town', 'xikouzhen xkz'],
  ['大坪镇', 'Daping Town', 'dapingzhen dpz'],
  ['石塘镇', 'Shitang Town', 'shitangzhen stz'],
  ['双河镇', 'Shuanghe Town', 'shuanghezhen shz'],
  ['古亭镇', 'Guting Town', 'gutingzhen gtz'],
  ['白鹭镇', 'Bailu Town', 'bailuzhen blz'],
  ['黄坳乡', 'Huang’ao Township', 'huangaoxiang hax'],
  ['南源乡', 'Nanyuan Township', 'nanyuanxiang nyx'],
  ['竹山乡', 'Zhushan Township', 'zhushanxiang zsx'],
].map(([zh, en, pinyin], i) => {
  const code = `990122${i < 7 ? 100 + i : 193 + i}`;
  return { key: `x:${code}`, code, zh, en, pinyin };
});

/** The areas that stood for a county of today in a year, each with its share of what can be added up. */
export function standing(county, year) {
  if (county.key === UPGRADE.new && year < UPGRADE.year) return [{ key: UPGRADE.old, share: 1 }];
  if (county.key === MERGER.new && year < MERGER.year) {
    return [
      { key: MERGER.new, share: 1 - MERGER.share },
      { key: MERGER.old, share: MERGER.share },
    ];
  }
  return [{ key: county.key, share: 1 }];
}

/** What has to be added up for an area's year before: another area where it was made or enlarged by that year's change. */
export function before(area, y) {
  if (area === UPGRADE.new && y === UPGRADE.year) return [UPGRADE.old];
  if (area === MERGER.new && y === MERGER.year) return [MERGER.new, MERGER.old];
  return [area];
}

/** Keys of county level in official order, as a table of that year lists them. */
export function countiesOf(year) {
  return COUNTIES.flatMap((county) => standing(county, year)).map(({ key }) => key);
}

export const NAMES = new Map([
  [CITY, '云溪市'],
  [PROPER, '云溪市本级'],
  [PARK, '云溪高新区'],
  [UPGRADE.old, '云台县'],
  [MERGER.old, '东平县'],
  ...COUNTIES.map(({ key, zh }) => [key, zh]),
  ...TOWNS.map(({ key, zh }) => [key, zh]),
]);
export const nameOf = (key) => NAMES.get(key);
export const byName = (zh) => [...NAMES].find(([, name]) => name === zh)?.[0];
