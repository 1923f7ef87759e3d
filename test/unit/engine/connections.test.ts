import { expect, test } from 'vitest';
import { Connections } from '../../../src/engine/duckdb/connections';

test('who is called and gives up in the same moment passes the turn on', async () => {
  const connections = new Connections([1]);
  const held = await connections.take(undefined);
  const abort = new AbortController();
  const first = connections.take(abort.signal);
  const second = connections.take(undefined);
  connections.give(held);
  abort.abort();
  await expect(first).rejects.toThrow();
  expect(await second).toBe(1);
});

test('those who wait get a connection in their order; one who leaves keeps nobody waiting', async () => {
  const connections = new Connections([1]);
  const held = await connections.take(undefined);
  const order: string[] = [];
  const abort = new AbortController();
  const wait = (name: string, signal?: AbortSignal): Promise<void> =>
    connections.with(signal, () => Promise.resolve(void order.push(name)));
  const left = wait('left', abort.signal);
  const all = [wait('a'), wait('b')];
  abort.abort();
  await expect(left).rejects.toThrow();
  connections.give(held);
  await Promise.all(all);
  expect(order).toEqual(['a', 'b']);
});
