export { openStorage, type OpenedStorage } from './ladder';
export { opfsStorage } from './opfs';
export { indexedDbStorage } from './indexeddb';
