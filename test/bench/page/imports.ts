import type { Ports, Session } from '../../../src/flow';
import { newSession } from './start';

/** What one import took, in milliseconds, and the longest time for which the page could do nothing else. */
export type Import = Readonly<Record<'total' | 'plan' | 'accept' | 'longest', number>>;

/** One import through plan and accept. Throws when other facts come out than `expected`. */
export async function importFiles(session: Session, files: readonly File[], expected: number | null): Promise<Import> {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  const from = performance.now();
  const plan = await session.plan(
    files.map((file) => ({
      name: file.name,
      size: file.size,
      host: file,
      bytes: async () => new Uint8Array(await file.arrayBuffer()),
    })),
  );
  const planned = performance.now();
  const accepted = await session.accept(plan);
  const done = performance.now();
  observer.disconnect();
  if (!accepted.ok) throw new Error(`not accepted: ${JSON.stringify(accepted.error)}`);
  const { facts, issues } = accepted.value;
  if (expected !== null && facts !== expected) {
    throw new Error(`${facts} facts instead of ${expected}: ${JSON.stringify(issues.slice(0, 5))}`);
  }
  return { total: done - from, plan: planned - from, accept: done - planned, longest };
}

/** After an import: when its facts lie in the order of questions, which is done behind. Opening the facts waits for that. */
export async function laidOut(session: Session): Promise<void> {
  const opened = await session.browse({ table: { kind: 'facts' }, where: [], order: [] });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  opened.value.close();
}

/** Also the cache of the file is written, which keeps the engine busy for seconds. */
export async function settled(session: Session, { storage }: Ports): Promise<void> {
  await laidOut(session);
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await storage.listBlobs()).some((key) => key.startsWith('cache-'))) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('no cache was written');
}

/** The same in a workspace of its own. */
export async function importOnce(files: readonly File[], expected: number | null): Promise<Import> {
  const { session, ports } = await newSession();
  // As in the page when a file is dragged over it or the file window opens: nobody is quicker than that.
  await ports.reader.prepare?.();
  try {
    return await importFiles(session, files, expected);
  } finally {
    await session.close();
  }
}
