import { randomUUID } from 'node:crypto';
import { directReader } from '../../src/cli/scratch';
import { openSession, saveNew, type FileIn, type Ports, type Session } from '../../src/flow';
import { memoryStorage } from '../../src/storage';
import type { Storage } from '../../src/storage';
import { newWorkspace, type Workspace } from '../../src/workspace';
import { borrowEngine } from './engine';

export const nodePorts = (storage: Storage = memoryStorage(), changes: Partial<Ports> = {}): Ports => ({
  storage,
  startEngine: borrowEngine,
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
