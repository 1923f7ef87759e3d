import type { Catalog } from '../../catalog';
import { err, ok, type Issue, type Result } from '../../core';
import type { Session } from '../../flow';
import type { AnswerRow } from '../../query';
import {
  gridRows,
  isSelected,
  pageOf,
  reportHead,
  reportRow,
  selectedLines,
  shownColumns,
  tableNotes,
  viewAbout,
  type DrawnKind,
  type GridModel,
  type GridRow,
  type LayoutColumn,
  type NoteContext,
  type ReportCell,
  type ReportRow,
  type ReportTable,
  type Selection,
} from '../../view';
import { queryIssue } from '../trace.svelte';
import type { ViewState } from '../view.svelte';
import type { Shown } from '../view_shown';
import { columnFiles, viewGuards, type ViewGuards } from './guards';
import type { CarryScope, CarrySource, CarryTable, ReadOptions } from './source';

/** Figures that are fetched and written at a time: more would hold up the page. */
const FIGURES = 4_000;

/** The comparison in front, as it is carried elsewhere. Null while it shows nothing. */
export function viewSource(state: ViewState): CarrySource | null {
  const { grid, shown, tab, size, selection, chart } = state;
  if (!grid || !shown || !tab || size.rows === 0 || size.cols === 0) return null;
  const lines = selectedLines(selection, size);
  return {
    title: tab.title,
    rows: size.rows,
    selected: lines.rows.length * lines.cols.length > 1,
    chart: chart && chart.state.empty === null ? chart : null,
    read: (scope, options) => readView(state, scope, options),
  };
}

/** Everything of the view at the moment of asking: what changes meanwhile does not mix in. */
interface Snapshot {
  readonly session: Session;
  readonly catalog: Catalog;
  readonly grid: GridModel;
  readonly shown: Shown;
  readonly context: NoteContext;
  readonly rows: readonly number[];
  readonly cols: readonly number[];
  readonly columns: readonly LayoutColumn[];
  readonly selection: Selection | null;
}

async function readView(state: ViewState, scope: CarryScope, options: ReadOptions): Promise<Result<CarryTable, Issue>> {
  const { app, grid, shown, context, size, selection, tab, view } = state;
  const { session, workspace, catalog, lang } = app;
  if (!session || !workspace || !catalog || !grid || !shown || !context || !tab) throw new Error('no view to read');
  const lines =
    scope === 'selection' ? selectedLines(selection, size) : { rows: upTo(size.rows), cols: upTo(size.cols) };
  const all = shownColumns(shown.query.layout).map(({ column }) => column);
  const columns = lines.cols.flatMap((col) => all[col] ?? []);
  const now: Snapshot = {
    session,
    catalog,
    grid,
    shown,
    context,
    ...lines,
    columns,
    selection: scope === 'selection' ? selection : null,
  };
  const { layout } = shown.query;
  const areas = [...new Set([...shown.areas, ...layout.peers, ...(layout.parent === null ? [] : [layout.parent])])];
  const asked = [...new Set([...columns, ...chartColumns(state)])];
  const guards = await viewGuards(session, workspace, catalog, asked, areas, options.signal);
  if (!guards.ok) return guards;
  const rows = await reportRows(now, guards.value, options);
  if (!rows.ok) return rows;
  // A source line less is no reason not to carry the table.
  const files = (await columnFiles(session, workspace, catalog, columns, areas, options.signal)) ?? (() => []);
  const sources = [...new Set(columns.flatMap(files))];
  const head = reportHead(grid, tab.title, lines.cols, lang);
  const table: ReportTable = {
    ...head,
    columns: head.columns.map((column, i) => {
      const guard = columns[i] ? guards.value.columns.get(columns[i]) : undefined;
      return guard ? { ...column, guard } : column;
    }),
    rows: rows.value.rows,
    notes: [
      ...tableNotes(rows.value.shown, rows.value.total ? grid.total : null, { ...context, sources }),
      ...(workspace.sample === true ? [app.t('carry.sample')] : []),
    ],
  };
  return ok({
    table,
    chartGuarded: chartColumns(state).some(
      (column) =>
        guards.value.columns.has(column) || shown.areas.some((area) => guards.value.figure(column, [area]) !== null),
    ),
    about: (left) =>
      viewAbout(
        { columns: layout.columns, seen: layout.seen.filter((_, i) => lines.cols.includes(i)) },
        {
          catalog,
          lang,
          title: tab.title,
          workspace: workspace.name,
          today: new Date().toISOString().slice(0, 10),
          asOf: view?.asOf ?? '',
          files,
          left,
        },
      ),
  });
}

