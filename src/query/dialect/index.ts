export type * from './dialect';
export * from './duckdb';
