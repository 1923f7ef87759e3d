import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine';
import { startAhead } from '../../../src/engine/startAhead';

const named = (version: string): Engine => ({ version }) as Engine;

test('the first who asks gets the start that was begun before, the next a new one', async () => {
  let starts = 0;
  const start = startAhead(async () => named(`${(starts += 1)}`));
  expect(starts).toBe(1);
  expect((await start()).version).toBe('1');
  expect(starts).toBe(1);
  expect((await start()).version).toBe('2');
});

test('a failed start is told to the first who asks, and the next may have better luck', async () => {
  let starts = 0;
  const start = startAhead(async () => {
    starts += 1;
    if (starts === 1) throw new Error('too early');
    return named('late');
  });
  await expect(start()).rejects.toThrow('too early');
  expect((await start()).version).toBe('late');
});
