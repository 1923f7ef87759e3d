import type { DocBlock, DocInline } from '../docx/blocks';
import type { OfficialDocument } from './document';
import { bodyBlocks } from './body';

/** The document as plain text: a line for each paragraph, led by two blanks of full width; tables with tabs. */
export function plainText(document: OfficialDocument): string {
  let counts = new Map<number, number>();
  const lines = bodyBlocks(document).flatMap((block) => {
    if (!(block.kind === 'paragraph' && block.list)) counts = new Map();
    return linesOf(block, counts);
  });
  return `${lines.join('\n')}\n`;
}

const said = (parts: readonly DocInline[]): string =>
  parts.map(({ text, breaks }) => (breaks ? `\n${text}` : text)).join('');

function linesOf(block: DocBlock, counts: Map<number, number>): readonly string[] {
  switch (block.kind) {
    case 'title':
      return [block.text, ''];
    case 'heading':
      return [`　　${said(block.parts)}`];
    case 'paragraph': {
      if (block.look === 'slim') return [];
      if (!block.list) return [block.look === 'body' ? `　　${said(block.parts)}` : said(block.parts)];
      const { list, ordered, level } = block.list;
      const next = (counts.get(list) ?? 0) + 1;
      counts.set(list, next);
      return [`${'　'.repeat(level + 2)}${ordered ? `${next}. ` : '· '}${said(block.parts)}`];
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
