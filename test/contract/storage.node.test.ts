import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryStorage, type Storage } from '../../src/storage';
import { openStorage } from '../../src/storage/browser';
import { folderStorage } from '../../src/storage/node';
import { storageCases } from './storageCases';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almanac-storage-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a folder keeps the contract', () => {
  const open = (): Promise<Storage> => folderStorage(join(folder, 'store'));
  test.each(storageCases)('$name', async ({ run, expected }) => {
    expect(await run(await open(), open)).toEqual(expected);
  });

  test('what a killed write left behind is neither listed nor read', async () => {
    const storage = await open();
    await writeFile(join(folder, 'store', 'texts', '.half-1'), 'half');
    expect(await storage.listTexts()).not.toContain('.half-1');
    expect(await storage.getText('.half-1')).toBeNull();
  });

  test('a put that fails leaves the old content and no half file', async () => {
    const storage = await open();
    await storage.putText('a.b', 'old');
    await rm(join(folder, 'store', 'texts', 'dir'), { force: true, recursive: true });
    await expect(storage.putText('x'.repeat(300), 'a name too long for a file system')).rejects.toThrow();
    expect(await storage.getText('a.b')).toBe('old');
    expect((await readdir(join(folder, 'store', 'texts'))).filter((name) => name.startsWith('.half-'))).toEqual([
      '.half-1',
    ]);
  });
});

describe('memory keeps the contract', () => {
  const storage = memoryStorage();
  test.each(storageCases)('$name', async ({ run, expected }) => {
    expect(await run(storage, async () => storage)).toEqual(expected);
  });
});

describe('the ladder', () => {
  const broken = async (): Promise<Storage> => {
    throw new Error('not here');
  };
  const forgetful = async (): Promise<Storage> => ({
    ...memoryStorage(),
    kind: 'indexeddb',
    getText: async () => null,
  });

  test('takes the first rung that keeps what it is given, and says why not the ones before', async () => {
    const { storage, tried } = await openStorage([
      ['opfs', broken],
      ['indexeddb', forgetful],
      ['folder', () => folderStorage(join(folder, 'ladder'))],
    ]);
    expect(storage.kind).toBe('folder');
    expect(tried).toEqual([
      { kind: 'opfs', reason: 'not here' },
      { kind: 'indexeddb', reason: 'what was written did not come back' },
    ]);
    expect(await storage.listTexts()).toEqual([]);
  });

  test('ends in memory, which is not durable', async () => {
    const { storage, tried } = await openStorage([['opfs', broken]]);
    expect([storage.kind, storage.durable, tried.length]).toEqual(['memory', false, 1]);
  });
});
