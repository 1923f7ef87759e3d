import { textWidth } from '../text_width';
import type { ReportGroup, ReportTable } from './table';

/** Widths of a table's columns in half-width characters, as its texts need them. */
export interface ReportWidths {
  readonly stubs: readonly number[];
  readonly columns: readonly number[];
}

/** A long table need not be measured to its end. */
const MEASURED = 500;
/** A head may break into this many lines above figures; words of a figure never break. */
const HEAD_LINES = 2;

export function reportWidths({ stubs, groups, columns, rows }: ReportTable): ReportWidths {
  const some = [...rows.slice(0, MEASURED), ...rows.slice(MEASURED).filter(({ kind }) => kind === 'total')];
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(textWidth));
  const names = stubs.map((head, i) =>
    Math.min(36, Math.max(6, widest([head]), widest(some.map(({ names: own, marks }) => (own[i] ?? '') + marks)))),
  );
  const numbers = columns.map(({ title }, i) =>
    Math.max(
      5,
      Math.min(16, widest([title])),
      Math.min(24, widest(some.map(({ cells }) => (cells[i]?.text ?? '') + (cells[i]?.marks ?? '')))),
    ),
  );
  let at = 0;
  for (const { text, span } of groups) {
    const own = numbers.slice(at, at + span).reduce((sum, w) => sum + w, 0);
    const lacking = Math.max(0, Math.ceil(textWidth(text) / HEAD_LINES) + 1 - own) / span;
    for (let i = at; i < at + span; i++) numbers[i] = (numbers[i] ?? 5) + lacking;
    at += span;
  }
  return { stubs: names, columns: numbers };
}

/** Room that a table needs: its characters, and what stands between the columns. */
export const roomFor = ({ stubs, columns }: ReportWidths, gap: number): number =>
  [...stubs, ...columns].reduce((sum, w) => sum + w + gap, 0);

/** So many rows stand on one page together; what is longer may go on overleaf. */
const ONE_PAGE = 24;
/** A short table is not cut by the end of a page. */
export const staysWhole = ({ rows }: Pick<ReportTable, 'rows'>): boolean => rows.length <= ONE_PAGE;

export interface ReportPart {
  readonly table: ReportTable;
  readonly widths: ReportWidths;
}

/**
 * The table in parts that are at most so many characters wide, names repeated at the left of each. A column too wide alone stands
 * alone. Notes stay with the last part.
 */
export function splitColumns(table: ReportTable, room: number, gap: number): readonly ReportPart[] {
  const widths = reportWidths(table);
  const own = roomFor({ stubs: widths.stubs, columns: [] }, gap);
  const cuts: number[] = [0];
  let used = own;
  const cut = (at: number): void => {
    if (at > (cuts.at(-1) ?? 0)) cuts.push(at);
    used = own;
  };
  const starts = groupStarts(table.groups);
  widths.columns.forEach((width, i) => {
    // What belongs together under one head stays together where that is possible.
    const group = starts.get(i) ?? 1;
    const whole = widths.columns.slice(i, i + group).reduce((sum, w) => sum + w + gap, 0);
    if (used + width + gap > room || (used + whole > room && own + whole <= room)) cut(i);
    used += width + gap;
  });
  if (cuts.length === 1) return [{ table, widths }];
  return cuts.map((from, n) => {
    const to = cuts[n + 1] ?? widths.columns.length;
    return {
      table: {
        ...table,
        groups: groupsWithin(table.groups, from, to),
        columns: table.columns.slice(from, to),
        rows: table.rows.map((row) => ({ ...row, cells: row.cells.slice(from, to) })),
        notes: n === cuts.length - 1 ? table.notes : [],
      },
      widths: { stubs: widths.stubs, columns: widths.columns.slice(from, to) },
    };
  });
}

/** Where each group begins, with its number of columns. */
function groupStarts(groups: readonly ReportGroup[]): ReadonlyMap<number, number> {
  let at = 0;
  return new Map(groups.map(({ span }) => [(at += span) - span, span]));
}

function groupsWithin(groups: readonly ReportGroup[], from: number, to: number): readonly ReportGroup[] {
  let at = 0;
  return groups.flatMap((group) => {
    const span = Math.min(to, at + group.span) - Math.max(from, at);
    at += group.span;
    return span > 0 ? [{ ...group, span }] : [];
  });
}
