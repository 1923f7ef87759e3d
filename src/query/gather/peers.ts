import type { Catalog } from '../../catalog';
import { raw, sql, type Sql } from '../../core';
import type { Dialect } from '../dialect';
import type { Among } from '../spec';
import { int } from './slots';

/** The keys of peers that are given, not found by kinship. */
export const givenPeers = (among: Among, catalog: Catalog): readonly string[] =>
  among === 'siblings' ? [] : 'set' in among ? (catalog.peerSet(among.set)?.areas ?? []) : among.areas;

type By = ReadonlyMap<number, { readonly among: Among }>;

/** The peers that columns are placed among: each list once in a statement, however many columns ask for it. */
export class PeerLists {
  readonly #catalog: Catalog;
  readonly #dialect: Dialect;
  readonly #names = new Map<string, string>();
  /** Lists by identity: the columns of a view are placed among the very same one. */
  readonly #lists = new Map<readonly string[], number>();

  constructor(catalog: Catalog, dialect: Dialect) {
    this.#catalog = catalog;
    this.#dialect = dialect;
  }

  /** The name of the CTE (p, grp, area, key) for a column, and its parts where it is not there yet. */
  of(column: string, siblings: boolean, by: By): { readonly peers: string; readonly parts: readonly Sql[] } {
    const same = JSON.stringify([siblings, [...by].map(([p, { among }]) => [p, siblings ? 0 : this.#listOf(among)])]);
    const known = this.#names.get(same);
    if (known !== undefined) return { peers: known, parts: [] };
    const peers = `${column}_peer`;
    this.#names.set(same, peers);
    return { peers, parts: peerParts(peers, siblings, by, this.#catalog, this.#dialect) };
  }

  #listOf(among: Among): number {
    const list = givenPeers(among, this.#catalog);
    const known = this.#lists.get(list) ?? this.#lists.size;
    this.#lists.set(list, known);
    return known;
  }
}

/** The CTE `peers`: for each question and group (a parent, or 0) the areas in it. */
function peerParts(peers: string, siblings: boolean, by: By, catalog: Catalog, d: Dialect): readonly Sql[] {
  const asked = [...by.keys()];
  return siblings
    ? [
        sql`${raw(peers)} AS (
  SELECT ${d.picked('k.p, k.parent AS grp, k.area, a.key')} FROM kin k JOIN area a ON a.id = k.area
  WHERE k.in_total AND k.p IN (${raw(asked.join(', '))})
)`,
      ]
    : [
        d.rows(
          `${peers}_key`,
          ['p', 'key'],
          [...by].flatMap(([p, { among }]) => givenPeers(among, catalog).map((key) => [int(p), sql`${key}`])),
        ),
        sql`${raw(peers)} AS (
  SELECT ${d.picked('k.p, 0 AS grp, a.id AS area, k.key')} FROM ${raw(`${peers}_key`)} k LEFT JOIN area a ON a.key = k.key
)`,
      ];
}
