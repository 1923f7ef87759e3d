import { issue, type Issue } from '../../core';
import type { RawSheet, RawSource } from '../plan';
import { parseDelimited, detectDelimiter } from './delimited';
import { byteOrderMark, decodeText, isUtf8 } from './encoding';
import { sha256Hex } from './sha256';
import { sniff } from './sniff';
import { readWorkbook } from './workbook';

/** Above this a delimited file is planned on its beginning and read by the engine. */
export const LARGE_TEXT = 5 * 1024 * 1024;
/** Above this a file is refused by its size, before its bytes are asked for. */
export const MAX_BYTES = 1024 * 1024 * 1024;
const SAMPLE_BYTES = 512 * 1024;

/** Says of a size alone whether the file can be taken. Ask before reading its bytes. */
export function refuseBySize(name: string, size: number): Issue | null {
  const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1);
  if (size <= MAX_BYTES) return null;
  return issue('error', 'too_large', { file: name }, { size: gigabytes(size), limit: gigabytes(MAX_BYTES) });
}

/**
 * Opens a file: text sheets, or issues that say why not. Never throws for what a file holds. `encoding` is a person's
 * own word for delimited text.
 */
export async function openSource(
  bytes: Uint8Array,
  name: string,
  options: { readonly encoding?: string; readonly large?: number } = {},
): Promise<RawSource> {
  const base = { name, sha256: await sha256Hex(bytes), size: bytes.length };
  const refused = refuseBySize(name, bytes.length);
  const failed = (found: Issue): RawSource => ({ ...base, format: 'other', sheets: [], issues: [found] });
  if (refused) return failed(refused);
  const { kind, what } = sniff(bytes);
  switch (kind) {
    case 'empty':
      return failed(issue('error', 'empty_file', { file: name }));
    case 'zip_truncated':
      return failed(issue('error', 'truncated_workbook', { file: name }));
    case 'ole_encrypted':
      return failed(issue('error', 'password', { file: name }));
    case 'binary':
      return failed(issue('error', 'binary_file', { file: name }));
    case 'known_other':
      return failed(issue('error', 'not_taken', { file: name }, { what: what ?? '' }));
    case 'text':
      return { ...base, ...openText(bytes, name, options) };
    default: {
      const book = openWorkbook(bytes, name);
      const format = kind === 'zip' ? 'xlsx' : kind === 'ole' ? 'xls' : 'other';
      return { ...base, format, ...book };
    }
  }
}

function openWorkbook(bytes: Uint8Array, name: string): Pick<RawSource, 'sheets' | 'issues'> {
  try {
    const sheets = readWorkbook(bytes);
    const filled = sheets.some((sheet) => sheet.cells.some((row) => row.some((cell) => cell.trim() !== '')));
    return { sheets, issues: filled ? [] : [issue('error', 'empty_file', { file: name })] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = /password|encrypt/i.test(message) ? 'password' : 'broken_workbook';
    return { sheets: [], issues: [issue('error', code, { file: name }, { detail: message.slice(0, 200) })] };
  }
}

type OpenedText = Omit<RawSource, 'name' | 'sha256' | 'size'>;

function openText(
  bytes: Uint8Array,
  name: string,
  options: { readonly encoding?: string; readonly large?: number },
): OpenedText {
  const sheetName = name.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '');
  if (bytes.length > (options.large ?? LARGE_TEXT)) return openLarge(bytes, name, sheetName, options.encoding);
  const decoded = options.encoding ? { ...decodeAs(bytes, options.encoding), issues: [] } : decodeText(bytes, name);
  const delimiter = detectDelimiter(decoded.text);
  const { rows, unclosed } = parseDelimited(decoded.text, delimiter);
  const issues: Issue[] = [...decoded.issues];
  const first = unclosed[0];
  if (first !== undefined) issues.push(issue('warning', 'unclosed_quote', { file: name, row: first + 1 }));
  if (!rows.some((row) => row.some((cell) => cell.trim() !== '')))
    issues.push(issue('error', 'empty_file', { file: name }));
  const sheets: RawSheet[] = [{ name: sheetName, cells: rows }];
  return { format: 'csv', encoding: decoded.encoding, sheets, issues };
}

const decodeAs = (bytes: Uint8Array, encoding: string): { readonly text: string; readonly encoding: string } => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
});

/** A large file: UTF-8 bytes for the engine, and cells of its beginning to make the plan on. */
function openLarge(bytes: Uint8Array, name: string, sheetName: string, encoding: string | undefined): OpenedText {
  const mark = byteOrderMark(bytes);
  const plain = mark?.encoding === 'utf-8' ? bytes.subarray(mark.length) : bytes;
  const already = encoding === undefined && (mark === null || mark.encoding === 'utf-8') && isUtf8(plain);
  const decoded = already ? null : encoding ? { ...decodeAs(bytes, encoding), issues: [] } : decodeText(bytes, name);
  const utf8 = decoded ? new TextEncoder().encode(decoded.text) : plain;
  const beginning = new TextDecoder().decode(utf8.subarray(0, SAMPLE_BYTES));
  const delimiter = detectDelimiter(beginning);
  const all = parseDelimited(beginning, delimiter).rows;
  const rows = utf8.length > SAMPLE_BYTES ? all.slice(0, -1) : all; // the last one is cut
  return {
    format: 'csv',
    encoding: decoded?.encoding ?? 'utf-8',
    sheets: [{ name: sheetName, cells: rows, sample: { delimiter, rows: rows.length } }],
    utf8,
    issues: decoded?.issues ?? [],
  };
}
