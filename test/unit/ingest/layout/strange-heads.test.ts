import { describe, expect, test } from 'vitest';
import { indexCatalog } from '../../../../src/catalog';
import { inferRecipe } from '../../../../src/ingest/layout/infer';
import { readWhole } from '../../../../src/ingest/layout/title';
import { straightened } from '../../../../src/ingest/layout/straight';
import type { ColumnRole } from '../../../../src/ingest/recipe';
import { NO_CATALOG } from '../../../support/bothWays';

const rolesOf = (rows: string): readonly ColumnRole['role'][] => {
  const cells = rows.split('\n').map((line) => line.split('|'));
  const { recipe } = inferRecipe({ name: 'Sheet1', cells }, indexCatalog(NO_CATALOG), '表.csv');
  return recipe?.kind === 'facts' ? recipe.columns.map(({ role }) => role) : [];
};

describe('which column names the areas', () => {
  test('the one that has a text for each code, where the one that is called so has one for several', () => {
    const rows =
      '年份|城市|样本|区划代码|产值\n2019|甲市|子县|130121|5\n2019|甲市|丑县|130123|6\n2019|乙市|寅县|130224|7';
    const more = `${rows}\n2019|乙市|卯县|130225|8`;
    expect(rolesOf(more)).toEqual(['year', 'parent', 'area_name', 'area_code', 'value']);
  });
  test('a description of each area is no name of what is measured', () => {
    const rows =
      'FIPS|County_Name|Population_2010|RUCC_2013|Description\n01001|Autauga|54571|2|Metro\n01003|Baldwin|182265|3|Nonmetro';
    expect(rolesOf(`${rows}\n01005|Barbour|27457|6|Rural`)).toEqual([
      'area_code',
      'area_name',
      'value',
      'value',
      'skip',
    ]);
  });
  test('regions of Russia below a head that says nothing', () => {
    const rows =
      'Численность населения (человек)||\n|2021|2022\nБелгородская область|1541|1531\nКраснодарский край|5683|5687';
    expect(rolesOf(rows)).toEqual(['area_name', 'value', 'value']);
  });
});

describe('what a title says of all', () => {
  test('rows are areas where it says by whom the figures are', () => {
    const rows = (title: string): string =>
      `${title}||\n|2020|Prel. 2021\nRed river delta|22920|23224\nHa Noi|8246|8330`;
    expect(rolesOf(rows('Average population by province'))).toEqual(['area_name', 'value', 'value']);
    expect(rolesOf(rows('Average population by sex'))).toEqual(['indicator', 'value', 'value']);
  });
  test('an area behind the beginning of a school year has none of it in its name', () => {
    const title = '2023/2024学年初青溪县各级各类学校基本情况';
    expect(readWhole([title], 'Sheet1', '学校.csv', indexCatalog(NO_CATALOG)).area).toBe('青溪县');
  });
});

describe('groups of heads one column off', () => {
  const leaf = ['', '', '2023', '2022', '2023', '2022'];
  const straight = ['县区', '', '收入', '收入', '支出', '支出'];
  test.each([
    ['to the left', ['县区', '收入', '', '支出', '', ''], straight],
    ['to the left, merged', ['县区', '收入', '收入', '支出', '支出', ''], straight],
    ['to the right', ['县区', '', '', '收入', '', '支出'], straight],
  ])('%s', (_, upper, expected) => {
    expect(straightened([upper, leaf])[0]).toEqual(expected);
  });
  test.each([
    ['over their own', ['县区', '', '收入', '', '支出', ''], leaf],
    ['fewer than the repeats', ['县区', '', '', '收入', '', ''], leaf],
    ['over heads that do not repeat', ['县区', '收入', '', '支出', '', ''], ['', '', '男', '女', '老', '少']],
    ['each another way off', ['县区', '收入', '', '', '支出', ''], leaf],
  ])('left as they are: %s', (_, upper, lower) => {
    expect(straightened([upper, lower])[0]).toBe(upper);
  });
});
