export * from './view';
export * from './layout';
export * from './query';
