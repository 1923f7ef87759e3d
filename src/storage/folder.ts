import { randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inOrder } from './inOrder';
import { fileName, keyOf } from './keys';
import type { Storage } from './storage';

/** A folder on this machine: each content is written beside its place, flushed to the disk, and then renamed into it. */
export async function folderStorage(path: string): Promise<Storage> {
  const blobs = await files(join(path, 'blobs'));
  const texts = await files(join(path, 'texts'));
  return {
    kind: 'folder',
    durable: true,
    putBlob: (key, bytes) => blobs.put(key, bytes),
    getBlob: async (key) => {
      const bytes = await blobs.get(key);
      return bytes && new Uint8Array(bytes);
    },
    hasBlob: (key) => blobs.has(key),
    deleteBlob: (key) => blobs.delete(key),
    listBlobs: () => blobs.list(),
    putText: (key, text) => texts.put(key, new TextEncoder().encode(text)),
    getText: async (key) => (await texts.get(key))?.toString('utf8') ?? null,
    deleteText: (key) => texts.delete(key),
    listTexts: () => texts.list(),
  };
}

const HALF = '.half-';

async function files(folder: string) {
  await mkdir(folder, { recursive: true });
  const ordered = inOrder();
  const place = (key: string): string => join(folder, fileName(key));
  return {
    put: (key: string, bytes: Uint8Array): Promise<void> =>
      ordered(key, async () => {
        const half = join(folder, `${HALF}${randomUUID()}`);
        try {
          await written(half, bytes);
          await rename(half, place(key));
          await flushed(folder);
        } catch (error) {
          await rm(half, { force: true });
          throw error;
        }
      }),
    get: async (key: string): Promise<Buffer | null> => readFile(place(key)).catch(nullIfMissing),
    has: (key: string): Promise<boolean> =>
      access(place(key)).then(
        () => true,
        () => false,
      ),
    delete: (key: string): Promise<void> =>
      ordered(key, async () => {
        await rm(place(key), { force: true });
        await flushed(folder);
      }),
    list: async (): Promise<readonly string[]> =>
      (await readdir(folder))
        .filter((name) => !name.startsWith(HALF))
        .map(keyOf)
        .sort(),
  };
}

async function written(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a rename last through a power cut. Windows cannot flush a folder and does not need it. */
async function flushed(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
