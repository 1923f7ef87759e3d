import type { CatalogData } from '../catalog';
import { type Issue, type Result } from '../core';
import type { Profile } from '../ingest';
import type { Source, Tab } from '../workspace';
import { newWorkspace } from '../workspace';
import { openSession } from './open';
import type { Ports } from './ports';
import type { Session } from './session';
import { loadWorkspace, saveNew } from './workspaces';

/** What a sample consists of: its own areas and targets, the files that it loads, and the tabs that it opens with. */
export interface Sample {
  readonly name: string;
  /** The built-in indicators with the sample's areas, changes, targets and peer sets. */
  readonly catalog: CatalogData;
  readonly profiles: readonly Profile[];
  readonly files: readonly SampleFile[];
  readonly tabs: readonly Tab[];
  readonly activeTab: string;
}

export interface SampleFile extends Pick<Source, 'name' | 'vintage' | 'publish'> {
  readonly released?: string;
  readonly bytes: () => Promise<Uint8Array>;
}

const ID = 'sample';

/**
 * Opens the sample workspace, making it first where it is not here, or where making it was cut short. Its files are imported
 * like any others.
 */
export async function openSample(ports: Ports, sample: Sample): Promise<Result<Session, Issue>> {
  const kept = await loadWorkspace(ports.storage, ID);
  if (kept.ok && kept.value.sources.length > 0) return openSession(ports, ID);
  const { name, catalog, profiles, tabs, activeTab } = sample;
  await saveNew(ports.storage, { ...newWorkspace(name, ID, catalog), profiles, tabs, activeTab, sample: true });
  const opened = await openSession(ports, ID);
  if (!opened.ok) return opened;
  const session = opened.value;
  const files = sample.files.map((file) => ({ name: file.name, size: 0, bytes: file.bytes }));
  const about = Object.fromEntries(
    sample.files.map(({ name: file, vintage, publish, released }) => [
      file,
      { vintage, publish, ...(released === undefined ? {} : { released }) },
    ]),
  );
  const accepted = await session.accept(await session.plan(files), { sources: about });
  if (accepted.ok) return opened;
  await session.close();
  return accepted;
}
