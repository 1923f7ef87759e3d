export type * from "./rendered";
export * from "./document";
export * from "./placeholder";
export * from "./bind";
export { summaryBlocks, type Align, type Block, type Inline } from "./blocks";
export { readEmbed, writeEmbed, type Embed } from "./embed";
export * from "./prose";
export { normalBlock, type ProseBlock, type ProseTable } from "./prose_block";
export { sameLook, type Run } from "./prose_runs";
export { derivationWord } from "./words";
export {
  QUALIFIERS,
  type Direction,
  type NumberForm,
  type NumberFormat,
  type Qualifier,
} from "./format_words";
export * from "./render";
export { showFigure, writeFigure, type Written } from "./show";
export { formsFor, type OfferedForm } from "./forms";
export { sourceNote, type SourceNote } from "./note";
export { quoted } from "./tokens";
export * from "./sentence";
export * from "./docx_settings";
export * from "./heading_number";
export * from "./names";
export * from "./paste_html";
export * from './form_labels';
