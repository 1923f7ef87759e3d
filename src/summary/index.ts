export type * from './rendered';
