import sample from '../../data/sample/catalog.json';
import type { AreaMap, CatalogData, Target } from '../../src/catalog';
import { yearsBetween, type View } from '../../src/view';
import type { Case } from './case';
import type { Table } from './figures';
import { COUNTIES, keyOf, world } from './world';

/** Every kind of chart on the figures of the small prefecture, and what is hard to draw: many, few, long, negative, huge, missing. */
type Row = Readonly<Record<number, string>>;
const row = (from: number, texts: string): Row =>
  Object.fromEntries(texts.split(' ').map((text, i) => [from + i, text]));
const rows = (source: Readonly<Record<string, string>>, from: number): Table[string] =>
  Object.fromEntries(Object.entries(source).map(([name, texts]) => [keyOf(name), row(from, texts)]));

const all = COUNTIES.map(keyOf);
const patents = rows(
  {
    青溪县: '231 242 286 350 396 453 512',
    临江县: '300 352 392 420 468 498 530',
    石桥县: '150 187 212 240 310 327 301',
    云台区: '560 618 690 750 800 861 947',
    白沙县: '90 102 120 not_reported 190 212 228',
    南屏县: '0 0 0 0 1 0 3',
    鹤鸣县: '240 260 300 340 366 388 402',
    梅川县: '120 150 176 200 261 295 340',
    长乐县: '80 98 115 130 152 176 190',
  },
  2018,
);
const firms = rows(
  {
    青溪县: '22 28 34 41 50 61',
    临江县: '38 44 51 60 70 74',
    石桥县: '18 22 26 30 35 38',
    云台区: '60 72 84 96 110 129',
    白沙县: '9 11 14 18 22 27',
    南屏县: '0 0 1 1 1 2',
    鹤鸣县: '25 30 34 40 45 52',
    梅川县: '18 21 26 31 36 41',
    长乐县: '14 18 21 25 30 33',
  },
  2019,
);
const intensity = rows(
  {
    青溪县: '1.12 1.21 1.38 1.55 1.71 1.84',
    临江县: '1.60 1.72 1.80 1.91 2.01 2.06',
    石桥县: '1.30 1.28 1.25 1.22 1.20 1.12',
    云台区: '1.90 2.10 2.20 2.41 2.55 2.71',
    白沙县: '0.71 0.75 0.80 0.84 0.90 not_reported',
    南屏县: '0.22 0.24 0.27 0.28 0.30 0.31',
    鹤鸣县: '1.10 1.19 1.25 1.33 1.44 1.55',
    梅川县: '0.98 1.03 1.11 1.20 1.30 1.37',
    长乐县: '0.80 0.84 0.88 0.93 0.98 0.98',
  },
  2019,
);
const figures: Table = { pat_grant: patents, hte_valid: firms, rd_intensity: intensity };

const base: View = {
  areas: all,
  periods: yearsBetween(2019, 2024),
  indicators: ['pat_grant'],
  derivations: ['level'],
  chart: { kind: 'auto' },
};
const one = (name: string, view: Partial<View>, table: Table = figures, catalog: CatalogData = world): Case => ({
  name,
  catalog,
  view: { ...base, ...view },
  table,
});
const three = ['pat_grant', 'hte_valid', 'rd_intensity'];
const last = yearsBetween(2024, 2024);

const sampleMap: AreaMap = (() => {
  const [map] = sample.maps;
  if (!map) throw new Error('the sample has no map');
  const names = new Map(sample.areas.map(({ key, names: [first] }) => [key, first?.name ?? '']));
  const known = new Set<string>(COUNTIES);
  const shapes = Object.entries(map.shapes).map(([key, shape]) => {
    const name = names.get(key) ?? key;
    return [known.has(name) ? keyOf(name) : `x:无数/${name}`, shape] as const;
  });
  return { ...map, shapes: Object.fromEntries(shapes) };
})();
const mapped: CatalogData = { ...world, maps: [sampleMap] };

const target = (indicator: string, name: string, value: string, n = 12, kind: Target['kind'] = 'amount'): Target => ({
  indicator,
  area: keyOf(name),
  period: { m0: 2024 * 12, n },
  kind,
  value,
});
const aimed: CatalogData = {
  ...world,
  targets: [
    target('pat_grant', '青溪县', '500'),
    target('hte_valid', '青溪县', '65'),
    target('rd_intensity', '青溪县', '1.80'),
    ...['临江县', '石桥县', '云台区', '白沙县'].map((name, i) => target('pat_grant', name, String(380 + i * 90))),
  ],
};

/** A made-up crowd: the same every time. */
function crowd(
  count: number,
  from: number,
  to: number,
): { readonly catalog: CatalogData; readonly table: Table; readonly areas: readonly string[] } {
  const areas = Array.from({ length: count }, (_, i) => `x:县${String(i + 1).padStart(4, '0')}`);
  let seed = 7;
  const chance = (): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  const series = areas.map((key, i) => {
    const size = Math.exp(chance() * 3.2) * 40;
    const texts = Array.from({ length: to - from + 1 }, (_, y) =>
      i % 97 === 5 && y === 2
        ? 'not_reported'
        : String(Math.round(size * (1 + y * 0.08 * (chance() + 0.3)) * (0.9 + chance() * 0.2))),
    );
    return [key, row(from, texts.join(' '))] as const;
  });
  const pairs = series.map(([key, own]) => [
    key,
    Object.fromEntries(
      Object.entries(own).map(([year, text]) => [
        year,
        text === 'not_reported' ? text : String(Math.round(Number(text) * (0.2 + chance() * 0.12))),
      ]),
    ),
  ]);
  return {
    areas,
    table: { pat_grant: Object.fromEntries(series), hte_valid: Object.fromEntries(pairs) },
    catalog: {
      ...world,
      home: areas[6] ?? '',
      targets: [],
      areas: areas.map((key, i) => ({
        key,
        scheme: 'x',
        code: '',
        kind: 'county',
        names: [{ name: key.slice(2), lang: 'zh', ord: i }],
        parents: [],
      })),
    },
  };
}
const many = crowd(3000, 2015, 2024);
const some = crowd(300, 2020, 2024);

