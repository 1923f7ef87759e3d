import { describe, expect, test } from 'vitest';
import { indexCatalog } from '../../../src/catalog';
import {
  reportTable,
  extendTo,
  gridModel,
  NOTHING,
  selectCell,
  tableToHtml,
  tableToTsv,
  viewQuery,
  type Selection,
} from '../../../src/view';
import { answerFrom } from '../../gallery/figures';
import { cases } from '../../gallery/cases';
import { world } from '../../gallery/world';

function modelOf(at: number, data = world) {
  const one = cases[at];
  if (!one) throw new Error('no such case');
  const catalog = indexCatalog(data);
  const query = viewQuery(one.view, catalog);
  const total = query.total ? answerFrom(one.table, query.total, catalog) : null;
  return gridModel(answerFrom(one.table, query.spec, catalog), total, { layout: query.layout, catalog, lang: 'zh' });
}
const box = (r0: number, c0: number, r1: number, c1: number): Selection =>
  extendTo(selectCell(NOTHING, { row: r0, col: c0 }, { shift: false, ctrl: false }), { row: r1, col: c1 });

describe('A copied table', () => {
  test('of one cell is its text alone, with a minus that spreadsheets read', () => {
    expect(tableToTsv(reportTable(modelOf(0), '', box(2, 2, 2, 2), 'zh'))).toBe('-8.0%');
  });

  test('of several cells has heads with units and the names of the rows', () => {
    expect(tableToTsv(reportTable(modelOf(0), '', box(0, 1, 1, 2), 'zh')).split('\r\n')).toEqual([
      '地区\t专利授权量（件）\t',
      '\t2024年\t同比',
      '青溪县\t512\t+13.0%',
      '临江县\t530\t+6.4%',
    ]);
  });

  test('as HTML is a three-line table: thick rules above and below, a thin one under the heads, no others', () => {
    const html = tableToHtml(reportTable(modelOf(0), '题', null, 'zh'));
    expect(html.match(/border-top:1\.5pt/g)).toHaveLength(4); // the corner and three groups
    expect(html.match(/border-bottom:1\.5pt/g)).toHaveLength(13); // the cells of the total row
    expect(html.match(/border-bottom:0\.75pt/g)).toHaveLength(13);
    expect(html).not.toMatch(/border-(left|right)/);
    expect(html).toContain('单位见表头');
  });

  test('shows markup of a name as text and lets no name run as a formula', () => {
    const bad = '=HYPERLINK("http://x")<img src=x onerror=alert(1)>';
    const data = {
      ...world,
      areas: world.areas.map((area) =>
        area.code === '1' ? { ...area, names: [{ name: bad, lang: 'zh' as const, ord: 1 }] } : area,
      ),
    };
    const table = reportTable(modelOf(0, data), '', null, 'zh');
    expect(tableToHtml(table)).not.toContain('<img');
    expect(tableToTsv(table)).toContain(`\r\n'=HYPERLINK`);
  });

  test('says why a figure is missing and never writes zero for it', () => {
    const tsv = tableToTsv(reportTable(modelOf(1), '', null, 'zh'));
    expect(tsv).toContain('白沙县\t102\t120\t未报\t190');
  });
});
