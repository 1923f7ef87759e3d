import { expect, test } from 'vitest';
import { rehearse } from '../../../src/host/rehearse';

test('a reader that is made ready reads a table, and has nothing to say of it', async () => {
  expect(await rehearse()).toBeUndefined();
});
