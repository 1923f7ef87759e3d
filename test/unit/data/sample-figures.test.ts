import { expect, test } from 'vitest';
import { buildSample } from '../../../data/sample/generate.mjs';

const { truth } = await buildSample();
const city = 'x:990100';
const counties = [102, 103, 122, 123, 124, 125, 126, 127, 128, 129, 130, 181].map((code) => `x:990${code}`);
const year = (y: number) => ({ m0: y * 12, n: 12 });
const at = (key: string, area: string, y: number): number => Number(truth.number(key, area, year(y)) ?? NaN);
const recent = [2019, 2020, 2021, 2022, 2023, 2024];

/** Half up on decimal text of at most six places, apart from the generator's own arithmetic. */
const half = (value: number, decimals: number): string =>
  (Math.round((value + 1e-9) * 10 ** decimals) / 10 ** decimals).toFixed(decimals);

function expectRate(key: string, decimals: number, reckon: (area: string, y: number) => number): void {
  let checked = 0;
  for (const y of recent) {
    for (const area of [city, ...counties]) {
      const printed = truth.number(key, area, year(y));
      if (printed === undefined) continue;
      expect([key, area, y, printed]).toEqual([key, area, y, half(reckon(area, y), decimals)]);
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(60);
}

test('printed rates are those of the printed figures', () => {
  expectRate('rd_intensity', 2, (a, y) => at('rd_expenditure', a, y) / at('gdp', a, y) / 100);
  expectRate('rd_ind_ratio', 2, (a, y) => at('rd_industry', a, y) / at('ind_revenue', a, y) / 100);
  expectRate('rd_firms_share', 1, (a, y) => (at('rd_firms', a, y) / at('ind_firms', a, y)) * 100);
  expectRate('fiscal_st_share', 2, (a, y) => (at('fiscal_st', a, y) / at('budget_expenditure', a, y)) * 100);
  expectRate('gdp_per_capita', 0, (a, y) => (at('gdp', a, y) / at('pop_average', a, y)) * 10000);
});

test('inventions per ten thousand people stand on the residents of the year before', () => {
  for (const area of counties)
    expect(truth.get('pat_inv_per10k', area, year(2024))).toBe(
      half(at('pat_inv_valid', area, 2024) / at('pop_resident', area, 2023), 2),
    );
});

test('three types of patents are all patents, in every county and year, and counties are the city', () => {
  for (let y = 2012; y <= 2024; y++) {
    const areas = [...counties, 'x:990121', 'x:990131'].filter((area) => truth.number('pat_grant', area, year(y)));
    for (const area of [city, ...areas]) {
      expect(at('pat_grant_inv', area, y) + at('pat_grant_um', area, y) + at('pat_grant_design', area, y)).toBe(
        at('pat_grant', area, y),
      );
    }
    expect(areas.reduce((sum, area) => sum + at('pat_grant', area, y), 0)).toBe(at('pat_grant', city, y));
  }
});

test('the city’s product is its own figure, not the sum of its counties', () => {
  const sum = counties.reduce((total, area) => total + at('gdp', area, 2023), 0);
  expect(at('gdp', city, 2023)).toBeLessThan(sum);
});

test('real growth is published apart from what the levels give', () => {
  const nominal = (at('gdp', 'x:990122', 2023) / at('gdp', 'x:990122', 2022) - 1) * 100;
  expect(Math.abs(nominal - at('gdp_growth', 'x:990122', 2023))).toBeGreaterThan(0.5);
});

test('there are two vintages, a series that stops, one that begins, a zero base and a base below ten', () => {
  expect(truth.get('gdp', city, year(2023), 'flash')).not.toBe(truth.get('gdp', city, year(2023), 'verified'));
  expect(truth.get('pop_resident', city, year(2019), 'annual')).not.toBe(
    truth.get('pop_resident', city, year(2019), 'census'),
  );
  expect([truth.number('fai_level', city, year(2017)) === undefined, truth.get('fai_level', city, year(2018))]).toEqual(
    [false, undefined],
  );
  expect([
    truth.number('pat_hv_per10k', city, year(2020)),
    truth.number('pat_hv_per10k', city, year(2021)) === undefined,
  ]).toEqual([undefined, false]);
  expect([truth.get('pat_grant', 'x:990126', year(2023)), truth.get('pat_grant', 'x:990126', year(2024))]).toEqual([
    '0',
    '3',
  ]);
  expect(truth.get('rd_intensity', 'x:990125', year(2024))).toBe('未报');
});

test('what is counted from January on never falls within a year and ends at the year’s figure', () => {
  for (const key of ['budget_revenue', 'fiscal_st', 'pat_app', 'pat_grant', 'tc_value', 'train_people', 'ip_pledge']) {
    for (const area of [city, ...counties]) {
      for (const y of [2023, 2024]) {
        const spans = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) =>
          Number(truth.number(key, area, { m0: y * 12, n }, 'flash')),
        );
        expect(truth.get(key, area, { m0: y * 12, n: 1 })).toBeUndefined();
        expect([key, area, y, spans]).toEqual([key, area, y, [...spans].sort((a, b) => a - b)]);
        expect([key, area, y, spans.at(-1)]).toEqual([key, area, y, at(key, area, y)]);
      }
    }
  }
});
