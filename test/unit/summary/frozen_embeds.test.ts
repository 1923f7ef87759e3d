import { describe, expect, test } from 'vitest';
import { chartMark, embedKey, frozenEmbeds, tableMark, type FrozenEmbed } from '../../../src/summary';
import { BLANK_CELL, type ChartData, type ReportTable } from '../../../src/view';
import { frozenEmbed } from '../../../src/workspace/form/embed';

const table: ReportTable = {
  title: '县际对比',
  stubs: ['地区'],
  groups: [{ text: '专利授权量（件）', span: 1 }],
  columns: [{ title: '2024年' }],
  rows: [{ names: ['青溪县'], marks: '', kind: 'home', cells: [{ ...BLANK_CELL, text: '512' }] }],
  notes: ['来源：甲.csv'],
};
const kept: FrozenEmbed = { key: '表 [县际对比]', mark: tableMark(table), at: '2026-07-01T00:00:00Z', table };

describe('Tables and charts of a final document', () => {
  test('a table is another one when a cell, a head or a name is, and not when a file below it is', () => {
    const [row] = table.rows;
    if (!row) throw new Error('a row');
    const changed = [
      { ...table, rows: [{ ...row, cells: [{ ...BLANK_CELL, text: '519' }] }] },
      { ...table, rows: [{ ...row, names: ['白沙县'] }] },
      { ...table, columns: [{ title: '2025年' }] },
      { ...table, rows: [row, row] },
    ];
    for (const each of changed) expect(tableMark(each)).not.toBe(tableMark(table));
    expect(tableMark({ ...table, notes: ['来源：乙.csv'] })).toBe(tableMark(table));
  });

  test('a chart is another one when what it draws is', () => {
    const one = { name: '青溪县', home: true, color: '000000', values: [512], texts: ['512'] };
    const head = { kind: 'line', native: 'line', title: '专利授权量', subtitle: '', notes: [], unit: '件' } as const;
    const chart: ChartData = { ...head, decimals: 0, categories: ['2024年'], series: [one] };
    expect(chartMark({ ...chart, notes: ['来源'] })).toBe(chartMark(chart));
    expect(chartMark({ ...chart, series: [{ ...one, texts: ['519'] }] })).not.toBe(chartMark(chart));
  });

  test('they are found by the words in the text, in either language, and in a final document alone', () => {
    const name = '县际对比';
    expect(embedKey({ what: 'table', name })).toBe(kept.key);
    const frozen = { embeds: [kept] };
    expect(frozenEmbeds({ state: 'final', frozen }).get(embedKey({ what: 'table', name }))).toBe(kept);
    expect(frozenEmbeds({ state: 'draft', frozen }).size).toBe(0);
  });

  test('a workspace with them opens, one whose picture is none does not', () => {
    const picture = { title: '', png: 'aGk=', widthCm: 15, heightCm: 9, alt: '', guarded: false };
    expect(frozenEmbed(kept, '')).toBeNull();
    expect(frozenEmbed({ ...kept, picture }, '')).toBeNull();
    expect(frozenEmbed({ ...kept, picture: { ...picture, png: '"><script>' } }, '')).not.toBeNull();
    expect(frozenEmbed({ ...kept, table: { ...table, rows: 'x' } }, '')).not.toBeNull();
  });
});
