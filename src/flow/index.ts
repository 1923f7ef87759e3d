export type * from './session';
export type * from './ports';
export * from './window';
