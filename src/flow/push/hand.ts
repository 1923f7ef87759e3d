import { raw, sql, type Sql } from '../../core';
import { HAND_SHEET, sha256Hex } from '../../ingest';
import { present, type State } from '../state';
import { partsOf, serverNumbers, sheetSteps } from './parts';
import type { Steps } from './steps';

/** What was sent of a workspace's own numbers. `finish` marks it as there, once it counts. */
export interface HandPush {
  /** Hand numbers and corrections that travelled; none where they were there already. */
  readonly sent: number;
  /** Years in which something counts otherwise now. */
  readonly years: readonly number[];
  readonly id: number;
  finish(): Promise<void>;
}

const BATCH = 200_000;
const HAND = '手工数';

/**
 * Sends a workspace's hand numbers and corrections in place of those that it sent before: they have no file by whose hash they would be
 * known, so the whole of them is one thing, named by the workspace, and sent anew when it has changed. Those of other workspaces stay.
 */
export async function pushHand(state: State, steps: Steps): Promise<HandPush> {
  const { id: workbook, handNumbers, overrides } = present(state);
  const name = `hand:${workbook}`;
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const mark = `done/${await sha256Hex(bytes(JSON.stringify([handNumbers, overrides])))}`;
  const own = { id: 0, sheets: new Map([[HAND, HAND_SHEET]]), ledgers: [] };
  const numbers = serverNumbers(await sha256Hex(bytes(name)), own);
  const [sheet = 0] = numbers.sheets.values();
  const marks = await steps.texts(sql`SELECT part FROM push_part WHERE sha256 = ${name}`);
  const same = marks.has(mark) || (marks.size === 0 && handNumbers.length + overrides.length === 0);
  if (same) return { sent: 0, years: [], id: numbers.source, finish: async () => undefined };
  // From here on nothing says that they are there: after a cut all of it is done again.
  await steps.change(sql`INSERT INTO push_part (sha256, part) VALUES (${name}, ${'begun'})`);
  await steps.change(sql`ALTER TABLE push_part DELETE WHERE sha256 = ${name} AND part <> ${'begun'}`);
  const sheetId = raw(String(sheet));
  for (const table of ['fact', 'fact_text'])
    await steps.change(sql`ALTER TABLE ${raw(table)} DELETE WHERE sheet = ${sheetId}`);
  await steps.change(sql`ALTER TABLE override DELETE WHERE workbook = ${workbook}`);
  await nameSheet(steps, numbers.source, sheet);
  await steps.do(state.engine.load(sheetSteps(numbers)));
  const parts = await steps.value(partsOf(state.engine, own, BATCH));
  for (const { table, sql: rows } of parts) await send(state, steps, raw(table), rows);
  if (overrides.length > 0) await send(state, steps, raw('override'), overrideRows(workbook));
  // What counted before a cut counts until now: `fact_now` itself says in which years.
  const years = await steps.numbers(sql`SELECT DISTINCT intDiv(m0, 12) AS n FROM (
  SELECT m0 FROM fact WHERE sheet = ${sheetId} UNION ALL SELECT m0 FROM override WHERE workbook = ${workbook}
  UNION ALL SELECT m0 FROM fact_now WHERE sheet = ${sheetId} OR origin = 'override'
) ORDER BY n`);
  return {
    sent: handNumbers.length + overrides.length,
    years,
    id: numbers.source,
    finish: async () => {
      await steps.change(sql`INSERT INTO push_part (sha256, part) VALUES (${name}, ${mark})`);
      await steps.change(sql`ALTER TABLE push_part DELETE WHERE sha256 = ${name} AND part <> ${mark}`);
    },
  };
}

/** Sent as it is, though the same rows may have been sent and taken away before. */
async function send(state: State, steps: Steps, table: Sql, rows: Sql): Promise<void> {
  const data = await steps.value(state.engine.export(rows));
  await steps.change(sql`INSERT INTO ${table} FORMAT ArrowStream`, { data, settings: { insert_deduplicate: '0' } });
}

/** The source and sheet that hand numbers lie in; `imported` as here, so that files come before them there as well. */
async function nameSheet(steps: Steps, source: number, sheet: number): Promise<void> {
  const [known] = await steps.numbers(sql`SELECT id FROM source WHERE id = ${raw(String(source))}`);
  if (known !== undefined) return;
  await steps.change(
    sql`INSERT INTO sheet (id, source, name) VALUES (${raw(String(sheet))}, ${raw(String(source))}, ${HAND})`,
  );
  await steps.change(
    sql`INSERT INTO source (id, sha256, name, kind, imported, vintage, publish) SELECT ${raw(String(source))}, '', ${HAND}, 'hand', toDateTime64('2000-01-01 00:00:00', 3), 'unknown', 'unstated'`,
  );
}

/** Moments travel as text, like days. */
const overrideRows = (
  workbook: string,
): Sql => sql`SELECT i.there::BIGINT AS indicator, a.there::BIGINT AS area, o.m0, o.n, o.value, o.reason,
  o.by_, strftime(o."at", '%Y-%m-%d %H:%M:%S.%g') AS "at", ${workbook} AS workbook
FROM override o JOIN push_indicator i ON i.own = o.indicator JOIN push_area a ON a.own = o.area
ORDER BY indicator, area, o.m0, o.n, o."at"`;
