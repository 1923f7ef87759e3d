export * from './types';
export { looksLikeMap, openMap } from './open';
export type { ReadMap } from './read';
