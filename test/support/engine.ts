import { column, ident, raw, sql, type LoadStep } from '../../src/core';
import type { Engine } from '../../src/engine';
import { startNodeEngine } from '../../src/engine/node';

/** Starting an engine takes longer than most tests: one that was closed is emptied and used again, also by the next file of this process. */
const idle: Engine[] = [];
const MOST_IDLE = 2;

/** An empty engine in this process. Its `close` gives it back. For tests of starting and ending itself: `startNodeEngine`. */
export async function borrowEngine(): Promise<Engine> {
  const engine = idle.pop() ?? (await startNodeEngine());
  return { ...bound(engine), close: () => release(engine) };
}

const bound = (engine: Engine): Engine => ({
  dialect: engine.dialect,
  version: engine.version,
  run: (statement, options) => engine.run(statement, options),
  load: (steps, options) => engine.load(steps, options),
  export: (statement, options) => engine.export(statement, options),
  runText: (text, options) => engine.runText(text, options),
  hold: (statement, options) => engine.hold(statement, options),
  onCrash: (listener) => {
    engine.onCrash(listener);
  },
  close: () => engine.close(),
});

async function release(engine: Engine): Promise<void> {
  const all = await engine.run(
    raw(
      `SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = 'main' ORDER BY table_type DESC`,
    ),
  );
  if (!all.ok || idle.length >= MOST_IDLE) return engine.close();
  const names = column(all.value, 'table_name');
  const types = column(all.value, 'table_type');
  const drops = names.map((name, i): LoadStep => ({
    do: 'sql',
    sql: sql`DROP ${raw(types[i] === 'VIEW' ? 'VIEW' : 'TABLE')} IF EXISTS ${ident(String(name))} CASCADE`,
  }));
  const emptied = await engine.load(drops);
  if (!emptied.ok) return engine.close();
  idle.push(engine);
}
