import { needsBold, type DocBlock } from '../../office';
import { reportWidths, roomFor, splitColumns, staysWhole } from '../../view';
import type { DocxSettings } from '../../summary';

/** A block as it stands on paper; of a table whether it is cut by the end of a page. */
export type PrintedBlock =
  Exclude<DocBlock, { kind: 'table' | 'grid' | 'heading' }> | PrintedHeading | PrintedTable | PrintedGrid;
interface PrintedHeading extends Extract<DocBlock, { kind: 'heading' }> {
  readonly bold: boolean;
}
interface PrintedTable extends Extract<DocBlock, { kind: 'table' }> {
  /** Points of its type. */
  readonly size: number;
  /** The first of its parts. */
  readonly titled: boolean;
  readonly whole: boolean;
}
/** Widths are per cent of the page's text. */
type PrintedGrid = Extract<DocBlock, { kind: 'grid' }>;

/** Millimetres of a page upright. */
const PAGE = 210;
/** Points of type in a table, and the least that can be read; a character that is not Han is half as wide. */
const USUAL = 9;
const LEAST = 7.5;
const POINT_MM = 0.353;
/** What stands between two columns, in such characters. */
const GAP = 2;

/** Tables that are too wide for the page's text are set smaller, then fall into parts that stand below each other, each with the names. */
export function printedBlocks(blocks: readonly DocBlock[], { margin }: DocxSettings): readonly PrintedBlock[] {
  const width = PAGE - margin.left - margin.right;
  const room = (size: number): number => (width * 2) / (size * POINT_MM);
  return blocks.flatMap((block): readonly PrintedBlock[] => {
    if (block.kind === 'grid') return [{ ...block, ...inPercent(block.widths) }];
    if (block.kind === 'heading') return [{ ...block, bold: block.level === 3 || needsBold(block.parts) }];
    if (block.kind !== 'table') return [block];
    const size = roomFor(reportWidths(block.table), GAP) <= room(USUAL) ? USUAL : LEAST;
    const parts = splitColumns(block.table, room(size), GAP);
    return parts.map(({ table }, i) => ({ ...block, table, size, titled: i === 0, whole: staysWhole(table) }));
  });
}

function inPercent(shares: readonly number[] | undefined): Pick<PrintedGrid, 'widths'> {
  if (!shares) return {};
  const all = shares.reduce((sum, share) => sum + share, 0);
  return { widths: shares.map((share) => (share * 100) / all) };
}
