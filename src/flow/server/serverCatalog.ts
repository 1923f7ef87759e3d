import { catalogSteps, type CatalogData, type Ids } from '../../catalog';
import { column, err, issue, ok, raw, type Issue, type LoadStep, type Result, type Scalar } from '../../core';
import type { Engine, QueryError } from '../../engine';

/** The catalog that a server's facts speak of, entry by entry, with the ids that stand for its keys there. */
export interface ServerCatalog {
  readonly data: CatalogData;
  readonly ids: Ids;
  /** The entries as they are kept: what kind, which key, its JSON. */
  readonly entries: ReadonlyMap<string, string>;
}

const KINDS = ['indicators', 'areas', 'changes', 'targets', 'measures', 'peerSets'] as const;
type Kind = (typeof KINDS)[number];

/** What the server knows. An empty database has an empty catalog. */
export async function readServerCatalog(server: Engine): Promise<Result<ServerCatalog, Issue>> {
  const entries = await server.run(raw('SELECT kind, key, json FROM catalog_entry ORDER BY kind, ord, key'));
  if (!entries.ok) return err(serverIssue(entries.error));
  const ids: Record<'area' | 'indicator', Map<string, number>> = { area: new Map(), indicator: new Map() };
  for (const table of ['area', 'indicator'] as const) {
    const known = await server.run(raw(`SELECT id, key FROM ${table}`));
    if (!known.ok) return err(serverIssue(known.error));
    const keys = column(known.value, 'key');
    column(known.value, 'id').forEach((id, i) => ids[table].set(String(keys[i]), Number(id)));
  }
  const text = (name: string): readonly Scalar[] => column(entries.value, name);
  const [kinds, keys, jsons] = [text('kind'), text('key'), text('json')];
  const all = new Map(kinds.map((kind, i) => [`${String(kind)} ${String(keys[i])}`, String(jsons[i])]));
  return ok({ data: dataOf(all), ids, entries: all });
}

const dataOf = (entries: ReadonlyMap<string, string>): CatalogData => {
  const of = (kind: Kind): unknown[] =>
    [...entries].filter(([key]) => key.startsWith(`${kind} `)).map(([, json]): unknown => JSON.parse(json));
  // Written by `entriesOf` from data of this very type.
  return Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])) as unknown as CatalogData;
};

/** A catalog's entries under names of their own. */
function entriesOf(data: CatalogData): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  const put = (kind: Kind, key: string, entry: unknown): void => {
    all.set(`${kind} ${key}`, JSON.stringify(entry));
  };
  for (const each of data.indicators) put('indicators', each.key, each);
  for (const each of data.areas) put('areas', each.key, each);
  for (const each of data.changes) put('changes', `${each.m} ${each.old} ${each.new} ${each.kind}`, each);
  for (const each of data.targets) {
    const { m0, n } = each.period;
    put('targets', `${each.indicator} ${each.area} ${m0}/${n} ${each.kind} ${each.issuer ?? ''}`, each);
  }
  for (const each of data.measures) put('measures', each.key, each);
  for (const each of data.peerSets) put('peerSets', each.key, each);
  return all;
}

/** Two catalogs as one: `over` says what both know; what only one knows is kept. */
export function mergedCatalog(under: CatalogData, over: CatalogData): CatalogData {
  const entries = new Map([...entriesOf(under), ...entriesOf(over)]);
  return { ...over, ...dataOf(entries) };
}

/** Brings what we know into the server's catalog. Everything else there stays; an id once given stays. */
export async function sendCatalog(server: Engine, own: CatalogData): Promise<Result<Ids, Issue>> {
  // Somebody else may send his at the same moment: then the load is refused, and what is there is read anew.
  for (let turn = 0; ; turn += 1) {
    const there = await readServerCatalog(server);
    if (!there.ok) return there;
    const mine = entriesOf(own);
    const news = [...mine].some(([key, json]) => there.value.entries.get(key) !== json);
    const missing = own.areas.some(({ key }) => !there.value.ids.area.has(key));
    if (!news && !missing) return ok(there.value.ids);
    const merged = mergedCatalog(there.value.data, own);
    const ids: Ids = {
      area: extended(there.value.ids.area, merged.areas),
      indicator: extended(there.value.ids.indicator, merged.indicators),
    };
    const done = await server.load([...catalogSteps(merged, ids), ...entrySteps(merged)]);
    if (done.ok) return ok(ids);
    if (turn === 3 || !('message' in done.error) || !/meanwhile/.test(done.error.message)) {
      return err(serverIssue(done.error));
    }
  }
}

function entrySteps(data: CatalogData): readonly LoadStep[] {
  const rows = [...entriesOf(data)].map(([name, json], ord) => {
    const at = name.indexOf(' ');
    return { kind: name.slice(0, at), key: name.slice(at + 1), ord, json };
  });
  return [
    { do: 'sql', sql: raw('DELETE FROM catalog_entry') },
    {
      do: 'rows',
      table: 'catalog_entry',
      columns: [
        { name: 'kind', type: 'text', values: rows.map(({ kind }) => kind) },
        { name: 'key', type: 'text', values: rows.map(({ key }) => key) },
        { name: 'ord', type: 'int32', values: rows.map(({ ord }) => ord) },
        { name: 'json', type: 'text', values: rows.map(({ json }) => json) },
      ],
    },
  ];
}

function extended(ids: ReadonlyMap<string, number>, entries: readonly { readonly key: string }[]): Map<string, number> {
  const all = new Map(ids);
  let next = Math.max(0, ...ids.values()) + 1;
  for (const { key } of entries) if (!all.has(key)) all.set(key, next++);
  return all;
}

/** A failed statement of a server as an issue that can be worded. */
export function serverIssue(error: QueryError): Issue {
  if (error.kind === 'cancelled') return issue('info', 'query_cancelled');
  return error.kind === 'unreachable'
    ? unreachable(error.message)
    : issue('error', 'server_failed', {}, { message: error.message });
}

/** No answer came. What a proxy in between says of it (`HTTP 502: …`) is worth reading; what a browser says is not. */
export const unreachable = (message: string): Issue =>
  /^HTTP \d/.test(message)
    ? issue('error', 'server_not_behind', {}, { message })
    : issue('error', 'server_unreachable', {}, { message });
