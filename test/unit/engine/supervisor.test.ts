import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err, ok, sql, type Frame } from '../../../src/core';
import { superviseEngine, type Engine, type EngineState } from '../../../src/engine';

const frame = (value: number): Frame => ({ fields: [{ name: 'n', type: 'number' }], columns: [[value]], rows: 1 });

/** An engine that answers with its own number and can be killed from outside. */
interface Killable extends Engine {
  die(reason: string): void;
}

function killable(number: number): Killable {
  const listeners: ((reason: string) => void)[] = [];
  let dead: string | null = null;
  const answer = async () => (dead === null ? ok(frame(number)) : err({ kind: 'crashed' as const, message: dead }));
  return {
    dialect: 'duckdb',
    version: `test ${number}`,
    run: answer,
    runText: answer,
    hold: () => Promise.resolve(err({ kind: 'crashed', message: 'none' })),
    load: async () => (dead === null ? ok(undefined) : err({ kind: 'crashed', message: dead })),
    export: async () => ok(new Uint8Array()),
    close: async () => undefined,
    onCrash: (listener) => listeners.push(listener),
    die(reason) {
      dead = reason;
      for (const listener of listeners) listener(reason);
    },
  };
}

function setting(reload: (engine: Engine) => Promise<void> = async () => undefined) {
  const engines: Killable[] = [];
  const states: string[] = [];
  const start = async (): Promise<Engine> => {
    const engine = killable(engines.length + 1);
    engines.push(engine);
    return engine;
  };
  const told = (state: EngineState, reason?: string): void => {
    states.push(reason === undefined ? state : `${state}: ${reason}`);
  };
  const kill = (reason: string): void => engines.at(-1)?.die(reason);
  return { engines, states, kill, supervised: superviseEngine(start, reload, told) };
}

const asked = async (engine: Engine): Promise<unknown> => {
  const result = await engine.run(sql`SELECT 1`);
  return result.ok ? result.value.columns[0]?.[0] : result.error;
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('after a crash a new engine is filled, and a question asked meanwhile is answered by it', async () => {
  let filled: () => void = () => undefined;
  const reloads: string[] = [];
  const { states, kill, supervised } = setting(async (engine) => {
    reloads.push(engine.version);
    await new Promise<void>((resolve) => (filled = resolve));
  });
  const engine = await supervised;
  expect(await asked(engine)).toBe(1);
  kill('memory access out of bounds');
  const meanwhile = asked(engine);
  await vi.waitFor(() => expect(reloads).toEqual(['test 2']));
  expect(states).toEqual(['restarting: memory access out of bounds']);
  filled();
  expect(await meanwhile).toBe(2);
  expect(states.at(-1)).toBe('ready');
});

test('who waits for a restart can leave', async () => {
  const { kill, supervised } = setting(() => new Promise<void>(() => undefined));
  const engine = await supervised;
  kill('gone');
  const abort = new AbortController();
  const waiting = engine.run(sql`SELECT 1`, { signal: abort.signal });
  abort.abort();
  expect(await waiting).toEqual(err({ kind: 'cancelled' }));
});

test('the third crash within a minute is the last, and the reason is told', async () => {
  const { engines, states, kill, supervised } = setting();
  const engine = await supervised;
  const gone: string[] = [];
  engine.onCrash((reason) => gone.push(reason));
  for (const reason of ['one', 'two']) {
    kill(reason);
    expect(typeof (await asked(engine))).toBe('number');
  }
  kill('three');
  expect(await asked(engine)).toEqual({ kind: 'crashed', message: 'three' });
  expect(engines.length).toBe(3);
  expect(states.at(-1)).toBe('failed: three');
  expect(gone).toEqual(['three']);
});

test('crashes that lie apart are each mended', async () => {
  const { states, kill, supervised } = setting();
  const engine = await supervised;
  for (let i = 0; i < 6; i += 1) {
    vi.setSystemTime(Date.now() + 40_000);
    kill('now and then');
    expect(await asked(engine)).toBe(i + 2);
  }
  expect(states.filter((state) => state.startsWith('failed'))).toEqual([]);
});

test('an engine that dies while it is filled is replaced, but not for ever', async () => {
  const dying: Killable[] = [];
  const { engines, states, kill, supervised } = setting(async (engine) => {
    const victim = engines.find(({ version }) => version === engine.version);
    if (victim) dying.push(victim);
    victim?.die('died while loading');
    throw new Error('the load was answered: crashed');
  });
  const engine = await supervised;
  kill('first');
  expect(await asked(engine)).toEqual({ kind: 'crashed', message: 'died while loading' });
  expect(dying.length).toBe(2);
  expect(states).toEqual(['restarting: first', 'failed: died while loading']);
});

test('data that cannot be loaded again end in failed at once; a person may then try again', async () => {
  let broken = true;
  const { states, kill, supervised } = setting(async () => {
    if (broken) throw new Error('a source is missing');
  });
  const engine = await supervised;
  kill('crash');
  expect(await asked(engine)).toEqual({ kind: 'crashed', message: 'a source is missing' });
  broken = false;
  await engine.restart();
  expect(await asked(engine)).toBe(3);
  expect(states).toEqual(['restarting: crash', 'failed: a source is missing', 'restarting', 'ready']);
});

test('a closed engine is not started again', async () => {
  const { engines, states, kill, supervised } = setting();
  const engine = await supervised;
  await engine.close();
  kill('at the end');
  expect([engines.length, states.length]).toEqual([1, 0]);
});
