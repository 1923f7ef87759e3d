import type { DocBlock, DocInline } from '../docx/blocks';
import type { OfficialDocument } from './document';
import { bodyBlocks } from './body';

/** The document as plain text: a line for each paragraph, led by two blanks of full width; tables with tabs. */
export function plainText(document: OfficialDocument): string {
  return `${bodyBlocks(document).flatMap(linesOf).join('\n')}\n`;
}

const said = (parts: readonly DocInline[]): string =>
  parts.map(({ text, breaks }) => (breaks ? `\n${text}` : text)).join('');

function linesOf(block: DocBlock): readonly string[] {
  switch (block.kind) {
    case 'title':
      return [block.text, ''];
    case 'heading':
      return [`　　${said(block.parts)}`];
    case 'paragraph': {
      if (block.look === 'slim') return [];
      if (!block.list) return [block.look === 'body' ? `　　${said(block.parts)}` : said(block.parts)];
      const { number, level } = block.list;
      return [`${'　'.repeat(level + 2)}${number === undefined ? '· ' : `${number}. `}${said(block.parts)}`];
    }
    case 'grid':
      return [block.heads, ...block.rows].map((row) => row.map(said).join('\t'));
    case 'table': {
      const { title, stubs, columns, rows, notes } = block.table;
      return [
        title,
        [...stubs, ...columns.map((column) => column.title)].join('\t'),
        ...rows.map(({ names, cells }) => [...names, ...cells.map(({ text }) => text)].join('\t')),
        ...notes,
      ];
    }
    case 'chart':
      return [`［${block.title}］`];
    case 'picture':
      return [`［${block.alt}］`];
    default:
      return [];
  }
}
