export type * from './session';
