import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { yearPeriod } from '../../src/catalog';
import { column, raw } from '../../src/core';
import type { ServerEngine } from '../../src/engine';
import { startClickHouse } from '../../src/engine/remote';
import type { Session } from '../../src/flow';
import type { Ask, QuerySpec } from '../../src/query';
import { startServer, type LocalServer } from '../support/clickhouseServer';
import { fileIn, testSession } from '../support/session';
import { said } from '../support/sqlShown';

let server: LocalServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
let bases = 0;
const nextBase = (): string => `push_${(bases += 1)}`;
const connect = async (database: string): Promise<ServerEngine> => {
  const engine = await startClickHouse(server.connection(database));
  open.push(engine);
  return engine;
};

const AREAS = Array.from({ length: 60 }, (_, i) => `第${i + 1}县`);
const YEARS = [2021, 2022, 2023, 2024];
const PATENTS = `地区,${YEARS.map((year) => `${year}年`).join(',')}\n${AREAS.map((area, i) => `${area},${YEARS.map((_, k) => (i === 7 && k === 3 ? '—' : `${100 + i * 3 + k * 11}`)).join(',')}`).join('\n')}\n`;
const FIRMS =
  '企业名称,证书编号,发证日期,有效期至,所在地区\n' +
  Array.from(
    { length: 30 },
    (_, i) =>
      `甲${i}公司,GR2022${String(i).padStart(6, '0')},2022-11-${String((i % 28) + 1).padStart(2, '0')},2025-11-30,第${(i % 5) + 1}县`,
  ).join('\n');

async function workbook(): Promise<Session> {
  const session = await testSession();
  open.push(session);
  const plan = await session.plan([fileIn('专利授权量.csv', PATENTS), fileIn('高新技术企业名单.csv', FIRMS)]);
  const accepted = await session.accept(plan);
  if (!accepted.ok) throw new Error(accepted.error.code);
  return session;
}

const keyOf = (session: Session, area: string): string => session.catalog.findAreas(area)[0]?.key ?? area;
const patents = (session: Session): string =>
  session.catalog.data.indicators.find(({ names }) => names[0]?.name.startsWith('专利授权'))?.key ?? '';

/** Levels, growth, shares and ranks of every county, as a person reads them. */
async function shown(session: Session): Promise<unknown> {
  const measure = patents(session);
  const spec: QuerySpec = {
    columns: [
      { measure, derivation: { kind: 'level' } },
      { measure, derivation: { kind: 'growth', base: 'same_period' } },
      {
        measure,
        derivation: { kind: 'rank', among: { areas: AREAS.slice(0, 20).map((area) => keyOf(session, area)) } },
      },
    ],
    rows: ['area', 'period'],
    where: [
      { dim: 'area', in: AREAS.map((area) => keyOf(session, area)) },
      { dim: 'period', in: [yearPeriod(2023), yearPeriod(2024)] },
    ],
    order: [{ by: 0, desc: true }],
  };
  const answer = await session.ask(spec);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const asks: readonly Ask[] = AREAS.map((area) => ({
    measure,
    derivation: { kind: 'level' },
    area: { key: keyOf(session, area) },
    period: yearPeriod(2024),
  }));
  const all = await session.askAll(asks);
  if (!all.ok) throw new Error(JSON.stringify(all.error));
  return [
    answer.value.total,
    answer.value.rows.map(({ area, figures }) => [area, figures.map(said)]),
    all.value.map(said),
  ];
}

async function count(engine: ServerEngine, table: string): Promise<number> {
  const frame = await engine.run(raw(`SELECT count() AS n FROM ${table}`));
  if (!frame.ok) throw new Error(JSON.stringify(frame.error));
  return Number(column(frame.value, 'n')[0]);
}

test('what was pushed answers as the workbook does, digit by digit, and leads to its file and cell', async () => {
  const session = await workbook();
  const own = await shown(session);
  const engine = await connect(nextBase());
  const pushed = await session.push({}, engine);
  expect(pushed).toMatchObject({ ok: true, value: { sent: ['专利授权量.csv', '高新技术企业名单.csv'], already: [] } });
  expect(await session.connect(engine, 'test')).toEqual({ ok: true, value: undefined });
  expect(session.status.server).toMatchObject({ state: 'ready', facts: 240 });
  expect(await shown(session)).toEqual(own);
  const traced = await session.trace({
    measure: patents(session),
    derivation: { kind: 'level' },
    area: { key: keyOf(session, '第2县') },
    period: yearPeriod(2024),
  });
  expect(traced).toMatchObject({ ok: true, value: [{ source: { file: '专利授权量.csv', row: 3, column: 5 } }] });
  await session.disconnect();
  expect(session.status.server).toBeNull();
  expect(await shown(session)).toEqual(own);
});

