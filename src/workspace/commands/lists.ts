/** The list with `item` in the place of the one that it equals by `key`, or at its end; the very same list when it is there already. */
export function put<T>(list: readonly T[], item: T, key: (item: T) => string): readonly T[] {
  const at = list.findIndex((each) => key(each) === key(item));
  if (at < 0) return [...list, item];
  return sameContent(list[at], item) ? list : replaced(list, at, item);
}

/** `put` for many at once: what is new comes at the end in its order. Thousands of areas come with one file. */
export function putAll<T>(list: readonly T[], items: readonly T[], key: (item: T) => string): readonly T[] {
  if (items.length === 0) return list;
  const places = new Map(list.map((item, i) => [key(item), i]));
  const all = [...list];
  let changed = false;
  for (const item of items) {
    const at = places.get(key(item));
    if (at !== undefined && sameContent(all[at], item)) continue;
    places.set(key(item), at ?? all.length);
    all[at ?? all.length] = item;
    changed = true;
  }
  return changed ? all : list;
}

/** What a workspace holds is plain JSON, so that its text tells whether two things say the same. */
export const sameContent = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The list with another item at position `at`. */
export function replaced<T>(list: readonly T[], at: number, item: T): readonly T[] {
  return list.map((each, i) => (i === at ? item : each));
}

/** The list without those; the very same list when there are none. */
export function without<T>(list: readonly T[], drop: (item: T) => boolean): readonly T[] {
  const left = list.filter((item) => !drop(item));
  return left.length === list.length ? list : left;
}
