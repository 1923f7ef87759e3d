import { describe, expect, test } from 'vitest';
import { indexCatalog, yearPeriod, type CatalogData, type Publish } from '../../../src/catalog';
import type { Ask } from '../../../src/query';
import { columnGuard, figureGuard, guardedIn, reportValue, withoutGuarded, type ReportTable } from '../../../src/view';
import { exact, fromRatio } from '../../../src/core';
import { galleryTable } from '../office/tables';
import { world } from '../../gallery/world';

const [first, second] = world.indicators;
if (!first || !second) throw new Error('two indicators are needed');
const marked = (publish: Publish): CatalogData => ({
  ...world,
  indicators: [
    { ...first, key: 'base', publish },
    { ...second, key: 'other', publish: 'public' },
    { ...first, key: 'rate', publish: 'public', origin: 'formula', formula: '[base] / [other]' },
  ],
});
const level = (measure: string): Ask => ({ measure, derivation: { kind: 'level' }, period: yearPeriod(2024) });

describe('What may not leave', () => {
  test('is an indicator that is marked, and every one computed from it', () => {
    const catalog = indexCatalog(marked('unpublished'));
    expect(columnGuard(level('base'), catalog)).toBe('unpublished');
    expect(columnGuard(level('rate'), catalog)).toBe('unpublished');
    expect(columnGuard({ ...level('other'), derivation: { kind: 'per', by: 'base' } }, catalog)).toBe('unpublished');
    expect(columnGuard({ ...level(''), derivation: { kind: 'formula', text: '[other]+[base]*2' } }, catalog)).toBe(
      'unpublished',
    );
    expect(columnGuard(level('other'), catalog)).toBeNull();
    expect(columnGuard(level('rate'), indexCatalog(marked('public')))).toBeNull();
  });

  test('is a figure from an internal source: the stored span decides, else anything that overlaps it', () => {
    const half = { m0: yearPeriod(2023).m0, n: 6 };
    const guard = figureGuard([
      { indicator: 'gdp', area: '甲', period: yearPeriod(2024), publish: 'public' },
      { indicator: 'gdp', area: '甲', period: { m0: yearPeriod(2024).m0, n: 6 }, publish: 'internal' },
      { indicator: 'gdp', area: '甲', period: half, publish: 'internal' },
    ]);
    expect(guard(['gdp'], level('gdp'), ['甲'])).toBeNull();
    expect(guard(['gdp'], { ...level('gdp'), period: half }, ['甲'])).toBe('internal');
    // Growth compares with 2023, of which only the half is known.
    expect(guard(['gdp'], { ...level('gdp'), derivation: { kind: 'growth', base: 'same_period' } }, ['甲'])).toBe(
      'internal',
    );
    expect(guard(['gdp'], level('gdp'), ['乙'])).toBeNull();
  });

  test('is left out with what would give it away: the column, the figure, and the total of its column', () => {
    const whole = galleryTable();
    const table: ReportTable = {
      ...whole,
      columns: whole.columns.map((column, i) => (i === 0 ? { ...column, guard: 'internal' } : column)),
      rows: whole.rows.map((row, r) => ({
        ...row,
        cells: row.cells.map((cell, c) => (r === 1 && c === 1 ? { ...cell, guard: 'unpublished' as const } : cell)),
      })),
    };
    expect(guardedIn(table)).toMatchObject({
      columns: [{ title: '专利授权量（件） 2023年', guard: 'internal' }],
      cells: { unpublished: 1, internal: 0 },
      any: true,
    });
    const left = withoutGuarded(table, (guard) => `〔${guard}〕`);
    expect(left.groups[0]).toEqual({ text: '专利授权量（件）', span: 3 });
    expect(left.columns).toHaveLength(whole.columns.length - 1);
    expect(left.rows[1]?.cells[0]?.text).toBe('〔unpublished〕');
    expect(left.rows.at(-1)?.cells[0]).toEqual({ text: '〔unpublished〕', marks: '', value: null });
    expect(left.rows[0]?.cells[0]?.text).toBe('512');
    expect(guardedIn(whole).any).toBe(false);
  });
});

describe('The value behind a shown number', () => {
  test('reads under its format as it is shown', () => {
    expect(reportValue('+13.0%', fromRatio('5900', '453'))).toEqual({
      number: 59 / 453,
      format: '+#,##0.0%;-#,##0.0%;#,##0.0%',
    });
    expect(reportValue('−8.0', exact('-7.96'))).toEqual({ number: -7.96, format: '#,##0.0' });
    expect(reportValue('1,234.50', exact('1234.5'))).toEqual({ number: 1234.5, format: '#,##0.00' });
    expect(reportValue('2024', exact('2024'))).toEqual({ number: 2024, format: '0' });
  });

  test('that rounds to zero from below is shown without a sign, and keeps its value', () => {
    expect(reportValue('0.0', exact('-0.04'))).toEqual({ number: -0.04, format: '#,##0.0;"0.0";#,##0.0' });
  });

  test('is none where the text is a reason, an interval, or more digits than a spreadsheet keeps', () => {
    for (const text of ['未报', '60—70', '≥5', '1,234,567,890,123,456'])
      expect(reportValue(text, exact('5'))).toBeNull();
    expect(reportValue('5', null)).toBeNull();
  });
});
