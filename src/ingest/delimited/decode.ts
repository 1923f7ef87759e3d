import type { Shape } from './shape';

/** Bytes as text, and how many characters had to be replaced since no text of the encoding has them. */
export type Decode = (bytes: Uint8Array) => { readonly text: string; readonly replaced: number };

export function decoderOf(encoding: string): Decode {
  const strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const lenient = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => {
    try {
      return { text: strict.decode(bytes), replaced: 0 };
    } catch {
      const text = lenient.decode(bytes);
      return { text, replaced: text.split('\ufffd').length - 1 };
    }
  };
}

/** In these a byte 0A may be half of another character, or what went before decides what it is: they are read in one piece. */
const WHOLE = /^(?:utf-16|utf-32|iso-2022|hz)/;

export const inOnePiece = (encoding: string): boolean => WHOLE.test(encoding);

/** Of GB18030, Big5 and Shift-JIS no character holds a sign below 0 or from : to ? behind its first byte. */
const isSafe = (sign: string): boolean => sign < '0' || (sign > '9' && sign < '@');
const ASCII_ALWAYS = /^(?:utf-8|euc-|windows-|iso-8859|koi8|ibm|macintosh)/;

/** Whether cells can be told apart in the bytes as they are, so that only the few different texts are decoded. Else all is decoded first. */
export const isCutAsBytes = (
  encoding: string,
  { delimiter, quote = '', escape = '' }: Pick<Shape, 'delimiter' | 'quote' | 'escape'>,
): boolean =>
  !inOnePiece(encoding) && (ASCII_ALWAYS.test(encoding) || [...delimiter, ...quote, ...escape].every(isSafe));
