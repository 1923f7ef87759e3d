export { startNodeEngine } from './duckdb/node';
