import type { CatalogData } from '../catalog';
import { type Issue, type Result } from '../core';
import { sha256Hex, type Profile } from '../ingest';
import type { HandNumber, Source, Tab } from '../workspace';
import { newWorkspace, readWorkspace } from '../workspace';
import { openSession } from './open';
import type { Ports } from './ports';
import type { Session } from './session';
import { snapshotBlob } from './snapshot';
import { loadWorkspace, saveNew, sourceKey } from './workspaces';

/** What a sample consists of: its own areas and targets, the files that it loads, and the tabs that it opens with. */
export interface Sample {
  /** Of the workspace that it is opened as. */
  readonly id: string;
  readonly name: string;
  /** Its figures are invented: said on screen and in every export. */
  readonly invented: boolean;
  /** The built-in indicators with the sample's areas, changes, targets and peer sets. */
  readonly catalog: CatalogData;
  readonly profiles: readonly Profile[];
  readonly files: readonly SampleFile[];
  readonly handNumbers: readonly HandNumber[];
  readonly tabs: readonly Tab[];
  readonly activeTab: string;
  /** What importing the files comes to, where it was done before; null where it was not. */
  readonly prepared?: () => Promise<Prepared | null>;
}

export interface SampleFile extends Pick<Source, 'name' | 'vintage' | 'publish'> {
  readonly released?: string;
  readonly bytes: () => Promise<Uint8Array>;
}

/** The sample after its import: the workspace as it is kept, and the snapshot of its data. */
export interface Prepared {
  readonly workspace: string;
  readonly snapshot: Uint8Array;
}

/** data/sample/manifest.json, data/reports/manifest.json. */
export interface SampleManifest {
  readonly id?: string;
  readonly name: string;
  readonly sample: boolean;
  readonly files: readonly { name: string; vintage: string; publish: string; released?: string }[];
  readonly tabs: readonly object[];
  readonly activeTab: string;
}

/** The id of the first sample, from before there were several. */
const FIRST = 'sample';

/** What a sample's catalog.json adds to the built-in one: areas and targets, and indicators of its own beside those that are known. */
export function sampleCatalog(builtIn: CatalogData, own: object): CatalogData {
  const said: Partial<CatalogData> = own;
  return { ...builtIn, ...said, indicators: [...builtIn.indicators, ...(said.indicators ?? [])] };
}

/** The sample that a manifest describes, with its files and summaries from where they lie. */
export function sampleOf(
  manifest: SampleManifest,
  known: Pick<Sample, 'catalog' | 'profiles'> & Partial<Pick<Sample, 'handNumbers'>>,
  bytesOf: (file: string) => Promise<Uint8Array>,
  textOf: (file: string) => string,
): Sample {
  return {
    handNumbers: [],
    ...known,
    id: manifest.id ?? FIRST,
    name: manifest.name,
    invented: manifest.sample,
    files: manifest.files.map(({ name, vintage, publish, released }) => ({
      name,
      vintage: vintage as Source['vintage'],
      publish: publish as Source['publish'],
      ...(released === undefined ? {} : { released }),
      bytes: () => bytesOf(name),
    })),
    tabs: (manifest.tabs as readonly (Tab & { readonly file?: string })[]).map(({ file, ...tab }) =>
      tab.kind === 'summary' && file !== undefined ? { ...tab, text: textOf(file) } : tab,
    ),
    activeTab: manifest.activeTab,
  };
}

/**
 * Opens the sample workspace, making it first where it is not here, or where making it was cut short: out of what was prepared,
 * else by importing its files like any others.
 */
export async function openSample(ports: Ports, sample: Sample): Promise<Result<Session, Issue>> {
  const { id } = sample;
  const kept = await loadWorkspace(ports.storage, id);
  if (kept.ok && kept.value.sources.length > 0) return openSession(ports, id);
  const prepared = await sample.prepared?.().catch(() => null);
  if (prepared && (await putPrepared(ports, sample, prepared))) return openSession(ports, id);
  return importSample(ports, sample);
}

/** Imports the sample's files into a workspace of its own. */
export async function importSample(ports: Ports, sample: Sample): Promise<Result<Session, Issue>> {
  const { id, name, invented, catalog, profiles, handNumbers, tabs, activeTab } = sample;
  const start = { ...newWorkspace(name, id, catalog), profiles, handNumbers, tabs, activeTab };
  await saveNew(ports.storage, invented ? { ...start, sample: true } : start);
  const opened = await openSession(ports, id);
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

/** Puts what was prepared where an import would have left it, the workspace last. False when it is not of these files. */
async function putPrepared({ storage }: Ports, sample: Sample, prepared: Prepared): Promise<boolean> {
  const workspace = readWorkspace(prepared.workspace);
  if (!workspace.ok) return false;
  const stored = await Promise.all(
    workspace.value.sources.map(async ({ name, sha256 }) => {
      const bytes = await sample.files.find((file) => file.name === name)?.bytes();
      if (!bytes || (await sha256Hex(bytes)) !== sha256) return false;
      await storage.putBlob(sourceKey(sha256), bytes);
      return true;
    }),
  );
  if (stored.includes(false)) return false;
  await storage.putBlob(snapshotBlob(sample.id), prepared.snapshot);
  await saveNew(storage, { ...workspace.value, id: sample.id });
  return true;
}
