import { raw, type Sql } from '../../../src/core';
import type { Browse } from '../../../src/flow';
import type { BrowseSpec, PivotSpec } from '../../../src/query';
import { startBare } from './bare';
import { isWanted, measured, type Operation, type Timed } from './pairs';
import { fill, must, newSession } from './start';

const COLUMNS = ['area', 'name', 'kind', 'level', 'day', 'amount'];
const TABLE = { kind: 'ledger', ledger: 'bench' } as const;
const BY_AMOUNT: BrowseSpec = { table: TABLE, where: [], order: [{ column: 'amount', desc: true }] };

const rowsOf = (
  rows: number,
): string => `CREATE TABLE ledger_bench AS SELECT (i + 1)::INTEGER AS "row", 1::INTEGER AS sheet, (i + 2)::INTEGER AS r,
  (1 + hash(i) % 20)::INTEGER AS area, '项目' || i AS name, '类' || (hash(i * 7) % 40) AS kind, '级' || (hash(i * 13) % 4) AS level,
  DATE '2000-01-01' + (hash(i * 3) % 9000)::INTEGER AS day, (hash(i * 11) % 100000000 / 100)::DECIMAL(18, 4) AS amount FROM range(${rows}) t(i)`;

/** A ledger as an import makes it. */
export const benchLedger = (rows: number): readonly Sql[] =>
  [
    rowsOf(rows),
    `INSERT INTO ledger SELECT coalesce(max(id), 0) + 1, 'bench' FROM ledger`,
    `INSERT INTO ledger_column SELECT l.id, n.name, n.type, 'other', NULL, false
FROM ledger l, (VALUES ('name', 'VARCHAR'), ('kind', 'VARCHAR'), ('level', 'VARCHAR'), ('day', 'DATE'), ('amount', 'DECIMAL(18,4)')) n(name, type) WHERE l.key = 'bench'`,
  ].map(raw);

