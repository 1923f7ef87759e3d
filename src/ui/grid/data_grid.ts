import { createGrid, type GridApi, type GridOptions, type IDatasource } from 'ag-grid-community';
import type { CellAt, Extremes, GridModel, GridRow, Keys, Selection } from '../../view';
import { activeCell, headCell, isSelected, NOTHING } from '../../view';
import { ADD, columnDefs, columnId, columnPlace, NAME, ROW_NUMBER, type HeadTexts } from './columns';
import { followDrag } from './drag';
import { registerModules } from './modules';
import { paintSelection } from './paint';
import { watchScrollBar } from './scroll_bar';
import { gridTheme, ROWS_BEYOND } from './theme';

export interface GridHandlers {
  readonly onCell: (at: CellAt, keys: Keys) => void;
  readonly onRow: (row: number, keys: Keys) => void;
  readonly onColumns: (from: number, to: number, keys: Keys) => void;
  readonly onCorner: () => void;
  readonly onDrag: (at: CellAt) => void;
  /** The pointer is dragged beyond the edge. */
  readonly onDragBeyond: (rows: number, cols: number) => void;
  readonly onOpen: (at: CellAt) => void;
  /** `more`: behind the columns that are sorted by already. */
  readonly onSort: (col: number, more: boolean) => void;
  /** The names have a filter and nothing else. */
  readonly onNames: () => void;
  /** Height of the scroll bar below the columns; 0 where all of them are in sight or it lies over the cells. */
  readonly onScrollBar: (height: number) => void;
  /** A formula column is to be added. */
  readonly onAdd: () => void;
  readonly onColumnMenu: (col: number, at: DOMRect) => void;
  readonly onCellMenu: (at: CellAt, place: DOMRect) => void;
  /** Shown columns as they stand after one was moved: places as they were. */
  readonly onMove: (order: readonly number[]) => void;
  /** Null column: the names. Null width: as wide as its texts need. */
  readonly onResize: (col: number | null, width: number | null) => void;
}

export interface GridSetup {
  /** Rows come page by page from `rows`. */
  readonly large: boolean;
  readonly pageSize: number;
  readonly rows: (from: number, to: number) => Promise<readonly GridRow[] | null>;
  readonly locale: Record<string, string>;
  readonly handlers: GridHandlers;
}

export interface GridInput {
  readonly model: GridModel;
  /** Changes with the answer: pages of an earlier one are thrown away. */
  readonly answer: object | null;
  readonly total: number;
  readonly texts: HeadTexts;
  readonly label: string;
  /** Columns that are sorted by, the first one first. */
  readonly sorts: readonly { readonly col: number; readonly desc: boolean }[];
  readonly filtered: ReadonlySet<string>;
  readonly extremes: ReadonlyMap<string, Extremes>;
  readonly nameWidth: number | null;
}

/** The grid of the library, told what to show and telling what was done in it. It keeps no state of its own but the focus. */
export interface DataGrid {
  show(input: GridInput): void;
  select(selection: Selection): void;
  focus(): void;
  /** Rows of a screenful. */
  page(): number;
  /** Where a cell or a head is drawn; null when it is out of sight. */
  placeOf(what: 'column' | 'cell', at: CellAt): DOMRect | null;
  destroy(): void;
}

const NO_KEYS: Keys = { shift: false, ctrl: false };
const keysOf = (event: MouseEvent): Keys => ({ shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey });

