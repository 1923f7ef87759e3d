import { parentPort, Worker, isMainThread } from 'node:worker_threads';
import { fileOf, SLOWEST_MS, tryOne, type Failure } from './fuzz';

interface Done {
  readonly seed: number;
  readonly ms: number;
  readonly failures: readonly Failure[];
}

/** Tries so many files in a thread of its own, which is given up where one of them hangs. Prints what failed; 1 if anything did. */
export async function main(count: number, from: number): Promise<number> {
  const failures: Failure[] = [];
  const seeds = Array.from({ length: count }, (_, i) => from + i);
  let slowest: Done | null = null;
  let next = 0;
  while (next < seeds.length) {
    const stopped = await round(seeds.slice(next), (done) => {
      next++;
      failures.push(...done.failures);
      if (!slowest || done.ms > slowest.ms) slowest = done;
      if (next % 1000 === 0) console.log(`${next} files, ${failures.length} failures`);
    });
    if (stopped === null) break;
    failures.push({ seed: seeds[next] ?? -1, file: fileOf(seeds[next] ?? 0).name, what: stopped });
    next++;
  }
  for (const { seed, file, what } of failures) console.log(`seed ${seed} ${file}: ${what}`);
  const { seed, ms } = (slowest ?? { seed: -1, ms: 0 }) as Done;
  console.log(`${count} files; slowest ${Math.round(ms)} ms (seed ${seed})`);
  console.log(`\n${count - new Set(failures.map((each) => each.seed)).size} passed, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}

/** Null when all were tried; else why the thread ended at one. The watch is on its own clock: a thread that hangs cannot tell. */
function round(seeds: readonly number[], take: (done: Done) => void): Promise<string | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.url));
    const end = (why: string | null): void => {
      clearTimeout(watch);
      void worker.terminate().then(() => {
        resolve(why);
      });
    };
    const hangs = (): void => {
      end(`hangs: more than ${SLOWEST_MS} ms`);
    };
    // The first answer waits for the thread to start.
    let watch = setTimeout(hangs, 60_000);
    let left = seeds.length;
    worker.on('message', (done: Done) => {
      clearTimeout(watch);
      take(done);
      left--;
      if (left === 0) end(null);
      else watch = setTimeout(hangs, SLOWEST_MS);
    });
    worker.on('error', (error) => {
      end(`crash of the thread: ${error.message}`);
    });
    worker.postMessage(seeds);
  });
}

if (!isMainThread) {
  parentPort?.on('message', async (seeds: readonly number[]) => {
    for (const seed of seeds) {
      const started = performance.now();
      const failures = await tryOne(seed);
      parentPort?.postMessage({ seed, ms: performance.now() - started, failures });
    }
  });
}
