import { yearPeriod } from '../../../src/catalog';
import { builtInCatalog } from '../../../src/catalog/builtIn';
import { startBrowserEngine } from '../../../src/engine/browser';
import { openSession, saveNew, type Ports, type Session } from '../../../src/flow';
import { newId, workerReader } from '../../../src/host';
import { builtInProfiles } from '../../../src/ingest/builtIn';
import type { Ask, QuerySpec } from '../../../src/query';
import { openStorage } from '../../../src/storage/browser';
import { newWorkspace } from '../../../src/workspace';
import { county, FIRST_YEAR, INDICATORS, scalars, times, YEARS } from '../task';

async function newSession(): Promise<{ session: Session; ports: Ports }> {
  const { storage } = await openStorage();
  const ports: Ports = {
    storage,
    startEngine: () => startBrowserEngine(),
    reader: workerReader(),
    now: () => new Date(),
    newId,
  };
  const workspace = { ...newWorkspace('bench', newId(), builtInCatalog), profiles: builtInProfiles };
  await saveNew(storage, workspace);
  const opened = await openSession(ports, workspace.id);
  if (!opened.ok) throw new Error(opened.error.code);
  return { session: opened.value, ports };
}

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

/** The same in a workspace of its own. */
export async function importOnce(files: readonly File[], expected: number | null): Promise<Import> {
  const { session } = await newSession();
  try {
    return await importFiles(session, files, expected);
  } finally {
    await session.close();
  }
}

export async function productQuestions(
  csv: Uint8Array<ArrayBuffer>,
  runs: number,
): Promise<{ pivot: number[]; scalars: number[] }> {
  const { session } = await newSession();
  await importFiles(session, [new File([csv], 'tidy.csv')], null);
  const keys = await keysByName(session);
  const key = (i: number): string => keys.get(county(i)) ?? '';
  const spec: QuerySpec = {
    columns: Array.from({ length: YEARS }, (_, y) => ({
      measure: INDICATORS[2][0],
      derivation: { kind: 'level' },
      period: yearPeriod(FIRST_YEAR + y),
    })),
    rows: ['area'],
    where: [{ dim: 'area', in: [...keys.values()] }],
  };
  const asks = scalars.map(({ county: c, indicator, year, growth }): Ask => ({
    measure: INDICATORS[indicator]?.[0] ?? '',
    derivation: growth ? { kind: 'growth', base: 'same_period' } : { kind: 'level' },
    area: { key: key(c) },
    period: yearPeriod(year),
  }));
  const asked = {
    pivot: await times(runs, async () => {
      const answer = await session.ask(spec);
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    }),
    scalars: await times(runs, async () => {
      const answers = await session.askAll(asks);
      if (!answers.ok) throw new Error(JSON.stringify(answers.error));
      const values = answers.value.filter(({ exact }) => exact !== null).length;
      if (values < asks.length * 0.9) throw new Error(`only ${values} of ${asks.length} scalars have a value`);
    }),
  };
  await session.close();
  return asked;
}

async function keysByName(session: Session): Promise<ReadonlyMap<string, string>> {
  const found = await session.runText(
    "SELECT n.name, a.key FROM area a JOIN area_name n ON n.area = a.id WHERE n.name LIKE '模拟%县' ORDER BY a.id",
  );
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  const [names = [], keys = []] = found.value.columns;
  return new Map(names.map((name, i) => [String(name), String(keys[i])]));
}
