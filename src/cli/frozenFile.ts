import { readFile, writeFile } from 'node:fs/promises';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Frozen } from '../summary';
import { UsageError } from './args';

/** What `render --final` keeps beside a summary, for `check`. */
interface FrozenFile {
  readonly format: 1;
  /** SHA-256 of the summary's text: numbers without names are known by their place. */
  readonly text: string;
  readonly frozen: Frozen;
}

const pathOf = (summary: string): string => `${summary}.frozen.json`;
const hashOf = (text: string): string => bytesToHex(sha256(new TextEncoder().encode(text)));

export async function writeFrozen(summary: string, text: string, frozen: Frozen): Promise<void> {
  const file: FrozenFile = { format: 1, text: hashOf(text), frozen };
  await writeFile(pathOf(summary), `${JSON.stringify(file, null, 1)}\n`);
}

/** Null where the summary was never final. A file that is none, or of another text, is said. */
export async function readFrozen(
  summary: string,
  text: string,
): Promise<{ readonly frozen: Frozen; readonly sameText: boolean } | null> {
  const bytes = await readFile(pathOf(summary), 'utf8').catch(() => null);
  if (bytes === null) return null;
  try {
    const file = JSON.parse(bytes) as FrozenFile;
    if (file.format !== 1 || !Array.isArray(file.frozen.numbers)) throw new Error('format');
    return { frozen: file.frozen, sameText: file.text === hashOf(text) };
  } catch {
    throw new UsageError(`cannot read ${pathOf(summary)}`);
  }
}
