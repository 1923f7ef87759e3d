import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  PageBreak,
  Paragraph,
  TextRun,
  type Table,
} from 'docx';
import { wordChart } from './chart';
import type { DocBlock, DocTable } from './blocks';
import { finished, type KeptPart } from './finish';
import { footers } from './footer';
import { gridTable } from './grid';
import { listNumbering } from './lists';
import { needsBold, type DocLook } from './look';
import { sectionsOf } from './sections';
import { wordTables } from './table';
import { docIds, inlineRuns, lineSpacing, runFont, textParagraph, type Ids } from './text';
import { cmToPixels, twips } from './units';

export interface DocxInput {
  readonly blocks: readonly DocBlock[];
  readonly look: DocLook;
  /** For the file's properties. */
  readonly title: string;
  /** `auto`: sideways where a table asks for it. */
  readonly orientation: 'auto' | 'portrait' | 'landscape';
  /** Kept inside the file, not shown: what a reader of the file that comes back compares with. */
  readonly kept?: KeptPart;
}

/** A document of Word (DOCX). Throws only on what is a fault of ours. */
export async function writeDocxFile({ blocks, look, title, orientation, kept }: DocxInput): Promise<Uint8Array> {
  const ids = docIds();
  const document = new Document({
    title,
    creator: '',
    lastModifiedBy: '',
    evenAndOddHeaderAndFooters: look.pageNumbers === 'official',
    styles: { default: { document: { run: runFont(look.body) } } },
    numbering: listNumbering(look, blocks),
    sections: sectionsOf(blocks, look, orientation).map(({ blocks: own, width, properties }) => ({
      properties,
      ...footers(look),
      children: own.flatMap((block) => blockParts(block, look, width, ids)),
    })),
  });
  return finished(new Uint8Array(await Packer.toArrayBuffer(document)), look, kept);
}

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;

function blockParts(block: DocBlock, look: DocLook, width: number, ids: Ids): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: 0, after: twips(look.title.size) },
          children: [new TextRun({ ...runFont(look.title), text: block.text })],
        }),
      ];
    case 'heading': {
      const own = look.headings[block.level - 1] ?? look.body;
      const font = needsBold(block.parts) ? { ...own, bold: true } : own;
      return [
        new Paragraph({
          heading: HEADINGS[block.level - 1] ?? HeadingLevel.HEADING_4,
          keepNext: true,
          spacing: { before: 0, after: 0, ...lineSpacing(look) },
          ...(look.indent ? { indent: { firstLine: twips(font.size * 2), firstLineChars: 200 } } : {}),
          children: inlineRuns(block.parts, { font, stressed: look.headings[1] }, ids),
        }),
      ];
    }
    case 'paragraph':
      return [textParagraph(block, look, ids)];
    case 'table':
      return tableParts(block, look, width, ids);
    case 'grid':
      return [slim(look, ids), gridTable(block, look, width, ids), slim(look, ids)];
    case 'section':
      return [];
    case 'picture':
      return [
        alone(
          new ImageRun({
            type: 'png',
            data: block.png,
            transformation: fitted(block.widthCm, block.heightCm, width),
            altText: { name: block.alt.slice(0, 80), description: block.alt, title: '' },
          }),
        ),
      ];
    case 'chart': {
      const size = fitted(block.widthCm, block.heightCm, width);
      const run = wordChart(block.data, pixelsToCm(size.width), pixelsToCm(size.height), block.alt, block.title);
      return run ? [alone(run)] : [];
    }
    case 'page_break':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function tableParts(
  { table, caption, notes }: DocTable,
  look: DocLook,
  width: number,
  ids: Ids,
): readonly (Paragraph | Table)[] {
  const tables = wordTables(table, look, width);
  // Two tables without a paragraph between them would become one.
  const parts = tables.flatMap((each, i) =>
    i === 0 ? [each] : [new Paragraph({ spacing: { before: 0, after: twips(4) }, children: [] }), each],
  );
  return [
    ...(caption
      ? [textParagraph({ kind: 'paragraph', look: 'caption', parts: [{ text: table.title }] }, look, ids)]
      : []),
    ...parts,
    ...(notes
      ? table.notes.map((text) => textParagraph({ kind: 'paragraph', look: 'note', parts: [{ text }] }, look, ids))
      : []),
    ...(notes && table.notes.length > 0 ? [] : [new Paragraph({ children: [] })]),
  ];
}

/** Room above and below a table, and what keeps two tables from becoming one. */
const slim = (look: DocLook, ids: Ids): Paragraph =>
  textParagraph({ kind: 'paragraph', look: 'slim', parts: [] }, look, ids);

/** In a paragraph of its own, with the line spacing that a picture needs: an exact one would cut it off. */
const alone = (run: ImageRun | NonNullable<ReturnType<typeof wordChart>>): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: twips(6), after: twips(6) }, children: [run] });

/** Pixels of 1/96 inch; what is wider than the text is made smaller. */
function fitted(widthCm: number, heightCm: number, width: number): { readonly width: number; readonly height: number } {
  const most = (width / 72) * 96;
  const scale = Math.min(1, most / cmToPixels(widthCm));
  return { width: Math.round(cmToPixels(widthCm) * scale), height: Math.round(cmToPixels(heightCm) * scale) };
}

const pixelsToCm = (pixels: number): number => (pixels / 96) * 2.54;
