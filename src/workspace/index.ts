export * from './workspace';
export type * from './command';
export * from './commands';
export * from './history';
export * from './needs';
export * from './new';
export * from './read';
export * from './write';
export * from './file';
