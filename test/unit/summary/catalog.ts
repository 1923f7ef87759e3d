import indicators from '../../../data/catalog/indicators.json';
import { indexCatalog, type CatalogData, type Indicator } from '../../../src/catalog';
import { smallCatalog } from '../catalog/small-catalog';

/** The built-in indicators, one whose name is full of signs, and a city with two counties. */
const awkward: Indicator = {
  ...(indicators[0] as Indicator),
  key: 'awkward',
  names: [{ name: '投资[新]|“技改”; a/b', lang: 'zh', preferred: true }],
  growth: 'levels',
};

export const QINGXI = 'x:云溪市/青溪县';
export const catalog = indexCatalog({
  ...smallCatalog,
  indicators: [...(indicators as readonly Indicator[]), awkward],
  areas: smallCatalog.areas,
  peerSets: [
    { key: 'similar', name: '同类 县', areas: [QINGXI, 'x:云溪市/白沙区'] },
    { key: 'one', name: '同名组', areas: [QINGXI] },
    { key: 'two', name: '同名组', areas: ['x:云溪市'] },
  ],
} satisfies CatalogData);
