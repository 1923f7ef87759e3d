export * from './exact';
export * from './round';
export * from './closed';
export * from './scale';
export * from './han';
export * from './format';
export * from './read';
export * from './prose';
