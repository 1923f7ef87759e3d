import { expect, test } from 'vitest';
import { sheetNameOf, splitTables } from '../../../../src/ingest/layout/tables';

const sheet = (text: string) => ({ name: 'S', cells: text.split('\n').map((line) => line.split('|')) });

test('tables below one another, each with its title; cells stay where they are', () => {
  const parts = splitTables(
    sheet(
      '收入（万元）\n地区|2021|2022\n甲县|1|2\n乙县|3|4\n注：快报。\n\n支出（万元）\n地区|2021|2022\n甲县|5|6\n乙县|7|8',
    ),
  );
  expect(parts.map(({ name, window }) => [name, window?.rows])).toEqual([
    ['S', { from: 0, to: 5 }],
    ['S⟨2⟩', { from: 5, to: 10 }],
  ]);
  expect(parts[1]?.cells[8]).toEqual(['甲县', '5', '6']);
  expect(parts[1]?.cells[2]).toEqual([]);
  expect(parts.map(({ name }) => sheetNameOf(name))).toEqual(['S', 'S']);
});

test('the same header on the next page is no other table', () => {
  const one = sheet('表1 人口\n乡镇|总人口|男\n甲镇|10|5\n乙镇|20|9\n续表1 人口\n乡镇|总人口|男\n丙镇|30|15');
  expect(splitTables(one)).toEqual([one]);
});

test('a header that comes again to the right begins another table', () => {
  const parts = splitTables(sheet('地区|数值|地区|数值\n甲县|1|乙县|2\n丙县|3|丁县|4'));
  expect(parts.map(({ window }) => window?.columns)).toEqual([
    { from: 0, to: 2 },
    { from: 2, to: 4 },
  ]);
  expect(parts[1]?.cells[1]).toEqual(['', '', '乙县', '2']);
});

test('a class and a name in two columns of one stub are one table', () => {
  const one = sheet('类别|指标|2021|2022\n专利|申请|1|2\n专利|授权|3|4');
  expect(splitTables(one)).toEqual([one]);
});
