import { createGrid, type ColDef, type ColGroupDef, type GridApi, type GridOptions } from 'ag-grid-community';
import { activeCell, headCell, isSelected, NOTHING } from '../../view';
import type { CellAt, Keys, Selection, TableColumn, TableRow } from '../../view';
import { columnId, columnPlace, ROW_NUMBER } from '../grid/columns';
import { followDrag } from '../grid/drag';
import { FigureHead } from '../grid/head';
import { registerModules } from '../grid/modules';
import { paintSelection } from '../grid/paint';
import { gridTheme, ROWS_BEYOND } from '../grid/theme';

export interface TableHandlers {
  readonly onCell: (at: CellAt, keys: Keys) => void;
  readonly onDrag: (at: CellAt) => void;
  readonly onRow: (row: number, keys: Keys) => void;
  readonly onColumn: (col: number, keys: Keys) => void;
  readonly onCorner: () => void;
  readonly onOpen: (at: CellAt) => void;
  /** `more`: behind the columns that are sorted by already. */
  readonly onSort: (col: number, more: boolean) => void;
  readonly onMenu: (col: number, at: DOMRect) => void;
  readonly onResize: (col: number, width: number) => void;
}

export interface TableInput {
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  /** Changes when other rows are to be shown: pages of the earlier ones are thrown away. */
  readonly version: unknown;
  readonly label: string;
  readonly sorts: readonly { readonly col: number; readonly desc: boolean }[];
  readonly filtered: ReadonlySet<string>;
  readonly texts: { readonly sort: string; readonly menu: string };
  /** Heads with an arrow and a menu. */
  readonly active: boolean;
}

export interface TableGridApi {
  show(input: TableInput): void;
  select(selection: Selection): void;
  focus(): void;
  page(): number;
  headAt(col: number): DOMRect | null;
  destroy(): void;
}

export type FetchRows = (from: number, to: number) => Promise<readonly TableRow[] | null> | readonly TableRow[];
const BLOCK = 100;

