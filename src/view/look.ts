import type { LayoutColumn } from './layout';

/** How a grid looks, beside what it shows. Columns are named by `LayoutColumn.key`. */
export interface GridLook {
  /** Widths in pixels that a person has set; `area` for the names. */
  readonly widths?: Readonly<Record<string, number>>;
  readonly hidden?: readonly string[];
  /** The order of columns where a person has moved some: those not named keep their place behind. */
  readonly order?: readonly string[];
  readonly frozen?: readonly string[];
  readonly marks?: Readonly<Record<string, 'scale' | 'bar'>>;
  /** A small line of all periods beside each row, for these indicators. */
  readonly sparklines?: readonly string[];
}

/** Places of the columns that are seen, as they stand: frozen ones first, then those that were moved, then the others. */
export function arranged(columns: readonly LayoutColumn[], look: GridLook | undefined): readonly number[] {
  const hidden = new Set(look?.hidden);
  const seen = columns.flatMap(({ shown, key }, at) => (shown && !hidden.has(key) ? [at] : []));
  if (!look?.order && !look?.frozen) return seen;
  const placed = new Map((look.order ?? []).map((key, i) => [key, i]));
  const frozen = new Set(look.frozen);
  const rank = (at: number): readonly [number, number] => {
    const key = columns[at]?.key ?? '';
    return [frozen.has(key) ? 0 : 1, placed.get(key) ?? placed.size];
  };
  return [...seen].sort((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x[0] - y[0] || x[1] - y[1] || a - b;
  });
}

type Lists = 'hidden' | 'frozen' | 'sparklines';

/** With this column in the list, or without it when it was there. */
export function toggledLook(look: GridLook | undefined, list: Lists, key: string): GridLook {
  const now = look?.[list] ?? [];
  return { ...look, [list]: now.includes(key) ? now.filter((each) => each !== key) : [...now, key] };
}

/** With that mark on the column, or none when it was there already. */
export function markedLook(look: GridLook | undefined, key: string, mark: 'scale' | 'bar'): GridLook {
  const { [key]: now, ...others } = look?.marks ?? {};
  return { ...look, marks: now === mark ? others : { ...others, [key]: mark } };
}

/** With that width, or (null) the width that its texts need. */
export function widthLook(look: GridLook | undefined, key: string, width: number | null): GridLook {
  const { [key]: _gone, ...others } = look?.widths ?? {};
  return { ...look, widths: width === null ? others : { ...others, [key]: Math.round(width) } };
}

/** The seen columns in that order; a column one place to the left or right. */
export function movedLook(look: GridLook | undefined, seen: readonly string[], key: string, by: -1 | 1): GridLook {
  const at = seen.indexOf(key);
  const to = at + by;
  if (at < 0 || to < 0 || to >= seen.length) return look ?? {};
  const order = [...seen];
  order.splice(at, 1);
  order.splice(to, 0, key);
  return { ...look, order };
}
