export type * from './types';
export { loadAreaList } from './load';
export { inForce as listedInForce, letters } from './list';
