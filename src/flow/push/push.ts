import { serverLedgerSql, serverSchemaSql } from '../../catalog';
import { err, ident, issue, join, ok, raw, sql, type Issue, type Result, type Scalar } from '../../core';
import type { ServerEngine } from '../../engine';
import type { Source } from '../../workspace';
import { sendCatalog } from '../server/serverCatalog';
import { present, type State } from '../state';
import { pushHand } from './hand';
import {
  dropNumbers,
  ledgerColumns,
  numberSteps,
  partsOf,
  serverNumbers,
  sheetSteps,
  type Part,
  type ServerNumbers,
} from './parts';
import { recount, yearsOf } from './recount';
import { Steps, Stopped } from './steps';

export interface PushOptions {
  readonly signal?: AbortSignal;
  /** Rows of a part; the same at each try, or what came of an earlier one is sent again. */
  readonly batch?: number;
  readonly onProgress?: (file: string, rows: number, of: number) => void;
}

export interface PushReport {
  readonly sent: readonly string[];
  /** Files whose bytes had been pushed before. */
  readonly already: readonly string[];
  /** Rows that travelled this time. */
  readonly rows: number;
  /** Hand numbers and corrections that were sent; none where those that are there are the same. */
  readonly hand: number;
}

const BATCH = 200_000;

/**
 * Sends the workspace's sources to a server, each once, named by its hash, and its hand numbers and corrections in place of earlier ones of its own. Parts that arrived before a cut are not sent again, and a source
 * counts only when it is there whole. One push at a time from one session.
 */
export async function pushSources(
  state: State,
  server: ServerEngine,
  options: PushOptions = {},
): Promise<Result<PushReport, Issue>> {
  const workspace = present(state);
  const steps = new Steps(server, options);
  try {
    await steps.do(server.makeDatabase());
    for (const statement of serverSchemaSql()) await steps.change(statement);
    const ids = await sendCatalog(server, workspace.catalog);
    if (!ids.ok) return ids;
    const done = await steps.texts(sql`SELECT DISTINCT sha256 FROM push_part WHERE part = ${'done'}`);
    await steps.do(state.engine.load(numberSteps(state.loaded.ids, ids.value)));
    const already: string[] = [];
    const pushed: { source: Source; numbers: ServerNumbers }[] = [];
    for (const source of workspace.sources) {
      if (done.has(source.sha256)) already.push(source.name);
      else {
        const numbers = await pushSource(state, steps, source);
        if (numbers) pushed.push({ source, numbers });
      }
    }
    const hand = await pushHand(state, steps);
    const sheets = pushed.flatMap(({ numbers }) => [...numbers.sheets.values()]);
    const years = new Set([...(await yearsOf(steps, sheets)), ...hand.years]);
    await recount(steps, [...years], pushed[0]?.numbers.source ?? hand.id);
    await hand.finish();
    if (pushed.length > 0) {
      const marks = pushed.map(({ source }) => sql`(${source.sha256}, ${'done'})`);
      await steps.change(sql`INSERT INTO push_part (sha256, part) VALUES ${join(marks)}`);
    }
    const sent = pushed.map(({ source }) => source.name);
    return ok({ sent, already, rows: steps.rows, hand: hand.sent });
  } catch (thrown) {
    if (thrown instanceof Stopped) return err(thrown.issue);
    throw thrown;
  } finally {
    await state.engine.load(dropNumbers);
  }
}

/** A source's parts, then the row that lets them count. Null where nothing of it is loaded. */
async function pushSource(state: State, steps: Steps, source: Source): Promise<ServerNumbers | null> {
  const own = state.loaded.sources.get(source.sha256);
  if (!own || own.sheets.size === 0) return null;
  const numbers = serverNumbers(source.sha256, own);
  await steps.do(state.engine.load(sheetSteps(numbers)));
  const parts = await steps.value(partsOf(state.engine, own, steps.options.batch ?? BATCH));
  for (const key of own.ledgers) await makeLedger(state, steps, key);
  const there = await steps.texts(sql`SELECT part FROM push_part WHERE sha256 = ${source.sha256}`);
  const total = parts.reduce((sum, { rows }) => sum + rows, 0);
  const turn = [...there].filter((part) => part.startsWith('taken away')).length;
  let gone = 0;
  for (const part of parts) {
    if (!there.has(part.name)) await pushPart(state, steps, source, part, turn);
    gone += part.rows;
    steps.options.onProgress?.(source.name, gone, total);
  }
  await checkWhole(state, steps, source, numbers, parts);
  await name(steps, source, numbers, own.sheets);
  return numbers;
}

