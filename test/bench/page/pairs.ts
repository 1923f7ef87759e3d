/** One operation, and how long the page could do nothing else meanwhile. Milliseconds. */
export interface Timed {
  readonly name: string;
  readonly what: string;
  readonly product: readonly number[];
  /** Null where there is nothing to compare with. */
  readonly bare: readonly number[] | null;
  readonly longest: number;
  /** The goal: so many times the bare engine, and so many milliseconds more. */
  readonly reach: number;
  readonly plus: number;
}

/** What is measured: the product's way and the bare engine's, to be run in turns. */
export interface Operation {
  readonly name: string;
  readonly what: string;
  readonly product: () => Promise<unknown>;
  readonly bare?: () => Promise<unknown>;
  /** Done before each run of the product, and not timed. */
  readonly prepare?: () => Promise<void>;
  readonly reach?: number;
  readonly plus?: number;
}

/** Product and bare engine turn about, so that both have the same weather; a first turn of each does not count. */
export async function measured(runs: number, { name, what, reach = 1.3, plus = 30, ...of }: Operation): Promise<Timed> {
  try {
    await of.prepare?.();
    await of.product();
  } catch (thrown) {
    throw new Error(`${name}: ${String(thrown)}`);
  }
  await of.bare?.();
  const [product, bare]: [number[], number[]] = [[], []];
  const watch = longTasks();
  for (let i = 0; i < runs; i += 1) {
    await of.prepare?.();
    watch.take();
    product.push(await timed(of.product));
    const before = watch.take();
    if (of.bare) bare.push(await timed(of.bare));
    watch.take();
    watch.keep(before);
  }
  return { name, what, product, bare: of.bare ? bare : null, longest: watch.stop(), reach, plus };
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** The longest of the browser's long-task entries since the last look. */
function longTasks(): { take(): number; keep(longest: number): void; stop(): number } {
  let now = 0;
  let kept = 0;
  const observer = new PerformanceObserver((list) => see(list.getEntries()));
  const see = (entries: readonly PerformanceEntry[]): void => {
    for (const { duration } of entries) now = Math.max(now, duration);
  };
  observer.observe({ entryTypes: ['longtask'] });
  return {
    take() {
      see(observer.takeRecords());
      const longest = now;
      now = 0;
      return longest;
    },
    keep(longest) {
      kept = Math.max(kept, longest);
    },
    stop() {
      observer.disconnect();
      return kept;
    },
  };
}

/** Whether an operation is asked for: all where nothing is, else by its name or by the name of its group (`ledger` of `ledger_sort`). */
export const isWanted = (name: string, only: readonly string[] | null): boolean =>
  only === null || only.some((each) => name === each || name.startsWith(`${each}_`));
