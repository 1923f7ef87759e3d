import { describe, expect, test } from 'vitest';
import { indexCatalog } from '../../../src/catalog';
import {
  arranged,
  extremesOf,
  fillOf,
  markedLook,
  movedLook,
  pageOf,
  rowListSpec,
  shownColumns,
  sortedBy,
  sparkShape,
  toggledLook,
  totalOf,
  viewQuery,
  yearsBetween,
  type ColumnFilter,
  type View,
} from '../../../src/view';
import { exact, type Figure } from '../../../src/core';
import { COUNTIES, keyOf, world } from '../../gallery/world';

const catalog = indexCatalog(world);
const view: View = {
  areas: COUNTIES.map(keyOf),
  periods: yearsBetween(2023, 2024),
  indicators: ['pat_grant', 'hte_valid'],
  derivations: ['level', 'growth'],
  chart: { kind: 'line' },
};
const GRANT = 'pat_grant:level:24288/12';
const GROWTH = 'pat_grant:growth:24288/12';
const names = (keys: readonly string[]): readonly string[] => keys.map((key) => catalog.areaName(key, 'zh'));
const planned = (...filters: readonly ColumnFilter[]) => viewQuery({ ...view, filters }, catalog);

describe('Filters of a view', () => {
  test('names are filtered where they are known: by a part, by choice, to the peers', () => {
    const areas = (filter: ColumnFilter) => names(planned(filter).layout.filter.areas);
    expect(areas({ column: 'area', kind: 'text', op: 'contains', value: '溪' })).toEqual(['青溪县']);
    expect(areas({ column: 'area', kind: 'text', op: 'starts', value: '白' })).toEqual(['白沙县']);
    expect(areas({ column: 'area', kind: 'set', values: [keyOf('临江县')] })).toEqual(['临江县']);
    expect(areas({ column: 'area', kind: 'home_and_peers' })).toEqual([
      '青溪县',
      '临江县',
      '石桥县',
      '云台区',
      '白沙县',
    ]);
  });

  test('figures are filtered by the engine, in the same question', () => {
    const { spec } = planned(
      { column: GRANT, kind: 'number', op: 'ge', value: '100' },
      { column: GROWTH, kind: 'top', count: 3 },
    );
    const at = (key: string) => viewQuery(view, catalog).layout.columns.findIndex((column) => column.key === key);
    expect(spec.keep).toEqual([
      { column: at(GRANT), test: 'ge', value: '100' },
      { column: at(GROWTH), top: 3 },
    ]);
  });

  test('a filter of a column that is gone does nothing and says so', () => {
    const filter: ColumnFilter = { column: 'gone', kind: 'top', count: 1 };
    const { spec, layout } = planned(filter);
    expect(spec.keep).toBeUndefined();
    expect(layout.filter).toMatchObject({ idle: [filter], active: false });
  });

  test('the total of a filtered table is of the rows that are shown, never what the parent has published', () => {
    const query = planned({ column: GRANT, kind: 'number', op: 'ge', value: '100' });
    const shown = ['青溪县', '临江县'].map(keyOf);
    expect(totalOf(query, shown)?.columns.every(({ area }) => area && 'sum' in area && area.sum.length === 2)).toBe(
      true,
    );
    expect(totalOf(query, shown.slice(1))).toBeNull();
  });
});

