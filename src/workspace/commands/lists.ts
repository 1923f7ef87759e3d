/** The list with `item` in the place of the one that it equals by `key`, or at its end. */
export function put<T>(list: readonly T[], item: T, key: (item: T) => string): readonly T[] {
  const at = list.findIndex((each) => key(each) === key(item));
  return at < 0 ? [...list, item] : replaced(list, at, item);
}

/** The list with another item at position `at`. */
export function replaced<T>(list: readonly T[], at: number, item: T): readonly T[] {
  return list.map((each, i) => (i === at ? item : each));
}

/** The list without those; the very same list when there are none. */
export function without<T>(list: readonly T[], drop: (item: T) => boolean): readonly T[] {
  const left = list.filter((item) => !drop(item));
  return left.length === list.length ? list : left;
}