const long: CatalogData = {
  ...world,
  areas: world.areas.map((area, i) =>
    area.kind === 'county' || area.kind === 'district'
      ? {
          ...area,
          names: area.names.map((name) => ({
            ...name,
            name: i % 2 === 0 ? `${name.name.slice(0, 2)}土家族苗族布依族自治县` : name.name,
          })),
        }
      : area,
  ),
};

const huge = rows(
  {
    青溪县: '123456789012 134567890123',
    临江县: '-98765432109 99765432109',
    石桥县: '150 149',
    云台区: '3 missing',
    白沙县: '-1 2',
  },
  2023,
);

export const chartCases: readonly Case[] = [
  one('自动：多地区多年，折线', {}),
  one('自动：一年多地区，位次条形', { periods: last }),
  one('自动：一县多指标，多幅小图', { areas: [keyOf('青溪县')], indicators: three }),
  one('自动：三百个地区一年，分布', { areas: some.areas, periods: last }, some.table, some.catalog),
  one('簇状柱形：三个地区', { areas: all.slice(0, 3), chart: { kind: 'column' } }),
  one('簇状柱形：两个同单位指标不成，单位不同', {
    indicators: ['pat_grant', 'hte_valid'],
    chart: { kind: 'column', by: 'indicator' },
  }),
  one('堆积：各县专利，白沙缺一年', { chart: { kind: 'stacked' } }),
  one('百分比堆积：五个县', { areas: all.slice(0, 5), periods: yearsBetween(2020, 2024), chart: { kind: 'percent' } }),
  one('坡度：2019与2024', { chart: { kind: 'slope' } }),
  one('位次变化', { chart: { kind: 'bump' }, areas: all.filter((key) => key !== keyOf('白沙县')) }),
  one('散点：专利与研发强度', {
    indicators: three,
    chart: { kind: 'scatter', indicator: 'pat_grant', across: 'rd_intensity' },
  }),
  one('散点：历年轨迹', {
    indicators: three,
    chart: { kind: 'scatter', indicator: 'hte_valid', across: 'rd_intensity', trails: true },
  }),
  one(
    '散点：三百个地区，对数轴',
    { areas: some.areas, periods: last, indicators: ['pat_grant', 'hte_valid'], chart: { kind: 'scatter', log: true } },
    some.table,
    some.catalog,
  ),
  one('热力：各县历年', { chart: { kind: 'heat' } }),
  one('热力：同比，正负两色', { chart: { kind: 'heat', value: 'growth' } }),
  one('分布：九个县', { chart: { kind: 'distribution' } }),
  one('多幅小图：每县一幅，同轴', { chart: { kind: 'multiples' } }),
  one('多幅小图：每指标一幅，各用其轴', { indicators: three, chart: { kind: 'multiples' } }),
  one(
    '目标：一县三项',
    { indicators: three, periods: last, areas: [keyOf('青溪县')], chart: { kind: 'bullet' } },
    figures,
    aimed,
  ),
  one(
    '目标：半年，序时进度',
    { periods: [{ m0: 2024 * 12, n: 6 }], chart: { kind: 'bullet' } },
    { pat_grant: rows({ 青溪县: '260', 临江县: '150', 石桥县: '301', 云台区: '240', 白沙县: 'not_yet' }, 2024) },
    aimed,
  ),
  one('地图：专利授权量', { chart: { kind: 'map' } }, figures, mapped),
  one('地图：研发强度，白沙未报', { indicators: ['rd_intensity'], chart: { kind: 'map' } }, figures, mapped),
  one(
    '三千条线：中位数与带',
    { areas: many.areas, periods: yearsBetween(2015, 2024), chart: { kind: 'line' } },
    many.table,
    many.catalog,
  ),
  one(
    '三千个地区的分布',
    { areas: many.areas, periods: last, chart: { kind: 'distribution' } },
    many.table,
    many.catalog,
  ),
  one('名称很长：折线', { chart: { kind: 'line' } }, figures, long),
  one('名称很长：条形', { periods: last, chart: { kind: 'bar' } }, figures, long),
  one('名称很长：热力', { chart: { kind: 'heat' } }, figures, long),
  one('很大与很小、负数：条形', { areas: all.slice(0, 5), periods: last, chart: { kind: 'bar' } }, { pat_grant: huge }),
  one(
    '很大与很小、负数：折线',
    { areas: all.slice(0, 5), periods: yearsBetween(2023, 2024), chart: { kind: 'line' } },
    { pat_grant: huge },
  ),
  one('对数轴', { chart: { kind: 'line', log: true }, areas: all.filter((key) => key !== keyOf('南屏县')) }),
  one('对数轴不成：有零', { chart: { kind: 'line', log: true } }),
  one('一个地区一年', { areas: [keyOf('青溪县')], periods: last }),
  one('只有一年却选折线', { periods: last, chart: { kind: 'line' } }),
  one('同比折线', { chart: { kind: 'line', value: 'growth' }, areas: all.filter((key) => key !== keyOf('南屏县')) }),
  one('不含本县：五色五号', { areas: all.slice(1, 6), chart: { kind: 'line' } }),
  one('全部缺数', { indicators: ['hte_valid'] }, {}),
];
