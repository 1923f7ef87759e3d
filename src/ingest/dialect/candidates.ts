import type { Dialect } from './dialect';

/**
 * What may stand between cells, and how much evidence it needs: 1 for what is made for that, less for what also stands inside
 * dates, times, names and sentences. Letters, digits, brackets, quotes, the full stop and the slash never separate.
 */
const WEIGHTS: Readonly<Record<string, number>> = {
  ',': 1,
  '\t': 1,
  ';': 1,
  '|': 1,
  '\u0001': 1,
  '\u0002': 1,
  '\u001e': 1,
  '\u001f': 1,
  '^': 0.9,
  '~': 0.8,
  '§': 0.8,
  '¦': 0.8,
  '¬': 0.8,
  '¤': 0.8,
  '，': 0.6,
  '；': 0.7,
  '｜': 0.8,
  ':': 0.5,
  '#': 0.5,
  '&': 0.5,
  '*': 0.5,
  '+': 0.5,
  '=': 0.5,
  '!': 0.5,
  '?': 0.5,
  '@': 0.4,
  $: 0.4,
  ' ': 0.4,
  '、': 0.35,
  '\\': 0.35,
  '<': 0.3,
  '>': 0.3,
  '%': 0.3,
  _: 0.3,
  '-': 0.3,
};
/** Any other sign or symbol. */
const OTHER = 0.3;
/** A sign that stands beside quotes in most lines is there to separate what they enclose. */
const BETWEEN_QUOTES = 0.8;

export interface Candidate {
  /** Without an escape. */
  readonly dialect: Dialect;
  /** The same where a backslash stands before quotes or delimiters and may be one. */
  readonly escaped: Dialect | null;
  readonly weight: number;
}

/** Every dialect that the sample may be written in: each sign that occurs in it, with the quotes that stand around it. */
export function candidates(sample: string): Candidate[] {
  const found: Candidate[] = [];
  const bare = withoutQuoted(sample);
  for (const char of new Set([...plainIn(sample), ...signsIn(bare)])) {
    const quote = quoteBeside(sample, char);
    for (const delimiter of withBlanks(bare, widened(sample, char, quote))) {
      const weight = Math.max(WEIGHTS[char] ?? OTHER, isBetweenQuotes(sample, delimiter, quote) ? BETWEEN_QUOTES : 0);
      const dialect = { delimiter, quote, escape: '' };
      const escaped = char !== '\\' && hasEscapes(sample, quote, delimiter) ? { ...dialect, escape: '\\' } : null;
      found.push({ dialect, escaped, weight });
    }
  }
  return found;
}

/** A sign that has a blank behind it most of the time may separate only then: in `5, 12,45` the bare comma is a decimal one. */
function withBlanks(bare: string, delimiter: string): string[] {
  if (!/^[,;:|]$/.test(delimiter)) return [delimiter];
  const times = (text: string): number => bare.split(text).length - 1;
  return times(`${delimiter} `) * 2 > times(delimiter) ? [delimiter, `${delimiter} `] : [delimiter];
}

/** What stands outside double quotes: a sign that only occurs inside them separates nothing. */
const withoutQuoted = (sample: string): string => sample.replace(/"(?:[^"]|"")*(?:"|$)/g, '""');

/** Signs made for separating are tried wherever they occur: a stray quote may hide them. */
const plainIn = (sample: string): string[] => [',', '\t', ';', '|'].filter((char) => sample.includes(char));

/** Signs that stand in at least a quarter of the lines. */
function signsIn(bare: string): string[] {
  const lines = bare.split(/[\r\n]+/).filter((line) => line !== '');
  const counts = new Map<string, number>();
  for (const line of lines) for (const char of new Set(line)) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts].filter(([char, n]) => n * 4 >= lines.length && isSign(char)).map(([char]) => char);
}

