export type * from './types';
export type * from './lookup';
export * from './ids';
export * from './period';
export * from './parse-period';
export * from './day';
