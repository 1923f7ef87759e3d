/** What the first bytes of a file say it is. The name's ending is not asked: exports are often named for what they are not. */
export type FileKind =
  | 'empty'
  | 'zip' // XLSX, XLSB, ODS, or an archive of something else
  | 'zip_truncated'
  | 'ole' // XLS, .et
  | 'ole_encrypted' // a workbook under a password
  | 'markup' // an HTML table or SpreadsheetML named .xls
  | 'text'
  | 'known_other' // PDF, picture, Parquet …: `what` names it
  | 'binary';

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((b, i) => bytes[i] === b);
const ascii = (text: string): number[] => [...text].map((c) => c.charCodeAt(0));
const utf16 = (text: string): number[] => [...text].flatMap((c) => [c.charCodeAt(0), 0]);

const OTHERS: readonly (readonly [string, readonly number[]])[] = [
  ['PDF', ascii('%PDF')],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', ascii('GIF8')],
  ['gzip', [0x1f, 0x8b]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['RAR', ascii('Rar!')],
  ['Parquet', ascii('PAR1')],
  ['Arrow', ascii('ARROW1')],
  ['SQLite', ascii('SQLite format 3')],
];

/** Kind of a file by its content. `what` names a known kind that is not read. */
export function sniff(bytes: Uint8Array): { readonly kind: FileKind; readonly what?: string } {
  if (bytes.length === 0) return { kind: 'empty' };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    // A whole ZIP ends in its directory; a download that broke off does not.
    return { kind: lastIndexOf(bytes, [0x50, 0x4b, 0x05, 0x06], 66_000) < 0 ? 'zip_truncated' : 'zip' };
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    return { kind: indexOf(bytes, utf16('EncryptedPackage')) >= 0 ? 'ole_encrypted' : 'ole' };
  }
  for (const [what, magic] of OTHERS) if (startsWith(bytes, magic)) return { kind: 'known_other', what };
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 1024))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (/^<(!doctype html|html|table|meta|head|style)\b/i.test(head)) return { kind: 'markup' };
  if (/^<\?xml/i.test(head) && /urn:schemas-microsoft-com:office:spreadsheet|<Workbook/i.test(head)) {
    return { kind: 'markup' };
  }
  return { kind: looksBinary(bytes) ? 'binary' : 'text' };
}

/** Control characters that no text holds, in a share that no accident explains. UTF-16 is told by its pattern of zeros. */
function looksBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, 65_536);
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return false;
  let control = 0;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < end; i++) {
    const b = bytes[i] ?? 0;
    if (b === 0) {
      if (i % 2 === 0) even++;
      else odd++;
    } else if (b < 9 || (b > 13 && b < 32 && b !== 27)) control++;
  }
  const zeros = even + odd;
  const oneSided = zeros > end / 5 && Math.min(even, odd) < zeros / 50 && control < end / 200;
  if (oneSided) return false;
  return zeros > 0 || control > end / 100;
}

function indexOf(bytes: Uint8Array, pattern: readonly number[], from = 0): number {
  const first = pattern[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (pattern.every((b, i) => bytes[at + i] === b)) return at;
  }
  return -1;
}

function lastIndexOf(bytes: Uint8Array, pattern: readonly number[], within: number): number {
  const floor = Math.max(0, bytes.length - within);
  for (let at = bytes.length - pattern.length; at >= floor; at--) {
    if (pattern.every((b, i) => bytes[at + i] === b)) return at;
  }
  return -1;
}
