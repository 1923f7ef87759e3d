import { expect, test } from 'vitest';
import { ok } from '../../../src/core';
import { tableGuards, tableSource } from '../../../src/app/carry/table_source';
import type { TableFront } from '../../../src/app/table_front';
import type { TableColumn, TableRow } from '../../../src/view';
import { newWorkspace } from '../../../src/workspace';
import { indicator } from '../../support/sqlFacts';

const column = (title: string, number: boolean, over: readonly string[] = []): TableColumn => ({
  key: title,
  title,
  over,
  number,
  width: 80,
  frozen: false,
});
const line = (id: string, ...texts: string[]): TableRow => ({
  id,
  kind: 'row',
  depth: 0,
  cells: texts.map((text) => ({ text, tone: 'plain' })),
});
const ROWS = [line('0', '甲厂', '=1+1', '1,250.5'), line('1', '乙厂', '省级', '−3'), line('2', '丙厂', '', '12.5%')];

function front(more: Partial<TableFront> = {}): TableFront {
  return {
    tabId: 't',
    active: null,
    stats: null,
    columns: [column('企业', false), column('级别', false, ['2024年']), column('金额', true, ['2024年'])],
    size: { rows: ROWS.length, cols: 3 },
    version: 1,
    sorts: [],
    filtered: new Set(),
    selection: { ranges: [] },
    activeAt: null,
    rows: (from, to) => ROWS.slice(from, to),
    select: () => {},
    open: () => {},
    sortBy: () => {},
    resize: () => {},
    copied: () => null,
    ...more,
  };
}
const ABOUT = { title: '企业', notes: ['模拟数据'], guards: [] };
const options = { signal: new AbortController().signal, onProgress: () => {} };

test('rows of a ledger leave as they are shown, with the numbers behind number columns', async () => {
  const read = await tableSource(front(), ABOUT)?.read('all', options);
  if (!read?.ok) throw new Error('not read');
  const { table } = read.value;
  expect(table.stubs).toEqual(['企业']);
  expect(table.groups).toEqual([{ text: '2024年', span: 2 }]);
  expect(table.rows.map(({ names, cells }) => [...names, ...cells.map(({ text }) => text)])).toEqual([
    ['甲厂', '=1+1', '1,250.5'],
    ['乙厂', '省级', '−3'],
    ['丙厂', '', '12.5%'],
  ]);
  expect(table.rows.map(({ cells }) => cells[1]?.value?.number)).toEqual([1250.5, -3, 0.125]);
  expect(table.rows[0]?.cells[0]?.value).toBeNull();
});

test('a selection keeps the names at the left and leaves blank what is not selected', async () => {
  const at = (row: number, col: number) => ({ anchor: { row, col }, head: { row, col } });
  const chosen = front({ selection: { ranges: [at(0, 2), at(1, 1)] } });
  const read = await tableSource(chosen, ABOUT)?.read('selection', options);
  if (!read?.ok) throw new Error('not read');
  expect(read.value.table.rows.map(({ names, cells }) => [...names, ...cells.map(({ text }) => text)])).toEqual([
    ['甲厂', '', '1,250.5'],
    ['乙厂', '省级', ''],
  ]);
});

test('what changed while it was read is said, nothing half leaves', async () => {
  let version = 1;
  const changing = front({
    rows: (from, to) => {
      version += 1;
      return ROWS.slice(from, to);
    },
  });
  Object.defineProperty(changing, 'version', { get: () => version });
  const read = await tableSource(changing, ABOUT)?.read('all', options);
  expect(read).toMatchObject({ ok: false, error: { code: 'carry_changed' } });
});

test('nothing to carry where there are no rows; too much is refused with what to do', async () => {
  expect(tableSource(front({ size: { rows: 0, cols: 3 } }), ABOUT)).toBeNull();
  const read = await tableSource(front({ size: { rows: 1_000_000, cols: 3 } }), ABOUT)?.read('all', options);
  expect(read).toMatchObject({ ok: false, error: { code: 'carry_too_large' } });
});

test('a table is held back by the marks of its sources and indicators', () => {
  const plain = newWorkspace('工作区', 'w', {
    indicators: [indicator('a', { publish: 'unpublished' }), indicator('b')],
  });
  expect(tableGuards(plain, { indicators: ['b'] })).toEqual([]);
  expect(tableGuards(plain, { indicators: ['a', 'b'] })).toEqual(['unpublished']);
  expect(tableGuards(plain, { ledger: 'projects' })).toEqual([]);
  expect(tableGuards(null, { ledger: 'projects' })).toEqual([]);
});

test('a figure that may not leave is marked where it stands; the others go', async () => {
  const asked: string[] = [];
  const source = tableSource(front(), {
    ...ABOUT,
    cells: (cells) => {
      asked.push(...cells.map(({ row, col }) => `${row},${col}`));
      return Promise.resolve(ok(cells.map(({ row, col }) => (row === 1 && col === 2 ? 'internal' : null))));
    },
  });
  const read = await source?.read('all', options);
  if (!read?.ok) throw new Error('not read');
  expect(asked).toEqual(['0,1', '0,2', '1,1', '1,2', '2,1', '2,2']);
  expect(read.value.table.rows.map(({ cells }) => cells.map(({ guard }) => guard ?? ''))).toEqual([
    ['', ''],
    ['', 'internal'],
    ['', ''],
  ]);
  expect(read.value.table.columns.every(({ guard }) => guard === undefined)).toBe(true);
});
