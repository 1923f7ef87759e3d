import { builtInCatalog } from '../../../src/catalog/builtIn';
import type { CatalogData } from '../../../src/catalog';
import type { Sql } from '../../../src/core';
import type { Engine } from '../../../src/engine';
import { startBrowserEngine } from '../../../src/engine/browser';
import { openSession, saveNew, type Ports, type Session } from '../../../src/flow';
import { newId, workerReader } from '../../../src/host';
import { builtInProfiles } from '../../../src/ingest/builtIn';
import { openStorage } from '../../../src/storage/browser';
import { newWorkspace, type Workspace } from '../../../src/workspace';

/** The product's ports as in the page, with the engine that was started last within reach. */
export async function benchPorts(): Promise<{ readonly ports: Ports; readonly engine: () => Engine }> {
  const { storage } = await openStorage();
  let started: Engine | null = null;
  const ports: Ports = {
    storage,
    startEngine: async () => (started = await startBrowserEngine()),
    reader: workerReader(),
    now: () => new Date(),
    newId,
  };
  return {
    ports,
    engine: () => {
      if (!started) throw new Error('no engine was started');
      return started;
    },
  };
}

export const benchWorkspace = (catalog: CatalogData = builtInCatalog, more: Partial<Workspace> = {}): Workspace => ({
  ...newWorkspace('bench', newId(), catalog),
  profiles: builtInProfiles,
  ...more,
});

/** A session over a new workspace. */
export async function newSession(
  catalog?: CatalogData,
): Promise<{ readonly session: Session; readonly engine: () => Engine; readonly ports: Ports }> {
  const { ports, engine } = await benchPorts();
  const workspace = await saveNew(ports.storage, benchWorkspace(catalog));
  const opened = await openSession(ports, workspace.id);
  if (!opened.ok) throw new Error(opened.error.code);
  return { session: opened.value, engine, ports };
}

/** What the engine itself makes: where looking is measured, and not loading. */
export async function fill(engine: Engine, statements: readonly Sql[]): Promise<void> {
  const made = await engine.load(statements.map((sql) => ({ do: 'sql', sql })));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
}

/** The value of an answer that must be there. */
export function must<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}
