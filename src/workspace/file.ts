import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { err, issue, ok, type Issue, type Result } from '../core';
import { readWorkspace } from './read';
import type { Workspace } from './workspace';
import { writeWorkspace } from './write';

const DOCUMENT = 'workspace.json';
const SOURCES = 'sources/';

/** More than a page can hold: a file that claims to unpack to this is refused before it does. */
const LARGEST = 2_000_000_000;

/**
 * The whole workspace as one ZIP file: `workspace.json`, and every source's bytes under the name of their SHA-256.
 * Office files are packed already, so sources are stored; text is deflated.
 */
export async function packWorkspace(
  workspace: Workspace,
  bytesOf: (sha256: string) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const files: Zippable = { [DOCUMENT]: [strToU8(writeWorkspace(workspace)), { level: 6 }] };
  for (const { sha256: hash, name } of workspace.sources) {
    files[SOURCES + hash] = [await bytesOf(hash), { level: /\.(csv|tsv|txt|xls)$/i.test(name) ? 3 : 0 }];
  }
  return zipSync(files, { mtime: new Date('2000-01-01T00:00:00Z') });
}

export interface Unpacked {
  readonly workspace: Workspace;
  readonly sources: ReadonlyMap<string, Uint8Array>;
}

/**
 * A workspace out of such a file. Refuses what is no ZIP (`file_not_workspace`), what would unpack to more than memory holds
 * (`file_too_large`), sources that are missing or were altered (`file_source_missing`, `file_source_altered`), and documents
 * that `readWorkspace` refuses. Names inside the file that are not ours are ignored.
 */
export function unpackWorkspace(bytes: Uint8Array): Result<Unpacked, Issue> {
  let total = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        const ours =
          name === DOCUMENT || (name.startsWith(SOURCES) && /^[0-9a-f]{64}$/.test(name.slice(SOURCES.length)));
        if (ours) total += originalSize;
        return ours && total <= LARGEST;
      },
    });
  } catch {
    return err(issue('error', 'file_not_workspace'));
  }
  if (total > LARGEST) return err(issue('error', 'file_too_large'));
  const document = files[DOCUMENT];
  if (!document) return err(issue('error', 'file_not_workspace'));
  const read = readWorkspace(strFromU8(document));
  if (!read.ok) return read;
  const sources = new Map<string, Uint8Array>();
  for (const { sha256: hash, name } of read.value.sources) {
    const source = files[SOURCES + hash];
    if (!source) return err(issue('error', 'file_source_missing', { file: name }));
    if (bytesToHex(sha256(source)) !== hash) return err(issue('error', 'file_source_altered', { file: name }));
    sources.set(hash, source);
  }
  return ok({ workspace: read.value, sources });
}
