import { set_cptable } from '@e965/xlsx';

/** Names by which the platform knows the code pages of old workbooks. */
const NAMES: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  866: 'ibm866',
  1200: 'utf-16le',
  1201: 'utf-16be',
  10000: 'macintosh',
  20866: 'koi8-r',
  28591: 'iso-8859-1',
  28592: 'iso-8859-2',
  54936: 'gb18030',
  65001: 'utf-8',
};

const decoders = new Map<number, TextDecoder>();

function decoderOf(codepage: number): TextDecoder {
  const made = decoders.get(codepage);
  if (made) return made;
  const name = NAMES[codepage] ?? (codepage >= 1250 && codepage <= 1258 ? `windows-${codepage}` : 'windows-1252');
  const decoder = new TextDecoder(name, { ignoreBOM: true });
  decoders.set(codepage, decoder);
  return decoder;
}

type Bytes = ArrayLike<number> | string;

const asBytes = (data: Bytes): Uint8Array =>
  typeof data === 'string' ? Uint8Array.from(data, (c) => c.charCodeAt(0) & 255) : Uint8Array.from(data);

let given = false;

/**
 * Lets the reading library decode texts of workbooks older than Excel 97, which are in the code page of the machine that wrote
 * them (936 in a Chinese office). The platform's decoders serve; the library's own tables would be 500 KB more to load.
 */
export function giveCodepages(): void {
  if (given) return;
  given = true;
  set_cptable({
    utils: {
      decode: (codepage: number, data: Bytes) => decoderOf(codepage).decode(asBytes(data)),
      // Only written files are encoded; hashing of passwords is the one other use.
      encode: (_: number, text: string) => asBytes(text),
      hascp: () => true,
    },
  });
}
