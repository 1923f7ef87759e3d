import { parseDelimited } from '../read/delimited';
import { candidates } from './candidates';
import { plainDialect, type Dialect } from './dialect';
import { kindOf } from './kinds';

/** A dialect, the number of cells that most of its records have, and how sure it is (0 … 1, by the lead over the next). */
export interface Detected {
  readonly dialect: Dialect;
  readonly width: number;
  readonly confidence: number;
}

const SAMPLE = 65_536;
const RECORDS = 500;
/** What a text gets that is read as one column: more than a table of two columns that needs a doubtful delimiter. */
const ONE_COLUMN = 0.25;

/**
 * The dialect under which the text is most a table: the consistency measure of van den Burg, Nazábal and Sutton ("Wrangling
 * messy CSV files by detecting row and type patterns", 2019), the product of two shares. Pattern: how far the records agree
 * in their number of cells, and how many cells they have. Type: how many cells look like something (a number, a day, words, nothing).
 * A wrong delimiter fails in one or the other: it cuts records unevenly, or leaves cells that are two things at once.
 *
 * Two changes. Their pattern score divides by the number of distinct patterns, so that one polluted line halves it; here
 * every pattern counts by its share squared, the chance that two records agree. And a sign that also stands inside dates,
 * times and sentences needs more evidence than one made for separating (`candidates`).
 */
export function detectDialect(text: string): Detected {
  const stated = /^\ufeff?sep=([^\r\n])\r?\n/i.exec(text.slice(0, 16)); // Excel's own way of saying it
  if (stated?.[1] !== undefined) return { ...settle(sampleOf(text), plainDialect(stated[1])), confidence: 1 };
  if (NAMED_DIMENSIONS.test(text.slice(0, 2000)))
    return { ...settle(sampleOf(text), plainDialect('\t')), confidence: 1 };
  const sample = sampleOf(text);
  const cut = sample.length < text.length;
  const tried = candidates(sample)
    .map(({ dialect, escaped, weight }) => {
      const plain = measure(sample, dialect, cut);
      const other = escaped && measure(sample, escaped, cut);
      return { ...(other && isBetterEscaped(other, plain) ? other : plain), weight };
    })
    .map(({ weight, ...measured }) => ({ ...measured, weight, bound: weight * measured.sound * measured.pattern }))
    .sort((a, b) => b.bound - a.bound);
  const whole = measure(sample, plainDialect(''), cut);
  let best = { ...whole, score: ONE_COLUMN * Math.max(0.4, typeScore(whole.rows)) };
  let second = 0;
  for (const { bound, weight: _, ...measured } of tried) {
    if (bound <= second) break;
    const score = bound * typeScore(measured.rows);
    // Between equals the order of what is made for separating decides.
    if (score > best.score * (1 + 1e-9)) {
      second = best.score;
      best = { ...measured, score };
    } else second = Math.max(second, score);
  }
  if (best.dialect.delimiter === '') {
    const lines = tried.find(
      ({ dialect, weight, rows }) =>
        weight === 1 && dialect.delimiter !== '' && (isFramed(rows) || isQuotedThrough(sample, dialect)),
    );
    if (lines) return { dialect: lines.dialect, width: commonWidth(lines.rows), confidence: 0.5 };
  }
  const lead = best.score <= 0 ? 0 : 1 - second / best.score;
  return { dialect: best.dialect, width: commonWidth(best.rows), confidence: Math.min(1, 2 * lead) };
}

/** `freq,unit,geo\TIME_PERIOD`, a tab: what rows say joined by commas, what stands across behind a backslash. */
const NAMED_DIMENSIONS = /^\ufeff?\t*[A-Za-z]\w*(?:,[A-Za-z]\w*)*\\[A-Za-z]\w*[ ]*\t/m;

/** Most lines hold the sign between two quoted cells (`"a";"b"`), or some several times: nothing else writes so. */
function isQuotedThrough(sample: string, { delimiter, quote }: Dialect): boolean {
  if (quote === '') return false;
  const lines = sample.split(/\r?\n|\r/).filter((line) => line.trim() !== '');
  const between = `${quote}${delimiter}${quote}`;
  const times = lines.map((line) => line.split(between).length - 1).filter((n) => n > 0);
  return lines.length >= 3 && (times.length * 2 > lines.length || times.filter((n) => n > 1).length >= 3);
}