const isSign = (char: string): boolean =>
  WEIGHTS[char] !== undefined || (/[\p{S}\p{Po}\p{Pd}]/u.test(char) && !/[\ufffd"'`./。]/.test(char));

/** The quote that most often encloses a cell between delimiters. An apostrophe needs to do so twice: it also begins words. */
function quoteBeside(sample: string, delimiter: string): string {
  let best = { quote: '"', count: 0 };
  for (const quote of ['"', "'", '`']) {
    if (!sample.includes(quote)) continue;
    let opens = 0;
    let closes = 0;
    for (let at = sample.indexOf(quote); at >= 0; at = sample.indexOf(quote, at + 1)) {
      if (isEdge(sample, at, -1, delimiter)) opens++;
      if (isEdge(sample, at, 1, delimiter)) closes++;
    }
    const count = Math.min(opens, closes);
    if (count > best.count && (quote === '"' || (count >= 2 && closes * 2 >= opens))) best = { quote, count };
  }
  return best.quote;
}

function isBetweenQuotes(sample: string, delimiter: string, quote: string): boolean {
  const lines = sample.split(/\r\n?|\n/).length;
  const times = (text: string): number => sample.split(text).length - 1;
  return Math.min(times(quote + delimiter), times(delimiter + quote)) * 2 > lines;
}

/** Whether the next character that is no space in this direction is the delimiter, a line end or the end of the text. */
function isEdge(sample: string, at: number, step: 1 | -1, delimiter: string): boolean {
  let p = at + step;
  while (sample.charAt(p) === ' ' && delimiter !== ' ') p += step;
  const char = sample.charAt(p);
  return char === '' || char === '\n' || char === '\r' || char === '\ufeff' || char === delimiter;
}

const hasEscapes = (sample: string, quote: string, delimiter: string): boolean =>
  sample.includes(`\\${quote}`) || sample.includes(`\\${delimiter}`);

/**
 * The delimiter with what always stands beside it: `||`, `::`, `|~|`, a comma and a space. A neighbour belongs to it if it is a
 * blank or a sign made for separating, and stands there every time outside quotes (at a line's end it may be missing).
 */
function widened(sample: string, char: string, quote: string): string {
  const places = outsideQuotes(sample, char, quote);
  if (places.length < 2) return char;
  let [from, to] = [0, 1];
  if (char !== ' ') {
    const runs = runLength(char, places);
    to = runs;
    const starts = places.filter((_, i) => i % runs === 0);
    for (let grown = true; grown && to - from < 4;) {
      grown = false;
      const after = common(sample, starts, to);
      if (after !== '' && after !== char) {
        to++;
        grown = true;
      }
      const before = common(sample, starts, from - 1);
      if (before !== '' && before !== char) {
        from--;
        grown = true;
      }
    }
  }
  const first = places[0] ?? 0;
  return sample.slice(first + from, first + to) || char;
}

/** 2 or 3 where the sign only ever stands in rows of that length, else 1. */
function runLength(char: string, places: readonly number[]): number {
  if (char === '\t' || char === ',' || char === ';') return 1; // empty cells are commoner than doubled delimiters
  for (const length of [3, 2]) {
    if (places.length % length !== 0) continue;
    const whole = places.every((at, i) => i % length === 0 || at === (places[i - 1] ?? -2) + 1);
    const apart = places.some((at, i) => i > 0 && i % length === 0 && at > (places[i - 1] ?? 0) + 1);
    if (whole && apart) return length;
  }
  return 1;
}

/** The character that stands at this distance from every place, if it may belong to a delimiter; else ''. */
function common(sample: string, places: readonly number[], offset: number): string {
  let found = '';
  for (const at of places) {
    const next = sample.charAt(at + offset);
    if (next === '\n' || next === '\r' || next === '') {
      if (offset < 0) return '';
      continue;
    }
    if (found === '') found = next;
    else if (next !== found) return '';
  }
  return /^[ |~^;:§¦\t]$/.test(found) ? found : '';
}

function outsideQuotes(sample: string, char: string, quote: string): number[] {
  const places: number[] = [];
  let inside = false;
  for (let at = 0; at < sample.length && places.length < 2000; at++) {
    const here = sample.charAt(at);
    if (here === quote && (inside || isEdge(sample, at, -1, char))) {
      if (inside && sample.charAt(at + 1) === quote) at++;
      else inside = !inside;
    } else if (!inside && here === char) places.push(at);
  }
  return places;
}
