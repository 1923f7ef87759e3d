import type { ExpandedFiles, FileIn } from '../flow';
import type { ArchiveReply } from './archive.worker';

/**
 * The files in an archive, unpacked by a worker of its own that ends with it; null where the file is none. Only the first bytes are
 * looked at here. What comes out is held as blobs, which the browser may keep outside of the page's memory.
 */
export async function expandInWorker(
  file: FileIn,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<ExpandedFiles | null> {
  const blob = file.host instanceof Blob ? file.host : new Blob([(await file.bytes()).slice()]);
  if (!isArchive(new Uint8Array(await blob.slice(0, 200).arrayBuffer()))) return null;
  signal?.throwIfAborted();
  const found = await answer(blob, file.name, signal);
  return found && { issues: found.issues, files: found.files.map(({ name, bytes }) => memberFile(name, bytes)) };
}

/** The marks of ZIP and gzip. What Office writes is ZIP too, and is known by its first member: no worker need look at it. */
function isArchive(start: Uint8Array): boolean {
  const [a, b, c, d] = start;
  if (a === 0x1f && b === 0x8b) return true;
  if (a !== 0x50 || b !== 0x4b || !((c === 3 && d === 4) || (c === 5 && d === 6))) return false;
  const first = new TextDecoder('latin1').decode(start.subarray(30));
  return !/^(\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/|xl\/|mimetypeapplication\/)/.test(first);
}

function answer(file: Blob, name: string, signal?: AbortSignal): Promise<Extract<ArchiveReply, { ok: true }>['found']> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./archive.worker.ts', import.meta.url), { type: 'module' });
    const end = (): void => {
      worker.terminate();
      signal?.removeEventListener('abort', stop);
    };
    const stop = (): void => {
      end();
      reject(new DOMException('cancelled', 'AbortError'));
    };
    signal?.addEventListener('abort', stop);
    worker.onmessage = ({ data }: MessageEvent<ArchiveReply>) => {
      end();
      if (data.ok) resolve(data.found);
      else reject(new Error(data.message));
    };
    worker.onerror = (event) => {
      end();
      reject(new Error(event.message || 'the unpacking worker could not be started'));
    };
    worker.postMessage({ file, name });
  });
}

function memberFile(name: string, bytes: Uint8Array): FileIn {
  const host = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  return { name, size: bytes.length, host, bytes: async () => new Uint8Array(await host.arrayBuffer()) };
}
