export * from './csv';
export type * from './docx/blocks';
export * from './docx/look';
export type { DocxInput } from './docx/write';
export * from './files';
export * from './job';
export * from './official';
export * from './tasks';
export type * from './pptx/slides';
