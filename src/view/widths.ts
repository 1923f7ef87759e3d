import type { GridModel } from './grid';
import { textWidth } from './text_width';

/** Pixels that the grid's columns need for what they hold: of the names, and of each shown column. */
export interface Widths {
  readonly name: number;
  readonly columns: readonly number[];
}

const HALF = 6.9;
const PADDING = 19;
/** The arrow of a sorted head or the sign of a filtered one, less what is spare of the padding; under the pointer they lie over the name. */
const MARKS = 6;
/** A name that is longer than this is cut in its head; it is said in full where it is pointed at. */
const LONGEST = 210;
/** A long page need not be measured to its end. */
const MEASURED = 500;

export function gridWidths({ head, rows, total }: GridModel, least = 58): Widths {
  const all = [...rows.slice(0, MEASURED), ...(total ? [total] : [])];
  const need = (texts: readonly string[], size = HALF): number => Math.max(...texts.map(textWidth), 0) * size + PADDING;
  const columns = head.columns.map((column, i) =>
    Math.ceil(
      Math.max(
        least,
        need([column.title]) + MARKS,
        need(all.map((row) => (row.cells[i]?.text ?? '') + (row.cells[i]?.marks ?? ''))),
      ),
    ),
  );
  // A group's head must be readable above its columns: what it lacks is shared among them.
  let at = 0;
  for (const group of head.groups) {
    const n = group.columns.length;
    const own = columns.slice(at, at + n).reduce((sum, w) => sum + w, 0);
    const title = Math.min(LONGEST, need([`${group.title}（${group.unit}）`]) + 6);
    for (let i = at; i < at + n; i++) columns[i] = Math.ceil((columns[i] ?? least) + Math.max(0, title - own) / n);
    at += n;
  }
  return { name: Math.ceil(Math.min(240, Math.max(76, need(all.map((row) => row.name + row.marks))))), columns };
}
