import type { Driver } from './driver';
import { Cancelled } from './failure';

/**
 * Runs one statement and gives its result as the parts of an Arrow IPC stream (header, batches, no end mark). Between two
 * slices of work the signal is looked at; a raised one stops the database's work and throws Cancelled.
 * `stream` makes rows while they are fetched: twice as quick for large plain reads, but such a fetch cannot be interrupted.
 */
export async function answer(
  driver: Driver,
  connection: number,
  text: string,
  options: { readonly signal?: AbortSignal | undefined; readonly stream?: boolean } = {},
): Promise<Uint8Array[]> {
  const { signal, stream = false } = options;
  const stopIfAsked = async (): Promise<void> => {
    if (!signal?.aborted) return;
    await driver.cancel(connection);
    throw new Cancelled();
  };
  if (signal?.aborted) throw new Cancelled();
  let header = await driver.start(connection, text, stream);
  while (header === null) {
    await stopIfAsked();
    header = await driver.poll(connection);
  }
  const parts = [header];
  for (;;) {
    await stopIfAsked();
    const part = await driver.fetch(connection);
    if (part === null) continue;
    if (part.length === 0) return parts;
    parts.push(part);
  }
}

const END = new Uint8Array([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);

/** The parts as one Arrow IPC stream with its end mark. */
export function ipcStream(parts: readonly Uint8Array[]): Uint8Array {
  const all = [...parts, END];
  const bytes = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
