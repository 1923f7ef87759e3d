import { detectEncoding } from './encoding';
import { utf16Endian } from './encoding/utf16';
import { oleKind } from './ole';
import { endOfDirectory, memberNames } from './archive/directory';

/** What the bytes of a file say it is. The name's ending is not asked: exports are often named for what they are not. */
export type FileKind =
  | 'empty'
  | 'xlsx'
  | 'xlsb'
  | 'ods'
  | 'zip' // an archive of other files
  | 'zip_truncated'
  | 'gzip'
  | 'ole' // XLS, .et
  | 'ole_encrypted' // a workbook under a password
  | 'ole_truncated'
  | 'html'
  | 'spreadsheetml'
  | 'parquet'
  | 'arrow'
  | 'json' // or NDJSON
  | 'text'
  | 'known_other' // PDF, picture, Word …: `what` names it
  | 'binary';

export interface Sniffed {
  readonly kind: FileKind;
  /** Names a known kind that is not read. */
  readonly what?: string;
}

const startsWith = (bytes: Uint8Array, magic: readonly number[], at = 0): boolean =>
  magic.every((b, i) => bytes[at + i] === b);
const ascii = (text: string): number[] => [...text].map((c) => c.charCodeAt(0));

const MAGIC: readonly (readonly [FileKind, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['parquet', ascii('PAR1')],
  ['arrow', ascii('ARROW1')],
  ['arrow', [0xff, 0xff, 0xff, 0xff]], // a stream of Arrow messages begins with this mark
];

const OTHERS: readonly (readonly [string, readonly number[]])[] = [
  ['PDF', ascii('%PDF')],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', ascii('GIF8')],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['RAR', ascii('Rar!')],
  ['bzip2', ascii('BZh')],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['SQLite', ascii('SQLite format 3')],
  ['RTF', ascii('{\\rtf')],
  ['Feather 1', ascii('FEA1')],
];

/** Kind of a file by its content. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return { kind: 'empty' };
  if (startsWith(bytes, ascii('PK\u0003\u0004')) || startsWith(bytes, ascii('PK\u0005\u0006'))) return sniffZip(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return oleKind(bytes);
  for (const [kind, magic] of MAGIC) if (startsWith(bytes, magic)) return { kind };
  for (const [what, magic] of OTHERS) if (startsWith(bytes, magic)) return { kind: 'known_other', what };
  const biff =
    bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1] ?? -1) && (bytes[2] === 4 || bytes[2] === 6 || bytes[2] === 8);
  if (biff && bytes[3] === 0) return { kind: 'ole' }; // Excel 2 to 4: the records alone
  const head = beginning(bytes);
  if (/^<\?xml/i.test(head) && /urn:schemas-microsoft-com:office:spreadsheet|<Workbook/i.test(head))
    return { kind: 'spreadsheetml' };
  if (
    /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype html|html|table|meta|head|style|body|div|center|font)\b/i.test(
      head,
    )
  )
    return { kind: 'html' };
  if (looksBinary(bytes)) return { kind: 'binary' };
  return { kind: looksJson(head) ? 'json' : 'text' };
}

/** The first 2,000 characters, without mark and leading blanks, whichever Unicode they are written in. */
function beginning(bytes: Uint8Array): string {
  const start = bytes.subarray(0, 4096);
  const { encoding } = detectEncoding(start.subarray(0, 64));
  const wide = encoding.startsWith('utf-16') ? encoding : (utf16Endian(start) ?? 'latin1');
  return new TextDecoder(wide)
    .decode(start)
    .replace(/^(\u00ef\u00bb\u00bf|\ufeff)/, '')
    .trimStart()
    .slice(0, 2000);
}

/** An array or an object; `[地区],…` and `{x}` are text. */
const looksJson = (head: string): boolean =>
  /^\{\s*("(?:[^"\\]|\\.)*"\s*:|\}\s*$)/.test(head) ||
  /^\[\s*([[{]|\]\s*$|("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|null|true|false)\s*[,\]])/.test(head);

/** Which of the many formats that are ZIP inside: by the names of the members. */
function sniffZip(bytes: Uint8Array): Sniffed {
  // A whole ZIP ends in its directory; a download that broke off does not.
  if (endOfDirectory(bytes) < 0) return { kind: 'zip_truncated' };
  const names = memberNames(bytes);
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^\/?xl\/workbook\.bin$/i)) return { kind: 'xlsb' };
  if (has(/^\/?xl\/workbook\.xml$/i)) return { kind: 'xlsx' };
  // The main part of a workbook may have any name where its content types say so.
  if (has(/^\/?\[Content_Types\]\.xml$/i)) {
    if (has(/^\/?word\//i)) return { kind: 'known_other', what: 'Word' };
    if (has(/^\/?ppt\//i)) return { kind: 'known_other', what: 'PowerPoint' };
    if (has(/worksheets\//i)) return { kind: 'xlsx' };
  }
  if (has(/^mimetype$/) && has(/^content\.xml$/)) {
    const type = new TextDecoder('latin1').decode(bytes.subarray(30, 160));
    return /opendocument\.spreadsheet/.test(type) || !/opendocument\.(text|presentation|graphics)/.test(type)
      ? { kind: 'ods' }
      : { kind: 'known_other', what: 'OpenDocument' };
  }
  if (has(/^Index\/.*\.iwa$|^Index\.zip$/)) return { kind: 'known_other', what: 'Numbers' };
  return { kind: 'zip' };
}

/** Control characters that no text holds, in a share that no accident explains. UTF-16 is told by what it would say. */
function looksBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, 65_536);
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return false;
  let control = 0;
  let zeros = 0;
  for (let i = 0; i < end; i++) {
    const b = bytes[i] ?? 0;
    if (b === 0) zeros++;
    else if (b < 9 || (b > 13 && b < 32 && b !== 27)) control++;
  }
  if (zeros > 0 && utf16Endian(bytes) !== null) return false;
  return zeros > end / 1000 || control > end / 100;
}
