import { clickhouse } from './clickhouse';
import type { Dialect } from './dialect';
import { duckdb } from './duckdb';

export type * from './dialect';
export { clickhouse, duckdb };

/** The dialect that an engine speaks. */
export const dialectOf = (engine: { readonly dialect: Dialect['name'] }): Dialect =>
  engine.dialect === 'clickhouse' ? clickhouse : duckdb;
