export * from './table';
export * from './value';
export * from './from_grid';
export * from './guard';
export * from './fit';
