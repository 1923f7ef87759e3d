export type * from './spec';
export type * from './answer';
