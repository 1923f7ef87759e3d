import { describe, expect, test } from 'vitest';
import { citation } from '../../../src/app/view_cite';
import { indexCatalog } from '../../../src/catalog';
import { viewQuery, yearsBetween } from '../../../src/view';
import { COUNTIES, keyOf, world } from '../../gallery/world';

const catalog = indexCatalog(world);
const columns = (areas: readonly string[]) =>
  viewQuery(
    {
      areas,
      periods: yearsBetween(2024, 2024),
      indicators: ['pat_grant', 'rd_intensity', 'gdp'],
      derivations: ['level', 'change', 'growth', 'share', 'rank', 'completion'],
      chart: { kind: 'line' },
    },
    catalog,
  ).layout.columns;
const home = { key: keyOf('青溪县') };

describe('Citing a number of the grid', () => {
  test('writes words that ask the very question of the cell', () => {
    const texts = columns(COUNTIES.map(keyOf)).map(({ ask }) => citation({ ...ask, area: home }, catalog));
    expect(texts).toEqual([
      '{{[青溪县] 2024年 [专利授权量]}}',
      '{{[青溪县] 2024年 [专利授权量] 增减额}}',
      '{{[青溪县] 2024年 [专利授权量] 同比}}',
      '{{[青溪县] 2024年 [专利授权量] 占比}}',
      '{{[青溪县] 2024年 [专利授权量] 位次}}',
      '{{[青溪县] 2024年 [专利授权量] 完成率}}',
      '{{[青溪县] 2024年 [R&D经费投入强度]}}',
      '{{[青溪县] 2024年 [R&D经费投入强度] 百分点}}',
      '{{[青溪县] 2024年 [R&D经费投入强度] 位次}}',
      '{{[青溪县] 2024年 [地区生产总值]}}',
      '{{[青溪县] 2024年 [地区生产总值] 公布增速}}',
      '{{[青溪县] 2024年 [地区生产总值] 占比}}',
      '{{[青溪县] 2024年 [地区生产总值] 位次}}',
    ]);
  });

  test('refuses a place among chosen areas, which a text would ask among all', () => {
    const rank = columns(COUNTIES.slice(0, 3).map(keyOf)).find(({ kind }) => kind === 'rank');
    expect(rank && citation({ ...rank.ask, area: home }, catalog)).toBeNull();
  });

  test('refuses a total of chosen areas', () => {
    const [level] = columns(COUNTIES.map(keyOf));
    expect(level && citation({ ...level.ask, area: { sum: COUNTIES.map(keyOf) } }, catalog)).toBeNull();
  });
});
