import { builtInCatalog } from '../../../src/catalog/builtIn';
import { raw, type Sql } from '../../../src/core';
import type { Engine } from '../../../src/engine';
import { startBrowserEngine } from '../../../src/engine/browser';
import { openSession, saveNew, type Session } from '../../../src/flow';
import { newId, workerReader } from '../../../src/host';
import type { BrowseSpec, PivotSpec } from '../../../src/query';
import { openStorage } from '../../../src/storage/browser';
import { newWorkspace } from '../../../src/workspace';
import { times } from '../task';

/** One operation on a ledger of that many rows, beside the bare statement in the same engine, and how long the page stood still. */
export interface LedgerTimes {
  readonly name: string;
  readonly what: string;
  readonly product: readonly number[];
  readonly bare: readonly number[];
  readonly longest: number;
}

const COLUMNS = ['area', 'name', 'kind', 'level', 'day', 'amount'];
const TABLE = { kind: 'ledger', ledger: 'bench' } as const;

/** A ledger as an import makes it, made by the engine itself: what is measured is looking, not loading. */
const fill = (rows: number): Sql =>
  raw(`CREATE TABLE ledger_bench AS SELECT (i + 1)::INTEGER AS "row", 1::INTEGER AS sheet, (i + 2)::INTEGER AS r,
  (1 + hash(i) % 20)::INTEGER AS area, '项目' || i AS name, '类' || (hash(i * 7) % 40) AS kind, '级' || (hash(i * 13) % 4) AS level,
  DATE '2000-01-01' + (hash(i * 3) % 9000)::INTEGER AS day, (hash(i * 11) % 100000000 / 100)::DECIMAL(18, 4) AS amount FROM range(${rows}) t(i);
INSERT INTO ledger SELECT coalesce(max(id), 0) + 1, 'bench' FROM ledger;
INSERT INTO ledger_column SELECT l.id, n.name, n.type, 'other', NULL, false
FROM ledger l, (VALUES ('name', 'VARCHAR'), ('kind', 'VARCHAR'), ('level', 'VARCHAR'), ('day', 'DATE'), ('amount', 'DECIMAL(18,4)')) n(name, type) WHERE l.key = 'bench'`);

async function openLedger(rows: number): Promise<{ session: Session; engine: Engine }> {
  const { storage } = await openStorage();
  const engines: Engine[] = [];
  const ports = {
    storage,
    startEngine: async () => {
      const engine = await startBrowserEngine();
      engines.push(engine);
      return engine;
    },
    reader: workerReader(),
    now: () => new Date(),
    newId,
  };
  const workspace = newWorkspace('bench', newId(), builtInCatalog);
  await saveNew(storage, workspace);
  const opened = await openSession(ports, workspace.id);
  if (!opened.ok) throw new Error(opened.error.code);
  const [engine] = engines;
  if (!engine) throw new Error('no engine was started');
  const made = await engine.load([{ do: 'sql', sql: fill(rows) }]);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return { session: opened.value, engine };
}

/** Sort, filter, page, sum and pivot of a ledger. */
export async function ledgerQuestions(rows: number, runs: number): Promise<readonly LedgerTimes[]> {
  const { session, engine } = await openLedger(rows);
  const bare = (text: string) => async (): Promise<void> => {
    const answer = await engine.run(raw(text));
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  };
  const first = async (spec: BrowseSpec): Promise<void> => {
    const opened = await session.browse(spec);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    // What is sorted behind the first page is measured by itself.
    const page = await opened.value.page(0, 100, COLUMNS);
    opened.value.close();
    if (!page.ok || page.value.length === 0) throw new Error('no rows');
  };
  const out: LedgerTimes[] = [];
  const measure = async (
    name: string,
    what: string,
    product: () => Promise<void>,
    plain: () => Promise<void>,
  ): Promise<void> => {
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ entryTypes: ['longtask'] });
    const mine = await times(runs, product);
    observer.disconnect();
    out.push({ name, what, product: mine, bare: await times(runs, plain), longest });
  };
  const n = `${rows / 1e6} M rows`;
  const list = 'area, name, kind, level, CAST(day AS VARCHAR), CAST(amount AS VARCHAR)';
  await measure(
    'ledger_sort',
    `${n}: sorted by amount, first page`,
    () => first({ table: TABLE, where: [], order: [{ column: 'amount', desc: true }] }),
    bare(`SELECT ${list} FROM ledger_bench ORDER BY amount DESC NULLS LAST LIMIT 100`),
  );
  await measure(
    'ledger_filter',
    `${n}: two filters, first page and count`,
    () =>
      first({
        table: TABLE,
        where: [
          { column: 'level', kind: 'set', values: ['级1'] },
          { column: 'amount', kind: 'number', op: 'ge', value: '900000' },
        ],
        order: [],
      }),
    async () => {
      await bare(`SELECT count(*) FROM ledger_bench WHERE level = '级1' AND amount >= 900000`)();
      await bare(`SELECT ${list} FROM ledger_bench WHERE level = '级1' AND amount >= 900000 LIMIT 100`)();
    },
  );
  const sorted = await session.browse({ table: TABLE, where: [], order: [{ column: 'amount', desc: true }] });
  if (!sorted.ok) throw new Error(JSON.stringify(sorted.error));
  const from = performance.now();
  await sorted.value.sorted;
  const once = performance.now() - from;
  let at = 0;
  await measure(
    'ledger_page',
    `${n}: a page anywhere once sorted (sorted in ${Math.round(once)} ms), beside OFFSET`,
    async () => {
      at = (at + 1_234_577) % (rows - 100);
      const page = await sorted.value.page(at, at + 100, COLUMNS);
      if (!page.ok || page.value.length !== 100) throw new Error('no page');
    },
    bare(`SELECT ${list} FROM ledger_bench ORDER BY amount DESC NULLS LAST LIMIT 100 OFFSET ${rows / 2}`),
  );
  await measure(
    'ledger_sum',
    `${n}: count, sum, mean, median, least, greatest of a column`,
    async () => {
      const stats = await sorted.value.stats({ from: 0, to: rows, columns: ['amount'] });
      if (!stats.ok || stats.value.count !== rows) throw new Error('no sum');
    },
    bare(
      'SELECT count(*), count(amount), sum(amount), avg(amount), median(amount), min(amount), max(amount) FROM ledger_bench',
    ),
  );
  sorted.value.close();
  const pivot: PivotSpec = {
    source: TABLE,
    rows: [{ field: 'level' }],
    columns: [{ field: 'day', bucket: 'year' }],
    values: [
      { kind: 'column', column: null, aggregate: 'count' },
      { kind: 'column', column: 'amount', aggregate: 'sum' },
    ],
    where: [],
  };
  await measure(
    'ledger_pivot',
    `${n}: level × year, rows and sums with all totals, beside GROUP BY without totals`,
    async () => {
      const answer = await session.pivot(pivot);
      if (!answer.ok || answer.value.cells.length < 100) throw new Error('no pivot');
    },
    bare('SELECT level, year(day), count(*), sum(amount) FROM ledger_bench GROUP BY 1, 2'),
  );
  await session.close();
  return out;
}
