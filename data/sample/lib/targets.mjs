import { COUNTIES, HOME } from './places.mjs';
import { chance } from './random.mjs';
import { year } from './spans.mjs';

const CITY_BUREAU = '市科技局';
const COUNTY = '县政府';
const BACK_LOADED = [15, 35, 60, 100];

/** What was set for the home county, by year: as the city's assessment sheet and the county's own plan put it. */
const HOME_TARGETS = [
  ['pat_grant', 'amount', { 2023: '440', 2024: '500' }, CITY_BUREAU, 6],
  ['pat_app', 'amount', { 2023: '560', 2024: '620' }, CITY_BUREAU, 4],
  ['pat_app_inv', 'amount', { 2023: '100', 2024: '115' }, CITY_BUREAU, 5],
  ['hte_valid', 'amount', { 2023: '52', 2024: '60' }, CITY_BUREAU, 8],
  ['hte_valid', 'amount', { 2024: '65' }, COUNTY, undefined],
  ['hte_lapsed', 'cap', { 2023: '5', 2024: '5' }, CITY_BUREAU, 2],
  ['tsme', 'amount', { 2023: '80', 2024: '90' }, CITY_BUREAU, 6],
  ['tc_value', 'amount', { 2023: '40000', 2024: '60000' }, CITY_BUREAU, 8, BACK_LOADED],
  ['tc_count', 'growth', { 2024: '10' }, CITY_BUREAU, 3],
  ['rd_intensity', 'share', { 2023: '1.75', 2024: '1.90' }, CITY_BUREAU, 8],
  ['fiscal_st_share', 'share', { 2024: '2.00' }, '省科技厅', undefined],
  ['gdp_growth', 'growth', { 2023: '6.5', 2024: '6.0' }, COUNTY, 10],
  ['ind_va_growth', 'growth', { 2024: '8.0' }, COUNTY, 5],
  ['upper_funds', 'amount', { 2023: '700', 2024: '280' }, COUNTY, 5],
  ['train_sessions', 'amount', { 2023: '60', 2024: '66' }, COUNTY, 2],
  ['train_people', 'amount', { 2024: '5500' }, COUNTY, 2],
  ['st_rank', 'rank', { 2023: '45', 2024: '40' }, CITY_BUREAU, 4],
];

export function targets() {
  const listed = [];
  const put = (indicator, area, y, kind, value, issuer, weight, group, schedule) =>
    listed.push({
      indicator,
      area,
      period: year(y),
      kind,
      value,
      issuer,
      ...(weight === undefined ? {} : { weight }),
      ...(group ? { group } : {}),
      ...(schedule ? { schedule } : {}),
    });
  for (const [indicator, kind, values, issuer, weight, schedule] of HOME_TARGETS) {
    for (const [y, value] of Object.entries(values)) {
      put(
        indicator,
        HOME,
        Number(y),
        kind,
        value,
        issuer,
        weight,
        issuer === CITY_BUREAU ? '一类县' : undefined,
        schedule,
      );
    }
  }
  for (const county of COUNTIES.filter(({ key }) => key !== HOME)) {
    const r = chance('target', county.key);
    const group = county.code < '990120' || county.zh === '凤山市' ? '城区组' : county.gdp > 150 ? '一类县' : '二类县';
    const stretch = r.between(0.94, 1.08);
    put(
      'pat_grant',
      county.key,
      2024,
      'amount',
      String(Math.max(2, Math.round(county.granted2024 * stretch))),
      CITY_BUREAU,
      6,
      group,
    );
    put(
      'hte_valid',
      county.key,
      2024,
      'amount',
      String(Math.max(2, Math.round(county.hte * r.between(0.93, 1.1)))),
      CITY_BUREAU,
      8,
      group,
    );
    put(
      'rd_intensity',
      county.key,
      2024,
      'share',
      (county.rd * r.between(0.95, 1.08)).toFixed(2),
      CITY_BUREAU,
      8,
      group,
    );
  }
  return listed;
}
