import type { Catalog } from '../../catalog';
import { indicatorsOf, parseFormula, type Ask } from '../../query';
import type { Guard, ReportCell, ReportTable } from './table';

/**
 * Whether a column may leave the program without being asked for: the strictest mark of the indicators that it rests on (a rate out of an
 * unpublished count tells the count). Null: it may.
 */
export function columnGuard(ask: Ask, catalog: Catalog): Guard | null {
  return strictest(inputsOf(ask, catalog).flatMap((key) => guardsOf(catalog.indicator(key)?.publish ?? 'public')));
}

/** The indicators that a formula names; none of one that cannot be read, which gives no figure either. */
function named(formula: string | undefined, catalog: Catalog): readonly string[] {
  if (formula === undefined || formula === '') return [];
  const parsed = parseFormula(formula);
  return parsed.ok ? indicatorsOf(parsed.value, catalog) : [];
}

/** Every indicator that a figure rests on, by key: its own, those of its formula, the one it is divided by, and theirs. */
export function inputsOf(ask: Ask, catalog: Catalog): readonly string[] {
  const { derivation } = ask;
  const own = derivation.kind === 'formula' ? named(derivation.text, catalog) : [];
  const found = new Set<string>();
  const visit = (key: string): void => {
    if (key === '' || found.has(key)) return;
    found.add(key);
    const indicator = catalog.indicator(key);
    named(indicator?.formula, catalog).forEach(visit);
    if (derivation.kind === 'published_growth' && indicator?.growthIndicator) visit(indicator.growthIndicator);
  };
  [ask.measure, ...own, ...(derivation.kind === 'per' ? [derivation.by] : [])].forEach(visit);
  return [...found];
}

/** What a mark of an indicator or a source keeps from leaving: nothing where it is public, or nobody has said. */
export const guardsOf = (publish: Guard | 'public' | 'unstated'): readonly Guard[] =>
  publish === 'public' || publish === 'unstated' ? [] : [publish];

const ORDER: readonly Guard[] = ['personal', 'single', 'unpublished', 'internal'];

export const strictest = (guards: readonly Guard[]): Guard | null =>
  ORDER.find((guard) => guards.includes(guard)) ?? null;

/** What of a table stays out: whole columns, and single figures by kind. */
export interface Guarded {
  readonly columns: readonly { readonly title: string; readonly guard: Guard }[];
  readonly cells: Readonly<Record<Guard, number>>;
  readonly any: boolean;
}

/** Says what `withoutGuarded` would leave out. */
export function guardedIn({ groups, columns, rows }: Pick<ReportTable, 'groups' | 'columns' | 'rows'>): Guarded {
  const out = groups.length > 0 ? guardedColumns(groups, columns) : single('', columns);
  const cells = { internal: 0, unpublished: 0, single: 0, personal: 0 };
  for (const row of rows)
    row.cells.forEach(({ guard }, i) => {
      if (guard && !columns[i]?.guard) cells[guard] += 1;
    });
  return { columns: out, cells, any: out.length > 0 || Object.values(cells).some((n) => n > 0) };
}

type GuardedColumn = Guarded['columns'][number];

/** A whole group is named once. */
function guardedColumns(groups: ReportTable['groups'], columns: ReportTable['columns']): readonly GuardedColumn[] {
  let at = 0;
  return groups.flatMap(({ text, span }) => {
    const own = columns.slice(at, at + span);
    at += span;
    const guard = own[0]?.guard;
    return guard && own.every((column) => column.guard === guard) ? [{ title: text, guard }] : single(text, own);
  });
}

const single = (above: string, columns: ReportTable['columns']): readonly GuardedColumn[] =>
  columns.flatMap(({ title, guard }) => (guard ? [{ title: `${above} ${title}`.trim(), guard }] : []));

/**
 * The table without what may not leave: guarded columns are gone, a guarded figure gives way to `word` of its guard, and so does the
 * total of its column, from which it could be taken back.
 */
export function withoutGuarded(table: ReportTable, word: (guard: Guard) => string): ReportTable {
  const keep = table.columns.flatMap(({ guard }, i) => (guard ? [] : [i]));
  const masked = new Map<number, Guard>();
  for (const { cells } of table.rows) cells.forEach(({ guard }, i) => guard && masked.set(i, guard));
  let at = 0;
  const groups = table.groups.flatMap((group) => {
    const span = keep.filter((i) => i >= at && i < at + group.span).length;
    at += group.span;
    return span > 0 ? [{ ...group, span }] : [];
  });
  return {
    ...table,
    groups,
    columns: keep.flatMap((i) => table.columns[i] ?? []),
    rows: table.rows.map((row) => ({
      ...row,
      cells: keep.flatMap((i): ReportCell[] => {
        const cell = row.cells[i];
        const sums = row.kind === 'total' || row.kind === 'subtotal';
        const guard = cell?.guard ?? (sums ? masked.get(i) : undefined);
        return cell ? [guard ? { text: word(guard), marks: '', value: null } : cell] : [];
      }),
    })),
  };
}
