import { CJK_SIGNS, JAPANESE, SIMPLIFIED, TRADITIONAL } from './frequentChars';

/**
 * How likely a text is in one encoding: the sum over its characters of the natural logarithm of a rough frequency. The bytes are
 * the same for all candidates, so the sums can be compared; fewer and more usual characters win.
 */
export interface Candidate {
  readonly encoding: string;
  /** How usual the encoding is before anything is looked at. */
  readonly prior: number;
  readonly weigh: (char: string, code: number, before: number, after: number) => number;
}

const ASCII = -3.5;
const SPOILED = -25;
const FREQUENT = -6.7;
const USUAL = -9.6;
const RARE = -12.2;
const VERY_RARE = -14.8;
const NO_TEXT = -18;

const isHanzi = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;
const isKana = (code: number): boolean => (code >= 0x3041 && code <= 0x3096) || (code >= 0x30a1 && code <= 0x30fc);
const isFullWidth = (code: number): boolean => code >= 0xff01 && code <= 0xff5e;
const isPrivate = (code: number): boolean => (code >= 0xe000 && code <= 0xf8ff) || code > 0xffff;
const isLetter = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f);

/** Characters that a table orders as usual (level 1) or rare (level 2), made by decoding the rows of the double-byte code. */
function level(encoding: string, leads: readonly [number, number], trails: readonly (readonly [number, number])[]) {
  let made: Set<string> | null = null;
  return (char: string): boolean => {
    if (!made) {
      const bytes: number[] = [];
      for (let lead = leads[0]; lead <= leads[1]; lead++)
        for (const [from, to] of trails) for (let trail = from; trail <= to; trail++) bytes.push(lead, trail);
      made = new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)));
    }
    return made.has(char);
  };
}

const HIGH = [[0xa1, 0xfe]] as const;
const gbUsual = level('gb18030', [0xb0, 0xd7], HIGH);
const gbRare = level('gb18030', [0xd8, 0xf7], HIGH);
const big5Usual = level('big5', [0xa4, 0xc6], [[0x40, 0x7e], [0xa1, 0xfe]]); // prettier-ignore
const jisUsual = level('euc-jp', [0xb0, 0xcf], HIGH);

function chinese(frequent: ReadonlySet<string>, usual: (c: string) => boolean, rare: (c: string) => number) {
  return (char: string, code: number): number => {
    if (code < 0x80) return ASCII;
    if (code === 0xfffd) return SPOILED;
    if (frequent.has(char)) return FREQUENT;
    if (CJK_SIGNS.has(char) || isFullWidth(code)) return -7;
    if (isPrivate(code)) return NO_TEXT;
    if (isHanzi(code)) return usual(char) ? USUAL : rare(char);
    return isKana(code) ? RARE : code < 0x2e80 ? -11 : VERY_RARE;
  };
}

function japanese(char: string, code: number): number {
  if (code < 0x80) return ASCII;
  if (code === 0xfffd) return SPOILED;
  if (isKana(code)) return -5.8;
  if (JAPANESE.has(char)) return -6.9;
  if (CJK_SIGNS.has(char) || isFullWidth(code)) return -7;
  if (code >= 0xff61 && code <= 0xff9f) return -8.7; // half-width katakana: one byte each
  if (isPrivate(code)) return NO_TEXT;
  if (isHanzi(code)) return jisUsual(char) ? USUAL : RARE;
  return -11;
}

function unicode(char: string, code: number): number {
  if (code < 0x80) return ASCII;
  if (code === 0xfffd) return SPOILED;
  if (SIMPLIFIED.has(char) || TRADITIONAL.has(char) || JAPANESE.has(char)) return -7.5;
  if (CJK_SIGNS.has(char) || isFullWidth(code) || isKana(code)) return -7.5;
  if (isHanzi(code) || (code >= 0xac00 && code <= 0xd7a3)) return -10.5;
  if (code >= 0xc0 && code <= 0x24f) return -7;
  if (code >= 0xa0 && code < 0xc0) return -8;
  if (code >= 0x391 && code <= 0x44f) return -8;
  return code >= 0x2000 && code <= 0x20bf ? -8.5 : -12;
}

const USUAL_ACCENTS = new Set('éèêëàâáäãåæçìíîïñòóôöõøœßùúûüÿÉÈÀÁÂÄÅÃÇÍÎÑÓÔÖØÚÜŠšŽž');
const USUAL_MARKS = new Set('°º²³½¼·«»£€§©®™–—‘’“”…•±µ\u00a0');

