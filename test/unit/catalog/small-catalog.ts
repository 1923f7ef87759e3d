import { monthPeriod, yearPeriod, type CatalogData } from '../../../src/catalog';

const since = monthPeriod(2016, 1).m0;

/** A city with two counties, one of which became a district in 2016; one indicator with a target. */
export const smallCatalog: CatalogData = {
  indicators: [
    {
      key: 'pat_grant',
      names: [
        { name: '专利授权量', lang: 'zh', preferred: true, pinyin: 'zhuanlishouquanliang zlsql' },
        { name: '授权专利', lang: 'zh' },
        { name: 'Patents granted', lang: 'en', preferred: true },
      ],
      unit: '件',
      decimals: 0,
      kind: 'flow',
      addArea: 'sum',
      addPeriod: 'sum',
      better: 'higher',
      growth: 'levels',
      origin: 'observed',
      publish: 'public',
      breaks: [],
    },
  ],
  areas: [
    {
      key: 'x:云溪市',
      scheme: 'cn',
      code: '990100',
      kind: 'city',
      names: [
        { name: '云溪市', lang: 'zh', ord: 0, pinyin: 'yunxishi yxs' },
        { name: 'Yunxi', lang: 'en' },
      ],
      parents: [],
    },
    {
      key: 'x:云溪市/青溪县',
      scheme: 'cn',
      code: '990101',
      kind: 'county',
      names: [
        { name: '青溪县', lang: 'zh', ord: 1, pinyin: 'qingxixian qxx' },
        { name: 'Qingxi', lang: 'en' },
      ],
      parents: [{ parent: 'x:云溪市', tree: 'admin', inTotal: true }],
    },
    {
      key: 'x:云溪市/白沙区',
      scheme: 'cn',
      code: '990102',
      kind: 'district',
      names: [
        { name: '白沙县', lang: 'zh', ord: 2, pinyin: 'baishaxian bsx', to: since },
        { name: '白沙区', lang: 'zh', ord: 2, pinyin: 'baishaqu bsq', from: since },
        { name: 'Baisha', lang: 'en' },
      ],
      parents: [{ parent: 'x:云溪市', tree: 'admin', inTotal: true }],
    },
  ],
  changes: [],
  targets: [
    {
      indicator: 'pat_grant',
      area: 'x:云溪市/青溪县',
      period: yearPeriod(2024),
      kind: 'amount',
      value: '600',
      issuer: '市科技局',
    },
  ],
  measures: [],
  peerSets: [],
};
