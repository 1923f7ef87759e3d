import { expect, test } from 'vitest';
import { SLOWEST_MS, tryOne } from '../../fuzz/fuzz';

test('files with something wrong with them never crash or hang, and nothing in them is lost in silence', async () => {
  for (let seed = 0; seed < 400; seed++) {
    const from = performance.now();
    expect(await tryOne(seed)).toEqual([]);
    expect(performance.now() - from, `seed ${seed}`).toBeLessThan(SLOWEST_MS);
  }
});
