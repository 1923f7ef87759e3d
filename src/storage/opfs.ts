import { inOrder } from './inOrder';
import { fileName, keyOf } from './keys';
import type { Storage } from './storage';

/**
 * Files in the browser's private file system. `createWritable` writes a shadow file and swaps it in when it is closed, so a
 * reader sees the old content or the new one, and what was closed survives a killed browser. (A sync access handle writes
 * in place: a kill in the middle leaves half of each, and it needs a worker.) Making a file and filling it are two steps,
 * though: a file that a kill left empty must not count. So every content ends in one extra byte, and empty is absent.
 * Rejects where the browser has no such file system (outside of a secure context, from a file, before Chrome 102).
 */
export async function opfsStorage(folder = 'almanac'): Promise<Storage> {
  const root = await navigator.storage.getDirectory();
  const home = await root.getDirectoryHandle(folder, { create: true });
  const blobs = new Files(await home.getDirectoryHandle('blobs', { create: true }));
  const texts = new Files(await home.getDirectoryHandle('texts', { create: true }));
  return {
    kind: 'opfs',
    durable: true,
    // A Blob holds the bytes as they are now.
    putBlob: (key, bytes) => blobs.put(key, new Blob([bytes as Uint8Array<ArrayBuffer>])),
    putHost: async (key, host) => {
      if (!(host instanceof Blob)) return false;
      await blobs.put(key, host);
      return true;
    },
    getBlob: (key) => blobs.get(key),
    hasBlob: (key) => blobs.has(key),
    deleteBlob: (key) => blobs.delete(key),
    listBlobs: () => blobs.list(),
    putText: (key, text) => texts.put(key, new TextEncoder().encode(text)),
    getText: async (key) => {
      const bytes = await texts.get(key);
      return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    },
    deleteText: (key) => texts.delete(key),
    listTexts: () => texts.list(),
  };
}

const END = new Uint8Array([0x0a]);

class Files {
  readonly #folder: FileSystemDirectoryHandle;
  readonly #inOrder = inOrder();

  constructor(folder: FileSystemDirectoryHandle) {
    this.#folder = folder;
  }

  put(key: string, content: Uint8Array<ArrayBuffer> | Blob): Promise<void> {
    return this.#inOrder(key, async () => {
      const handle = await this.#folder.getFileHandle(fileName(key), { create: true });
      const out = await handle.createWritable();
      try {
        await out.write(new Blob([content, END]));
        await out.close();
      } catch (error) {
        await out.abort().catch(() => undefined); // the reason to tell is the first one
        throw error;
      }
    });
  }

  async get(key: string): Promise<Uint8Array | null> {
    const file = await this.#find(key);
    return file && new Uint8Array(await file.slice(0, file.size - END.length).arrayBuffer());
  }

  async has(key: string): Promise<boolean> {
    return (await this.#find(key)) !== null;
  }

  delete(key: string): Promise<void> {
    return this.#inOrder(key, async () => {
      try {
        await this.#folder.removeEntry(fileName(key));
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    });
  }

  async list(): Promise<readonly string[]> {
    const keys: string[] = [];
    for await (const name of this.#folder.keys()) {
      if (name.endsWith('.crswap')) continue; // Chrome's shadow files
      if (await this.has(keyOf(name))) keys.push(keyOf(name));
    }
    return keys.sort();
  }

  async #find(key: string): Promise<File | null> {
    try {
      const file = await (await this.#folder.getFileHandle(fileName(key))).getFile();
      return file.size > 0 ? file : null;
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }
}

const isNotFound = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError';
