import type { Area, AreaChange, CatalogData, Indicator, PeerSet } from '../../src/catalog';

/** A small invented prefecture: nine counties and districts, a park that overlaps one, and a few indicators. */
const MONTH = (year: number): number => year * 12;

const area = (code: string, name: string, kind: Area['kind'], ord: number, extra: Partial<Area> = {}): Area => ({
  key: `x:云溪市/${name}`,
  scheme: 'x',
  code,
  kind,
  names: [{ name, lang: 'zh', ord }],
  parents: [{ parent: 'x:云溪市', tree: 'admin', inTotal: kind !== 'park' }],
  ...extra,
});

const city: Area = {
  key: 'x:云溪市',
  scheme: 'x',
  code: '',
  kind: 'city',
  names: [{ name: '云溪市', lang: 'zh', ord: 0 }],
  parents: [],
};

export const COUNTIES = [
  '青溪县',
  '临江县',
  '石桥县',
  '云台区',
  '白沙县',
  '南屏县',
  '鹤鸣县',
  '梅川县',
  '长乐县',
] as const;
export const keyOf = (name: string): string => (name === '云溪市' ? 'x:云溪市' : `x:云溪市/${name}`);

const areas: readonly Area[] = [
  city,
  ...COUNTIES.map((name, i) =>
    area(
      String(i + 1),
      name,
      name === '云台区' ? 'district' : 'county',
      i + 1,
      name === '云台区' ? { from: MONTH(2021) } : {},
    ),
  ),
  area('', '云台县', 'county', 4, { to: MONTH(2021) }),
  area('', '高新园', 'park', 20),
];

const changes: readonly AreaChange[] = [
  { m: MONTH(2021), old: keyOf('云台县'), new: keyOf('云台区'), kind: 'upgrade' },
];

const indicator = (key: string, name: string, unit: string, rest: Partial<Indicator> = {}): Indicator => ({
  key,
  names: [{ name, lang: 'zh', preferred: true }],
  unit,
  decimals: 0,
  kind: 'flow',
  addArea: 'sum',
  addPeriod: 'sum',
  better: 'higher',
  growth: 'levels',
  origin: 'observed',
  publish: 'public',
  breaks: [],
  ...rest,
});

const indicators: readonly Indicator[] = [
  indicator('pat_grant', '专利授权量', '件'),
  indicator('hte_valid', '高新技术企业数', '家', { kind: 'stock', addPeriod: 'last', growth: 'count' }),
  indicator('rd_intensity', 'R&D经费投入强度', '%', {
    kind: 'rate',
    decimals: 2,
    addArea: 'none',
    addPeriod: 'none',
    growth: 'points',
  }),
  indicator('gdp', '地区生产总值', '亿元', {
    decimals: 2,
    addArea: 'published',
    growth: 'published',
    growthIndicator: 'gdp_growth',
  }),
  indicator('energy', '单位GDP能耗', '吨标准煤/万元', {
    kind: 'rate',
    decimals: 3,
    addArea: 'none',
    addPeriod: 'none',
    better: 'lower',
    breaks: [{ m: MONTH(2022), note: '改用2020年价格' }],
  }),
];

const peerSets: readonly PeerSet[] = [{ key: 'peers', name: '同类县', areas: COUNTIES.slice(1, 5).map(keyOf) }];

export const world: CatalogData = {
  indicators,
  areas,
  changes,
  targets: [
    { indicator: 'pat_grant', area: keyOf('青溪县'), period: { m0: MONTH(2024), n: 12 }, kind: 'amount', value: '500' },
  ],
  measures: [],
  peerSets,
  home: keyOf('青溪县'),
};
