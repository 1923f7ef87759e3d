import { expandArchive, type Expanded } from '../ingest';

/** Takes one archive apart, away from the page's main thread. Answers null where the file is none. */
export type ArchiveReply =
  { readonly ok: true; readonly found: Expanded | null } | { readonly ok: false; readonly message: string };

self.onmessage = async ({ data }: MessageEvent<{ readonly file: Blob; readonly name: string }>) => {
  try {
    const found = expandArchive(new Uint8Array(await data.file.arrayBuffer()), data.name);
    const reply: ArchiveReply = { ok: true, found };
    self.postMessage(reply, { transfer: [...new Set(found?.files.map(({ bytes }) => bytes.buffer) ?? [])] });
  } catch (error) {
    const reply: ArchiveReply = { ok: false, message: error instanceof Error ? error.message : String(error) };
    self.postMessage(reply);
  }
};