describe('Sorting', () => {
  test('goes by the lasting name of a column; a place of an old view is still understood, one that is gone is passed over', () => {
    const { layout } = viewQuery(view, catalog);
    const at = layout.columns.findIndex(({ key }) => key === GROWTH);
    const order = (by: string | number) => viewQuery({ ...view, order: [{ by, desc: true }] }, catalog).spec.order;
    expect(order(GROWTH)).toEqual([{ by: at, desc: true }, { by: 'area' }]);
    expect(order(1)).toEqual([{ by: 1, desc: true }, { by: 'area' }]);
    expect(order('gone')).toEqual([{ by: 'area' }]);
    expect(order(999)).toEqual([{ by: 'area' }]);
  });

  test('one click sorts down, the next up, the third not at all; with Shift behind the others', () => {
    const down = sortedBy([], 'a', false);
    const up = sortedBy(down, 'a', false);
    expect([down, up, sortedBy(up, 'a', false)]).toEqual([[{ by: 'a', desc: true }], [{ by: 'a' }], []]);
    const both = sortedBy(down, 'b', true);
    expect(both).toEqual([
      { by: 'a', desc: true },
      { by: 'b', desc: true },
    ]);
    expect(sortedBy(both, 'a', true)).toEqual([{ by: 'a' }, { by: 'b', desc: true }]);
  });

  test('the order of a large view is asked with the columns that it needs and no others; its pages name their rows', () => {
    const { spec } = viewQuery(
      { ...view, order: [{ by: GROWTH }], filters: [{ column: GRANT, kind: 'top', count: 5 }] },
      catalog,
    );
    const list = rowListSpec(spec);
    expect(list?.columns).toHaveLength(2);
    expect(list?.order).toEqual([{ by: 0 }, { by: 'area' }]);
    expect(list?.keep).toEqual([{ column: 1, top: 5 }]);
    const page = pageOf(spec, ['a', 'b']);
    expect([page.where, page.order, page.keep]).toEqual([[{ dim: 'area', in: ['a', 'b'] }], undefined, undefined]);
    expect(rowListSpec(viewQuery(view, catalog).spec)).toBeNull();
  });
});

describe('How a grid looks', () => {
  const { layout } = viewQuery(view, catalog);
  const keys = shownColumns(layout).map(({ column }) => column.key);
  const seen = (look: View['look']) => arranged(layout.columns, look).map((at) => layout.columns[at]?.key);

  test('frozen columns come first, hidden ones not at all, moved ones where they were put', () => {
    const [first = '', second = '', third = ''] = keys;
    expect(seen({ hidden: [first] })[0]).toBe(second);
    expect(seen({ frozen: [third] }).slice(0, 2)).toEqual([third, first]);
    const moved = movedLook(undefined, keys, second, -1);
    expect(seen(moved).slice(0, 2)).toEqual([second, first]);
    expect(movedLook(undefined, keys, first, -1)).toEqual({});
    expect(toggledLook(toggledLook({}, 'hidden', first), 'hidden', first).hidden).toEqual([]);
    expect(markedLook(markedLook({}, first, 'bar'), first, 'bar').marks).toEqual({});
  });

  const figure = (text: string | null): Figure => ({
    exact: text === null ? null : exact(text),
    reason: text === null ? 'missing' : null,
    form: 'number',
    unit: '',
    decimals: 0,
    notes: [],
  });

  test('a bar begins at zero, also beside negative figures; nothing is drawn where there is no figure', () => {
    const extremes = extremesOf([figure('-50'), figure('150'), figure(null)]);
    expect(extremes).toEqual({ least: -50, greatest: 150 });
    expect(fillOf(figure('150'), 'bar', extremes)).toEqual({ kind: 'bar', from: 25, to: 100, negative: false });
    expect(fillOf(figure('-50'), 'bar', extremes)).toEqual({ kind: 'bar', from: 0, to: 25, negative: true });
    expect(fillOf(figure(null), 'bar', extremes)).toBeNull();
    expect(fillOf(figure('0'), 'bar', { least: 0, greatest: 0 })).toBeNull();
    expect(fillOf(figure('50'), 'scale', extremes)).toEqual({ kind: 'scale', shade: 0.5 });
  });

  test('a line of all periods has a gap where a value is missing, and a dot for a value that stands alone', () => {
    const shape = sparkShape([1, null, 3, 2], { width: 60, height: 20, pad: 0 });
    expect(shape.path).toBe('M0 20M40 0L60 10');
    expect(shape.dots).toEqual([{ x: 0, y: 20 }]);
    expect(shape.last).toEqual({ x: 60, y: 10 });
    expect(sparkShape([1, null], { width: 60, height: 20, pad: 0 }).last).toBeNull();
  });
});
