import { byName, countiesOf } from './places.mjs';
import { year, upTo } from './spans.mjs';

/** Figures that were not printed, and the mark in their place. A rate goes with what it is reckoned from. */
const GAPS = [
  [
    ['rd_expenditure', 'rd_intensity', 'rd_industry', 'rd_ind_ratio', 'rd_fte', 'rd_firms', 'rd_firms_share'],
    '白沙县',
    [2024],
    '未报',
  ],
  [['rd_industry', 'rd_ind_ratio'], '南屏县', [2015, 2016], '保密'],
  [['hitech_output'], '南屏县', [2012, 2013, 2014], '…'],
  [['hitech_output'], '南屏县', [2015], '不足计量单位'],
  [['ind_revenue', 'rd_ind_ratio', 'rd_industry'], '松源县', [2020], '保密'],
  [['ip_pledge'], '南屏县', [2016, 2017, 2018, 2019], '—'],
  [['ip_pledge'], '松源县', [2016], '—'],
  [['tc_absorbed'], '松源县', [2014], '保密'],
  [['envoy_services'], '长乐县', [2021], '未报'],
  [['st_rank'], '东平县', [2018], '—'],
];
/** True zeros: nothing was pledged, no prize was won. */
const ZEROS = [
  ['ip_pledge', '南屏县', [2020, 2021, 2022, 2023]],
  ['ip_pledge', '白沙县', [2019]],
];

export function gaps(truth) {
  for (const [keys, area, years, mark] of GAPS) {
    for (const key of keys) for (const y of years) truth.put(key, byName(area), year(y), mark);
  }
  for (const area of countiesOf(2024)) {
    for (const y of [2018, 2019, 2020]) truth.put('pat_hv_per10k', area, year(y), '不适用');
  }
}

/** Zeros come before the city is added up. */
export function zeros(truth) {
  for (const [key, area, years] of ZEROS) {
    for (const y of years) {
      truth.put(key, byName(area), year(y), '0');
      for (let k = 2; y >= 2023 && k <= 12; k++) truth.put(key, byName(area), upTo(y, k), '0', 'flash');
    }
  }
}
