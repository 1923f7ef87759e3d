import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { yearPeriod, type Period } from '../../src/catalog';
import type { ServerEngine } from '../../src/engine';
import { startClickHouse } from '../../src/engine/remote';
import type { Session } from '../../src/flow';
import { FINDING_KINDS, type Ask, type Derivation, type QualityAsk, type QuerySpec } from '../../src/query';
import { removeOverride, saveHandNumber, saveOverride } from '../../src/workspace';
import { sharedServer } from '../support/clickhouseServer';
import { sampleSession } from '../support/sample';
import { said } from '../support/sqlShown';

/** The sample asked here and on a server that it was pushed to: one answer. */
let session: Session;
let engine: ServerEngine;
beforeAll(async () => {
  session = await sampleSession();
  engine = await startClickHouse((await sharedServer()).connection('sample'));
  const pushed = await session.push({}, engine);
  if (!pushed.ok) throw new Error(JSON.stringify(pushed.error));
});
afterAll(async () => {
  await session.close();
  await engine.close();
});

/** What `ask` gives here, then there. */
async function both<T>(ask: () => Promise<T>): Promise<readonly [T, T]> {
  const own = await ask();
  expect(await session.connect(engine, 'test')).toEqual({ ok: true, value: undefined });
  try {
    return [own, await ask()];
  } finally {
    await parted();
  }
}

/** Back to this machine, with the connection kept open for the next question. */
async function parted(): Promise<void> {
  await session.disconnect();
  engine = await startClickHouse((await sharedServer()).connection('sample'));
}

const YEARS: readonly Period[] = [2022, 2023, 2024].map(yearPeriod);
const NOW = yearPeriod(2024);
const DERIVATIONS: readonly Derivation[] = [
  { kind: 'level' },
  { kind: 'change', base: 'same_period' },
  { kind: 'growth', base: 'same_period' },
  { kind: 'growth', base: 'previous' },
  { kind: 'share', of: 'parent' },
  { kind: 'rank', among: 'siblings' },
  { kind: 'rank', among: 'siblings', end: 'last' },
  { kind: 'index', base: yearPeriod(2020) },
  { kind: 'cagr', from: yearPeriod(2020) },
  { kind: 'per', by: 'population_res', scale: 10_000 },
  { kind: 'completion' },
  { kind: 'target' },
];

const indicators = (): readonly string[] => session.catalog.data.indicators.map(({ key }) => key);
const counties = (): readonly string[] =>
  session.catalog.data.areas.filter(({ kind }) => kind !== 'town').map(({ key }) => key);

/** A wide question: every county, so many columns. */
const wide = (columns: readonly Ask[]): QuerySpec => ({
  columns,
  rows: ['area', 'period'],
  where: [
    { dim: 'area', in: counties() },
    { dim: 'period', in: YEARS },
  ],
});

/** Rows and figures as a person reads them, and with the reason where there is none. */
async function told(spec: QuerySpec): Promise<unknown> {
  const answer = await session.ask(spec);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return [answer.value.total, answer.value.rows.map(({ area, period, figures }) => [area, period, figures.map(said)])];
}

