import { detect } from 'chardet';
import { issue, type Issue } from '../../core';

/** Text out of bytes, in which encoding, how sure (0 … 1), and what had to be given up. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly confidence: number;
  readonly issues: readonly Issue[];
}

/**
 * Decodes text whose encoding nobody states: a byte order mark decides; else strict UTF-8; else UTF-16 by its zeros; else
 * strict GB18030 if what comes out reads as Chinese; else what the frequencies say; else Windows-1252, of which every
 * byte is some letter, and with little confidence for that reason. A last character cut in two is dropped and said.
 */
export function decodeText(bytes: Uint8Array, file: string): Decoded {
  const bom = byteOrderMark(bytes);
  if (bom) return lenient(bytes.subarray(bom.length), bom.encoding, 1, file);
  const utf8 = strictOrCut(bytes, 'utf-8', file);
  if (utf8) return utf8;
  const wide = utf16ByZeros(bytes);
  if (wide) return lenient(bytes, wide, 0.9, file);
  const chinese = chineseShare(bytes);
  const gb = chinese > 0.8 ? strictOrCut(bytes, 'gb18030', file) : null;
  if (gb) return { ...gb, confidence: Math.min(0.95, chinese) };
  // A few spoiled bytes in an otherwise clean file: keep the file, name the place.
  const spoiled = mostly(bytes, 'utf-8', file) ?? (chinese > 0.8 ? mostly(bytes, 'gb18030', file) : null);
  if (spoiled) return spoiled;
  const guess = guessed(bytes);
  const decoded = guess ? strictOrCut(bytes, guess, file) : null;
  const found = decoded ?? { ...lenient(bytes, 'windows-1252', 0.3, file) };
  const sure = decoded ? 0.5 : 0.3;
  return {
    ...found,
    confidence: sure,
    issues: [
      issue('warning', 'encoding_unsure', { file }, { encoding: found.encoding, percent: sure * 100 }),
      ...found.issues,
    ],
  };
}

/** True where every byte belongs to well-formed UTF-8; runs of ASCII are skipped without decoding. */
export function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const step = 1 << 20;
  try {
    for (let at = 0; at < bytes.length; at += step) decoder.decode(bytes.subarray(at, at + step), { stream: true });
    decoder.decode();
    return true;
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

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function strictOrCut(bytes: Uint8Array, encoding: string, file: string): Decoded | null {
  const whole = strict(bytes, encoding);
  if (whole !== null) return { text: whole, encoding, confidence: 1, issues: [] };
  if (encoding !== 'utf-8' && encoding !== 'gb18030') return null;
  for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
    // Only a last character that was begun may be dropped; an ASCII byte is a character of its own.
    if ((bytes[bytes.length - cut] ?? 0) < 0x30) return null;
    const text = strict(bytes.subarray(0, bytes.length - cut), encoding);
    if (text === null) continue;
    const row = text.split('\n').length;
    return {
      text,
      encoding,
      confidence: 0.9,
      issues: [issue('warning', 'cut_mid_character', { file, row }, { encoding })],
    };
  }
  return null;
}

/** Decoding that replaces what does not fit, accepted only where that is rare (under one character in a hundred). */
function mostly(bytes: Uint8Array, encoding: string, file: string): Decoded | null {
  const found = lenient(bytes, encoding, 0.6, file);
  const beyond = found.text.replace(/[\0-\u007f]/g, '').length;
  const bad = found.text.split('\ufffd').length - 1;
  return bad > 0 && bad * 20 <= beyond ? found : null;
}

function lenient(bytes: Uint8Array, encoding: string, confidence: number, file: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const at = text.indexOf('\ufffd');
  if (at < 0) return { text, encoding, confidence, issues: [] };
  const row = text.slice(0, at).split('\n').length;
  const count = text.split('\ufffd').length - 1;
  return {
    text,
    encoding,
    confidence,
    issues: [issue('warning', 'bad_characters', { file, row }, { encoding, count })],
  };
}

function utf16ByZeros(bytes: Uint8Array): string | null {
  const end = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd > end / 10 && even < odd / 20) return 'utf-16le';
  if (even > end / 10 && odd < even / 20) return 'utf-16be';
  return null;
}

/** Share of two-byte characters that lie where GB 2312 has its letters and signs (A1–F7, A1–FE), in the first 64 KB. */
function chineseShare(bytes: Uint8Array): number {
  const end = Math.min(bytes.length - 1, 65_536);
  let good = 0;
  let all = 0;
  for (let i = 0; i < end; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    all++;
    const trail = bytes[i + 1] ?? 0;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) good++;
    i++;
  }
  return all === 0 ? 0 : good / all;
}

function guessed(bytes: Uint8Array): string | null {
  const name = detect(bytes.subarray(0, 65_536));
  if (name === null) return null;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}
