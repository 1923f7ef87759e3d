import { issue, type Issue } from '../../core';
import { byteOrderMark, detectEncoding, platformName, type Detected } from './encoding/detect';
import { readMixed } from './encoding/mixed';

export { byteOrderMark, detectEncoding, type Detected };

/** Text out of bytes, in which encoding, how sure (0 … 1), what else it could be, and what had to be given up. */
export interface Decoded extends Detected {
  readonly text: string;
  readonly issues: readonly Issue[];
}

/** Below this the person is told that the encoding is a guess. */
const SURE = 0.75;

/**
 * Decodes text. `said` is a person's word for its encoding and is not doubted; else it is detected (`detectEncoding`). A last
 * character cut in two is dropped and its byte and line are said; lines of another encoding are read in theirs and said; what
 * fits no encoding is replaced, counted and its first line said.
 */
export function decodeText(bytes: Uint8Array, file: string, said?: string): Decoded {
  if (said !== undefined) return decodeAs(bytes, file, { encoding: platformName(said) ?? 'utf-8', confidence: 1 });
  const found = detectEncoding(bytes);
  if (found.encoding === 'utf-8' && isUtf8(bytes)) return decodeAs(bytes, file, found);
  const mixed = byteOrderMark(bytes) ? null : readMixed(bytes);
  if (mixed) {
    const params = { encoding: mixed.other, count: mixed.count };
    const issues = [issue('warning', 'mixed_encodings', { file, row: mixed.row }, params)];
    return { text: mixed.text, encoding: 'utf-8', confidence: 0.7, issues };
  }
  return decodeAs(bytes, file, found);
}

function decodeAs(bytes: Uint8Array, file: string, found: Detected): Decoded {
  const issues: Issue[] = [];
  if (found.confidence < SURE) {
    const params = { encoding: found.encoding, percent: Math.round(found.confidence * 100) };
    issues.push(issue('warning', 'encoding_unsure', { file }, params));
  }
  const whole = strict(bytes, found.encoding);
  if (whole !== null) return { ...found, text: whole, issues };
  const cut = withoutCut(bytes, found.encoding);
  if (cut !== null) {
    const place = { file, row: lineAt(cut.text, cut.text.length) };
    issues.push(issue('warning', 'cut_mid_character', place, { encoding: found.encoding, byte: cut.length + 1 }));
    return { ...found, confidence: Math.min(found.confidence, 0.9), text: cut.text, issues };
  }
  const text = new TextDecoder(found.encoding).decode(bytes);
  const count = text.split('\ufffd').length - 1;
  const place = { file, row: lineAt(text, text.indexOf('\ufffd')) };
  issues.push(issue('warning', 'bad_characters', place, { encoding: found.encoding, count }));
  return { ...found, confidence: Math.min(found.confidence, 0.6), text, issues };
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

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The text without a last character that was begun and not ended, and how many bytes it takes. Null: that is not what is wrong. */
function withoutCut(bytes: Uint8Array, encoding: string): { readonly text: string; readonly length: number } | null {
  // All but a few bytes must fit already: tried first, since it ends where the file is spoiled in its middle.
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
  for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
    const length = bytes.length - cut;
    const text = strict(bytes.subarray(0, length), encoding);
    if (text !== null) return { text, length };
  }
  return null;
}

const lineAt = (text: string, at: number): number => {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line++;
  return line;
};
