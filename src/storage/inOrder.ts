/** Makes changes of one key happen one after another, in the order in which they were asked for; other keys do not wait. */
export function inOrder(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work);
    const quiet = mine
      .catch(() => undefined)
      .then(() => {
        if (last.get(key) === quiet) last.delete(key);
      });
    last.set(key, quiet);
    return mine;
  };
}
