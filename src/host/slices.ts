/** Items of a long list, or `keyed` entries of a large object, that cross ahead of what they belong to. */
export interface Slice {
  readonly path: readonly string[];
  readonly items: readonly unknown[];
  readonly keyed?: true;
}

/** Taking over so many items of a list does not hold a page up. */
const MOST = 2_000;

/** A value with its long lists and large objects emptied, and what was in them in slices. What is within lists stays whole. */
export function sliced(
  value: unknown,
  path: readonly string[] = [],
): { readonly rest: unknown; readonly slices: readonly Slice[] } {
  if (Array.isArray(value) && value.length > MOST)
    return { rest: [], slices: cut(value).map((items) => ({ path, items })) };
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return { rest: value, slices: [] };
  const entries = Object.entries(value);
  if (entries.length > MOST) return { rest: {}, slices: cut(entries).map((items) => ({ path, items, keyed: true })) };
  const parts = entries.map(([name, each]) => [name, sliced(each, [...path, name])] as const);
  return {
    rest: Object.fromEntries(parts.map(([name, { rest }]) => [name, rest])),
    slices: parts.flatMap(([, { slices }]) => slices),
  };
}

const cut = (items: readonly unknown[]): readonly (readonly unknown[])[] =>
  Array.from({ length: Math.ceil(items.length / MOST) }, (_, k) => items.slice(k * MOST, (k + 1) * MOST));

/** The value that was sliced. `rest` is filled where it stands. */
export function whole(rest: unknown, slices: readonly Slice[]): unknown {
  const parts = new Map<string, { readonly first: Slice; readonly items: unknown[] }>();
  for (const slice of slices) {
    const id = JSON.stringify(slice.path);
    const part = parts.get(id) ?? { first: slice, items: [] };
    parts.set(id, part);
    for (const item of slice.items) part.items.push(item);
  }
  let value = rest;
  for (const { first, items } of parts.values()) {
    const filled = first.keyed ? Object.fromEntries(items as readonly (readonly [string, unknown])[]) : items;
    const name = first.path.at(-1);
    const above = first.path
      .slice(0, -1)
      .reduce<unknown>((at, step) => (at as Readonly<Record<string, unknown>>)[step], value);
    if (name === undefined) value = filled;
    else (above as Record<string, unknown>)[name] = filled;
  }
  return value;
}
