export * from './parse';
export * from './units';
export * from './evaluate';
