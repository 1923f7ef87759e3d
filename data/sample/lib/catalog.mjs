import { bordersMap } from './borders.mjs';
import { CITY, COUNTIES, HOME, MERGER, PARK, PROPER, TOWNS, UPGRADE } from './places.mjs';
import { ELSEWHERE } from './ledger-contracts.mjs';
import { year } from './spans.mjs';
import { targets } from './targets.mjs';

const names = (zh, en, pinyin, ord, life = {}) => [
  { name: zh, lang: 'zh', preferred: true, pinyin, ord, ...life },
  { name: en, lang: 'en', preferred: true, ord, ...life },
];
const area = (code, kind, key, label, parents, life = {}) => ({
  key,
  scheme: 'x',
  code,
  kind,
  names: label,
  parents: parents.map(([parent, inTotal]) => ({ parent, tree: 'admin', inTotal, ...life })),
  ...life,
});
const kindOf = (code) => (code < '990120' ? 'district' : 'county');
const at = (y) => year(y).m0;

/** Areas in official order, districts first, what has ended at the place where it stood. */
function areas() {
  let ord = 0;
  const listed = [area('990100', 'city', CITY, names('云溪市', 'Yunxi City', 'yunxishi yxs', ++ord), [])];
  listed.push(
    area(
      '990101',
      'proper',
      PROPER,
      [...names('云溪市本级', 'Yunxi City proper', 'yunxishibenji yxsbj', ++ord), { name: '市本级', lang: 'zh' }],
      [[CITY, false]],
    ),
  );
  for (const county of COUNTIES) {
    const life = county.key === UPGRADE.new ? { from: at(UPGRADE.year) } : {};
    const label = names(county.zh, county.en, county.pinyin, ++ord, life);
    listed.push(area(county.code, kindOf(county.code), county.key, label, [[CITY, true]], life));
    if (county.key === UPGRADE.new)
      listed.push(ended('990121', '云台县', 'Yuntai County', 'yuntaixian ytx', UPGRADE, ++ord));
  }
  listed.push(ended('990131', '东平县', 'Dongping County', 'dongpingxian dpx', MERGER, ++ord));
  const park = names('云溪高新区', 'Yunxi High-tech Zone', 'yunxigaoxinqu yxgxq', ++ord);
  listed.push(area('990171', 'park', PARK, park, [[CITY, false]]));
  for (const town of TOWNS) {
    listed.push(area(town.code, 'town', town.key, names(town.zh, town.en, town.pinyin, ++ord), [[HOME, true]]));
  }
  // Buyers and sellers of technology outside the prefecture.
  listed.push(
    area(ELSEWHERE, 'custom', `x:${ELSEWHERE}`, names('市外地区', 'Elsewhere', 'shiwaidiqu swdq', ++ord), []),
  );
  return listed;
}

function ended(code, zh, en, pinyin, change, ord) {
  const life = { to: at(change.year) };
  return area(code, 'county', change.old, names(zh, en, pinyin, ord, life), [[CITY, true]], life);
}

const keys = (...zh) => zh.map((name) => COUNTIES.find((county) => county.zh === name).key);

export const peerSets = [
  {
    key: 'similar',
    name: '同类县',
    areas: keys('青溪县', '临江县', '石桥县', '云台区', '白沙县', '南屏县', '鹤鸣县', '梅川县', '长乐县'),
  },
  { key: 'urban', name: '城区组', areas: keys('城东区', '云台区', '凤山市') },
  { key: 'counties', name: '县（市、区）', areas: COUNTIES.map(({ key }) => key) },
];

export function catalog() {
  return {
    home: HOME,
    areas: areas(),
    changes: [
      { m: at(UPGRADE.year), old: UPGRADE.old, new: UPGRADE.new, kind: 'upgrade', share: 1 },
      { m: at(MERGER.year), old: MERGER.old, new: MERGER.new, kind: 'merge', share: 1 },
    ],
    peerSets,
    targets: targets(),
    maps: [bordersMap()],
  };
}
