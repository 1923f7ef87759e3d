import { byName, HOME } from './places.mjs';
import { year } from './spans.mjs';

const PEERS = ['青溪县', '临江县', '石桥县', '云台区', '白沙县', '南屏县', '鹤鸣县', '梅川县', '长乐县'].map(byName);
const since2019 = [2019, 2020, 2021, 2022, 2023, 2024].map(year);

/** Tabs that the sample opens with. A summary's text is in the file that it names. */
const TABS = [
  {
    id: 'compare',
    kind: 'view',
    title: '县际对比',
    view: {
      areas: PEERS,
      periods: since2019,
      indicators: ['pat_grant', 'hte_valid', 'rd_intensity'],
      derivations: ['level', 'growth', 'rank'],
      chart: { kind: 'line', indicator: 'pat_grant' },
      split: 56,
    },
  },
  {
    id: 'patents',
    kind: 'view',
    title: '专利构成',
    view: {
      areas: PEERS,
      periods: [2022, 2023, 2024].map(year),
      indicators: ['pat_grant_inv', 'pat_grant_um', 'pat_grant_design'],
      derivations: ['level', 'share'],
      chart: { kind: 'bar', indicator: 'pat_grant_inv' },
      split: 60,
    },
  },
  {
    id: 'year',
    kind: 'summary',
    title: '2024年工作总结',
    file: 'summaries/2024年工作总结.md',
    area: HOME,
    period: year(2024),
  },
  {
    id: 'half',
    kind: 'summary',
    title: '上半年小结',
    file: 'summaries/2024年上半年小结.md',
    area: HOME,
    period: { m0: 2024 * 12, n: 6 },
  },
  {
    id: 'brief',
    kind: 'summary',
    title: '研发投入简析',
    file: 'summaries/研发投入简析.md',
    area: HOME,
    period: year(2024),
  },
];

/** What the application opens as the sample: files with what is known of each, catalog, tabs. Paths are relative to this file. */
export function manifest(files) {
  return {
    format: 1,
    sample: true,
    name: '云溪市科技统计 2024（模拟数据）',
    catalog: 'catalog.json',
    files: files.map(({ name, kind, ledger, vintage, released, publish }) => ({
      path: `files/${name}`,
      name,
      kind,
      ...(ledger ? { ledger } : {}),
      vintage,
      released,
      publish,
    })),
    tabs: TABS,
    activeTab: 'compare',
  };
}
