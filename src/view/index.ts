export * from './view';
export * from './layout';
export * from './query';
export * from './cell';
export * from './grid';
export * from './select';
export * from './stats';
export * from './copy';
