import { describe, expect, test } from 'vitest';
import { indexCatalog } from '../../../src/catalog';
import { exact, type Figure, type Reason } from '../../../src/core';
import {
  selectionStats,
  viewQuery,
  yearsBetween,
  type SelectedFigure,
  type View,
  type ViewDerivation,
} from '../../../src/view';
import { COUNTIES, keyOf, world } from '../../gallery/world';

const catalog = indexCatalog(world);
const view: View = {
  areas: COUNTIES.map(keyOf),
  periods: yearsBetween(2023, 2024),
  indicators: ['pat_grant', 'hte_valid', 'rd_intensity'],
  derivations: ['level', 'growth', 'rank'],
  chart: { kind: 'line' },
};
const { layout } = viewQuery(view, catalog);

function cell(
  indicator: string,
  kind: ViewDerivation,
  year: number,
  area: string | null,
  text: string | Reason,
): SelectedFigure {
  const column = layout.columns.find((c) => c.indicator === indicator && c.kind === kind && c.period.m0 === year * 12);
  if (!column) throw new Error(`no column ${indicator} ${kind} ${year}`);
  const known = /\d/.test(text);
  const form: Figure['form'] = kind === 'growth' ? 'percent' : kind === 'rank' ? 'rank' : 'number';
  const figure: Figure = {
    exact: known ? exact(text) : null,
    reason: known ? null : (text as Reason),
    form,
    unit: kind === 'growth' ? '%' : kind === 'rank' ? '' : (catalog.indicator(indicator)?.unit ?? ''),
    decimals: kind === 'growth' ? 1 : (catalog.indicator(indicator)?.decimals ?? 0),
    notes: [],
  };
  return { figure, column, area: area === null ? null : keyOf(area) };
}
const stats = (cells: readonly SelectedFigure[]) => selectionStats(cells, catalog, 'zh');

describe('The status bar', () => {
  test('does not take what a formula says in words for a missing figure', () => {
    const figure = cell('pat_grant', 'level', 2024, '青溪县', '512');
    const words: SelectedFigure = {
      ...figure,
      figure: { exact: null, reason: null, form: 'text', unit: '', decimals: 0, notes: [], text: '完成' },
    };
    expect(stats([figure, words])).toMatchObject({ cells: 2, count: '1', sum: '512', missing: '0' });
  });

  test('adds one indicator over areas of one period', () => {
    const cells = [
      cell('pat_grant', 'level', 2024, '青溪县', '512'),
      cell('pat_grant', 'level', 2024, '临江县', '530'),
    ];
    expect(stats(cells)).toEqual({
      cells: 2,
      count: '2',
      sum: '1,042',
      average: '521',
      median: '521',
      min: '512',
      max: '530',
      missing: '0',
    });
  });

  test('adds exactly where floats would drift', () => {
    const three = ['青溪县', '临江县', '石桥县'].map((area) => cell('rd_intensity', 'level', 2024, area, '0.1'));
    expect(stats(three).average).toBe('0.10');
    expect(stats(three).sum).toBe('不可加'); // a rate
  });

  test('gives no sum while a selected figure is missing, and counts what is missing', () => {
    const cells = [
      cell('pat_grant', 'level', 2024, '青溪县', '512'),
      cell('pat_grant', 'level', 2024, '白沙县', 'not_reported'),
    ];
    expect(stats(cells)).toMatchObject({ count: '1', missing: '1', sum: '有缺', max: '512' });
  });

  test('does not add a stock over two year ends, but does add a flow', () => {
    const firms = [cell('hte_valid', 'level', 2023, '青溪县', '50'), cell('hte_valid', 'level', 2024, '青溪县', '61')];
    expect(stats(firms).sum).toBe('不可加');
    const patents = [
      cell('pat_grant', 'level', 2023, '青溪县', '453'),
      cell('pat_grant', 'level', 2024, '青溪县', '512'),
    ];
    expect(stats(patents).sum).toBe('965');
  });

  test('does not add growth rates or places, nor average places', () => {
    const growth = [
      cell('pat_grant', 'growth', 2024, '青溪县', '13'),
      cell('pat_grant', 'growth', 2024, '石桥县', '-8'),
    ];
    expect(stats(growth)).toMatchObject({ sum: '不可加', average: '+2.5%', min: '−8.0%', max: '+13.0%' });
    const ranks = [cell('pat_grant', 'rank', 2024, '青溪县', '3'), cell('pat_grant', 'rank', 2024, '石桥县', '6')];
    expect(stats(ranks)).toMatchObject({ sum: '不可加', average: '—', median: '—', min: '3', max: '6' });
  });

  test('does not mix units', () => {
    const cells = [cell('pat_grant', 'level', 2024, '青溪县', '512'), cell('hte_valid', 'level', 2024, '青溪县', '61')];
    expect(stats(cells)).toMatchObject({ sum: '单位不同', average: '单位不同' });
  });

  test('does not add a city to its counties, a park to a district, or a total to its parts', () => {
    const county = cell('pat_grant', 'level', 2024, '青溪县', '512');
    for (const other of ['云溪市', '高新园', null]) {
      expect(stats([county, cell('pat_grant', 'level', 2024, other, '100')]).sum).toBe('不可加');
    }
  });

  test('says nothing of an empty selection', () => {
    expect(stats([])).toMatchObject({ cells: 0, sum: '', average: '' });
  });
});
