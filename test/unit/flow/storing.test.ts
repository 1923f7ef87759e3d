import { expect, test } from 'vitest';
import { Storing } from '../../../src/flow/storing';
import { memoryStorage } from '../../../src/storage';
import { fileIn } from '../../support/session';

const HASH = 'a'.repeat(64);
const KEY = `source-${HASH}`;
const file = fileIn('大表.csv', 'a,b\n1,2\n');
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test('bytes are on the disk before anybody asks, and are written once', async () => {
  const storage = memoryStorage();
  let writes = 0;
  const storing = new Storing({ ...storage, putBlob: (key, bytes) => (writes++, storage.putBlob(key, bytes)) });
  storing.begin(file, Promise.resolve(HASH));
  await settled();
  expect(await storage.hasBlob(KEY)).toBe(true);
  await storing.there(file, HASH);
  storing.settle();
  await storing.drop();
  expect(writes).toBe(1);
  expect(await storage.hasBlob(KEY)).toBe(true);
});

test('of a plan that is given up nothing stays', async () => {
  const storage = memoryStorage();
  const storing = new Storing(storage);
  storing.begin(file, Promise.resolve(HASH));
  await storing.drop();
  await settled();
  storing.begin(file, Promise.resolve(HASH));
  await settled();
  expect(await storage.hasBlob(KEY)).toBe(true);
  await storing.drop();
  expect(await storage.hasBlob(KEY)).toBe(false);
});

test('what could not be stored ahead is told to who needs it, and tried once more first', async () => {
  const storage = memoryStorage();
  let full = true;
  const storing = new Storing({
    ...storage,
    putBlob: (key, bytes) => (full ? Promise.reject(new Error('full')) : storage.putBlob(key, bytes)),
  });
  storing.begin(file, Promise.resolve(HASH));
  await settled();
  await expect(storing.there(file, HASH)).rejects.toThrow('full');
  full = false;
  await storing.there(file, HASH);
  expect(await storage.hasBlob(KEY)).toBe(true);
});
