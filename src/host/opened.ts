import type { FileAnswer, OpenOptions, RawSource } from '../ingest';

/** As many bytes of files as are kept opened at once, beside a workbook that is larger by itself. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Files as opened, so that a correction need not read its file again. What was used longest ago goes first. Of
 * delimited files beyond that size nothing is kept: their bytes are the engine's.
 */
export class OpenedFiles {
  readonly #sources = new Map<string, RawSource>();

  async get(key: string, open: () => Promise<RawSource>): Promise<RawSource> {
    const known = this.#sources.get(key);
    const source = known ?? (await open());
    this.#sources.delete(key);
    if (source.utf8 && source.size > MOST_BYTES) return source;
    this.#sources.set(key, source);
    let bytes = 0;
    for (const each of this.#sources.values()) bytes += each.size;
    for (const [oldest, each] of this.#sources) {
      if (bytes <= MOST_BYTES || oldest === key) break;
      this.#sources.delete(oldest);
      bytes -= each.size;
    }
    return source;
  }
}

/** What of an answer decides how bytes are opened. */
export const opening = ({ encoding, delimiter }: FileAnswer = {}): OpenOptions => ({
  ...(encoding === undefined ? {} : { encoding }),
  ...(delimiter === undefined ? {} : { delimiter }),
});
