import { err, issue, ok, type Issue, type LoadStep, type Result } from '../core';
import type { Engine } from '../engine';
import { vintageRank } from '../catalog';
import {
  factSteps,
  ledgerSteps,
  loadDelimited,
  sheetNameOf,
  sourceSteps,
  viewDelimited,
  type SourcePlan,
  type SourceRow,
} from '../ingest';
import type { Storage } from '../storage';
import type { Source } from '../workspace';
import { cacheParts, IMPORTER_VERSION, unpackCache, type SourceCache } from './cache';
import { cacheSteps, exportStatements } from './cacheLoad';
import { readLarge } from './largeFile';
import { joined } from './container';
import { withSource, type Loaded, type LoadedSource } from './loaded';
import type { Ports, ReadContext } from './ports';
import { answerOf, asAccepted, readingKey } from './reading';
import { sourceKey } from './workspaces';

/** How to bring one source into an engine, and what is loaded afterwards. */
export interface SourceLoad {
  readonly steps: readonly LoadStep[];
  readonly loaded: Loaded;
  /** False when it had to be read anew, so that a cache should be written. */
  readonly cached: boolean;
  /** Where `fact` is a view of staged cells after the steps: what takes the staging away once they are laid out. */
  readonly discard?: readonly LoadStep[];
}

/** Another reading of the same file has another cache: undo may lead from one to the other. */
export const cacheKey = (source: Source): string => `cache-${source.sha256}-${IMPORTER_VERSION}-${readingKey(source)}`;

/** Fewer facts are laid out as quickly as they are looked at where they were staged. */
const MANY_FACTS = 100_000;

/**
 * Steps of a source that was just planned. `loaded` must have ids for all its areas and indicators. `sole`: nothing else has facts, so that those of a
 * large sheet may be looked at where they are staged.
 */
export function plannedLoad(plan: SourcePlan, source: Source, loaded: Loaded, sole = false): SourceLoad {
  const sheets = plan.sheets.map(({ sheet }) => sheet);
  const ledgers = plan.sheets.flatMap((sheet) => (sheet.kind === 'ledger' ? [sheet.recipe.ledger] : []));
  const next = withSource(loaded, source.sha256, sheets, [...new Set(ledgers)]);
  const at = next.sources.get(source.sha256);
  if (!at) throw new Error('the source was not added');
  const vintage = vintageRank(source.vintage);
  let discard: readonly LoadStep[] | undefined;
  const steps = plan.sheets.flatMap((sheet): readonly LoadStep[] => {
    const id = at.sheets.get(sheet.sheet) ?? 0;
    if (sole && sheet.kind === 'facts_sql' && (sheet.resolved?.rows ?? 0) >= MANY_FACTS) {
      const view = viewDelimited(sheet, next.ids, id, vintage);
      if (view) discard = sheet.load.discard;
      if (view) return view;
    }
    if (sheet.kind === 'facts') return factSteps(sheet.facts, next.ids, id, vintage);
    if (sheet.kind === 'facts_sql') return loadDelimited(sheet, next.ids, id, vintage);
    if (sheet.kind === 'ledger') return ledgerSteps(sheet.recipe, sheet.rows, next.ids, id);
    return [];
  });
  return {
    steps: [...sourceSteps(rowOf(source, at)), ...steps],
    loaded: next,
    cached: false,
    ...(discard ? { discard } : {}),
  };
}

/** Steps of a source that is kept: out of its cache where that still fits, else out of its bytes, read again. */
export async function storedLoad(
  ports: Ports,
  source: Source,
  loaded: Loaded,
  readAgain: (source: Source) => Promise<Result<SourcePlan, Issue>>,
): Promise<Result<SourceLoad, Issue>> {
  const packed = await ports.storage.getBlob(cacheKey(source));
  const cache = packed && unpackCache(packed);
  if (cache) {
    const next = withSource(
      loaded,
      source.sha256,
      cache.sheets.map(([, name]) => name),
      cache.ledgers.map(({ ledger }) => ledger),
    );
    const at = next.sources.get(source.sha256);
    const steps = at && cacheSteps(cache, next, at, source.vintage);
    if (steps) return ok({ steps: [...sourceSteps(rowOf(source, at)), ...steps], loaded: next, cached: true });
  }
  const plan = await readAgain(source);
  return plan.ok ? ok(plannedLoad(plan.value, source, loaded)) : plan;
}