export function createDataGrid(node: HTMLElement, setup: GridSetup): DataGrid {
  registerModules();
  let selection: Selection = NOTHING;
  let total = 0;
  let shape = '';
  let input: GridInput | null = null;
  let drag = (): void => {};
  let shifted = false;
  const { handlers } = setup;
  const rowOf = (index: number, pinned: boolean): number => (pinned ? total : index);
  const states = {
    selected: (at: CellAt) => isSelected(selection, at),
    active: (at: CellAt) => {
      const active = activeCell(selection);
      return active?.row === at.row && active.col === at.col;
    },
    rowOf,
    extremes: (key: string) => input?.extremes.get(key) ?? null,
  };
  const heads = {
    sort: (col: number) => {
      const sorts = input?.sorts ?? [];
      const place = sorts.findIndex((each) => each.col === col);
      const own = sorts[place];
      return own ? { place: place + 1, desc: own.desc, many: sorts.length > 1 } : null;
    },
    filtered: (key: string) => input?.filtered.has(key) === true,
  };
  const options: GridOptions<GridRow> = {
    theme: gridTheme,
    localeText: setup.locale,
    tabToNextCell: () => false,
    rowModelType: setup.large ? 'infinite' : 'clientSide',
    cacheBlockSize: setup.pageSize,
    maxConcurrentDatasourceRequests: 2,
    blockLoadDebounceMillis: 30,
    rowHeight: 26,
    headerHeight: 26,
    groupHeaderHeight: 26,
    suppressColumnVirtualisation: false,
    suppressDragLeaveHidesColumns: true,
    preventDefaultOnContextMenu: true,
    animateRows: false,
    rowBuffer: ROWS_BEYOND,
    suppressColumnMoveAnimation: true,
    enableCellTextSelection: false,
    getRowId: ({ data }) => data.area ?? 'total',
    rowClassRules: {
      home: ({ data }) => data?.home === true,
      total: ({ node: row }) => row.rowPinned === 'bottom',
    },
    onCellMouseDown: ({ event, rowIndex, rowPinned, column }) => {
      if (!(event instanceof MouseEvent) || rowIndex === null) return;
      const at = { row: rowOf(rowIndex, rowPinned === 'bottom'), col: columnPlace(column.getColId()) };
      // A right click within the selection keeps it: its menu is for all of it.
      if (event.button === 2 && !isSelected(selection, { ...at, col: Math.max(0, at.col) })) press(at, NO_KEYS);
      if (event.button !== 0) return;
      press(at, keysOf(event));
      drag();
      drag = followDrag(node, rowOf, { over: handlers.onDrag, beyond: handlers.onDragBeyond });
    },
    onCellContextMenu: ({ event, rowIndex, rowPinned, column }) => {
      if (!(event instanceof MouseEvent) || rowIndex === null) return;
      const at = { row: rowOf(rowIndex, rowPinned === 'bottom'), col: Math.max(0, columnPlace(column.getColId())) };
      handlers.onCellMenu(at, new DOMRect(event.clientX, event.clientY, 0, 0));
    },
    onCellDoubleClicked: ({ rowIndex, rowPinned, column }) => {
      const col = columnPlace(column.getColId());
      if (rowIndex !== null && col >= 0) handlers.onOpen({ row: rowOf(rowIndex, rowPinned === 'bottom'), col });
    },
    onSortChanged: ({ source, columns }) => {
      // Enter on a head: the library has sorted by it alone, which the view then says again.
      const column = columns?.at(-1);
      if (source === 'uiColumnSorted' && column) handlers.onSort(columnPlace(column.getColId()), shifted);
    },
    onColumnMoved: ({ finished, source }) => {
      if (!finished || source !== 'uiColumnMoved') return;
      const order = api.getAllDisplayedColumns().map((column) => columnPlace(column.getColId()));
      handlers.onMove(order.filter((col) => col >= 0));
    },
    onColumnResized: ({ finished, source, column }) => {
      if (!finished || !column || !source.startsWith('uiColumnResized')) return;
      const id = column.getColId();
      const col = columnPlace(id);
      if (id === NAME) handlers.onResize(null, column.getActualWidth());
      else if (col >= 0) handlers.onResize(col, column.getActualWidth());
    },
  };
  const api: GridApi<GridRow> = createGrid(node, options);
  const unwatch = watchScrollBar(node, handlers.onScrollBar);

  const press = (at: CellAt, keys: Keys): void => {
    if (at.col < 0) handlers.onRow(at.row, keys);
    else handlers.onCell(at, keys);
  };
  const headOf = (target: EventTarget | null): Element | null =>
    target instanceof Element ? target.closest('.ag-header-cell, .ag-header-group-cell') : null;
  const click = (event: MouseEvent): void => {
    const head = headOf(event.target);
    if (!head || !(event.target instanceof Element) || event.target.closest('.ag-header-cell-resize')) return;
    const id = head.getAttribute('col-id') ?? '';
    const col = columnPlace(id);
    const act = event.target.closest<HTMLElement>('[data-act]')?.dataset['act'];
    if (id === ADD) handlers.onAdd();
    else if (id === NAME && act !== undefined) handlers.onNames();
    else if (act === 'sort') handlers.onSort(col, event.shiftKey);
    else if (act === 'menu') handlers.onColumnMenu(col, head.getBoundingClientRect());
    else if (col >= 0) handlers.onColumns(col, col, keysOf(event));
    else if (id === ROW_NUMBER) handlers.onCorner();
    else {
      const under = childrenOf(id);
      if (under) handlers.onColumns(under[0], under[1], keysOf(event));
    }
  };
  const childrenOf = (groupId: string): readonly [number, number] | null => {
    const group = api.getColumnGroup(groupId.replace(/_\d+$/, ''), Number(/_(\d+)$/.exec(groupId)?.[1] ?? 0));
    const cols = (group?.getDisplayedLeafColumns() ?? [])
      .map((column) => columnPlace(column.getColId()))
      .filter((col) => col >= 0);
    return cols.length === 0 ? null : [Math.min(...cols), Math.max(...cols)];
  };
  const menu = (event: MouseEvent): void => {
    const col = columnPlace(headOf(event.target)?.getAttribute('col-id') ?? '');
    if (col < 0) return;
    event.preventDefault();
    handlers.onColumnMenu(col, new DOMRect(event.clientX, event.clientY, 0, 0));
  };
  const twice = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || !event.target.closest('.ag-header-cell-resize')) return;
    const id = headOf(event.target)?.getAttribute('col-id') ?? '';
    if (id === NAME || columnPlace(id) >= 0) handlers.onResize(id === NAME ? null : columnPlace(id), null);
  };
  const key = (event: KeyboardEvent): void => void (shifted = event.shiftKey);
  node.addEventListener('click', click);
  node.addEventListener('contextmenu', menu);
  node.addEventListener('dblclick', twice);
  node.addEventListener('keydown', key, { capture: true });

  const focus = (): void => {
    const at = headCell(selection) ?? activeCell(selection);
    if (at) setFocus(api, at, total);
    else node.querySelector<HTMLElement>('.ag-cell')?.focus();
  };
  const datasource = (model: GridModel, count: number): IDatasource => ({
    rowCount: count,
    getRows: ({ startRow, endRow, successCallback, failCallback }) => {
      if (startRow === 0 && model.rows.length >= Math.min(setup.pageSize, count)) {
        successCallback([...model.rows], count);
        return;
      }
      void setup.rows(startRow, endRow).then(
        (rows) => (rows ? successCallback([...rows], count) : failCallback()),
        () => failCallback(),
      );
    },
  });

  return {
    show(next) {
      const { model, answer: now, total: count, texts, label, sorts, nameWidth } = next;
      const before = input;
      const focused = node.contains(document.activeElement);
      input = next;
      total = count;
      const drawn = JSON.stringify([model.head, texts.area, nameWidth, model.rowDigits, model.total?.name]);
      const reshaped = drawn !== shape;
      if (reshaped) api.setGridOption('columnDefs', columnDefs(model, texts, states, heads, nameWidth));
      shape = drawn;
      if (!setup.large) api.setGridOption('rowData', [...model.rows]);
      else if (now !== before?.answer || reshaped) api.setGridOption('datasource', datasource(model, count));
      api.setGridOption('pinnedBottomRowData', model.total ? [model.total] : []);
      api.applyColumnState({
        state: sorts.map(({ col, desc }, sortIndex) => ({
          colId: columnId(col),
          sort: desc ? 'desc' : 'asc',
          sortIndex,
        })),
        defaultState: { sort: null },
      });
      if (before !== null) {
        // The same text may stand on another figure: marks, notes and bars are drawn anew.
        api.refreshCells({ force: true, suppressFlash: true });
        api.refreshHeader();
      }
      node.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-label', label);
      requestAnimationFrame(() => {
        paintSelection(node, selection, rowOf);
        // The cell with the focus is gone where other rows or columns are shown: who works by keys goes on at the active one.
        if (focused && document.activeElement === document.body) focus();
      });
    },
    select(next) {
      const before = headCell(selection) ?? activeCell(selection);
      selection = next;
      const at = headCell(next);
      // Before anything is painted: where things stand is cheap to read only while nothing has changed.
      if (at && (before?.row !== at.row || before.col !== at.col)) reveal(api, at, total);
      paintSelection(node, next, rowOf);
    },
    focus,
    // Without the two lines of heads and the total.
    page: () => Math.max(1, Math.floor((node.querySelector('.ag-grid-viewport')?.clientHeight ?? 520) / 26) - 4),
    placeOf(what, at) {
      const id = columnId(at.col);
      const head = node.querySelector(`.ag-header-cell[col-id="${id}"]`);
      const line = at.row >= total ? 'b-0' : String(at.row);
      const cell = node.querySelector(`.ag-row[row-index="${line}"] .ag-cell[col-id="${id}"]`);
      return (what === 'column' ? head : cell)?.getBoundingClientRect() ?? null;
    },
    destroy: () => {
      drag();
      unwatch();
      node.removeEventListener('click', click);
      node.removeEventListener('contextmenu', menu);
      node.removeEventListener('dblclick', twice);
      node.removeEventListener('keydown', key, { capture: true });
      api.destroy();
    },
  };
}

/** The column first: bringing rows up makes cells, after which the width of the page would have to be found anew. */
function reveal(api: GridApi<GridRow>, at: CellAt, total: number): void {
  api.ensureColumnVisible(columnId(at.col));
  if (at.row < total) api.ensureIndexVisible(at.row);
}

function setFocus(api: GridApi<GridRow>, at: CellAt, total: number): void {
  reveal(api, at, total);
  if (at.row < total) api.setFocusedCell(at.row, columnId(at.col));
  else api.setFocusedCell(0, columnId(at.col), 'bottom');
}
