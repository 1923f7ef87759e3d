import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type Table,
} from 'docx';
import { wordChart } from './chart';
import type { DocBlock, DocTable } from './blocks';
import type { DocLook } from './look';
import { tableWidth, wordTables } from './table';
import { docIds, inlineRuns, lineSpacing, runFont, textParagraph, type Ids } from './text';
import { cmToPixels, mmToTwips, twips } from './units';

export interface DocxInput {
  readonly blocks: readonly DocBlock[];
  readonly look: DocLook;
  /** For the file's properties. */
  readonly title: string;
  /** `auto`: sideways where a table asks for it. */
  readonly orientation: 'auto' | 'portrait' | 'landscape';
}

/** A document of Word (DOCX). Throws only on what is a fault of ours. */
export async function writeDocxFile({ blocks, look, title, orientation }: DocxInput): Promise<Uint8Array> {
  const { page, margin } = look;
  const upright = points(page.width - margin.left - margin.right);
  const wide = blocks.some((block) => block.kind === 'table' && tableWidth(block.table, look) > upright * 1.25);
  const sideways = orientation === 'landscape' || (orientation === 'auto' && wide);
  const width = sideways ? points(page.height - margin.left - margin.right) : upright;
  const ids = docIds();
  const document = new Document({
    title,
    creator: '',
    evenAndOddHeaderAndFooters: look.pageNumbers === 'official',
    styles: { default: { document: { run: runFont(look.body) } } },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: mmToTwips(page.width),
              height: mmToTwips(page.height),
              orientation: sideways ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: mmToTwips(margin.top),
              bottom: mmToTwips(margin.bottom),
              left: mmToTwips(margin.left),
              right: mmToTwips(margin.right),
            },
          },
        },
        ...footers(look),
        children: blocks.flatMap((block) => blockParts(block, look, width, ids)),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const points = (mm: number): number => (mm / 25.4) * 72;

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
      const font = look.headings[block.level - 1] ?? look.body;
      return [
        new Paragraph({
          heading: HEADINGS[block.level - 1] ?? HeadingLevel.HEADING_4,
          keepNext: true,
          spacing: { before: 0, after: 0, ...lineSpacing(look) },
          ...(look.indent ? { indent: { firstLine: twips(font.size * 2), firstLineChars: 200 } } : {}),
          children: inlineRuns(
            block.parts.map((part) => ({ ...part })),
            font,
            ids,
          ),
        }),
      ];
    }
    case 'paragraph':
      return [textParagraph(block.parts, block.look ?? 'body', look, ids)];
    case 'table':
      return tableParts(block, look, width, ids);
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
    ...(caption ? [textParagraph([{ text: table.title }], 'caption', look, ids)] : []),
    ...parts,
    ...(notes ? table.notes.map((text) => textParagraph([{ text }], 'note', look, ids)) : []),
    ...(notes && table.notes.length > 0 ? [] : [new Paragraph({ children: [] })]),
  ];
}

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

function footers(look: DocLook): { footers?: { default: Footer; even?: Footer } } {
  if (look.pageNumbers === 'none') return {};
  const official = look.pageNumbers === 'official';
  const font = runFont({ han: '宋体', latin: official ? '宋体' : look.body.latin, size: official ? 14 : 9 });
  const dash = official ? '— ' : '';
  const footer = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer =>
    new Footer({
      children: [
        new Paragraph({
          alignment,
          children: [new TextRun({ ...font, children: [dash, PageNumber.CURRENT, dash === '' ? '' : ' —'] })],
        }),
      ],
    });
  return official
    ? { footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) } }
    : { footers: { default: footer(AlignmentType.CENTER) } };
}
