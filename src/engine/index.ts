// What every layer may see of an engine: no implementation. Those are in browser.ts and node.ts, for main and the command line.
export type * from './engine';
export type { Connection } from './clickhouse/connection';
export { superviseEngine, type EngineState, type SupervisedEngine } from './supervisor';