test('a second push sends nothing, and another workbook adds its own beside it', async () => {
  const base = nextBase();
  const session = await workbook();
  const engine = await connect(base);
  await session.push({}, engine);
  const again = await session.push({}, engine);
  expect(again).toMatchObject({
    ok: true,
    value: { sent: [], already: ['专利授权量.csv', '高新技术企业名单.csv'], rows: 0 },
  });
  const other = await testSession();
  open.push(other);
  await other.accept(await other.plan([fileIn('专利申请量.csv', '地区,2024年\n第2县,9\n远方县,12\n')]));
  const more = await other.push({}, engine);
  expect(more).toMatchObject({ ok: true, value: { sent: ['专利申请量.csv'] } });
  expect(await count(engine, 'fact')).toBe(242);
  expect(await count(engine, 'fact_now')).toBe(242);
});

test('a push that is cut in the middle goes on where it stood, and nothing is there twice', async () => {
  const base = nextBase();
  const session = await workbook();
  const engine = await connect(base);
  let parts = 0;
  const cutting = session.push(
    {
      batch: 20,
      onProgress: () => {
        parts += 1;
        if (parts === 4) void server.cut();
      },
    },
    engine,
  );
  expect(await cutting).toMatchObject({ ok: false, error: { code: 'server_unreachable' } });
  await server.back();
  expect(await count(engine, 'fact_now')).toBe(0);
  const rest = await session.push({ batch: 20 }, engine);
  expect(rest).toMatchObject({ ok: true, value: { sent: ['专利授权量.csv', '高新技术企业名单.csv'] } });
  expect(rest.ok && rest.value.rows).toBeLessThanOrEqual(270 - 60);
  expect(await count(engine, 'fact')).toBe(240);
  expect(await count(engine, 'fact_now')).toBe(240);
  const own = await shown(session);
  await session.connect(engine, 'test');
  expect(await shown(session)).toEqual(own);
});

test('only answers cross the wire', async () => {
  const session = await workbook();
  const engine = await connect(nextBase());
  await session.push({}, engine);
  await session.connect(engine, 'test');
  const measure = patents(session);
  const bytes = async (ask: () => Promise<{ readonly ok: boolean }>): Promise<number> => {
    const before = engine.traffic.received;
    expect(await ask()).toMatchObject({ ok: true });
    return engine.traffic.received - before;
  };
  const page: QuerySpec = {
    columns: [{ measure, derivation: { kind: 'level' } }],
    rows: ['area', 'period'],
    where: [{ dim: 'period', in: YEARS.map(yearPeriod) }],
    page: { offset: 0, limit: 10 },
  };
  // Of 240 rows ten: some hundred bytes for each column beside the values.
  expect(await bytes(() => session.ask(page))).toBeLessThan(4_000);
  const scalars = Array.from({ length: 300 }, (_, i): Ask => ({
    measure,
    derivation: { kind: 'level' },
    area: { key: keyOf(session, AREAS[i % AREAS.length] ?? '') },
    period: yearPeriod(YEARS[i % 4] ?? 2024),
  }));
  expect(await bytes(() => session.askAll(scalars))).toBeLessThan(40_000);
});

test('a lost connection is told with the time of the last answer, and when it is back everything is asked anew', async () => {
  const session = await workbook();
  const engine = await connect(nextBase());
  await session.push({}, engine);
  await session.connect(engine, 'test');
  const own = await shown(session);
  await server.cut();
  const lost = await session.askAll([
    {
      measure: patents(session),
      derivation: { kind: 'level' },
      area: { key: keyOf(session, '第1县') },
      period: yearPeriod(2024),
    },
  ]);
  expect(lost).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  expect(session.status.server).toMatchObject({ state: 'lost', since: '2026-01-02T03:04:05.000Z' });
  const before = session.status.dataVersion;
  await server.back();
  expect(await session.retryServer()).toMatchObject({ ok: true });
  expect(session.status.server?.state).toBe('ready');
  expect(session.status.dataVersion).toBeGreaterThan(before);
  expect(await shown(session)).toEqual(own);
});

test("a person's SQL is refused by the engine that it was not written for", async () => {
  const session = await workbook();
  const engine = await connect(nextBase());
  await session.push({}, engine);
  await session.connect(engine, 'test');
  const text = 'SELECT count(*) AS n FROM facts';
  expect(await session.runText(text, { writtenFor: 'duckdb' })).toMatchObject({
    ok: false,
    error: { reason: 'other_engine' },
  });
  expect(await session.runText(text, { writtenFor: 'clickhouse' })).toMatchObject({
    ok: true,
    value: { columns: [[240]] },
  });
});
