import { issue, type Issue } from '../../core';
import type { OpenOptions, RawSheet, RawSource } from '../plan';
import { endOf, TAIL } from './endings';
import { rowsOfText } from '../table';
import { isEurostat, withDimensions } from './eurostat';
import { byteOrderMark, decodeText, isUtf8, type Decoded } from './encoding';
import { LARGE_TEXT } from './sizes';

const SAMPLE_BYTES = 512 * 1024;

/** What a reader of one format gives; name, hash and size are known before. */
export type Opened = Omit<RawSource, 'name' | 'sha256' | 'size'>;

/** The name of the only sheet of a file that has no sheets: the file's own, without folders and ending. */
export const sheetNameOf = (file: string): string => file.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '');

/** How sure the encoding of a text is, as a source tells it. */
export const encodingOf = (
  decoded: Decoded,
): Pick<RawSource, 'encoding' | 'encodingConfidence' | 'encodingRunnerUp'> => ({
  encoding: decoded.encoding,
  encodingConfidence: decoded.confidence,
  ...(decoded.runnerUp ? { encodingRunnerUp: decoded.runnerUp } : {}),
});

/** Delimited text as one sheet; a large one as its beginning, with the whole as UTF-8 for the engine. */
export function openText(bytes: Uint8Array, name: string, options: OpenOptions): Opened {
  if (bytes.length > (options.large ?? LARGE_TEXT)) return openLarge(bytes, name, options);
  const decoded = decodeText(bytes, name, options.encoding);
  const spoiled = decoded.issues.some(({ code }) => code === 'cut_mid_character');
  const { cells: found, issues: told } = rowsOfText(decoded.text, name, options.delimiter, spoiled);
  const { rows: cells, issues: split } = withDimensions(found, name);
  const issues: Issue[] = [...decoded.issues, ...told, ...split];
  if (!found.some((row) => row.some((cell) => cell.trim() !== '')))
    issues.push(issue('error', 'empty_file', { file: name }));
  const sheets: RawSheet[] = [{ name: sheetNameOf(name), cells }];
  return { format: 'csv', ...encodingOf(decoded), sheets, issues };
}

/** A large file: UTF-8 bytes for the engine, and cells of its beginning to make the plan on. */
function openLarge(bytes: Uint8Array, name: string, options: OpenOptions): Opened {
  const mark = byteOrderMark(bytes);
  const plain = mark?.encoding === 'utf-8' ? bytes.subarray(mark.length) : bytes;
  const already = options.encoding === undefined && (mark === null || mark.encoding === 'utf-8') && isUtf8(plain);
  const decoded = already ? null : decodeText(bytes, name, options.encoding);
  const utf8 = decoded ? new TextEncoder().encode(decoded.text) : plain;
  const beginning = new TextDecoder().decode(utf8.subarray(0, SAMPLE_BYTES));
  const { dialect, cells: all } = rowsOfText(beginning, name, options.delimiter);
  if (isEurostat(all)) return openText(utf8, name, { ...options, encoding: 'utf-8', large: Infinity });
  const { quote, escape } = dialect;
  const delimiter = dialect.delimiter || ',';
  const rows = utf8.length > SAMPLE_BYTES ? all.slice(0, -1) : all; // the last one is cut
  const ending = endOf(utf8.subarray(Math.max(0, utf8.length - TAIL)), utf8.length, {
    name,
    encoding: 'utf-8',
    dialect,
  });
  return {
    format: 'csv',
    ...(decoded ? encodingOf(decoded) : { encoding: 'utf-8', encodingConfidence: 1 }),
    sheets: [
      {
        name: sheetNameOf(name),
        cells: rows,
        sample: { delimiter, quote, escape, rows: rows.length, ...ending.sample },
      },
    ],
    utf8,
    issues: [...(decoded?.issues ?? []), ...ending.issues],
  };
}
