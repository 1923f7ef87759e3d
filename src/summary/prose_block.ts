import type { Align, Block } from './blocks';
import { normalRuns, onOneLine, runsOf, type Run } from './prose_runs';

/** A block as the editor has it: what can be typed in, and nothing that it would lose. */
export type ProseBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly tight: boolean;
      readonly items: readonly (readonly ProseBlock[])[];
    }
  | { readonly kind: 'quote'; readonly blocks: readonly ProseBlock[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'embed'; readonly index: number }
  | ProseTable;

/** The first row is the head. */
export interface ProseTable {
  readonly kind: 'table';
  readonly align: readonly Align[];
  readonly rows: readonly (readonly (readonly Run[])[])[];
}

/** A block that was read, for the editor; null where the editor has no such thing (code, headings within lists). */
export function proseBlock(block: Block): ProseBlock | null {
  const read = readBlock(block, 0);
  return read && normalBlock(read);
}

function readBlock(block: Block, depth: number): ProseBlock | null {
  switch (block.kind) {
    case 'heading':
      return depth > 0 ? null : { kind: 'heading', level: block.level, runs: runsOf(block.inline) };
    case 'paragraph':
      return { kind: 'paragraph', runs: runsOf(block.inline) };
    case 'list': {
      const items = block.items.map((item) => all(item.map((each) => readBlock(each, depth + 1))));
      const known = all(items);
      if (!known?.every(([first]) => first === undefined || first.kind === 'paragraph' || first.kind === 'list'))
        return null;
      return { kind: 'list', ordered: block.ordered, start: block.start, tight: block.tight, items: known };
    }
    case 'quote': {
      const blocks = all(block.blocks.map((each) => readBlock(each, depth + 1)));
      return blocks && blocks.length > 0 ? { kind: 'quote', blocks } : null;
    }
    case 'rule':
      return depth > 0 ? null : { kind: 'rule' };
    case 'embed':
      return { kind: 'embed', index: block.index };
    case 'table':
      return depth > 0
        ? null
        : { kind: 'table', align: block.align, rows: [block.head, ...block.rows].map((row) => row.map(runsOf)) };
    case 'code':
      return null;
  }
}

const all = <T>(found: readonly (T | null)[]): readonly T[] | null =>
  found.every((each) => each !== null) ? (found as readonly T[]) : null;

/**
 * A block as Markdown can say it: no empty paragraphs within it, one line where there can be one, as many cells in every row, a list loose only
 * where it has blank lines and tight only where it can be. Null where nothing is left of it.
 */
export function normalBlock(block: ProseBlock): ProseBlock | null {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: Math.max(1, Math.min(6, block.level)), runs: onOneLine(block.runs) };
    case 'paragraph': {
      const runs = normalRuns(block.runs);
      return runs.length === 0 ? null : { kind: 'paragraph', runs };
    }
    case 'quote': {
      const blocks = normalBlocks(block.blocks);
      return blocks.length === 0 ? null : { kind: 'quote', blocks };
    }
    case 'list': {
      const items = block.items.map(normalBlocks);
      const parted = items.length > 1 || items.some((item) => item.length > 1);
      const tight = (block.tight && items.every(canBeTight)) || !parted;
      return { kind: 'list', ordered: block.ordered, start: block.ordered ? block.start : 1, tight, items };
    }
    case 'table': {
      const { align } = block;
      const rows = block.rows.map((row) => align.map((_, i) => onOneLine(row[i] ?? [])));
      return rows.length === 0 || align.length === 0 ? null : { kind: 'table', align, rows };
    }
    case 'rule':
      return { kind: 'rule' };
    case 'embed':
      return { kind: 'embed', index: block.index };
  }
}

const normalBlocks = (blocks: readonly ProseBlock[]): readonly ProseBlock[] =>
  blocks.flatMap((each) => normalBlock(each) ?? []);

/** Without a blank line a paragraph would go on in the one before it, and only a list that begins with 1 and some text ends a paragraph. */
const canBeTight = (item: readonly ProseBlock[]): boolean =>
  item.every(
    (each, i) =>
      i === 0 ||
      each.kind === 'quote' ||
      (each.kind === 'list' && each.start === 1 && (each.items[0]?.length ?? 0) > 0),
  );

/** The same with every run of another look. */
export function restyled(block: ProseBlock, look: Partial<Run>): ProseBlock {
  const inner = (each: ProseBlock): ProseBlock => restyled(each, look);
  const runs = (each: readonly Run[]): readonly Run[] => normalRuns(each.map((run) => ({ ...run, ...look })));
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, runs: runs(block.runs) };
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(inner)) };
    case 'quote':
      return { ...block, blocks: block.blocks.map(inner) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(runs)) };
    default:
      return block;
  }
}
