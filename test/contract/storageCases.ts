import type { Storage } from '../../src/storage';

/** One sentence of the storage's contract. `again` opens the same place anew; memory has no such place and gives the same. */
export interface StorageCase {
  readonly name: string;
  readonly run: (storage: Storage, again: () => Promise<Storage>) => Promise<unknown>;
  readonly expected: unknown;
}

const bytes = (length: number, seed: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 7 + seed) % 256);
const strange = ['source-0a1B', '工作区/一 季度', 'a.b', '.hidden', '..', 'x'.repeat(60), 'star*?"<>|%2F'];

export const storageCases: readonly StorageCase[] = [
  {
    name: 'what was never put is not there',
    run: async (storage) => [
      await storage.getBlob('none'),
      await storage.hasBlob('none'),
      await storage.getText('none'),
      await storage.deleteBlob('none'),
      await storage.deleteText('none'),
    ],
    expected: [null, false, null, undefined, undefined],
  },
  {
    name: 'a blob comes back as it was, also after opening again',
    run: async (storage, again) => {
      const written = bytes(300_001, 3);
      await storage.putBlob('blob', written);
      const back = await (await again()).getBlob('blob');
      return [await storage.hasBlob('blob'), back?.length, back?.every((byte, i) => byte === written[i])];
    },
    expected: [true, 300_001, true],
  },
  {
    name: 'an empty blob and an empty text are there',
    run: async (storage) => {
      await storage.putBlob('empty', new Uint8Array());
      await storage.putText('empty', '');
      return [(await storage.getBlob('empty'))?.length, await storage.hasBlob('empty'), await storage.getText('empty')];
    },
    expected: [0, true, ''],
  },
  {
    name: 'a view into a larger buffer is kept alone',
    run: async (storage) => {
      await storage.putBlob('view', bytes(1000, 0).subarray(10, 13));
      const back = await storage.getBlob('view');
      return [[...(back ?? [])], back?.buffer.byteLength];
    },
    expected: [[70, 77, 84], 3],
  },
  {
    name: 'what the caller does with its bytes afterwards changes nothing',
    run: async (storage) => {
      const written = bytes(4, 0);
      await storage.putBlob('mine', written);
      written.fill(9);
      (await storage.getBlob('mine'))?.fill(8);
      return [...((await storage.getBlob('mine')) ?? [])];
    },
    expected: [0, 7, 14, 21],
  },
  {
    name: 'a text keeps every character, a byte order mark too',
    run: async (storage) => {
      const text = '\uFEFF县鉴 𠮷\r\n\u0000"';
      await storage.putText('text', text);
      return (await storage.getText('text')) === text;
    },
    expected: true,
  },
  {
    name: 'a text is replaced as a whole, by a shorter one too',
    run: async (storage) => {
      await storage.putText('replaced', 'long '.repeat(1000));
      await storage.putText('replaced', 'short');
      return storage.getText('replaced');
    },
    expected: 'short',
  },
  {
    name: 'of puts that do not wait for each other the last one stays',
    run: async (storage) => {
      await Promise.all(Array.from({ length: 20 }, (_, i) => storage.putText('race', 'x'.repeat(50_000 - i) + i)));
      return (await storage.getText('race'))?.slice(-2);
    },
    expected: '19',
  },
  {
    name: 'a reader sees the old text or the new one while it is replaced',
    run: async (storage) => {
      const [old, fresh] = ['o'.repeat(400_000), 'n'.repeat(300_000)];
      await storage.putText('swap', old);
      const put = storage.putText('swap', fresh);
      const seen = await Promise.all(Array.from({ length: 5 }, () => storage.getText('swap')));
      await put;
      return [seen.every((text) => text === old || text === fresh), (await storage.getText('swap')) === fresh];
    },
    expected: [true, true],
  },
  {
    name: 'any key is a key, and lists give them back',
    run: async (storage, again) => {
      for (const key of strange) await storage.putText(key, key);
      for (const key of strange) await storage.putBlob(key, new TextEncoder().encode(key));
      const other = await again();
      const [texts, blobs] = [await other.listTexts(), await other.listBlobs()];
      const right = await Promise.all(strange.map(async (key) => (await other.getText(key)) === key));
      return [right.every(Boolean), strange.every((key) => texts.includes(key) && blobs.includes(key))];
    },
    expected: [true, true],
  },
  {
    name: 'what was deleted is gone from everywhere',
    run: async (storage) => {
      await storage.putBlob('gone', bytes(3, 0));
      await storage.putText('gone', 'text');
      await storage.deleteBlob('gone');
      await storage.deleteText('gone');
      return [
        await storage.hasBlob('gone'),
        await storage.getText('gone'),
        (await storage.listBlobs()).includes('gone'),
        (await storage.listTexts()).includes('gone'),
      ];
    },
    expected: [false, null, false, false],
  },
];
