import { describe, expect, test } from 'vitest';
import { indexCatalog } from '../../../src/catalog';
import { changeView, viewQuery, yearsBetween, type View } from '../../../src/view';
import { COUNTIES, keyOf, world } from '../../gallery/world';

const catalog = indexCatalog(world);
const view: View = {
  areas: COUNTIES.map(keyOf),
  periods: yearsBetween(2022, 2024),
  indicators: ['pat_grant'],
  derivations: ['level', 'growth', 'rank'],
  chart: { kind: 'line' },
};
const kinds = (changed: Partial<View>): readonly string[] => {
  const { layout } = viewQuery({ ...view, ...changed }, catalog);
  return layout.columns.filter((c) => c.shown).map((c) => `${c.indicator} ${c.kind} ${c.period.m0 / 12}`);
};

describe('A view is one question', () => {
  test('with levels at every period and what is derived at the last', () => {
    expect(kinds({})).toEqual([
      'pat_grant level 2022',
      'pat_grant level 2023',
      'pat_grant level 2024',
      'pat_grant growth 2024',
      'pat_grant rank 2024',
    ]);
  });

  test('that shows the last two periods where there are several indicators, unless all are asked for', () => {
    const indicators = ['pat_grant', 'hte_valid'];
    expect(kinds({ indicators, derivations: ['level'] })).toHaveLength(4);
    expect(kinds({ indicators, derivations: ['level'], gridPeriods: 0 })).toHaveLength(6);
  });

  test('in which growth of a rate is told in percentage points', () => {
    expect(kinds({ indicators: ['rd_intensity'], derivations: ['growth'] })).toEqual(['rd_intensity points 2024']);
  });

  test('in which growth that exists only as published is never computed from levels', () => {
    expect(kinds({ indicators: ['gdp'], derivations: ['growth', 'change', 'published_growth'] })).toEqual([
      'gdp published_growth 2024',
    ]);
  });

  test('without shares of rates and completion where no target was set', () => {
    expect(kinds({ indicators: ['rd_intensity'], derivations: ['share', 'completion'] })).toEqual([]);
    expect(kinds({ derivations: ['completion'] })).toEqual(['pat_grant completion 2024']);
  });

  test('whose hidden columns give the chart all periods, growth and rank', () => {
    const { layout, spec } = viewQuery({ ...view, gridPeriods: 1, derivations: ['level'] }, catalog);
    const hidden = layout.columns.filter((column) => !column.shown).map((column) => column.kind);
    expect(hidden).toEqual(['level', 'level', 'growth', 'rank']);
    expect(spec.columns).toHaveLength(layout.columns.length);
  });

  test('that keeps the official order of areas and falls back to it after a sort', () => {
    const { spec } = viewQuery({ ...view, areas: [...view.areas].reverse(), order: [{ by: 0, desc: true }] }, catalog);
    expect(spec.where).toEqual([{ dim: 'area', in: view.areas }]);
    expect(spec.order).toEqual([{ by: 0, desc: true }, { by: 'area' }]);
  });

  test('that leaves out areas and indicators which the catalog does not know', () => {
    const { spec } = viewQuery({ ...view, areas: ['x:无', keyOf('青溪县')], indicators: ['no_such'] }, catalog);
    expect(spec.where).toEqual([{ dim: 'area', in: [keyOf('青溪县')] }]);
    expect(spec.columns).toEqual([]);
  });
});

describe('The total of a view', () => {
  const areasOf = (changed: Partial<View>) =>
    viewQuery({ ...view, ...changed }, catalog).total?.columns.map((c) => c.area);

  test('adds up the rows, and asks nothing where a sum is senseless', () => {
    const areas = areasOf({ derivations: ['level', 'rank'], periods: yearsBetween(2024, 2024) });
    expect(areas).toEqual([{ sum: view.areas }, { sum: view.areas }]); // the level, and the growth behind the chart's title
  });

  test('takes the figure published for the parent where only that counts', () => {
    const areas = areasOf({ indicators: ['gdp'], derivations: ['level'], periods: yearsBetween(2024, 2024) });
    expect(new Set(areas?.map((area) => JSON.stringify(area)))).toEqual(new Set(['{"key":"x:云溪市"}']));
  });

  test('leaves out the city that holds the counties and the park that overlaps one', () => {
    const { layout } = viewQuery({ ...view, areas: [keyOf('云溪市'), ...view.areas, keyOf('高新园')] }, catalog);
    expect(layout.peers).toEqual(view.areas);
    expect(layout.parent).toBe('x:云溪市');
  });

  test('is not there for one area', () => {
    expect(viewQuery({ ...view, areas: [keyOf('青溪县')] }, catalog).total).toBeNull();
  });
});

describe('Changing a view', () => {
  const sorted: View = { ...view, order: [{ by: 2, desc: true }] };

  test('forgets an order by column when columns change, since the number would mean another', () => {
    expect(changeView(sorted, { indicators: ['gdp'] }).order).toBeUndefined();
  });

  test('keeps it when only areas change', () => {
    expect(changeView(sorted, { areas: [] }).order).toEqual(sorted.order);
  });
});