async function pushPart(state: State, steps: Steps, source: Source, part: Part, turn: number): Promise<void> {
  const data = await steps.value(state.engine.export(part.sql));
  await steps.change(sql`INSERT INTO ${ident(part.table)} FORMAT ArrowStream`, {
    data,
    // Sent again after a cut between the part and its mark, it is not taken again; after it was taken away, it is.
    settings: { insert_deduplication_token: `${source.sha256}/${part.name}/${turn}` },
  });
  await steps.change(
    sql`INSERT INTO push_part (sha256, part, "rows") VALUES (${source.sha256}, ${part.name}, ${part.rows})`,
  );
  steps.rows += part.rows;
}

/** Refuses where more or less arrived than was sent, and takes it away again: the next push begins anew. */
async function checkWhole(
  state: State,
  steps: Steps,
  source: Source,
  numbers: ServerNumbers,
  parts: readonly Part[],
): Promise<void> {
  const sheets = join([...numbers.sheets.values()].map((id) => raw(String(id))));
  for (const table of new Set(parts.map((part) => part.table))) {
    const wanted = parts.reduce((sum, part) => sum + (part.table === table ? part.rows : 0), 0);
    const [found = 0] = await steps.numbers(sql`SELECT count() AS n FROM ${ident(table)} WHERE sheet IN (${sheets})`);
    if (found === wanted) continue;
    await steps.change(sql`ALTER TABLE ${ident(table)} DELETE WHERE sheet IN (${sheets})`);
    await steps.change(
      sql`ALTER TABLE push_part DELETE WHERE sha256 = ${source.sha256} AND part NOT LIKE ${'taken away%'}`,
    );
    const now = state.ports.now().toISOString();
    await steps.change(sql`INSERT INTO push_part (sha256, part) VALUES (${source.sha256}, ${`taken away ${now}`})`);
    throw new Stopped(issue('error', 'push_differs', { file: source.name }, { wanted, found }));
  }
}

async function name(
  steps: Steps,
  { sha256, name: file, kind, released, imported, vintage, publish }: Source,
  numbers: ServerNumbers,
  sheets: ReadonlyMap<string, number>,
): Promise<void> {
  const known = await steps.numbers(sql`SELECT id FROM source WHERE sha256 = ${sha256}`);
  if (known.length > 0) return;
  const id = raw(String(numbers.source));
  const rows = [...sheets].map(
    ([sheet, local]) => sql`(${raw(String(numbers.sheets.get(local) ?? 0))}, ${id}, ${sheet})`,
  );
  await steps.change(sql`INSERT INTO sheet (id, source, name) VALUES ${join(rows)}`);
  const moment = imported.replace('T', ' ').replace(/Z$/, '');
  await steps.change(sql`INSERT INTO source (id, sha256, name, kind, released, imported, vintage, publish)
SELECT ${id}, ${sha256}, ${file}, ${kind}, ${released === undefined ? raw('NULL') : sql`toDate32(${released})`}, toDateTime64(${moment}, 3), ${vintage}, ${publish}`);
}

async function makeLedger(state: State, steps: Steps, key: string): Promise<void> {
  const columns = await steps.value(ledgerColumns(state.engine, `ledger_${key}`));
  for (const statement of serverLedgerSql(`ledger_${key}`, columns)) await steps.change(statement);
  const [known] = await steps.numbers(sql`SELECT id FROM ledger WHERE key = ${key}`);
  const [next = 1] = await steps.numbers(sql`SELECT COALESCE(max(id), 0) + 1 AS n FROM ledger`);
  const id = raw(String(known ?? next));
  if (known === undefined) await steps.change(sql`INSERT INTO ledger (id, key) VALUES (${id}, ${key})`);
  const named = await steps.texts(sql`SELECT name FROM ledger_column WHERE ledger = ${id}`);
  const own = await steps.value(
    state.engine.run(
      sql`SELECT c.name, c.type, c.role, c.unit, c.sensitive FROM ledger_column c JOIN ledger l ON l.id = c.ledger WHERE l.key = ${key}`,
    ),
  );
  for (let row = 0; row < own.rows; row += 1) {
    const [label = null, type = null, role = null, unit = null, sensitive = null] = own.columns.map(
      (c): Scalar => c[row] ?? null,
    );
    if (named.has(String(label))) continue;
    await steps.change(
      sql`INSERT INTO ledger_column (ledger, name, type, role, unit, sensitive) VALUES (${id}, ${label}, ${type}, ${role}, ${unit}, ${sensitive})`,
    );
  }
}
