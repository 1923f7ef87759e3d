export * from './spec';
export * from './params';
export * from './bind';
export * from './answer';
export * from './tables';
