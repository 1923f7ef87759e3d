// What every layer may see of a storage. Those of a browser are in browser.ts, that of a machine's folder in node.ts.
export type * from './storage';
export { memoryStorage } from './memory';
