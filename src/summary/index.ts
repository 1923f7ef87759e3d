export type * from './rendered';
export * from './document';
export * from './placeholder';
export * from './bind';
export * from './blocks';
export { derivationWord, type NumberFormat } from './words';
export * from './render';
export { showFigure } from './show';
export { sourceNote, type SourceNote } from './note';