/** Charts of one indicator; a scatter has two, the others may draw all. */
const OF_ONE: ReadonlySet<DrawnKind> = new Set([
  'line',
  'bar',
  'column',
  'slope',
  'bump',
  'distribution',
  'map',
  'scatter',
]);

/** What the chart draws. */
function chartColumns({ shown, chart }: ViewState): readonly LayoutColumn[] {
  if (!shown || !chart) return [];
  const { columns, chart: plan, charted } = shown.query.layout;
  const one = OF_ONE.has(plan.kind) && plan.by === 'area';
  const across = plan.kind === 'scatter' ? plan.across : null;
  const drawn = new Set([charted, plan.indicator, across, ...(one ? [] : plan.indicators)]);
  return columns.filter((column) => drawn.has(column.indicator));
}

interface ReadRows {
  readonly rows: readonly ReportRow[];
  readonly shown: readonly GridRow[];
  /** The total is among the rows. */
  readonly total: boolean;
}

/** The wanted rows in order, fetched in pages where they are not on the screen; the total is the one behind the last. */
async function reportRows(
  now: Snapshot,
  guards: ViewGuards,
  { signal, onProgress }: ReadOptions,
): Promise<Result<ReadRows, Issue>> {
  const { shown, grid, context, columns } = now;
  const body = now.rows.filter((at) => at < shown.answer.total);
  const page = Math.max(20, Math.floor(FIGURES / Math.max(1, shown.query.spec.columns.length)));
  const rows: ReportRow[] = [];
  const kept: GridRow[] = [];
  for (let from = 0; from < body.length; from += page) {
    const wanted = body.slice(from, from + page);
    const answers = await answerRows(now, wanted, signal);
    if (!answers.ok) return answers;
    gridRows(answers.value, context).forEach((row, i) => {
      kept.push(row);
      rows.push(
        guarded(now, row, wanted[i] ?? 0, (column) => guards.figure(column, areasBehind(column, row.area, now))),
      );
    });
    onProgress(Math.min(body.length, from + page), body.length);
    // The page may draw and take keys between two portions.
    if (body.length > page) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  if (grid.total && now.rows.includes(shown.answer.total)) {
    const all = shown.query.layout.kept ?? shown.query.layout.peers;
    const of = new Map(columns.map((column) => [column, guards.figure(column, all)]));
    rows.push(guarded(now, grid.total, shown.answer.total, (column) => of.get(column) ?? null));
  }
  return ok({ rows, shown: kept, total: now.rows.includes(shown.answer.total) });
}

/** A share tells of its whole, too. */
const areasBehind = (column: LayoutColumn, area: string | null, { shown }: Snapshot): readonly string[] => {
  const { parent } = shown.query.layout;
  return [...(area === null ? [] : [area]), ...(column.kind === 'share' && parent !== null ? [parent] : [])];
};

async function answerRows(
  { session, shown }: Snapshot,
  places: readonly number[],
  signal: AbortSignal,
): Promise<Result<readonly AnswerRow[], Issue>> {
  const here = places.map((at) => shown.answer.rows[at]);
  if (here.every((row) => row !== undefined)) return ok(here.filter((row) => row !== undefined));
  const areas = places.flatMap((at) => shown.areas[at] ?? []);
  const answer = await session.ask(pageOf(shown.query.spec, areas), { signal });
  if (!answer.ok) return err(queryIssue(answer.error));
  const found = new Map(answer.value.rows.map((row) => [row.area, row]));
  return ok(areas.flatMap((area) => found.get(area) ?? []));
}

function guarded(
  { cols, columns, selection }: Snapshot,
  row: GridRow,
  at: number,
  guardOf: (column: LayoutColumn) => ReportCell['guard'] | null,
): ReportRow {
  const plain = reportRow(row, cols, (col) => selection === null || isSelected(selection, { row: at, col }));
  const guards = columns.map((column) => guardOf(column));
  if (guards.every((guard) => !guard)) return plain;
  return {
    ...plain,
    cells: plain.cells.map((cell, i) => {
      const guard = guards[i];
      return guard && cell.text !== '' ? { ...cell, guard } : cell;
    }),
  };
}

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
