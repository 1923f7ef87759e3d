import { createGrid, type GridApi, type GridOptions, type IDatasource } from 'ag-grid-community';
import type { CellAt, GridModel, GridRow, Selection } from '../../view';
import { activeCell, isSelected, NOTHING } from '../../view';
import { columnDefs, columnId, columnPlace, type HeadTexts } from './columns';
import { registerModules } from './modules';
import { gridTheme } from './theme';

export interface GridHandlers {
  readonly onCell: (at: CellAt, keys: { readonly shift: boolean; readonly ctrl: boolean }) => void;
  readonly onDrag: (at: CellAt) => void;
  readonly onOpen: (at: CellAt) => void;
  readonly onSort: (col: number) => void;
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
  readonly sort: { readonly col: number; readonly desc: boolean } | null;
}

/** The grid of the library, told what to show and telling what was done in it. It keeps no state of its own but the focus. */
export interface DataGrid {
  show(input: GridInput): void;
  select(selection: Selection): void;
  focus(): void;
  destroy(): void;
}

export function createDataGrid(node: HTMLElement, setup: GridSetup): DataGrid {
  registerModules();
  let selection: Selection = NOTHING;
  let total = 0;
  let shape = '';
  let answer: object | null = null;
  const { handlers } = setup;
  const rowOf = (index: number, pinned: boolean): number => (pinned ? total : index);
  const states = {
    selected: (at: CellAt) => isSelected(selection, at),
    active: (at: CellAt) => {
      const active = activeCell(selection);
      return active?.row === at.row && active.col === at.col;
    },
    rowOf,
  };
  const place = (event: { rowIndex: number | null; rowPinned?: unknown; column: unknown }): CellAt | null => {
    const id =
      event.column && typeof event.column === 'object' && 'getColId' in event.column ? event.column.getColId : null;
    const col = typeof id === 'function' ? columnPlace(String(id.call(event.column))) : -1;
    return event.rowIndex === null ? null : { row: rowOf(event.rowIndex, event.rowPinned === 'bottom'), col };
  };
  const options: GridOptions<GridRow> = {
    theme: gridTheme,
    localeText: setup.locale,
    tabToNextCell: () => false,
    rowModelType: setup.large ? 'infinite' : 'clientSide',
    cacheBlockSize: setup.pageSize,
    maxConcurrentDatasourceRequests: 1,
    rowHeight: 26,
    headerHeight: 26,
    groupHeaderHeight: 26,
    suppressColumnVirtualisation: false,
    suppressDragLeaveHidesColumns: true,
    suppressMovableColumns: true,
    animateRows: false,
    enableCellTextSelection: false,
    getRowId: ({ data }) => data.area ?? 'total',
    rowClassRules: {
      home: ({ data }) => data?.home === true,
      total: ({ node: row }) => row.rowPinned === 'bottom',
    },
    onCellMouseDown: (event) => {
      const at = place(event);
      const mouse = event.event;
      if (!at || !(mouse instanceof MouseEvent) || mouse.button !== 0) return;
      const keys = { shift: mouse.shiftKey, ctrl: mouse.ctrlKey || mouse.metaKey };
      handlers.onCell({ row: at.row, col: Math.max(0, at.col) }, keys);
    },
    onCellMouseOver: (event) => {
      const at = place(event);
      const mouse = event.event;
      if (at && mouse instanceof MouseEvent && (mouse.buttons & 1) === 1)
        handlers.onDrag({ row: at.row, col: Math.max(0, at.col) });
    },
    onCellDoubleClicked: (event) => {
      const at = place(event);
      if (at && at.col >= 0) handlers.onOpen(at);
    },
    onSortChanged: ({ source, columns }) => {
      const column = columns?.[0];
      if (source === 'uiColumnSorted' && column) handlers.onSort(columnPlace(column.getColId()));
    },
  };
  const api: GridApi<GridRow> = createGrid(node, options);

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
    show({ model, answer: now, total: count, texts, label, sort }) {
      total = count;
      const heads = JSON.stringify([model.head, texts.area]);
      if (heads !== shape) api.setGridOption('columnDefs', columnDefs(model, texts, states));
      shape = heads;
      if (!setup.large) api.setGridOption('rowData', [...model.rows]);
      else if (now !== answer) api.setGridOption('datasource', datasource(model, count));
      answer = now;
      api.setGridOption('pinnedBottomRowData', model.total ? [model.total] : []);
      api.applyColumnState({
        state: sort ? [{ colId: columnId(sort.col), sort: sort.desc ? 'desc' : 'asc' }] : [],
        defaultState: { sort: null },
      });
      node.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-label', label);
    },
    select(next) {
      const before = activeCell(selection);
      selection = next;
      api.refreshCells({ force: true, suppressFlash: true });
      const at = activeCell(next);
      if (at && (before?.row !== at.row || before.col !== at.col)) reveal(api, at, total);
    },
    focus() {
      const at = activeCell(selection);
      if (at) setFocus(api, at, total);
      else node.querySelector<HTMLElement>('.ag-cell')?.focus();
    },
    destroy: () => api.destroy(),
  };
}

function reveal(api: GridApi<GridRow>, at: CellAt, total: number): void {
  if (at.row < total) api.ensureIndexVisible(at.row);
  api.ensureColumnVisible(columnId(at.col));
}

function setFocus(api: GridApi<GridRow>, at: CellAt, total: number): void {
  reveal(api, at, total);
  if (at.row < total) api.setFocusedCell(at.row, columnId(at.col));
  else api.setFocusedCell(0, columnId(at.col), 'bottom');
}
