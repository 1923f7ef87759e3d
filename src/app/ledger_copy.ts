import type { BrowseRow } from '../query';
import {
  blocksOf,
  cellsIn,
  plainToHtml,
  plainToTsv,
  type Block,
  type Selection,
  type Size,
  type TableColumn,
} from '../view';
import type { App } from './app.svelte';

/** Cells that one copy takes at most. */
const MOST_COPIED = 200_000;

export interface CopiedRows {
  readonly html: string;
  readonly text: string;
}

/** A grid of rows of which cells are copied. */
export interface CopySource {
  readonly app: App;
  readonly selection: Selection;
  readonly size: Size;
  readonly columns: readonly TableColumn[];
  readonly asks: { copyNow(table: CopiedRows): boolean };
  rowAt(row: number): BrowseRow | null;
  fetched(from: number, to: number): Promise<readonly BrowseRow[] | null>;
  texts(row: BrowseRow): readonly string[];
}

/** What is selected as texts; null where it is too much, or still to be fetched (it is copied when it is there). */
export function copyRows(state: CopySource): CopiedRows | null {
  const blocks = blocksOf(state.selection, state.size);
  if (cellsIn(blocks) > MOST_COPIED) {
    state.app.messages.say('warning', 'rows.copy_too_many', { n: MOST_COPIED.toLocaleString('en-US') });
    return null;
  }
  const wanted = blocks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
  if (wanted.every((row) => state.rowAt(row) !== null)) return tableOf(state, blocks, (row) => state.rowAt(row));
  void copyLater(state, blocks);
  return null;
}

async function copyLater(state: CopySource, blocks: readonly Block[]): Promise<void> {
  const rows = new Map<number, BrowseRow>();
  for (const { from, to } of blocks) {
    const got = await state.fetched(from, to);
    got?.forEach((row, i) => rows.set(from + i, row));
  }
  const done = state.asks.copyNow(tableOf(state, blocks, (row) => rows.get(row) ?? state.rowAt(row)));
  const n = cellsIn(blocks).toLocaleString('en-US');
  if (done) state.app.messages.say('good', 'rows.copied', { n });
  else state.app.messages.say('warning', 'shell.copy_refused');
}

function tableOf(state: CopySource, blocks: readonly Block[], rowAt: (row: number) => BrowseRow | null): CopiedRows {
  const cols = [...new Set(blocks.flatMap((block) => block.cols))].sort((a, b) => a - b);
  const lines = blocks.flatMap(({ from, to, cols: own }) =>
    Array.from({ length: to - from }, (_, i) => {
      const row = rowAt(from + i);
      const texts = row ? state.texts(row) : [];
      return cols.map((col) => (own.includes(col) ? (texts[col] ?? '') : ''));
    }),
  );
  const heads = lines.length > 1 ? [cols.map((col) => state.columns[col]?.title ?? '')] : [];
  const table = { heads, rows: lines, number: cols.map((col) => state.columns[col]?.number ?? false) };
  return { html: plainToHtml(table), text: plainToTsv(table) };
}