/** Width for a dialect that is known. */
export function settle(text: string, dialect: Dialect): { readonly dialect: Dialect; readonly width: number } {
  return { dialect, width: commonWidth(measure(sampleOf(text), dialect, true).rows) };
}

/** The beginning of the text, cut at a line end: more of it where its lines are long. */
function sampleOf(text: string): string {
  for (let size = SAMPLE; size < text.length; size *= 2) {
    const cut = Math.max(text.lastIndexOf('\n', size), text.lastIndexOf('\r', size));
    if (cut > size / 2 && (size > 1_000_000 || hasLines(text, cut))) return text.slice(0, cut);
  }
  return text.length > 4_000_000 ? text.slice(0, 4_000_000) : text;
}

function hasLines(text: string, end: number): boolean {
  let n = 0;
  for (let at = 0; at >= 0 && at < end && n < 30; n++) {
    const next = text.indexOf('\n', at);
    at = next < 0 ? text.indexOf('\r', at) + 1 || -1 : next + 1;
  }
  return n >= 30;
}

type Rows = readonly (readonly string[])[];

interface Measured {
  readonly dialect: Dialect;
  /** Records that hold something. */
  readonly rows: Rows;
  /** Share of records whose quotes follow the rules. */
  readonly sound: number;
  readonly pattern: number;
}

function measure(sample: string, dialect: Dialect, cut: boolean): Measured {
  const { rows, unclosed } = parseDelimited(sample, dialect, { limit: RECORDS, cut });
  const broken = new Set(unclosed);
  const whole = rows.filter((row, at) => !broken.has(at) && row.some((cell) => cell.trim() !== ''));
  const sound = rows.length === 0 ? 1 : 1 - unclosed.length / rows.length;
  const kept = whole.length > 0 ? whole : rows;
  return { dialect, rows: kept, sound, pattern: patternScore(kept) };
}

/** A backslash is an escape only where that mends most of what is wrong without it: it also stands in paths and in `8\'9`. */
const isBetterEscaped = (escaped: Measured, plain: Measured): boolean =>
  (escaped.sound > plain.sound && 1 - escaped.sound <= (1 - plain.sound) / 2) ||
  (escaped.sound >= plain.sound && escaped.pattern > plain.pattern * 1.001);

function widthCounts(rows: Rows): Map<number, number> {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  return counts;
}

function patternScore(rows: Rows): number {
  let score = 0;
  for (const [width, n] of widthCounts(rows)) score += (n / rows.length) ** 2 * ((width - 1) / width);
  return score;
}

/** Share of cells of a known kind, in at most some thousands of them. */
function typeScore(rows: Rows): number {
  let known = 0;
  let all = 0;
  const step = Math.max(1, Math.floor(rows.length / 150));
  for (let r = 0; r < rows.length && all < 4000; r += step) {
    for (const cell of rows[r] ?? []) {
      all++;
      if (kindOf(cell) !== 'text') known++;
    }
  }
  return all === 0 ? 0 : known / all;
}

/** A small table between many lines about it: records of one width in a row, and above and below only lines without any delimiter. */
function isFramed(rows: Rows): boolean {
  const wide = rows.flatMap((row, at) => (row.length > 1 ? [at] : []));
  const [first, last] = [wide[0], wide.at(-1)];
  if (first === undefined || last === undefined || wide.length < 3 || last - first + 1 !== wide.length) return false;
  const table = rows.slice(first, last + 1);
  const width = table[0]?.length ?? 0;
  return width >= 3 && table.every((row) => row.length === width) && typeScore(table) >= 0.8;
}

/** The number of cells that most records have; of records with more than one cell if there are enough of those. */
function commonWidth(rows: Rows): number {
  let best = { width: 1, n: 0 };
  for (const [width, n] of widthCounts(rows))
    if (n * Math.min(width, 3) > best.n * Math.min(best.width, 3)) best = { width, n };
  return best.width;
}
