import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { err, issue, ok, type Issue, type Result } from '../core';
import { readWorkspace } from './read';
import type { Workspace } from './workspace';
import { writeWorkspace } from './write';

const DOCUMENT = 'workspace.json';
const MANIFEST = 'manifest.json';
const SOURCES = 'sources/';

/** More than a page can hold: a file that claims to unpack to this is refused before it does. */
const LARGEST = 2_000_000_000;
/** Longer texts than this a page cannot hold as one string. */
const LARGEST_DOCUMENT = 200_000_000;
/** Deflate packs no better than this: an entry that claims more is made to fill the memory. */
const MOST_PACKED = 1032;

/**
 * The whole workspace as one ZIP file: `workspace.json`, every source's bytes under the name of their SHA-256, and `manifest.json`
 * with the SHA-256 of the document, so that a file that a disk or a mail program has harmed is noticed.
 * Office files are packed already, so sources are stored; text is deflated.
 */
export async function packWorkspace(
  workspace: Workspace,
  bytesOf: (sha256: string) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const document = strToU8(writeWorkspace(workspace));
  const manifest = { format: workspace.format, [DOCUMENT]: bytesToHex(sha256(document)) };
  const files: Zippable = {
    [MANIFEST]: [strToU8(JSON.stringify(manifest)), { level: 0 }],
    [DOCUMENT]: [document, { level: 6 }],
  };
  for (const { sha256: hash, name } of withBytes(workspace)) {
    files[SOURCES + hash] = [await bytesOf(hash), { level: /\.(csv|tsv|txt|xls)$/i.test(name) ? 3 : 0 }];
  }
  return zipSync(files, { mtime: new Date('2000-01-01T00:00:00Z') });
}

/** Everything of a workspace whose bytes are kept beside it: sources, and the templates of prescribed forms. */
export const withBytes = ({
  sources,
  templates = [],
}: Workspace): readonly { readonly sha256: string; readonly name: string }[] => [
  ...new Map([...sources, ...templates].map((one) => [one.sha256, one])).values(),
];

export interface Unpacked {
  readonly workspace: Workspace;
  readonly sources: ReadonlyMap<string, Uint8Array>;
}

/**
 * A workspace out of such a file. Refuses what is no ZIP (`file_not_workspace`), what would unpack to more than memory holds or
 * says so (`file_too_large`), a document that is not the one that was packed (`file_altered`), sources that are missing or were
 * altered (`file_source_missing`, `file_source_altered`), and documents that `readWorkspace` refuses. Names inside the file that
 * are not ours are ignored.
 */
export function unpackWorkspace(bytes: Uint8Array): Result<Unpacked, Issue> {
  let total = 0;
  let bomb = false;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        const source = name.startsWith(SOURCES) && /^[0-9a-f]{64}$/.test(name.slice(SOURCES.length));
        if (!source && name !== DOCUMENT && name !== MANIFEST) return false;
        total += originalSize;
        bomb ||= originalSize > (size + 1) * MOST_PACKED || (!source && originalSize > LARGEST_DOCUMENT);
        return !bomb && total <= LARGEST;
      },
    });
  } catch {
    return err(issue('error', 'file_not_workspace'));
  }
  if (bomb || total > LARGEST) return err(issue('error', 'file_too_large'));
  const document = files[DOCUMENT];
  if (!document) return err(issue('error', 'file_not_workspace'));
  const manifest = files[MANIFEST];
  if (manifest && statedHash(strFromU8(manifest)) !== bytesToHex(sha256(document))) {
    return err(issue('error', 'file_altered'));
  }
  const read = readWorkspace(strFromU8(document));
  if (!read.ok) return read;
  const sources = new Map<string, Uint8Array>();
  for (const { sha256: hash, name } of withBytes(read.value)) {
    const source = files[SOURCES + hash];
    if (!source) return err(issue('error', 'file_source_missing', { file: name }, { name }));
    if (bytesToHex(sha256(source)) !== hash)
      return err(issue('error', 'file_source_altered', { file: name }, { name }));
    sources.set(hash, source);
  }
  return ok({ workspace: read.value, sources });
}

/** The document's hash as the manifest has it. Files from before there was a manifest have none and are taken as they are. */
function statedHash(manifest: string): unknown {
  try {
    const read: unknown = JSON.parse(manifest);
    return typeof read === 'object' && read !== null && DOCUMENT in read ? read[DOCUMENT] : undefined;
  } catch {
    return undefined;
  }
}