const rowOf = (source: Source, at: LoadedSource): SourceRow => {
  const { sha256, name, kind, released, imported, vintage, publish } = source;
  const sheets = [...at.sheets].map(([sheet, id]) => ({ id, name: sheetNameOf(sheet) }));
  return {
    id: at.id,
    sha256,
    name,
    kind,
    imported,
    vintage,
    publish,
    sheets,
    ...(released === undefined ? {} : { released }),
  };
};

/** Reads a kept source's bytes again, the way they were read when it was accepted. */
export async function readKept(
  where: { readonly ports: Ports; readonly engine: Engine },
  source: Source,
  context: ReadContext,
): Promise<Result<SourcePlan, Issue>> {
  const { ports } = where;
  const bytes = await ports.storage.getBlob(sourceKey(source.sha256));
  if (!bytes) return err(issue('error', 'source_bytes_gone', { file: source.name }));
  // Readers in workers take a Blob by reference: its pieces need not be cut here, where a person waits for the page.
  const host = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const file = { name: source.name, size: bytes.length, id: source.sha256, host, bytes: () => Promise.resolve(bytes) };
  const answers = { [source.name]: answerOf(source) };
  const said = { ...context, answers };
  const plan = await readLarge(where, file, await ports.reader.read(file, said), said);
  return ok(asAccepted({ ...plan, source: { ...plan.source, sha256: source.sha256 } }, source));
}

/** Writes the cache of a source that the engine holds. A cache that cannot be written costs time at the next opening, nothing else. */
export async function writeCache(
  ports: Ports,
  engine: Engine,
  source: Source,
  loaded: Loaded,
  plan: SourcePlan,
): Promise<void> {
  const at = loaded.sources.get(source.sha256);
  if (!at || at.sheets.size === 0) return;
  const tables: SourceCache['tables'][number][] = [];
  for (const { table, sql } of exportStatements(at)) {
    const exported = await engine.export(sql);
    if (!exported.ok) return;
    tables.push({ table, bytes: exported.value });
  }
  const used = usedKeys(plan);
  await keepParts(
    ports.storage,
    cacheKey(source),
    cacheParts({
      version: IMPORTER_VERSION,
      vintage: source.vintage,
      areas: named(loaded.ids.area, used.areas),
      indicators: named(loaded.ids.indicator, used.indicators),
      sheets: [...at.sheets].map(([name, id]) => [id, name] as const),
      ledgers: plan.sheets.flatMap((sheet) => (sheet.kind === 'ledger' ? [sheet.recipe] : [])),
      tables,
    }),
  );
}

/** Where the browser can, it takes the parts as they are. */
async function keepParts(storage: Storage, key: string, parts: readonly Uint8Array[]): Promise<void> {
  const kept = await storage.putHost?.(key, new Blob([...parts] as Uint8Array<ArrayBuffer>[]));
  if (!kept) await storage.putBlob(key, joined(parts));
}

const named = (ids: ReadonlyMap<string, number>, keys: ReadonlySet<string>): readonly (readonly [number, string])[] =>
  [...keys].flatMap((key) => {
    const id = ids.get(key);
    return id === undefined ? [] : [[id, key] as const];
  });

function usedKeys(plan: SourcePlan): { readonly areas: Set<string>; readonly indicators: Set<string> } {
  const areas = new Set<string>();
  const indicators = new Set<string>();
  for (const sheet of plan.sheets) {
    if (sheet.kind === 'facts') {
      for (const key of sheet.facts.areas) areas.add(key);
      for (const key of sheet.facts.indicators) indicators.add(key);
    } else if (sheet.kind === 'facts_sql') {
      for (const key of sheet.resolved?.areas ?? []) areas.add(key);
      for (const key of sheet.resolved?.indicators ?? []) indicators.add(key);
    } else if (sheet.kind === 'ledger') {
      for (const key of sheet.rows.area) if (key !== null) areas.add(key);
    }
  }
  return { areas, indicators };
}
