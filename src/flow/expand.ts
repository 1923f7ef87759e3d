import { refuseBySize } from '../ingest';
import { issue, type Issue } from '../core';
import type { Reader } from './ports';
import type { FileIn } from './session';

/** Files as they are imported: those of archives in place of the archives, and what of these could not be read. */
export interface ExpandedFiles {
  readonly files: readonly FileIn[];
  readonly issues: readonly Issue[];
}

/** What each file was found to hold; the members of an archive stay the same objects however often it is asked. */
const found = new WeakMap<FileIn, ExpandedFiles>();

/**
 * Takes archives apart (ZIP, gzip): each member becomes a file of its own, named `archive.zip/inner.csv`, known by its own bytes.
 * Workbooks, which are ZIP inside, stay what they are. A file that the machine does not hand over is left to who reads it.
 */
export async function expandFiles(
  reader: Reader,
  files: readonly FileIn[],
  signal?: AbortSignal,
): Promise<ExpandedFiles> {
  const all: FileIn[] = [];
  const issues: Issue[] = [];
  for (const file of files) {
    signal?.throwIfAborted();
    const known = found.get(file) ?? (await expandOne(reader, file, signal));
    found.set(file, known);
    for (const each of known.files) if (!found.has(each)) found.set(each, { files: [each], issues: [] });
    all.push(...known.files);
    issues.push(...known.issues);
  }
  return { files: all, issues };
}

async function expandOne(reader: Reader, file: FileIn, signal?: AbortSignal): Promise<ExpandedFiles> {
  const itself = { files: [file], issues: [] };
  if (!reader.expand || refuseBySize(file.name, file.size)) return itself;
  try {
    return (await reader.expand(file, signal ? { signal } : {})) ?? itself;
  } catch (error) {
    signal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    return { files: [], issues: [issue('error', 'file_unreadable', { file: file.name }, { reason })] };
  }
}
