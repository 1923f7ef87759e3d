import type { Ask } from '../spec';

/** The engine for whose SQL a person's query is written. */
export type QueryEngine = 'duckdb' | 'clickhouse';

/** What may stand for a parameter: an area of the catalog, a period, any text, a number. */
export const PARAM_TYPES = ['area', 'period', 'text', 'number'] as const;
export type ParamType = (typeof PARAM_TYPES)[number];

/** A parameter of a query; in its text `:name`. */
export interface QueryParam {
  readonly name: string;
  readonly type: ParamType;
  /** What it is where nothing is said: as a person writes it, an area's key for areas. */
  readonly value?: string;
}

interface Named {
  readonly id: string;
  /** By it documents name the query: differs from all others whatever its case. */
  readonly name: string;
  readonly description?: string;
  /** Unit and decimals of its number in a document. */
  readonly unit?: string;
  readonly decimals?: number;
}

/** A query in a person's own SQL. */
export interface NamedSql extends Named {
  readonly kind: 'sql';
  readonly engine: QueryEngine;
  readonly text: string;
  readonly params: readonly QueryParam[];
}

/** A question of a comparison: what it measures; area and period are its parameters. */
export interface NamedAsk extends Named {
  readonly kind: 'ask';
  readonly ask: Pick<Ask, 'measure' | 'derivation' | 'across'>;
}

export type NamedQuery = NamedSql | NamedAsk;

/** The parameters that every comparison has. */
const OWN: readonly QueryParam[] = [
  { name: 'area', type: 'area' },
  { name: 'period', type: 'period' },
];

export const paramsOf = (query: NamedQuery): readonly QueryParam[] => (query.kind === 'ask' ? OWN : query.params);

const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** The query of that name; by its id where none is called so. */
export const queryNamed = <T extends Named>(queries: readonly T[], name: string): T | undefined =>
  queries.find((query) => plain(query.name) === plain(name)) ?? queries.find(({ id }) => id === name);
