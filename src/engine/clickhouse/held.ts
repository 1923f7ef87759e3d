import { ok, type Frame, type Result } from '../../core';
import type { Held, QueryError } from '../engine';

/** So many rows of a person's query come from a server at most: only answers cross the wire. */
export const MOST_HELD = 10_000;

/** Rows that came, `most` of them, looked at page by page. */
export function heldFrame({ fields, columns, rows }: Frame, most: number): Held {
  const kept = Math.min(rows, most);
  return {
    fields,
    rows: kept,
    more: rows > most,
    page(from, to): Promise<Result<Frame, QueryError>> {
      const [start, end] = [Math.max(0, from), Math.max(0, Math.min(kept, to))];
      const page = columns.map((column) => column.slice(start, end));
      return Promise.resolve(ok({ fields, columns: page, rows: Math.max(0, end - start) }));
    },
    over: null,
    close: () => Promise.resolve(),
  };
}
