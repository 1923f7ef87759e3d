import type { Block } from '../../summary';
import type { DocBlock, DocInline, DocListPlace, DocParagraphLook } from '../docx/blocks';
import type { OfficialDocument, OfficialPlace } from './document';
import { headingLevels } from './heading';
import { inlineParts } from './inline';

/** The document's own text: title, headings, paragraphs, lists, quotations, tables, and what it shows of other tabs. */
export function bodyBlocks(document: OfficialDocument): readonly DocBlock[] {
  const { title, blocks, places } = document;
  const levelOf = headingLevels(blocks);
  let lists = 0;
  const inline = (each: Parameters<typeof inlineParts>[0]): readonly DocInline[] => inlineParts(each, places);
  const write = (all: readonly Block[], look: DocParagraphLook, place: DocListPlace | null): readonly DocBlock[] =>
    all.flatMap((block, i): readonly DocBlock[] => {
      switch (block.kind) {
        case 'heading':
          return [{ kind: 'heading', level: levelOf(block), parts: inline(block.inline) }];
        case 'paragraph':
          // Only the first paragraph of an item carries its sign.
          return [
            { kind: 'paragraph', look, parts: inline(block.inline), ...(place && i === 0 ? { list: place } : {}) },
          ];
        case 'list': {
          const next = { list: ++lists, ordered: block.ordered, level: place ? Math.min(3, place.level + 1) : 0 };
          const { start } = block;
          return block.items.flatMap((item, at) =>
            write(item, look, block.ordered ? { ...next, start, number: start + at } : next),
          );
        }
        case 'quote':
          return write(block.blocks, 'quote', null);
        case 'code':
          return block.text
            .replace(/\n$/, '')
            .split('\n')
            .map((text): DocBlock => ({ kind: 'paragraph', look: 'code', parts: [{ text }] }));
        case 'rule':
          return [{ kind: 'paragraph', look: 'center', parts: [{ text: '———' }] }];
        case 'table':
          return [
            {
              kind: 'grid',
              rules: 'three_line',
              heads: block.head.map(inline),
              rows: block.rows.map((row) => row.map(inline)),
              aligns: columnSides(block, inline),
            },
          ];
        case 'embed':
          return embedBlocks(places[block.index], block.index);
      }
    });
  const body = write(blocks, 'body', null);
  return title === null ? body : [{ kind: 'title', text: title }, ...body];
}

/** As the text says; else figures stand at the right where most of a column are some. */
function columnSides(
  { align, rows }: Extract<Block, { readonly kind: 'table' }>,
  inline: (each: Parameters<typeof inlineParts>[0]) => readonly DocInline[],
): readonly ('left' | 'center' | 'right')[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, i) => {
    const said = align[i];
    if (said) return said;
    const texts = rows.map((row) =>
      inline(row[i] ?? [])
        .map(({ text }) => text)
        .join(''),
    );
    const some = texts.filter((text) => text !== '');
    const figures = some.filter((text) => /^[+−-]?[\d,.]+\s*\S{0,4}$/u.test(text));
    return some.length > 0 && figures.length * 2 > some.length ? 'right' : 'left';
  });
}

/** Bookmarks before and behind what comes from another tab: a document that comes back is read without it. */
export const EMBED_MARK = { start: 'almanac_embed_', end: 'almanac_behind_' } as const;

function embedBlocks(embed: OfficialPlace | undefined, index: number): readonly DocBlock[] {
  const mark = (name: string): DocBlock => ({ kind: 'paragraph', look: 'slim', parts: [], mark: `${name}${index}` });
  return [mark(EMBED_MARK.start), ...embedded(embed), mark(EMBED_MARK.end)];
}

function embedded(embed: OfficialPlace | undefined): readonly DocBlock[] {
  switch (embed?.kind) {
    case 'table':
      return [{ kind: 'table', table: embed.table, caption: true, notes: true }];
    case 'chart':
      return [embed.chart];
    case 'problem':
      return [{ kind: 'paragraph', look: 'center', parts: [{ text: embed.text }] }];
    default:
      return [];
  }
}