/** The library's grid over rows that come by pages, however many there are. It keeps no state of its own but the focus. */
export function createTableGrid(
  node: HTMLElement,
  setup: { readonly locale: Record<string, string>; readonly rows: FetchRows; readonly handlers: TableHandlers },
): TableGridApi {
  registerModules();
  let selection: Selection = NOTHING;
  let input: TableInput | null = null;
  let shape = '';
  let version: unknown = null;
  let stopDrag: () => void = () => {};
  const { handlers } = setup;
  const rowOf = (index: number): number => index;
  const keysOf = (event: MouseEvent): Keys => ({ shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey });
  const options: GridOptions<TableRow> = {
    theme: gridTheme,
    localeText: setup.locale,
    tabToNextCell: () => false,
    rowModelType: 'infinite',
    cacheBlockSize: BLOCK,
    maxBlocksInCache: 30,
    infiniteInitialRowCount: 1,
    maxConcurrentDatasourceRequests: 2,
    blockLoadDebounceMillis: 20,
    rowHeight: 26,
    headerHeight: 26,
    groupHeaderHeight: 26,
    suppressMovableColumns: true,
    suppressDragLeaveHidesColumns: true,
    animateRows: false,
    rowBuffer: ROWS_BEYOND,
    enableCellTextSelection: false,
    rowClassRules: {
      total: ({ data }) => data?.kind === 'total',
      subtotal: ({ data }) => data?.kind === 'subtotal',
    },
    onCellMouseDown: ({ event, rowIndex, column }) => {
      if (!(event instanceof MouseEvent) || event.button !== 0 || rowIndex === null) return;
      const col = columnPlace(column.getColId());
      if (col < 0) {
        handlers.onRow(rowIndex, keysOf(event));
        return;
      }
      handlers.onCell({ row: rowIndex, col }, keysOf(event));
      stopDrag();
      stopDrag = followDrag(node, rowOf, {
        over: handlers.onDrag,
        beyond: (rows, cols) => {
          const at = headCell(selection);
          const last = { row: (input?.rows ?? 1) - 1, col: (input?.columns.length ?? 1) - 1 };
          const inside = (n: number, most: number): number => Math.max(0, Math.min(most, n));
          if (at) handlers.onDrag({ row: inside(at.row + rows, last.row), col: inside(at.col + cols, last.col) });
        },
      });
    },
    onCellDoubleClicked: ({ rowIndex, column }) => {
      const col = columnPlace(column.getColId());
      if (rowIndex !== null && col >= 0) handlers.onOpen({ row: rowIndex, col });
    },
    onColumnResized: ({ finished, source, column }) => {
      const col = columnPlace(column?.getColId() ?? '');
      if (finished && source === 'uiColumnResized' && column && col >= 0)
        handlers.onResize(col, column.getActualWidth());
    },
    onBodyScrollEnd: () => paintSelection(node, selection, rowOf),
  };
  const api: GridApi<TableRow> = createGrid(node, options);

  /** Clicks on heads: the name selects the column, the arrow sorts, the button opens its menu. */
  const onHead = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    const head = target?.closest('.ag-header-cell');
    if (!head || target?.closest('.ag-header-cell-resize')) return;
    const id = head.getAttribute('col-id') ?? '';
    const col = columnPlace(id);
    if (id === ROW_NUMBER) handlers.onCorner();
    if (col < 0) return;
    const act = target?.closest<HTMLElement>('[data-act]')?.dataset['act'];
    if (act === 'sort') handlers.onSort(col, event.shiftKey || event.ctrlKey || event.metaKey);
    else if (act === 'menu') handlers.onMenu(col, head.getBoundingClientRect());
    else handlers.onColumn(col, keysOf(event));
  };
  const onMenuKey = (event: MouseEvent): void => {
    const head = event.target instanceof Element ? event.target.closest('.ag-header-cell') : null;
    const col = columnPlace(head?.getAttribute('col-id') ?? '');
    if (!head || col < 0 || input?.active !== true) return;
    event.preventDefault();
    handlers.onMenu(col, head.getBoundingClientRect());
  };
  node.addEventListener('click', onHead);
  node.addEventListener('contextmenu', onMenuKey);

  const cellOf = (data: TableRow | undefined, col: number): TableRow['cells'][number] | undefined => data?.cells[col];
  const leaf = (column: TableColumn, col: number): ColDef<TableRow> => ({
    colId: columnId(col),
    headerName: column.title,
    headerClass: column.number ? 'figure-head' : 'text-head',
    width: column.width,
    minWidth: 48,
    sortable: false,
    suppressMovable: true,
    ...(column.frozen ? ({ pinned: 'left', lockPosition: 'left' } as const) : {}),
    ...(input?.active === true
      ? {
          headerComponent: FigureHead,
          headerComponentParams: {
            title: column.title,
            texts: input.texts,
            sort: () => {
              const place = input?.sorts.findIndex((sort) => sort.col === col) ?? -1;
              const sort = input?.sorts[place];
              return sort ? { place: place + 1, desc: sort.desc, many: (input?.sorts.length ?? 0) > 1 } : null;
            },
            filtered: () => input?.filtered.has(column.key) ?? false,
          },
        }
      : {}),
    valueGetter: ({ data }) => cellOf(data, col)?.text ?? '',
    // Rules are gone through for every cell that is drawn, each time: what is selected is told once, when the cell is made, and painted from then on.
    cellClass: ({ rowIndex }) => {
      const at = activeCell(selection);
      const selected = isSelected(selection, { row: rowIndex, col }) ? ['selected'] : [];
      return [
        column.number ? 'figure' : 'text',
        ...selected,
        ...(at?.row === rowIndex && at.col === col ? ['active'] : []),
      ];
    },
    cellClassRules: {
      na: ({ data }) => cellOf(data, col)?.tone === 'na',
      up: ({ data }) => cellOf(data, col)?.tone === 'up',
      down: ({ data }) => cellOf(data, col)?.tone === 'down',
    },
    ...(col === 0
      ? { cellStyle: ({ data }) => (data && data.depth > 0 ? { paddingLeft: `${9 + data.depth * 16}px` } : null) }
      : {}),
  });

  return {
    show(next) {
      input = next;
      const heads = JSON.stringify([next.columns, next.active, next.texts]);
      if (heads !== shape) api.setGridOption('columnDefs', [numberColumn(next.rows), ...nested(next.columns, leaf)]);
      else api.refreshHeader();
      shape = heads;
      if (next.version !== version) {
        version = next.version;
        const count = next.rows;
        api.setGridOption('datasource', {
          rowCount: count,
          getRows: ({ startRow, endRow, successCallback, failCallback }) => {
            const rows = setup.rows(startRow, Math.min(endRow, count));
            if (!(rows instanceof Promise)) {
              successCallback([...rows], count);
              return;
            }
            void rows.then(
              (found) => (found ? successCallback([...found], count) : failCallback()),
              () => failCallback(),
            );
          },
        });
      }
      node.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-label', next.label);
      node.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-rowcount', String(next.rows + 1));
    },
    select(next) {
      const before = headCell(selection);
      selection = next;
      const at = headCell(next);
      // Before anything is painted: where things stand is cheap to read only while nothing has changed.
      if (at && (before?.row !== at.row || before.col !== at.col)) reveal(at);
      paintSelection(node, next, rowOf);
    },
    focus() {
      const at = activeCell(selection);
      if (at && at.row < (input?.rows ?? 0)) {
        api.ensureIndexVisible(at.row);
        api.setFocusedCell(at.row, columnId(at.col));
      } else node.querySelector<HTMLElement>('.ag-cell')?.focus();
    },
    page: () => Math.max(1, Math.floor((node.querySelector('.ag-body-viewport')?.clientHeight ?? 520) / 26) - 1),
    headAt: (col) => node.querySelector(`.ag-header-cell[col-id="${columnId(col)}"]`)?.getBoundingClientRect() ?? null,
    destroy: () => {
      stopDrag();
      node.removeEventListener('click', onHead);
      node.removeEventListener('contextmenu', onMenuKey);
      api.destroy();
    },
  };

  /** The column first: bringing rows up makes cells, after which the width of the page would have to be found anew. */
  function reveal({ row, col }: CellAt): void {
    api.ensureColumnVisible(columnId(col));
    if (row < (input?.rows ?? 0)) api.ensureIndexVisible(row);
  }
}

