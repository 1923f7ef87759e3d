// The way to a server, the same in a page and in Node.
export { startClickHouse } from './clickhouse/start';
export type { Connection, Limits } from './clickhouse/connection';
export type { ClickHouseEngine } from './clickhouse/clickhouseEngine';
