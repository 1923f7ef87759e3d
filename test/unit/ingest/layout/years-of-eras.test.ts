import { expect, test } from 'vitest';
import { parsePeriod } from '../../../../src/catalog';
import { withYearsOfEras } from '../../../../src/ingest/layout/yearsOfEras';

test('2019年度 is from April on where a sheet is Japanese, and the year itself where it is Chinese', () => {
  expect(
    withYearsOfEras([
      ['市町村', '2019年度'],
      ['みなと市', '1'],
    ])[0],
  ).toEqual(['市町村', '2019-2020年度']);
  expect(
    withYearsOfEras([
      ['県', '2019年度'],
      ['岩手県', '1'],
    ])[0],
  ).toEqual(['県', '2019-2020年度']);
  const chinese = [
    ['县区', '2019年度'],
    ['甲县', '1'],
  ];
  expect(withYearsOfEras(chinese)).toBe(chinese);
});

test('years of an era of Japan with 年度 begin in April', () => {
  expect(parsePeriod('令和元年度')).toEqual({ m0: 2019 * 12 + 3, n: 12 });
  expect(parsePeriod('平成30年')).toEqual({ m0: 2018 * 12, n: 12 });
});

test('109年 beside 110年 counts from 1912 on in traditional writing alone', () => {
  const heads = withYearsOfEras([
    ['縣市別', '109年', '110年'],
    ['新北市', '1', '2'],
  ])[0];
  expect(heads).toEqual(['縣市別', '民國109年', '民國110年']);
  const one = [
    ['縣市別', '109年'],
    ['新北市', '1'],
  ];
  expect(withYearsOfEras(one)).toBe(one);
  const short = [
    ['县市', '98年', '99年'],
    ['甲县', '1', '2'],
  ];
  expect(withYearsOfEras(short)).toBe(short);
  const both = [
    ['縣市別', '109年', '110年', '2021年'],
    ['新北市', '1', '2', '3'],
  ];
  expect(withYearsOfEras(both)).toBe(both);
  // 面積 and 金額 are written so in Japan, too.
  const japanese = [
    ['面積', '109年', '110年'],
    ['金額', '1', '2'],
  ];
  expect(withYearsOfEras(japanese)).toBe(japanese);
});

test('2023学年 is called by the year in which it begins', () => {
  expect(parsePeriod('2023学年')).toEqual({ m0: 2023 * 12 + 8, n: 12 });
  expect(parsePeriod('2023学年度')).toEqual({ m0: 2023 * 12 + 8, n: 12 });
});
