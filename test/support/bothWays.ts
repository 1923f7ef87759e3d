import { assignIds, catalogSteps, schemaSql, type CatalogData } from '../../src/catalog';
import { column, raw, type LoadStep } from '../../src/core';
import type { Engine } from '../../src/engine';
import { resolveLarge } from '../../src/flow/large';
import {
  cutPiece,
  factSteps,
  loadDelimited,
  openLarge,
  openSource,
  planSource,
  type Profile,
  type SourcePlan,
} from '../../src/ingest';

export const NO_CATALOG: CatalogData = {
  indicators: [],
  areas: [],
  changes: [],
  targets: [],
  measures: [],
  peerSets: [],
};

/** Facts and kept texts of a file as comparable rows, in the order of its cells, and what was told. */
export interface Facts {
  readonly rows: readonly unknown[];
  readonly texts: readonly unknown[];
  readonly plan: SourcePlan;
}

/** Cell by cell, as small files are read. */
export async function cellByCell(engine: Engine, bytes: Uint8Array, catalog = NO_CATALOG): Promise<Facts> {
  const source = await openSource(bytes, 'x.csv', { large: Infinity });
  return loaded(engine, planSource(source, catalog, []), catalog);
}

/** By the engine, in pieces of about `step` bytes, opened by its beginning as the page does. */
export async function inPieces(
  engine: Engine,
  bytes: Uint8Array,
  {
    step = 200,
    catalog = NO_CATALOG,
    profiles = [],
  }: { readonly step?: number; readonly catalog?: CatalogData; readonly profiles?: readonly Profile[] } = {},
): Promise<Facts> {
  const read = (from: number, to: number): Promise<Uint8Array> => Promise.resolve(bytes.slice(from, to));
  const source = await openLarge(read, bytes.length, 'x.csv', { large: 10 });
  if (!source) throw new Error('not taken for a large delimited text');
  const plan = await resolveLarge(engine, planSource(source, catalog, profiles), catalog, {
    step,
    ask: (shape) => (place) => cutPiece(read, bytes.length, shape, place),
  });
  return loaded(engine, plan, catalog);
}

async function loaded(engine: Engine, plan: SourcePlan, catalog: CatalogData): Promise<Facts> {
  const full = {
    ...catalog,
    areas: [...catalog.areas, ...plan.newAreas],
    indicators: [...catalog.indicators, ...plan.newIndicators],
  };
  const ids = assignIds(full);
  const facts = plan.sheets.flatMap((sheet): readonly LoadStep[] => {
    if (sheet.kind === 'facts') return factSteps(sheet.facts, ids, 1);
    return sheet.kind === 'facts_sql' ? loadDelimited(sheet, ids, 1) : [];
  });
  const fresh = ['fact', 'fact_text'].map((table): LoadStep => ({ do: 'sql', sql: raw(`DELETE FROM ${table}`) }));
  const schema = schemaSql().map((sql): LoadStep => ({ do: 'sql', sql }));
  const done = await engine.load([...schema, ...fresh, ...catalogSteps(full, ids), ...facts]);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return {
    rows: await all(
      engine,
      `SELECT i.key AS indicator, a.key AS area, m0, n, role, value, digits, status, flags, r, c FROM fact f
JOIN indicator i ON i.id = f.indicator JOIN area a ON a.id = f.area ORDER BY r, c`,
    ),
    texts: await all(
      engine,
      'SELECT r, c, trim(raw, chr(32) || chr(9) || chr(12288)) AS raw, unit FROM fact_text ORDER BY r, c',
    ),
    plan,
  };
}

async function all(engine: Engine, text: string): Promise<readonly unknown[]> {
  const frame = await engine.run(raw(text));
  if (!frame.ok) throw new Error(JSON.stringify(frame.error));
  const { value } = frame;
  return Array.from({ length: value.rows }, (_, i) => value.fields.map(({ name }) => column(value, name)[i]));
}

/** Tables that a staging leaves behind. */
export const leftovers = (engine: Engine): Promise<readonly unknown[]> =>
  all(engine, "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'staging%'");