function numberColumn(rows: number): ColDef<TableRow> {
  return {
    colId: ROW_NUMBER,
    headerName: '',
    width: Math.max(34, 14 + String(rows).length * 7),
    pinned: 'left',
    lockPosition: 'left',
    suppressMovable: true,
    sortable: false,
    resizable: false,
    cellClass: 'row-number',
    valueGetter: ({ node }) => (node?.rowIndex ?? 0) + 1,
  };
}

/** Columns under their heads: neighbours with the same heads share them. */
function nested(
  columns: readonly TableColumn[],
  leaf: (column: TableColumn, col: number) => ColDef<TableRow>,
  from = 0,
  depth = 0,
): (ColDef<TableRow> | ColGroupDef<TableRow>)[] {
  const out: (ColDef<TableRow> | ColGroupDef<TableRow>)[] = [];
  for (let i = 0; i < columns.length;) {
    const column = columns[i];
    if (!column) break;
    const over = column.over[depth];
    let to = i + 1;
    if (over === undefined) out.push(leaf(column, from + i));
    else {
      while (to < columns.length && columns[to]?.over[depth] === over && columns[to]?.frozen === column.frozen) to += 1;
      out.push({
        headerName: over,
        headerClass: 'group-head',
        marryChildren: true,
        children: nested(columns.slice(i, to), leaf, from + i, depth + 1),
      });
    }
    i = to;
  }
  return out;
}
