import type { Storage } from '../storage';
import type { FileIn } from './session';
import { sourceKey, sweep } from './workspaces';

/**
 * Bytes of large files on their way to the disk while the engine still reads them: who accepts the plan need not wait for them then. No workspace names
 * them before that; those of a plan that is given up are swept away.
 */
export class Storing {
  readonly #storage: Storage;
  readonly #running = new Map<string, Promise<void>>();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Begins as soon as the hash is known. What goes wrong is told when the bytes are asked to be there. */
  begin(file: FileIn, hash: Promise<string>, signal?: AbortSignal): void {
    void hash.then(
      (sha256) => {
        if (sha256 === '' || this.#running.has(sha256) || signal?.aborted) return;
        this.#running.set(
          sha256,
          this.#keep(file, sha256).catch(() => undefined),
        );
      },
      () => undefined, // no hash: told where the plan waits for it
    );
  }

  /** Resolves when the file's bytes are on the disk; rejects when they cannot be put there. */
  async there(file: FileIn, sha256: string): Promise<void> {
    await this.#running.get(sha256);
    await this.#keep(file, sha256);
  }

  /** A plan was accepted: what was stored for it is named now. */
  settle(): void {
    this.#running.clear();
  }

  /** A plan was given up: what was stored for it goes. */
  async drop(): Promise<void> {
    if (this.#running.size === 0) return;
    await Promise.all(this.#running.values());
    this.#running.clear();
    await sweep(this.#storage);
  }

  async #keep(file: FileIn, sha256: string): Promise<void> {
    const key = sourceKey(sha256);
    if (await this.#storage.hasBlob(key)) return;
    const kept = await this.#storage.putHost?.(key, file.host);
    if (!kept) await this.#storage.putBlob(key, await file.bytes());
  }
}
