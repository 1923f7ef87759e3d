/** Items of a long list that cross ahead of what they belong to. */
export interface Slice {
  readonly path: readonly string[];
  readonly items: readonly unknown[];
}

/** Taking over so many items of a list does not hold a page up. */
const MOST = 2_000;

/** A value with its long lists emptied, and what was in them in slices. Lists within lists stay whole. */
export function sliced(
  value: unknown,
  path: readonly string[] = [],
): { readonly rest: unknown; readonly slices: readonly Slice[] } {
  if (Array.isArray(value) && value.length > MOST) {
    const count = Math.ceil(value.length / MOST);
    const slices = Array.from({ length: count }, (_, k) => ({ path, items: value.slice(k * MOST, (k + 1) * MOST) }));
    return { rest: [], slices };
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return { rest: value, slices: [] };
  const parts = Object.entries(value).map(([name, each]) => [name, sliced(each, [...path, name])] as const);
  return {
    rest: Object.fromEntries(parts.map(([name, { rest }]) => [name, rest])),
    slices: parts.flatMap(([, { slices }]) => slices),
  };
}

/** The value that was sliced. `rest` is filled where it stands. */
export function whole(rest: unknown, slices: readonly Slice[]): unknown {
  let value = rest;
  for (const { path, items } of slices) {
    const list = path.reduce<unknown>((at, name) => (at as Readonly<Record<string, unknown>>)[name], value);
    if (path.length === 0) value = [...(value as readonly unknown[]), ...items];
    else (list as unknown[]).push(...items);
  }
  return value;
}
