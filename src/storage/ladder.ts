import { indexedDbStorage } from './indexeddb';
import { memoryStorage } from './memory';
import { opfsStorage } from './opfs';
import type { Storage } from './storage';

export interface OpenedStorage {
  readonly storage: Storage;
  /** What was tried before and why it was not taken, best first. */
  readonly tried: readonly { readonly kind: Storage['kind']; readonly reason: string }[];
  /** The browser promised not to clear it when space gets short. */
  readonly persisted: boolean;
}

/** A rung that says nothing for so long is taken as broken: IndexedDB may wait for another tab without end. */
const TIMEOUT_MS = 8_000;

/**
 * The best place that works here: private files, else the browser's database, else memory, which always works and
 * keeps nothing. A rung counts only after it has kept and given back a text.
 */
export async function openStorage(
  rungs: readonly (readonly [Storage['kind'], () => Promise<Storage>])[] = [
    ['opfs', () => opfsStorage()],
    ['indexeddb', () => indexedDbStorage()],
  ],
): Promise<OpenedStorage> {
  const tried: { kind: Storage['kind']; reason: string }[] = [];
  for (const [kind, open] of rungs) {
    try {
      const storage = await within(TIMEOUT_MS, open().then(proved));
      return { storage, tried, persisted: await askToPersist() };
    } catch (error) {
      tried.push({ kind, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { storage: memoryStorage(), tried, persisted: false };
}

async function proved(storage: Storage): Promise<Storage> {
  const key = `probe-${Math.random().toString(36).slice(2)}`;
  await storage.putText(key, '县');
  const back = await storage.getText(key);
  await storage.deleteText(key);
  if (back !== '县') throw new Error('what was written did not come back');
  return storage;
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1000} s`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function askToPersist(): Promise<boolean> {
  try {
    return await within(2_000, navigator.storage.persist());
  } catch {
    return false; // not asked for over plain http; a prompt that nobody answers is a no
  }
}
