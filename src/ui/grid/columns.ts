import type {
  CellClassParams,
  CellStyle,
  ColDef,
  ColGroupDef,
  ICellRendererParams,
  ValueGetterParams,
} from 'ag-grid-community';
import type { CellAt, Extremes, GridCell, GridColumn, GridModel, GridRow } from '../../view';
import { fillOf, gridWidths } from '../../view';
import { AddHead, FigureHead, GroupHead, type HeadParams } from './head';
import { sparkRenderer } from './spark';

/** What the columns ask of the grid around them. */
export interface CellStates {
  readonly selected: (at: CellAt) => boolean;
  readonly active: (at: CellAt) => boolean;
  /** Row of the model: the total comes after the last. */
  readonly rowOf: (index: number, pinned: boolean) => number;
  /** What marks of a column measure by; asked whenever a cell is drawn. */
  readonly extremes: (key: string) => Extremes | null;
}

export interface HeadTexts {
  readonly area: string;
  readonly group: (title: string, unit: string) => string;
  readonly spark: string;
  readonly sort: string;
  readonly menu: string;
  /** The button behind the last column. */
  readonly add: string;
}

/** What a head says beside its name. */
export interface HeadStates {
  /** Place among the sorted columns from 1, and the way; null where it is not sorted by. */
  readonly sort: (col: number) => { readonly place: number; readonly desc: boolean; readonly many: boolean } | null;
  readonly filtered: (key: string) => boolean;
}

export const ROW_NUMBER = 'row';
export const NAME = 'name';
export const ADD = 'add';
/** Id of a shown column by its place. */
export const columnId = (col: number): string => `c${col}`;
export const columnPlace = (id: string): number => (/^c\d+$/.test(id) ? Number(id.slice(1)) : -1);

/** Column definitions: row number and area pinned left, then a group for each indicator. Functions, never expressions. */
export function columnDefs(
  model: GridModel,
  texts: HeadTexts,
  states: CellStates,
  heads: HeadStates,
  nameWidth: number | null,
): (ColDef<GridRow> | ColGroupDef<GridRow>)[] {
  const widths = gridWidths(model);
  const lines = model.head.sparks;
  let col = 0;
  return [
    numberColumn(model.rowDigits),
    nameColumn(texts, heads, nameWidth ?? widths.name),
    ...model.head.groups.map((group, i): ColGroupDef<GridRow> => {
      const last = !model.head.groups.slice(i + 1).some((each) => each.indicator === group.indicator);
      const line = last ? lines.indexOf(group.indicator) : -1;
      return {
        headerName: texts.group(group.title, group.unit),
        groupId: `${group.indicator} ${i}`,
        headerClass: 'group-head',
        headerGroupComponent: GroupHead,
        children: [
          ...group.columns.map((column) =>
            figureColumn(col, column, widths.columns[col++] ?? 70, texts, states, heads),
          ),
          ...(line < 0 ? [] : [sparkColumn(line, texts, group.columns.at(-1)?.frozen === true)]),
        ],
      };
    }),
    addColumn(texts),
  ];
}

const FIXED = { pinned: 'left', lockPosition: 'left', suppressMovable: true, sortable: false } as const;

function numberColumn(digits: number): ColDef<GridRow> {
  return {
    ...FIXED,
    colId: ROW_NUMBER,
    headerName: '',
    width: Math.max(34, 14 + digits * 7),
    resizable: false,
    cellClass: 'row-number',
    valueGetter: ({ node }) => (node === null || node.rowPinned ? '' : (node.rowIndex ?? 0) + 1),
  };
}

function nameColumn(texts: HeadTexts, heads: HeadStates, width: number): ColDef<GridRow> {
  const head: HeadParams = { title: texts.area, texts, sort: () => null, filtered: () => heads.filtered('area') };
  return {
    ...FIXED,
    colId: NAME,
    headerName: texts.area,
    headerClass: 'name-head',
    headerComponent: FigureHead,
    headerComponentParams: head,
    width,
    minWidth: 60,
    cellClass: 'area-name',
    valueGetter: ({ data }) => (data ? data.name + data.marks : ''),
    cellRenderer: ({ data }: ICellRendererParams<GridRow>) => marked(data?.name ?? '', data?.marks ?? '', 'span'),
  };
}

