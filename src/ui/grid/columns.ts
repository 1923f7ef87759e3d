import type { CellClassParams, ColDef, ColGroupDef, ICellRendererParams, ValueGetterParams } from 'ag-grid-community';
import type { CellAt, GridCell, GridModel, GridRow } from '../../view';
import { gridWidths } from '../../view';

/** What the columns ask of the grid around them. */
export interface CellStates {
  readonly selected: (at: CellAt) => boolean;
  readonly active: (at: CellAt) => boolean;
  /** Row of the model: the total comes after the last. */
  readonly rowOf: (index: number, pinned: boolean) => number;
}

export interface HeadTexts {
  readonly area: string;
  readonly group: (title: string, unit: string) => string;
}

export const ROW_NUMBER = 'row';
export const NAME = 'name';
/** Id of a shown column by its place. */
export const columnId = (col: number): string => `c${col}`;
export const columnPlace = (id: string): number => (/^c\d+$/.test(id) ? Number(id.slice(1)) : -1);

/** Column definitions: row number and area pinned left, then a group for each indicator. Functions, never expressions. */
export function columnDefs(
  model: GridModel,
  texts: HeadTexts,
  states: CellStates,
): (ColDef<GridRow> | ColGroupDef<GridRow>)[] {
  const widths = gridWidths(model);
  let col = 0;
  return [
    numberColumn(),
    nameColumn(texts, widths.name),
    ...model.head.groups.map((group): ColGroupDef<GridRow> => ({
      headerName: texts.group(group.title, group.unit),
      groupId: group.indicator,
      headerClass: 'group-head',
      marryChildren: true,
      children: group.columns.map((column) => figureColumn(col, column.title, widths.columns[col++] ?? 70, states)),
    })),
  ];
}

const FIXED = { pinned: 'left', lockPosition: 'left', suppressMovable: true, sortable: false } as const;

function numberColumn(): ColDef<GridRow> {
  return {
    ...FIXED,
    colId: ROW_NUMBER,
    headerName: '',
    width: 34,
    resizable: false,
    cellClass: 'row-number',
    valueGetter: ({ node }) => (node === null || node.rowPinned ? '' : (node.rowIndex ?? 0) + 1),
  };
}

function nameColumn(texts: HeadTexts, width: number): ColDef<GridRow> {
  return {
    ...FIXED,
    colId: NAME,
    headerName: texts.area,
    width,
    cellClass: 'area-name',
    valueGetter: ({ data }) => (data ? data.name + data.marks : ''),
    cellRenderer: ({ data }: ICellRendererParams<GridRow>) => marked(data?.name ?? '', data?.marks ?? '', 'span'),
  };
}

function figureColumn(col: number, title: string, width: number, states: CellStates): ColDef<GridRow> {
  const cellOf = ({ data }: { readonly data?: GridRow | undefined }): GridCell | undefined => data?.cells[col];
  const at = (params: CellClassParams<GridRow>): CellAt => ({
    row: states.rowOf(params.rowIndex, params.node.rowPinned === 'bottom'),
    col,
  });
  return {
    colId: columnId(col),
    headerName: title,
    headerClass: 'figure-head',
    flex: width,
    minWidth: width,
    maxWidth: Math.round(width * 1.7),
    suppressMovable: true,
    // The engine sorts; the grid only shows which column it is.
    sortable: true,
    comparator: () => 0,
    sortingOrder: ['desc', 'asc', null],
    valueGetter: (params: ValueGetterParams<GridRow>) => cellOf(params)?.text ?? '',
    cellRendererSelector: (params) => (cellOf(params)?.marks ? { component: figureWithMark } : undefined),
    cellClass: 'figure',
    cellClassRules: {
      up: (params) => cellOf(params)?.tone === 'up',
      down: (params) => cellOf(params)?.tone === 'down',
      na: (params) => cellOf(params)?.tone === 'na',
      selected: (params) => states.selected(at(params)),
      active: (params) => states.active(at(params)),
    },
  };
}

function figureWithMark(params: ICellRendererParams<GridRow>): HTMLElement {
  const cell = params.data?.cells[columnPlace(params.column?.getColId() ?? '')];
  return marked(cell?.text ?? '', cell?.marks ?? '', 'sup');
}

/** Text and its mark as nodes: what came out of a file is never read as HTML. */
function marked(text: string, marks: string, tag: 'sup' | 'span'): HTMLElement {
  const box = document.createElement('span');
  box.append(text);
  if (marks !== '') {
    const mark = document.createElement(tag);
    mark.className = 'note-mark';
    mark.textContent = tag === 'span' ? ` ${marks}` : marks;
    box.append(mark);
  }
  return box;
}
