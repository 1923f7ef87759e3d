export * from './model';
export * from './copy';
