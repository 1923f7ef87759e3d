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

/** One load through plan and accept. The file is a new one each time, since the same bytes would not be loaded again. */
async function load(session: Session, csv: Uint8Array<ArrayBuffer>, run: number): Promise<Record<string, number>> {
  const file = new File([csv, '\n'.repeat(run)], 'tidy.csv');
  const from = performance.now();
  const plan = await session.plan([
    { name: file.name, size: file.size, host: file, bytes: async () => new Uint8Array(await file.arrayBuffer()) },
  ]);
  const planned = performance.now();
  const accepted = await session.accept(plan);
  const done = performance.now();
  if (!accepted.ok) throw new Error(`not accepted: ${JSON.stringify(accepted.error)}`);
  const expected = INDICATORS.length * YEARS * 4_000;
  if (accepted.value.facts !== expected) {
    throw new Error(
      `${accepted.value.facts} facts instead of ${expected}: ${JSON.stringify(accepted.value.issues.slice(0, 5))}`,
    );
  }
  return { total: done - from, plan: planned - from, accept: done - planned };
}

export async function productLoads(csv: Uint8Array<ArrayBuffer>, runs: number): Promise<Record<string, number>[]> {
  const all: Record<string, number>[] = [];
  for (let i = 0; i < runs; i += 1) {
    const { session } = await newSession();
    all.push(await load(session, csv, i));
    await session.close();
  }
  return all;
}

export async function productQuestions(
  csv: Uint8Array<ArrayBuffer>,
  runs: number,
): Promise<{ pivot: number[]; scalars: number[] }> {
  const { session } = await newSession();
  await load(session, csv, 0);
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
