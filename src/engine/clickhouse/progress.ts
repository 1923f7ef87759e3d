import { sql } from '../../core';
import { toFrame } from '../arrow/toFrame';
import { bind } from './bind';
import type { Send } from './http';

/** Milliseconds between two looks; a question that is answered before the first is not looked at. */
const EVERY = 700;

/**
 * Tells the rows that the server has read of those it is going to read, in its own words (`system.processes`). A page cannot see the
 * progress headers of an answer that has not come.
 */
export function watchProgress(
  send: Send,
  queryId: string,
  tell: (done: number, of: number) => void,
): { readonly stop: () => void } {
  const bound = bind(sql`SELECT read_rows, total_rows_approx FROM system.processes WHERE query_id = ${queryId}`);
  const settings = { default_format: 'ArrowStream', output_format_arrow_compression_method: 'none', readonly: '1' };
  let asking = false;
  let stopped = false;
  const look = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    try {
      const { columns, rows } = toFrame(await send({ bound, settings }));
      if (!stopped && rows > 0) tell(Number(columns[0]?.[0] ?? 0), Number(columns[1]?.[0] ?? 0));
    } catch {
      stop(); // whoever may not look, waits without being told
    } finally {
      asking = false;
    }
  };
  const timer = setInterval(() => void look(), EVERY);
  function stop(): void {
    stopped = true;
    clearInterval(timer);
  }
  return { stop };
}
