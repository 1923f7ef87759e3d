export type * from './recipe';
export type * from './plan';
