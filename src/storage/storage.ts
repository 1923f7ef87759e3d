/**
 * Where a person's work is kept. A call that has returned is on disk: written to a new place, flushed, then swapped.
 * Keys of blobs are file-safe text ('source-<sha256>', 'cache-<hash>').
 */
export interface Storage {
  readonly kind: 'opfs' | 'indexeddb' | 'memory' | 'folder';
  /** False for memory: nothing survives the page, and the screen must say so. */
  readonly durable: boolean;
  putBlob(key: string, bytes: Uint8Array): Promise<void>;
  /** Keeps what the host made a file from (a File of the browser) without reading it into memory. False: it can not, use `putBlob`. */
  putHost?(key: string, host: unknown): Promise<boolean>;
  getBlob(key: string): Promise<Uint8Array | null>;
  hasBlob(key: string): Promise<boolean>;
  deleteBlob(key: string): Promise<void>;
  listBlobs(): Promise<readonly string[]>;
  /** Documents are small texts replaced as a whole; a reader sees the old or the new one, never a half. */
  putText(key: string, text: string): Promise<void>;
  getText(key: string): Promise<string | null>;
  deleteText(key: string): Promise<void>;
  listTexts(): Promise<readonly string[]>;
}
