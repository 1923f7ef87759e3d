import { unzipSync } from 'fflate';
import { err, issue, ok, type Issue, type Result } from '../core';

/** Longer than any document of an office; a file that claims more is made to fill the memory. */
const LARGEST = 100_000_000;
/** Deflate packs no better than this. */
const MOST_PACKED = 1032;
const MOST_PARTS = 20_000;

/**
 * The wanted parts of an office file, by their paths. Refuses what is no ZIP (`office_not_readable`) and what would unpack to more than a
 * document holds (`office_too_large`): nothing is unpacked beyond the size that was counted. Other parts (macros, pictures) are never opened.
 */
export function officeParts(
  bytes: Uint8Array,
  wanted: (path: string) => boolean,
): Result<ReadonlyMap<string, Uint8Array>, Issue> {
  let total = 0;
  let parts = 0;
  let bomb = false;
  try {
    const files = unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        parts += 1;
        if (parts > MOST_PARTS) bomb = true;
        if (bomb || !wanted(name)) return false;
        total += originalSize;
        bomb = originalSize > (size + 1) * MOST_PACKED || total > LARGEST;
        return !bomb;
      },
    });
    return bomb ? err(issue('error', 'office_too_large')) : ok(new Map(Object.entries(files)));
  } catch {
    return err(issue('error', 'office_not_readable'));
  }
}
