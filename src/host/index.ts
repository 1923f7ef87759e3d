export * from './ids';
export * from './reader';
export * from './services';
export * from './launch';
