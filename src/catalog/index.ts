export type * from './types';
export type * from './lookup';
export * from './ids';
