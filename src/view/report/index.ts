export * from './table';
export * from './value';
export * from './from_grid';
export * from './guard';
export * from './standing';
export * from './about';
export * from './fit';
