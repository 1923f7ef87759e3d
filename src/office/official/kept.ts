import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { KeptPart } from '../docx/finish';
import type { OfficialNumber } from './document';

export const KEPT_NAMESPACE = 'urn:almanac:document:1';

/**
 * What the file keeps of each number, to know it again when it comes back: a hash of what was printed. Never the text itself: what somebody
 * takes out of a document in Word must not stay in it unseen.
 */
export const keptNumbers = (numbers: readonly OfficialNumber[]): KeptPart => ({
  namespace: KEPT_NAMESPACE,
  name: 'document',
  children: numbers.map(({ id, shown }) => ({ name: 'number', attributes: { id, printed: printedHash(id, shown) } })),
});

/** The id goes in, so that equal numbers do not look alike. */
export const printedHash = (id: string, shown: string): string =>
  bytesToHex(sha256(new TextEncoder().encode(`${id}\n${shown.trim()}`))).slice(0, 24);
