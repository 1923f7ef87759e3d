import { raw, sql } from '../../src/core';
import { superviseEngine, type Engine, type EngineState } from '../../src/engine';
import { outcome, rows, wait, type Case } from './cases';

const endless = sql`SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b`;

/** Cancelling, taking turns, dying and coming back. */
export const lifeCases: readonly Case[] = [
  {
    name: 'an aborted query ends, and the engine is free for the next',
    run: async (engine) => {
      const abort = new AbortController();
      setTimeout(() => abort.abort(), 150);
      const from = performance.now();
      const long = outcome(await engine.run(endless, { signal: abort.signal }));
      const next = rows(await engine.run(sql`SELECT 1`));
      return [long, next, performance.now() - from < 2_000];
    },
    expected: ['cancelled', [[1]], true],
  },
  {
    name: "a person's endless query can be aborted too, and export, and after each the engine answers",
    run: async (engine) => {
      const asks: ((signal: AbortSignal) => Promise<unknown>)[] = [
        async (signal) =>
          outcome(await engine.runText('SELECT count(*) FROM range(100000000000) t(i) WHERE i % 7 = 8', { signal })),
        async (signal) => outcome(await engine.export(endless, { signal })),
      ];
      const seen = [];
      for (const ask of asks) {
        const abort = new AbortController();
        setTimeout(() => abort.abort(), 100);
        seen.push(await ask(abort.signal), rows(await engine.runText('SELECT 2')));
      }
      return seen;
    },
    expected: ['cancelled', [[2]], 'cancelled', [[2]]],
  },
  {
    name: 'a query whose signal was raised before is not begun',
    run: async (engine) => outcome(await engine.run(endless, { signal: AbortSignal.abort() })),
    expected: 'cancelled',
  },
  {
    name: 'a short query does not wait for a long one',
    run: async (engine) => {
      const abort = new AbortController();
      const long = engine.run(endless, { signal: abort.signal });
      const short = rows(await engine.run(sql`SELECT 3`));
      abort.abort();
      return [short, outcome(await long)];
    },
    expected: [[[3]], 'cancelled'],
  },
  {
    name: 'twenty queries at once each get their own answer',
    run: async (engine) => {
      const all = Array.from({ length: 20 }, (_, i) =>
        engine.run(sql`SELECT sum(range) + ${i} FROM range(${1000 * (i + 1)})`),
      );
      const answers = (await Promise.all(all)).map((result) =>
        result.ok ? result.value.columns[0]?.[0] : outcome(result),
      );
      return answers.every((answer, i) => answer === ((1000 * (i + 1) - 1) * 1000 * (i + 1)) / 2 + i);
    },
    expected: true,
  },
  {
    name: 'a query that waits for its turn can be aborted',
    run: async (engine) => {
      const stop = new AbortController();
      const busy = Array.from({ length: 8 }, () => engine.run(endless, { signal: stop.signal }));
      await wait(50);
      stop.abort();
      const ends = (await Promise.all(busy)).map(outcome);
      return [new Set(ends).size, ends[7], rows(await engine.run(sql`SELECT 4`))];
    },
    expected: [1, 'cancelled', [[4]]],
  },
  {
    name: 'a failed query is told with its SQL and does no harm',
    run: async (engine) => {
      const failed = await engine.run(sql`SELECT * FROM nowhere WHERE a = ${'县'}`);
      return [
        !failed.ok && failed.error.kind === 'failed' && failed.error.sql,
        outcome(failed),
        rows(await engine.run(sql`SELECT 5`)),
      ];
    },
    expected: ["SELECT * FROM nowhere WHERE a = '县'", { failedAt: 14 }, [[5]]],
  },
  {
    name: 'a closed engine says so',
    run: async (_, { start }) => {
      const engine = await start();
      await engine.close();
      return outcome(await engine.run(sql`SELECT 1`));
    },
    expected: 'crashed',
  },
  {
    name: 'a crash is told once, and after it every call answers crashed',
    run: async (_, { start }) => {
      const engine = await start();
      let told = 0;
      engine.onCrash(() => (told += 1));
      const deadly = outcome(await crash(engine));
      const after = [
        outcome(await engine.run(sql`SELECT 1`)),
        outcome(await engine.runText('SELECT 1')),
        outcome(await engine.export(sql`SELECT 1`)),
        outcome(await engine.load([{ do: 'sql', sql: sql`SELECT 1` }])),
      ];
      return [deadly, after, told];
    },
    expected: ['crashed', ['crashed', 'crashed', 'crashed', 'crashed'], 1],
  },
  {
    name: 'the supervisor restarts a crashed engine and reloads it, and those who ask meanwhile wait',
    run: async (_, { start }) => {
      const states: EngineState[] = [];
      const fill = async (engine: Engine): Promise<void> => {
        await engine.load([{ do: 'sql', sql: sql`CREATE TABLE county AS SELECT '青溪县' AS name` }]);
      };
      const engine = await superviseEngine(start, fill, (state) => states.push(state));
      await fill(engine);
      const deadly = outcome(await crash(engine));
      const answer = rows(await engine.run(sql`FROM county`));
      await engine.close();
      return [deadly, answer, states];
    },
    expected: ['crashed', [['青溪县']], ['restarting', 'ready']],
  },
];

/** Kills an engine in a way that a person's query could: eight hundred steps, each over the one before, overrun its stack. */
function crash(engine: Engine) {
  const steps = Array.from({ length: 800 }, (_, i) => (i === 0 ? 's0 AS (SELECT 1)' : `s${i} AS (FROM s${i - 1})`));
  return engine.run(sql`${raw(`WITH ${steps.join(', ')} FROM s799`)}`);
}
