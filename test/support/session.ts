import { randomUUID } from 'node:crypto';
import { column, ident, raw, sql, type LoadStep } from '../../src/core';
import type { Engine } from '../../src/engine';
import { startNodeEngine } from '../../src/engine/node';
import { directReader } from '../../src/cli/scratch';
import { openSession, saveNew, type FileIn, type Ports, type Session } from '../../src/flow';
import { memoryStorage } from '../../src/storage';
import type { Storage } from '../../src/storage';
import { newWorkspace, type Workspace } from '../../src/workspace';

/** Starting an engine takes longer than most tests: one that was closed is emptied and used again. */
let idle: Engine | null = null;

async function pooledEngine(): Promise<Engine> {
  const engine = idle ?? (await startNodeEngine());
  idle = null;
  return { ...bound(engine), close: () => release(engine) };
}

const bound = (engine: Engine): Engine => ({
  dialect: engine.dialect,
  version: engine.version,
  run: (statement, options) => engine.run(statement, options),
  load: (steps, options) => engine.load(steps, options),
  export: (statement, options) => engine.export(statement, options),
  runText: (text, options) => engine.runText(text, options),
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
  if (!all.ok || idle) return engine.close();
  const names = column(all.value, 'table_name');
  const types = column(all.value, 'table_type');
  const drops = names.map((name, i): LoadStep => ({
    do: 'sql',
    sql: sql`DROP ${raw(types[i] === 'VIEW' ? 'VIEW' : 'TABLE')} IF EXISTS ${ident(String(name))} CASCADE`,
  }));
  const emptied = await engine.load(drops);
  if (!emptied.ok) return engine.close();
  idle = engine;
}

export const nodePorts = (storage: Storage = memoryStorage(), changes: Partial<Ports> = {}): Ports => ({
  storage,
  startEngine: pooledEngine,
  reader: directReader,
  now: () => new Date('2026-01-02T03:04:05Z'),
  newId: randomUUID,
  ...changes,
});

/** A session over a real engine in Node. `start` replaces parts of the empty workspace. */
export async function testSession(ports: Ports = nodePorts(), start: Partial<Workspace> = {}): Promise<Session> {
  const workspace = { ...newWorkspace('试', 'w'), ...start };
  await saveNew(ports.storage, workspace);
  return reopen(ports, workspace.id);
}

export async function reopen(ports: Ports, id = 'w'): Promise<Session> {
  const opened = await openSession(ports, id);
  if (!opened.ok) throw new Error(`${opened.error.code} ${JSON.stringify(opened.error.params)}`);
  return opened.value;
}

/** A file as a person would drop it. */
export function fileIn(name: string, content: string | Uint8Array): FileIn {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, size: bytes.length, bytes: () => Promise.resolve(bytes) };
}
