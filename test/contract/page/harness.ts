// The page that the contract runs in: no framework, only what is under test. Tests call it by name.
import { StartFailed, startBrowserEngine } from '../../../src/engine/browser';
import type { Engine } from '../../../src/engine';
import { indexedDbStorage, openStorage, opfsStorage } from '../../../src/storage/browser';
import { engineCases } from '../engineCases';
import { storageCases } from '../storageCases';
import { bareRead } from './bareRead';

let shared: Promise<Engine> | undefined;
const start = (): Promise<Engine> => startBrowserEngine();

const harness = {
  async engineCase(index: number): Promise<unknown> {
    shared ??= start();
    return engineCases[index]?.run(await shared, { start });
  },

  async storageCase(kind: 'opfs' | 'indexeddb', index: number): Promise<unknown> {
    const name = `contract-${kind}`;
    const open = () => (kind === 'opfs' ? opfsStorage(name) : indexedDbStorage(name));
    return storageCases[index]?.run(await open(), open);
  },

  /** Which storage this page gets, and why not a better one. */
  async rungs(): Promise<{ kind: string; durable: boolean; tried: readonly string[]; secure: boolean }> {
    const { storage, tried } = await openStorage();
    return {
      kind: storage.kind,
      durable: storage.durable,
      tried: tried.map(({ kind }) => kind),
      secure: isSecureContext,
    };
  },

  /** Writes numbered texts and a blob each until the page dies; `onKept` hears of each that was acknowledged. */
  async writeUntilKilled(kind: 'opfs' | 'indexeddb', onKept: (count: number) => Promise<void>): Promise<void> {
    const storage = await (kind === 'opfs' ? opfsStorage() : indexedDbStorage());
    for (let count = 1; ; count += 1) {
      await storage.putBlob(`source-${count}`, new Uint8Array(100_000).fill(count % 251));
      await storage.putText('workspace', JSON.stringify({ count }));
      await onKept(count);
    }
  },

  /** The number that was last kept, and the blobs up to it that are missing or not whole. */
  async whatWasKept(kind: 'opfs' | 'indexeddb'): Promise<{ count: number; broken: number[]; listed: number }> {
    const storage = await (kind === 'opfs' ? opfsStorage() : indexedDbStorage());
    const { count } = JSON.parse((await storage.getText('workspace')) ?? '{"count":0}') as { count: number };
    const broken: number[] = [];
    for (let i = 1; i <= count; i += 1) {
      const bytes = await storage.getBlob(`source-${i}`);
      if (bytes?.length !== 100_000 || bytes.some((byte) => byte !== i % 251)) broken.push(i);
    }
    return { count, broken, listed: (await storage.listBlobs()).length };
  },

  /** How a start ends that cannot succeed. */
  async failedStart(options: { wasm?: string; worker?: string; timeoutMs?: number }): Promise<string> {
    try {
      await startBrowserEngine(options);
      return 'started';
    } catch (error) {
      return error instanceof StartFailed ? error.code : String(error);
    }
  },

  bareRead,
};

export type Harness = typeof harness;
Object.assign(globalThis, { harness });
