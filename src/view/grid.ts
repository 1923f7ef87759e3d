import { endOf, formatPeriod, samePeriod, type Catalog, type Period } from '../catalog';
import { unitIn, type Figure } from '../core';
import type { Answer, AnswerRow } from '../query';
import { t, tCode, type Lang } from '../text';
import { breakNotes } from './breaks';
import { MARKED_NOTES, type GridCell, type GridColumn, type GridGroup, type GridHead, type GridRow } from './cell';
import { shownColumns, type Layout, type LayoutColumn } from './layout';
import { sparkOf } from './sparks';
import { tableNotes, type NoteContext } from './notes';

import { figureText, toneOf, unitInHead } from './show';
import { textWidth } from './text_width';

/** A table as shown: heads, rows of text, the total below them, the lines of notes. Nothing in it needs to be computed. */
export interface GridModel {
  readonly head: GridHead;
  readonly rows: readonly GridRow[];
  readonly total: GridRow | null;
  readonly notes: readonly string[];
  /** Digits of the greatest row number. */
  readonly rowDigits: number;
}

/** The whole model out of an answer and, when there is one, the answer of the total. */
export function gridModel(answer: Answer, total: Answer | null, context: NoteContext): GridModel {
  const rows = gridRows(answer.rows, context);
  const sum = totalRow(total, context);
  return {
    head: gridHead(context.layout, context.catalog, context.lang),
    rows,
    total: sum,
    notes: tableNotes(rows, sum, context),
    rowDigits: String(answer.total).length,
  };
}

/** Column heads: a group for each indicator with its unit, below it periods and derivations. */
export function gridHead(layout: Layout, catalog: Catalog, lang: Lang): GridHead {
  const groups: GridGroup[] = [];
  for (const { at, column } of shownColumns(layout)) {
    const last = groups.at(-1);
    const child = headColumn(at, column, layout, lang);
    // What is frozen stands apart.
    const beside = last?.columns.at(-1)?.frozen === child.frozen;
    if (last?.indicator === groupOf(column) && beside)
      groups[groups.length - 1] = { ...last, columns: [...last.columns, child] };
    else groups.push({ indicator: groupOf(column), ...headName(column, catalog, lang), columns: [child] });
  }
  const columns = groups.flatMap((group) => group.columns);
  return { groups, columns, sparks: layout.sparks.map(({ indicator }) => indicator) };
}

/** What stands under one head: the columns of an indicator, or one that a person wrote. */
const groupOf = ({ formula, key, indicator }: LayoutColumn): string => (formula ? key : indicator);

function headName(
  { formula, indicator, kind }: LayoutColumn,
  catalog: Catalog,
  lang: Lang,
): { readonly title: string; readonly unit: string } {
  if (formula) return { title: formula.title, unit: unitInHead(kind) ? unitIn(lang, formula.unit) : '' };
  return { title: catalog.indicatorName(indicator, lang), unit: catalog.unitName(indicator, lang) };
}

function headColumn(at: number, column: LayoutColumn, { look, periods }: Layout, lang: Lang): GridColumn {
  const title = columnTitle(column, periods, lang);
  return {
    at,
    key: column.key,
    title,
    frozen: look.frozen?.includes(column.key) === true,
    mark: look.marks?.[column.key] ?? null,
    width: look.widths?.[column.key] ?? null,
    chars: Math.max(8, textWidth(title) + 1),
  };
}

/** A level is named by its period; what is derived by its name, and its period where that is not the last. */
function columnTitle({ kind, period, formula }: LayoutColumn, periods: readonly Period[], lang: Lang): string {
  if (kind === 'level' || formula) return formatPeriod(period, lang);
  const name = t(lang, `view.col.${kind}`);
  const last = periods.at(-1);
  return last === undefined || samePeriod(period, last) ? name : `${formatPeriod(period, lang)} ${name}`;
}

/** Marks of area changes by area: the same for all pages of a layout, and dear where there are thousands of areas. */
const known = new WeakMap<Layout, ReadonlyMap<string, string>>();
function breakMarks(layout: Layout, catalog: Catalog, lang: Lang): ReadonlyMap<string, string> {
  const found = known.get(layout);
  if (found) return found;
  const marks = new Map<string, string>();
  for (const { area, mark } of breakNotes(layout.areas, layout.periods, catalog, lang)) {
    marks.set(area, (marks.get(area) ?? '') + mark);
  }
  known.set(layout, marks);
  return marks;
}

/** Rows of one page. Marks of area changes are numbered over all areas of the view, so that pages agree. */
export function gridRows(rows: readonly AnswerRow[], { layout, catalog, lang }: NoteContext): readonly GridRow[] {
  const marks = breakMarks(layout, catalog, lang);
  const last = layout.periods.at(-1);
  const at = last ? endOf(last) - 1 : undefined;
  const columns = shownColumns(layout);
  return rows.map((row) => {
    const area = row.area ?? '';
    return {
      area,
      name: catalog.areaName(area, lang, at),
      marks: marks.get(area) ?? '',
      home: area === layout.home,
      cells: columns.map(({ at: i, column }) => cell(row.figures[i], column, catalog, lang)),
      ...(layout.sparks.length > 0 ? { sparks: layout.sparks.map(({ at: line }) => sparkOf(row.figures, line)) } : {}),
    };
  });
}

function totalRow(total: Answer | null, { layout, catalog, lang }: NoteContext): GridRow | null {
  const figures = total?.rows[0]?.figures;
  if (!figures) return null;
  const asked = layout.columns.filter((column) => column.total !== 'none');
  const cells = shownColumns(layout).map(({ column }) => {
    const at = asked.indexOf(column);
    return at < 0 ? EMPTY : cell(figures[at], column, catalog, lang);
  });
  const kept = layout.kept?.length;
  const name = kept === undefined ? t(lang, 'view.total') : t(lang, 'grid.total_kept', { n: kept });
  return { area: null, name, marks: '', home: false, cells };
}

const EMPTY: GridCell = { text: '—', tone: 'na', marks: '', figure: null };

function cell(figure: Figure | undefined, column: LayoutColumn, catalog: Catalog, lang: Lang): GridCell {
  if (!figure) throw new Error(`no figure for ${column.indicator} ${column.kind}`);
  return {
    text: figureText(figure, column.kind, lang),
    tone: toneOf(figure, column.kind, catalog.indicator(column.indicator)?.better),
    marks: MARKED_NOTES.filter((note) => figure.notes.includes(note))
      .map((note) => tCode(lang, 'view.flag', note))
      .join(''),
    figure,
  };
}