/** Sort, filter, page, sum and pivot of a ledger of so many rows, beside bare DuckDB-WASM over the same rows. */
export async function ledgerQuestions(
  rows: number,
  runs: number,
  only: readonly string[] | null,
): Promise<readonly Timed[]> {
  const { session, engine } = await newSession();
  await fill(engine(), benchLedger(rows));
  const { database, connection } = await startBare();
  await connection.query(rowsOf(rows));
  const bare =
    (...texts: readonly string[]) =>
    async (): Promise<void> => {
      for (const text of texts) await connection.query(text);
    };
  const first = async (spec: BrowseSpec): Promise<void> => {
    const opened = must(await session.browse(spec));
    // What is sorted behind the first page is measured by itself.
    const page = must(await opened.page(0, 100, COLUMNS));
    opened.close();
    if (page.length === 0) throw new Error('no rows');
  };
  let sorted: Browse | null = null;
  let once = 0;
  const inOrder = async (): Promise<Browse> => {
    if (sorted) return sorted;
    sorted = must(await session.browse(BY_AMOUNT));
    const from = performance.now();
    await sorted.sorted;
    once = performance.now() - from;
    return sorted;
  };
  const n = `${rows / 1e6} M rows`;
  const list = 'area, name, kind, level, CAST(day AS VARCHAR), CAST(amount AS VARCHAR)';
  const figures = (column: string): string =>
    `SELECT count(*), count(${column}), sum(${column}), avg(${column}), median(${column}), min(${column}), max(${column}) FROM ledger_bench`;
  const pivot = (values: PivotSpec['values'], field: string): PivotSpec => ({
    source: TABLE,
    rows: [{ field }],
    columns: [{ field: 'day', bucket: 'year' }],
    values,
    where: [],
  });
  const pivoted = (spec: PivotSpec) => async (): Promise<void> => {
    if (must(await session.pivot(spec)).cells.length < 100) throw new Error('no pivot');
  };
  const filtered = `FROM ledger_bench WHERE level = '级1' AND amount >= 900000`;
  const searched = `FROM ledger_bench WHERE position('77777' IN name) > 0`;
  let at = 0;
  const operations: readonly Operation[] = [
    {
      name: 'ledger_sort',
      what: `${n}: sorted by amount, first page`,
      product: () => first(BY_AMOUNT),
      bare: bare(`SELECT ${list} FROM ledger_bench ORDER BY amount DESC NULLS LAST LIMIT 100`),
    },
    {
      name: 'ledger_sorts',
      what: `${n}: sorted by level and name, first page`,
      product: () => first({ table: TABLE, where: [], order: [{ column: 'level' }, { column: 'name', desc: true }] }),
      bare: bare(`SELECT ${list} FROM ledger_bench ORDER BY level NULLS LAST, name DESC NULLS LAST LIMIT 100`),
    },
    {
      name: 'ledger_filter',
      what: `${n}: two filters, first page and count`,
      product: () =>
        first({
          table: TABLE,
          where: [
            { column: 'level', kind: 'set', values: ['级1'] },
            { column: 'amount', kind: 'number', op: 'ge', value: '900000' },
          ],
          order: [],
        }),
      bare: bare(`SELECT count(*) ${filtered}`, `SELECT ${list} ${filtered} LIMIT 100`),
    },
    {
      name: 'ledger_find',
      what: `${n}: a text somewhere in a column, first page and count`,
      product: () =>
        first({ table: TABLE, where: [{ column: 'name', kind: 'text', op: 'contains', value: '77777' }], order: [] }),
      bare: bare(`SELECT count(*) ${searched}`, `SELECT ${list} ${searched} LIMIT 100`),
    },
    {
      name: 'ledger_page',
      what: `${n}: a page anywhere in them, once sorted, beside OFFSET`,
      product: async () => {
        at = (at + 1_234_577) % (rows - 100);
        const page = must(await (await inOrder()).page(at, at + 100, COLUMNS));
        if (page.length !== 100) throw new Error('no page');
      },
      bare: bare(`SELECT ${list} FROM ledger_bench ORDER BY amount DESC NULLS LAST LIMIT 100 OFFSET ${rows / 2}`),
      reach: 0,
      plus: 50,
    },
    {
      name: 'ledger_sum',
      what: `${n}: count, sum, mean, median, least, greatest of a column`,
      product: async () => {
        const stats = must(await (await inOrder()).stats({ from: 0, to: rows, columns: ['amount'] }));
        if (stats.count !== rows) throw new Error('no sum');
      },
      bare: bare(figures('amount')),
      plus: 0,
    },
    {
      name: 'ledger_pivot',
      what: `${n}: level × year, rows and sums with all totals, beside GROUP BY without totals`,
      product: pivoted(
        pivot(
          [
            { kind: 'column', column: null, aggregate: 'count' },
            { kind: 'column', column: 'amount', aggregate: 'sum' },
          ],
          'level',
        ),
      ),
      bare: bare('SELECT level, year(day), count(*), sum(amount) FROM ledger_bench GROUP BY 1, 2'),
    },
    {
      name: 'ledger_middles',
      what: `${n}: kind × year, medians with all totals, beside GROUPING SETS`,
      product: pivoted(pivot([{ kind: 'column', column: 'amount', aggregate: 'median' }], 'kind')),
      bare: bare(
        'SELECT kind, year(day) AS y, median(amount) FROM ledger_bench GROUP BY GROUPING SETS ((kind, y), (kind), (y), ())',
      ),
    },
  ];
  const out: Timed[] = [];
  for (const operation of operations) {
    if (!isWanted(operation.name, only)) continue;
    const one = await measured(runs, operation);
    out.push(
      once > 0 && one.name === 'ledger_page' ? { ...one, what: `${one.what} (sorted in ${Math.round(once)} ms)` } : one,
    );
  }
  await session.close();
  await database.terminate();
  return out;
}
