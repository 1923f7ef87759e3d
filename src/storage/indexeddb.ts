import { openDB, type DBSchema } from 'idb';
import type { Storage } from './storage';

interface Schema extends DBSchema {
  blobs: { key: string; value: Uint8Array };
  texts: { key: string; value: string };
}

/**
 * The browser's own database: also there over plain http and for a page opened from a file. A change is one transaction,
 * all or nothing, with durability 'strict': it is not reported as done before it is on disk.
 */
export async function indexedDbStorage(name = 'almanac'): Promise<Storage> {
  const db = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('blobs');
      fresh.createObjectStore('texts');
    },
    blocking: () => db.close(), // a newer version in another tab must not wait for this one
  });
  return {
    kind: 'indexeddb',
    durable: true,
    async putBlob(key, bytes) {
      const write = db.transaction('blobs', 'readwrite', { durability: 'strict' });
      // A view would be kept together with the whole buffer behind it.
      const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
      await Promise.all([write.store.put(own, key), write.done]);
    },
    async getBlob(key) {
      return (await db.get('blobs', key)) ?? null;
    },
    async hasBlob(key) {
      return (await db.count('blobs', key)) > 0;
    },
    async deleteBlob(key) {
      const write = db.transaction('blobs', 'readwrite', { durability: 'strict' });
      await Promise.all([write.store.delete(key), write.done]);
    },
    listBlobs: () => db.getAllKeys('blobs'),
    async putText(key, text) {
      const write = db.transaction('texts', 'readwrite', { durability: 'strict' });
      await Promise.all([write.store.put(text, key), write.done]);
    },
    async getText(key) {
      return (await db.get('texts', key)) ?? null;
    },
    async deleteText(key) {
      const write = db.transaction('texts', 'readwrite', { durability: 'strict' });
      await Promise.all([write.store.delete(key), write.done]);
    },
    listTexts: () => db.getAllKeys('texts'),
  };
}