/** Letters with accents stand singly within words; a run of them is another encoding's text. */
function western(char: string, code: number, before: number, after: number): number {
  if (code < 0x80) return ASCII;
  if (code === 0xfffd || (code >= 0x80 && code <= 0x9f)) return SPOILED;
  const touching = (n: number): boolean => n >= 0x80 && !USUAL_MARKS.has(String.fromCharCode(n));
  const run = touching(before) || touching(after) ? -4 : 0;
  if (USUAL_ACCENTS.has(char)) return (isLetter(before) || isLetter(after) ? -4.6 : -7) + run;
  if (USUAL_MARKS.has(char)) return -7 + run / 2;
  return -9.5 + run;
}

/** Share of the characters beyond ASCII that are accents or signs of western Europe, standing as they do there. */
export function westernShare(text: string): number {
  let good = 0;
  let all = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 0x80) continue;
    all++;
    // The degree sign stands between letters at will (°C) and is the same in all the codes of Europe.
    const within = text[i] !== '°' && isLetter(text.charCodeAt(i - 1)) && isLetter(text.charCodeAt(i + 1));
    if (USUAL_ACCENTS.has(text.charAt(i)) || (USUAL_MARKS.has(text.charAt(i)) && !within)) good++;
  }
  return all === 0 ? 1 : good / all;
}

interface Script {
  /** Small letters from the commonest on: ten, then others, then the rare. */
  readonly common: string;
  readonly usual: string;
  readonly begins: readonly [number, number];
  readonly small: readonly [number, number];
  /** Signs that are its too. */
  readonly signs: string;
  /** Letters that end a word and stand nowhere else; letters with which none begins. */
  readonly last: string;
  readonly neverFirst: string;
}

const isAsciiLetter = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** Letters of an alphabet of its own: runs of small ones after a first great one, never among Latin ones (Année is no Annйe). */
function alphabet({ common, usual, begins, small, signs, last, neverFirst }: Script) {
  const within = (code: number, [from, to]: readonly [number, number]): boolean => code >= from && code <= to;
  const isOwn = (code: number): boolean => within(code, small) || within(code, begins);
  return (char: string, code: number, before: number, after: number): number => {
    if (code < 0x80) return ASCII;
    if (code === 0xfffd || (code >= 0x80 && code <= 0x9f)) return SPOILED;
    if (isOwn(code) && (isAsciiLetter(before) || isAsciiLetter(after))) return NO_TEXT;
    if (within(code, begins) && !within(code, small)) return within(before, small) ? -10 : -6.5;
    if (!within(code, small)) return signs.includes(char) ? -7 : -11;
    if (last.includes(char) && isOwn(after)) return -10;
    if (neverFirst.includes(char) && !isOwn(before)) return -10;
    return common.includes(char) ? -3.7 : usual.includes(char) ? -4.6 : -6;
  };
}

const cyrillic = alphabet({
  common: 'оеаинтсрвл',
  usual: 'кмдпуяыьгзбчй',
  begins: [0x410, 0x42f],
  small: [0x430, 0x44f],
  signs: 'Ёё№\u00a0',
  last: '',
  neverFirst: 'ъыь',
});

const greek = alphabet({
  common: 'αοιετσνηυρ',
  usual: 'πκμλςωδγάέήίόύώχθφ',
  begins: [0x386, 0x3ab],
  small: [0x3ac, 0x3ce],
  signs: '΄\u00a0«»',
  last: 'ς',
  neverFirst: 'ς',
});

/** In order of how the issue of a tie is decided. UTF-16 is told by its zeros before any of these is tried. */
export const CANDIDATES: readonly Candidate[] = [
  { encoding: 'utf-8', prior: 3, weigh: unicode },
  {
    encoding: 'gb18030',
    prior: 1,
    // Traditional characters lie in GBK too; texts of Hong Kong and old books are written so.
    weigh: chinese(SIMPLIFIED, gbUsual, (c) => (TRADITIONAL.has(c) ? USUAL : gbRare(c) ? RARE : VERY_RARE)),
  },
  { encoding: 'big5', prior: 0, weigh: chinese(TRADITIONAL, big5Usual, () => RARE) },
  { encoding: 'shift_jis', prior: 0, weigh: japanese },
  { encoding: 'windows-1252', prior: 0, weigh: western },
  { encoding: 'euc-jp', prior: -3, weigh: japanese },
  { encoding: 'windows-1251', prior: -3, weigh: cyrillic },
  { encoding: 'iso-8859-7', prior: -5, weigh: greek },
];

/** Sum of the weights of a text, and how many of its characters are beyond ASCII. */
export function scoreText(text: string, weigh: Candidate['weigh']): { readonly sum: number; readonly beyond: number } {
  let sum = 0;
  let beyond = 0;
  let before = 0;
  const chars = Array.from(text);
  for (const [i, char] of chars.entries()) {
    const code = char.codePointAt(0) ?? 0;
    sum += weigh(char, code, before, chars[i + 1]?.codePointAt(0) ?? 0);
    if (code >= 0x80) beyond++;
    before = code;
  }
  return { sum, beyond };
}
