import type { Storage } from './storage';

/** Keeps everything in this process and nothing after it. Bytes are copied in and out: what is kept cannot change. */
export function memoryStorage(): Storage {
  const blobs = new Map<string, Uint8Array>();
  const texts = new Map<string, string>();
  return {
    kind: 'memory',
    durable: false,
    putBlob: async (key, bytes) => void blobs.set(key, bytes.slice()),
    getBlob: async (key) => blobs.get(key)?.slice() ?? null,
    hasBlob: async (key) => blobs.has(key),
    deleteBlob: async (key) => void blobs.delete(key),
    listBlobs: async () => [...blobs.keys()].sort(),
    putText: async (key, text) => void texts.set(key, text),
    getText: async (key) => texts.get(key) ?? null,
    deleteText: async (key) => void texts.delete(key),
    listTexts: async () => [...texts.keys()].sort(),
  };
}
