import { giveBack } from '../../core';
import { hasWords } from '../arrow/hasWords';
import type { Driver } from './driver';
import { Cancelled } from './failure';

interface How {
  readonly signal?: AbortSignal | undefined;
  readonly stream?: boolean;
}

/**
 * Runs one statement and gives its result as an Arrow IPC stream. Between two
 * slices of work the signal is looked at; a raised one stops the database's work and throws Cancelled.
 * `stream` makes rows while they are fetched: twice as quick for large plain reads, but such a fetch cannot be interrupted.
 * DuckDB sends the words of ENUM columns only with a whole result; such a statement is asked a second time, in one piece.
 */
export async function answer(driver: Driver, connection: number, text: string, how: How = {}): Promise<Uint8Array> {
  const header = await execute(driver, connection, text, how);
  if (hasWords(header)) {
    await driver.cancel(connection);
    return driver.whole(connection, text);
  }
  const parts = [header];
  let next = driver.fetch(connection);
  for (;;) {
    const part = await next;
    await stopIfAsked(driver, connection, how.signal);
    if (part?.length === 0) return joined([...parts, END.slice()]);
    next = driver.fetch(connection); // made while this one is taken in
    if (part) parts.push(part);
  }
}

/** Carries a statement out, and leaves its result (whose header it gives) where it is: all that a change needs. */
export async function execute(driver: Driver, connection: number, text: string, how: How = {}): Promise<Uint8Array> {
  if (how.signal?.aborted) throw new Cancelled();
  let header = await driver.start(connection, text, how.stream ?? false);
  while (header === null) {
    await stopIfAsked(driver, connection, how.signal);
    header = await driver.poll(connection);
  }
  return header;
}

async function stopIfAsked(driver: Driver, connection: number, signal: AbortSignal | undefined): Promise<void> {
  if (!signal?.aborted) return;
  await driver.cancel(connection);
  throw new Cancelled();
}

/** What closes an Arrow IPC stream; a result that comes in parts is without. */
const END = new Uint8Array([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);

/** One behind another. The parts are given back on the way: a large answer is not held twice. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
    giveBack(part);
  }
  return bytes;
}