/** Where a formula column would come to stand. */
function addColumn({ add }: HeadTexts): ColDef<GridRow> {
  return {
    colId: ADD,
    headerName: add,
    headerClass: 'add-head',
    headerComponent: AddHead,
    width: 34,
    minWidth: 34,
    resizable: false,
    lockPosition: 'right',
    suppressMovable: true,
    sortable: false,
    cellClass: 'add-cell',
    valueGetter: () => '',
  };
}

function sparkColumn(line: number, texts: HeadTexts, frozen: boolean): ColDef<GridRow> {
  return {
    colId: `s${line}`,
    headerName: texts.spark,
    headerClass: 'figure-head',
    width: 96,
    ...(frozen ? { pinned: 'left' as const } : {}),
    suppressMovable: true,
    sortable: false,
    cellClass: 'spark',
    valueGetter: ({ data }) => JSON.stringify(data?.sparks?.[line] ?? []),
    cellRenderer: ({ data }: ICellRendererParams<GridRow>) => sparkRenderer(data?.sparks?.[line] ?? []),
  };
}

function figureColumn(
  col: number,
  column: GridColumn,
  width: number,
  texts: HeadTexts,
  states: CellStates,
  heads: HeadStates,
): ColDef<GridRow> {
  const { title, key, mark } = column;
  const cellOf = ({ data }: { readonly data?: GridRow | undefined }): GridCell | undefined => data?.cells[col];
  const at = (params: CellClassParams<GridRow>): CellAt => ({
    row: states.rowOf(params.rowIndex, params.node.rowPinned === 'bottom'),
    col,
  });
  const head: HeadParams = {
    title,
    texts,
    sort: () => heads.sort(col),
    filtered: () => heads.filtered(key),
  };
  return {
    colId: columnId(col),
    headerName: title,
    headerClass: 'figure-head',
    headerComponent: FigureHead,
    headerComponentParams: head,
    ...(column.frozen ? { pinned: 'left' as const } : { pinned: null }),
    ...(column.width === null
      ? { flex: width, minWidth: width, maxWidth: Math.round(width * 1.7) }
      : { width: column.width, minWidth: 36 }),
    resizable: true,
    // The engine sorts; the grid only says which column it is.
    sortable: true,
    comparator: () => 0,
    sortingOrder: ['desc', 'asc', null],
    valueGetter: (params: ValueGetterParams<GridRow>) => cellOf(params)?.text ?? '',
    cellRendererSelector: (params) => (cellOf(params)?.marks ? { component: figureWithMark } : undefined),
    cellClass: mark === null ? 'figure' : `figure ${mark}`,
    ...(mark === null
      ? {}
      : {
          cellStyle: (params) => fillStyle(cellOf(params), mark, params.node.rowPinned ? null : states.extremes(key)),
        }),
    cellClassRules: {
      up: (params) => cellOf(params)?.tone === 'up',
      down: (params) => cellOf(params)?.tone === 'down',
      na: (params) => cellOf(params)?.tone === 'na',
      words: (params) => cellOf(params)?.figure?.form === 'text',
      corrected: (params) => cellOf(params)?.figure?.notes.includes('override') === true,
      selected: (params) => states.selected(at(params)),
      active: (params) => states.active(at(params)),
    },
  };
}

/** Numbers for the style sheet, which knows the colours of light and dark. */
function fillStyle(cell: GridCell | undefined, mark: 'scale' | 'bar', extremes: Extremes | null): CellStyle {
  const fill = fillOf(cell?.figure ?? null, mark, extremes);
  if (fill === null) return { '--shade': '0', '--from': '0%', '--to': '0%' };
  if (fill.kind === 'scale') return { '--shade': String(fill.shade) };
  return {
    '--from': `${fill.from}%`,
    '--to': `${fill.to}%`,
    '--bar': fill.negative ? 'var(--bar-down)' : 'var(--bar-up)',
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
