export * from './workspace';
export type * from './command';
