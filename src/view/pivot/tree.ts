import type { PivotField, PivotKey } from '../../query';
import type { PivotContext } from './context';
import { memberOrder, withoutGaps } from './members';

export interface Branch {
  readonly keys: readonly PivotKey[];
  readonly below: readonly Branch[];
}

/** The members of each group, in order. */
export function placesOf(
  paths: readonly (readonly PivotKey[])[],
  fields: readonly PivotField[],
  context: PivotContext,
  compareTotals: ((a: readonly PivotKey[], b: readonly PivotKey[]) => number) | null,
): readonly Branch[] {
  const below = new Map<string, Set<PivotKey>>();
  for (const path of paths) {
    path.forEach((key, depth) => {
      const id = JSON.stringify(path.slice(0, depth));
      const set = below.get(id);
      if (set) set.add(key);
      else below.set(id, new Set([key]));
    });
  }
  const grow = (at: readonly PivotKey[]): readonly Branch[] => {
    const field = fields[at.length];
    if (!field) return [];
    const found = [...(below.get(JSON.stringify(at)) ?? [])];
    const members = memberOrder(field, at.length === 0 ? withoutGaps(field, found) : found, context);
    const branches = members.map((key): Branch => ({ keys: [...at, key], below: grow([...at, key]) }));
    return compareTotals ? [...branches].sort((a, b) => compareTotals(a.keys, b.keys)) : branches;
  };
  return grow([]);
}

export interface Line {
  readonly keys: readonly PivotKey[];
  readonly value: number | null;
  /** Only a label: its values stand in the lines below. */
  readonly bare: boolean;
}

/** Groups above their parts, each once for every value where values stand on rows. */
export function linesOf(
  tree: readonly Branch[],
  fields: number,
  total: boolean,
  values: readonly number[] | null,
): readonly Line[] {
  const out: Line[] = [];
  const put = (keys: readonly PivotKey[]): void => {
    if (values === null) out.push({ keys, value: null, bare: false });
    else {
      if (fields > 0) out.push({ keys, value: null, bare: true });
      for (const value of values) out.push({ keys, value, bare: false });
    }
  };
  const walk = (branches: readonly Branch[]): void => {
    for (const { keys, below } of branches) {
      put(keys);
      walk(below);
    }
  };
  walk(tree);
  if (fields === 0 || (total && tree.length > 0)) put([]);
  return out;
}

/** Members, then the group's subtotal behind them; the total last. */
export function columnsOf(
  tree: readonly Branch[],
  fields: number,
  subtotals: boolean,
  total: boolean,
): readonly (readonly PivotKey[])[] {
  const out: (readonly PivotKey[])[] = [];
  const walk = (branches: readonly Branch[]): void => {
    for (const { keys, below } of branches) {
      walk(below);
      if (below.length === 0 || (subtotals && below.length > 1)) out.push(keys);
    }
  };
  walk(tree);
  return fields === 0 || total ? [...out, []] : out;
}
