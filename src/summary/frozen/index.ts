export type * from './types';
export * from './mark';
export * from './basis';
export * from './embeds';
export * from './names';
export * from './why';
export * from './texts';
