export { startBrowserEngine, type BrowserStart } from './duckdb/browser';
export { StartFailed } from './duckdb/startFailed';
export { startAhead } from './startAhead';