describe('the sample on a server', { timeout: 240_000 }, () => {
  test('every indicator of every county has the same figures, reasons and order', async () => {
    const columns = indicators().map((measure): Ask => ({ measure, derivation: { kind: 'level' } }));
    const [own, there] = await both(() => told(wide(columns)));
    expect(there).toEqual(own);
  });

  test('every derivation gives the same figures, reasons and order', async () => {
    const columns = DERIVATIONS.map((derivation): Ask => ({ measure: 'pat_grant', derivation }));
    const spec: QuerySpec = { ...wide(columns), order: [{ by: 2, desc: true }] };
    const [own, there] = await both(() => told(spec));
    expect(there).toEqual(own);
  });

  test('three hundred scalars are the same', async () => {
    const asks = counties().flatMap((key) =>
      indicators().map((measure, i): Ask => ({
        measure,
        derivation: i % 3 === 0 ? { kind: 'growth', base: 'same_period' } : { kind: 'level' },
        area: { key },
        period: NOW,
      })),
    );
    const [own, there] = await both(async () => {
      const answer = await session.askAll(asks.slice(0, 300));
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      return answer.value.map(said);
    });
    expect(own).toHaveLength(300);
    expect(there).toEqual(own);
  });

  test('the quality page finds the same, line by line, from cover to ledgers', async () => {
    const page = { offset: 0, limit: 200 };
    const asks: readonly QualityAsk[] = [
      { kind: 'coverage', span: 'year', page },
      { kind: 'coverage', span: 'ytd', page },
      { kind: 'areas', indicator: 'pat_grant', span: 'year', page },
      { kind: 'unreported', indicators: ['pat_grant', 'rd_expenditure'], areas: counties(), period: NOW },
      { kind: 'unreported', indicators: [], areas: [], period: NOW },
      ...FINDING_KINDS.map((kind) => ({ kind, page })),
    ];
    const [own, there] = await both(async () => {
      const pages: unknown[] = [];
      for (const ask of asks) {
        const answer = await session.quality(ask);
        if (!answer.ok) throw new Error(`${ask.kind}: ${JSON.stringify(answer.error)}`);
        pages.push(
          JSON.parse(
            JSON.stringify(answer.value, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
          ),
        );
      }
      return pages;
    });
    for (const [i, ask] of asks.entries()) expect(there[i], ask.kind).toEqual(own[i]);
  });

  test('every fact is listed alike, with its file, sheet and cell', async () => {
    const list = async (): Promise<readonly string[]> => {
      const lines: string[] = [];
      const done = await session.eachFact((facts) => lines.push(...facts.map((fact) => JSON.stringify(fact))));
      if (!done.ok) throw new Error(JSON.stringify(done.error));
      return lines.sort();
    };
    const [own, there] = await both(list);
    expect(own.length).toBeGreaterThan(1000);
    expect(there).toEqual(own);
  });

  test('only answers cross the wire: a page of rows, a wide table, three hundred scalars', async () => {
    await session.connect(engine, 'test');
    const bytes = async (ask: () => Promise<{ readonly ok: boolean }>): Promise<number> => {
      const before = engine.traffic.received;
      expect(await ask()).toMatchObject({ ok: true });
      return engine.traffic.received - before;
    };
    const columns = indicators()
      .slice(0, 20)
      .map((measure): Ask => ({ measure, derivation: { kind: 'level' } }));
    const rows = counties().length * YEARS.length;
    const page = await bytes(() => session.ask({ ...wide(columns.slice(0, 3)), page: { offset: 5, limit: 10 } }));
    const pivot = await bytes(() => session.ask(wide(columns)));
    const scalars = await bytes(() =>
      session.askAll(
        Array.from({ length: 300 }, (_, i): Ask => ({
          measure: columns[i % columns.length]?.measure ?? '',
          derivation: { kind: 'level' },
          area: { key: counties()[i % counties().length] ?? '' },
          period: YEARS[i % 3] ?? NOW,
        })),
      ),
    );
    await parted();
    // A figure is its parts: number, decimals, reason, notes; and each column of an answer has a head of some hundred bytes.
    expect(page).toBeLessThan(3 * 2_500 + 10 * 3 * 100);
    expect(pivot).toBeLessThan(20 * 2_500 + rows * 20 * 100);
    expect(scalars).toBeLessThan(300 * 100 + 4_000);
    // Far from the tables themselves.
    expect(page + pivot + scalars).toBeLessThan(session.status.facts * 100);
  });

  test('hand numbers and corrections are pushed once, replaced when they change, and gone when they are taken back', async () => {
    const [area = ''] = counties();
    const asks: readonly Ask[] = [2023, 2024].flatMap((year) =>
      ['pat_grant', 'gdp'].map((measure): Ask => ({
        measure,
        derivation: { kind: 'level' },
        area: { key: area },
        period: yearPeriod(year),
      })),
    );
    const shown = async (): Promise<unknown> => {
      const [answer, rows] = [
        await session.askAll(asks),
        await session.trace(asks[0] ?? { measure: '', derivation: { kind: 'level' } }),
      ];
      if (!answer.ok || !rows.ok) throw new Error('not answered');
      return [answer.value.map((figure) => [said(figure), figure.notes]), rows.value];
    };
    const push = async (): Promise<number> => {
      const done = await session.push({}, engine);
      if (!done.ok) throw new Error(JSON.stringify(done.error));
      return done.value.hand;
    };
    const same = async (): Promise<void> => {
      const [own, there] = await both(shown);
      expect(there).toEqual(own);
    };
    const hand = {
      indicator: 'gdp',
      area,
      period: yearPeriod(2023),
      basis: '电话核实',
      provider: '科技局',
      date: '2025-01-02',
    };
    await session.do(saveHandNumber, { number: { ...hand, id: 'h1', text: '15余' } });
    const correction = {
      id: 'o1',
      indicator: 'pat_grant',
      area,
      period: yearPeriod(2023),
      by: '甲',
      at: '2025-01-03T04:05:06.000Z',
    };
    await session.do(saveOverride, { override: { ...correction, value: '777', reason: '笔误' } });
    expect(await push()).toBe(2);
    expect(await push()).toBe(0);
    await same();
    await session.do(saveOverride, { override: { ...correction, value: '778', reason: '再核' } });
    expect(await push()).toBe(2);
    await same();
    await session.do(removeOverride, { id: 'o1' });
    expect(await push()).toBe(1);
    await same();
  });
});
