import { analyse } from 'chardet';
import { CANDIDATES, scoreText, westernShare, type Candidate } from './score';
import { utf16Endian } from './utf16';

/** An encoding, how sure it is (0 … 1), and the next likeliest. */
export interface Detected {
  readonly encoding: string;
  readonly confidence: number;
  readonly runnerUp?: { readonly encoding: string; readonly confidence: number };
}

const SAMPLE_BYTES = 16_384;
/** The model is rough: what it says of the odds is taken at half its word, and never as certain. */
const TEMPER = 0.5;
const MOST = 0.99;

/**
 * The encoding of bytes of which nobody says it. Only the lines that hold bytes beyond ASCII are looked at, up to 16 KB of
 * them. Each candidate's reading is weighed by how usual its characters are in texts of its language; confidence is what the
 * weights say of the odds, and low where even the best reading is odd text. Plain ASCII is UTF-8 for certain.
 */
export function detectEncoding(bytes: Uint8Array): Detected {
  const mark = byteOrderMark(bytes);
  if (mark) return { encoding: mark.encoding, confidence: 1 };
  const wide = utf16Endian(bytes);
  if (wide) return { encoding: wide, confidence: 0.95 };
  const sample = beyondAscii(bytes);
  if (sample.length === 0) return { encoding: isIso2022(bytes) ? 'iso-2022-jp' : 'utf-8', confidence: 1 };
  if (isUtf8OfFewSigns(sample)) return { encoding: 'utf-8', confidence: 0.9 };
  const all = CANDIDATES.map((each) => ({ ...each, ...weighed(sample, each) })).sort((a, b) => b.total - a.total);
  const [best, next] = all;
  if (!best || !next) return { encoding: 'windows-1252', confidence: 0.1 };
  const share = (total: number): number => Math.exp(Math.max(-60, (total - best.total) * TEMPER));
  const sum = all.reduce((found, { total }) => found + share(total), 0);
  const odd = best.perChar < -9.3 && best.encoding !== 'utf-8' ? 0.5 : 1;
  const confidence = Math.min(MOST, (1 / sum) * odd);
  const runnerUp = { encoding: next.encoding, confidence: Math.min(share(next.total) / sum, 1 - confidence) };
  if (best.encoding === 'windows-1252') return latin(sample, confidence, runnerUp);
  return { encoding: best.encoding, confidence, runnerUp };
}

/**
 * One or two signs beyond ASCII, however often (a broken bar for a separator, one name with an accent), in well-formed UTF-8. What
 * such a sign would be in a double-byte code says nothing, and repeating it does not say it more surely.
 */
function isUtf8OfFewSigns(sample: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return new Set(text.replace(/[\0-\u007f]/g, '')).size <= 2;
  } catch {
    return false;
  }
}

export function byteOrderMark(bytes: Uint8Array): { readonly encoding: string; readonly length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

function weighed(sample: Uint8Array, { encoding, prior, weigh }: Candidate): { total: number; perChar: number } {
  const text = new TextDecoder(encoding).decode(sample, { stream: true }); // a last character may be cut
  const { sum, beyond } = scoreText(text, weigh);
  const ascii = (Array.from(text).length - beyond) * -3.5;
  return { total: sum + prior, perChar: (sum - ascii) / Math.max(1, beyond) };
}

/** Lines that hold a byte beyond ASCII. No encoding here uses the line feed as part of a character. */
function beyondAscii(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE_BYTES);
  let length = 0;
  let at = 0;
  while (at < bytes.length && length < SAMPLE_BYTES) {
    while (at < bytes.length && (bytes[at] ?? 0) < 0x80) at++;
    if (at >= bytes.length) break;
    let from = at;
    while (from > 0 && bytes[from - 1] !== 10 && at - from < 40) from--;
    const end = bytes.indexOf(10, at);
    const line = bytes.subarray(from, Math.min(end < 0 ? bytes.length : end + 1, from + SAMPLE_BYTES - length));
    sample.set(line, length);
    length += line.length;
    at = from + Math.max(line.length, at - from + 1);
  }
  return sample.subarray(0, length);
}

/**
 * Single bytes for letters: where they make usual western words, it is that; else which code it is, is what the frequencies of
 * letter triples say, with modest confidence.
 */
function latin(sample: Uint8Array, confidence: number, runnerUp: NonNullable<Detected['runnerUp']>): Detected {
  const western = { encoding: 'windows-1252', confidence: Math.min(0.95, confidence), runnerUp };
  if (westernShare(new TextDecoder('windows-1252').decode(sample)) > 0.75) return western;
  const [found] = analyse(sample).filter(({ name }) => /^(ISO-8859-[25679]|windows-125[013456]|KOI8)/.test(name));
  const encoding = found && found.confidence >= 30 ? platformName(found.name) : null;
  if (!found || encoding === null) return { ...western, confidence: Math.min(0.5, confidence) };
  const sure = Math.min(0.8, found.confidence / 100);
  return { encoding, confidence: sure, runnerUp: { encoding: 'windows-1252', confidence: 1 - sure } };
}

/** The platform's name of an encoding; null when it knows none of that name. */
export function platformName(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** Japanese mail encoding: seven bits with escapes. */
function isIso2022(bytes: Uint8Array): boolean {
  const at = bytes.subarray(0, 65_536).indexOf(0x1b);
  return at >= 0 && bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40);
}
