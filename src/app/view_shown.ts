import type { Catalog } from '../catalog';
import type { Answer, AnswerRow, Ask } from '../query';
import type { Lang } from '../text';
import {
  columnExpression,
  PAGE,
  selectedCells,
  shownColumns,
  standingOf,
  type CellAt,
  type GridModel,
  type SelectedFigure,
  type Selection,
  type ViewQuery,
} from '../view';
import type { ActiveNumber } from './front';
import { placeOf } from './view_place';

/** An answer with the question it belongs to: shown until the next one is there, so that nothing flickers. */
export interface Shown {
  readonly query: ViewQuery;
  /** Its rows are those of the first page; `total` counts all. */
  readonly answer: Answer;
  /** The areas of all rows, as they stand. */
  readonly areas: readonly string[];
  readonly total: Answer | null;
  /** Rows for the chart: those of the answer, or of a large view the greatest. */
  readonly chartRows: Answer['rows'];
}

export const EMPTY: Answer = { rows: [], total: 0 };

/** Rows of a large view that were fetched, by the place of their first: pages of `PAGE` rows. */
export type Pages = ReadonlyMap<number, readonly AnswerRow[]>;

/** The row at that place, if it is here. */
export function rowAt(shown: Shown, pages: Pages, row: number): AnswerRow | undefined {
  const here = shown.answer.rows[row];
  if (here) return here;
  const offset = row - (row % PAGE);
  return pages.get(offset)?.[row - offset];
}

export interface Screen {
  readonly shown: Shown;
  readonly grid: GridModel;
  readonly pages: Pages;
  readonly catalog: Catalog;
  readonly lang: Lang;
}

const totalRow = ({ shown, grid }: Screen): number => (grid.total ? shown.answer.total : -1);

/** What the name box and the formula bar say of a cell. */
export function numberAt(screen: Screen, { row, col }: CellAt): ActiveNumber | null {
  const { shown, grid, catalog, lang } = screen;
  const { layout } = shown.query;
  const place = shownColumns(layout)[col];
  if (!place) return null;
  const inTotal = row === totalRow(screen);
  const found = inTotal ? undefined : rowAt(shown, screen.pages, row);
  const area = inTotal ? null : (shown.areas[row] ?? null);
  return {
    place: placeOf(inTotal ? null : area, place.column.period, layout, catalog, lang),
    expression: columnExpression(place.column, catalog, lang, standingOf(layout)),
    ask: inTotal ? totalAsk(shown, place.at) : area === null ? null : { ...place.column.ask, area: { key: area } },
    figure: inTotal ? (grid.total?.cells[col]?.figure ?? null) : (found?.figures[place.at] ?? null),
  };
}

/** The figures that are selected; of a large view those that were fetched. */
export function figuresOf(screen: Screen, selection: Selection): readonly SelectedFigure[] {
  const { shown, grid } = screen;
  const columns = shownColumns(shown.query.layout);
  const size = { rows: shown.answer.total + (grid.total ? 1 : 0), cols: columns.length };
  return selectedCells(selection, size).flatMap(({ row, col }): SelectedFigure[] => {
    const place = columns[col];
    if (!place) return [];
    if (row === totalRow(screen)) {
      return [{ figure: grid.total?.cells[col]?.figure ?? null, column: place.column, area: null }];
    }
    const found = rowAt(shown, screen.pages, row);
    return found ? [{ figure: found.figures[place.at] ?? null, column: place.column, area: found.area ?? null }] : [];
  });
}

function totalAsk(shown: Shown, at: number): Ask | null {
  const asked = shown.query.layout.columns.filter((column) => column.total !== 'none');
  const column = shown.query.layout.columns[at];
  const place = column ? asked.indexOf(column) : -1;
  return place < 0 ? null : (shown.query.total?.columns[place] ?? null);
}

/** The home row at the last level of what is charted, so that the formula bar says something at once. */
export function startingCell({ query, answer }: Shown): Selection {
  const columns = shownColumns(query.layout);
  const level = columns.reduce(
    (last, { column }, i) => (column.kind === 'level' && column.indicator === query.layout.charted ? i : last),
    0,
  );
  const home = answer.rows.findIndex((one) => one.area === query.layout.home && query.layout.home !== null);
  const at = { row: Math.max(0, home), col: level };
  return { ranges: [{ anchor: at, head: at }] };
}

export function distinctRows(answers: readonly Answer[]): readonly AnswerRow[] {
  return [...new Map(answers.flatMap(({ rows }) => rows).map((row) => [row.area, row])).values()];
}
