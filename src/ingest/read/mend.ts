import type { Dialect } from '../dialect/dialect';

/** A record read against the rules: its cells, and where the line end after it (or the text's end) is. */
export interface Mended {
  readonly cells: string[];
  readonly end: number;
}

/** One way to read the field that begins at a position. */
interface Reading {
  readonly value: string;
  /** Where the delimiter, the line end or the text's end stands. */
  readonly after: number;
  /** How many rules it breaks. */
  readonly cost: number;
}

interface Step {
  readonly at: number;
  readonly count: number;
  readonly cost: number;
  readonly value: string;
  readonly before: Step | null;
}

/** A wrong number of cells is worse than a quote out of place, and worse the farther off. */
const WIDTH_COST = 6;
const BROKEN = 2;
const COST_LIMIT = 24;
const STEP_LIMIT = 20_000;
/** How far a field that breaks the rules may run, in characters. */
const REACH = 100_000;

/**
 * Reads one record whose quotes break the rules, in the way that breaks the fewest of them and gives `width` cells.
 * People and programs write such text in three ways, and a record alone does not say which it was: quotes inside a quoted
 * field are not doubled; a quote stands at a field's beginning and is only text; a field goes on after its closing quote.
 * All are tried, cheapest first (Dijkstra over position and cell number), with a price for each broken rule, for
 * every line end crossed by such a field, and three times that for each cell too many or too few. Null: nothing within reason.
 */
export function mendRecord(text: string, start: number, dialect: Dialect, width: number): Mended | null {
  const queue: Step[][] = [[{ at: start, count: 0, cost: 0, value: '', before: null }]];
  const seen = new Set<number>();
  let best: { readonly step: Step; readonly total: number } | null = null;
  let steps = 0;
  for (let cost = 0; cost <= COST_LIMIT; cost++) {
    if (best && best.total <= cost) break;
    const level = queue[cost] ?? [];
    for (let step = level.pop(); step; step = level.pop()) {
      const state = step.at * 4096 + Math.min(step.count, 4095);
      if (seen.has(state)) continue;
      seen.add(state);
      if (++steps > STEP_LIMIT) return best && { cells: cellsOf(best.step), end: best.step.at };
      for (const { value, after, cost: more } of readings(text, step.at, dialect)) {
        const next: Step = { at: after, count: step.count + 1, cost: cost + more, value, before: step };
        if (isDelimiter(text, after, dialect)) {
          if (next.count > width * 2 + 8) continue;
          const onward = { ...next, at: after + dialect.delimiter.length };
          (queue[next.cost] ??= []).push(onward);
        } else {
          const total = next.cost + WIDTH_COST * Math.min(3, Math.abs(next.count - width));
          if (!best || total < best.total || (total === best.total && next.at < best.step.at))
            best = { step: next, total };
        }
      }
    }
  }
  return best && { cells: cellsOf(best.step), end: best.step.at };
}

function cellsOf(last: Step): string[] {
  const cells: string[] = [];
  for (let step: Step | null = last; step?.before; step = step.before) cells.push(step.value);
  return cells.reverse();
}

const isDelimiter = (text: string, at: number, { delimiter }: Dialect): boolean =>
  delimiter !== '' && text.startsWith(delimiter, at);

const endsField = (text: string, at: number, dialect: Dialect): boolean =>
  at >= text.length || text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13 || isDelimiter(text, at, dialect);

function readings(text: string, at: number, dialect: Dialect): Reading[] {
  const plain = plainEnd(text, at, dialect);
  const found: Reading[] = [{ value: text.slice(at, plain), after: plain, cost: 0 }];
  let open = at;
  while (text.charCodeAt(open) === 32 && !isDelimiter(text, open, dialect)) open++;
  if (text.charAt(open) !== dialect.quote) return found;
  // Read as text although it begins with a quote; if it ends with one too, it more likely has quotes inside.
  const enclosed = plain > open + 1 && text.charAt(plain - 1) === dialect.quote;
  const cost = enclosed ? 2 * BROKEN + 1 : BROKEN;
  return [{ value: text.slice(at, plain), after: plain, cost }, ...quotedReadings(text, open + 1, dialect)];
}

function plainEnd(text: string, from: number, dialect: Dialect): number {
  let at = from;
  while (!endsField(text, at, dialect)) at += text.charAt(at) === dialect.escape && dialect.escape !== '' ? 2 : 1;
  return Math.min(at, text.length);
}

/** The ends that a quoted field can have: every quote before a delimiter or a line end, at the price of those passed over. */
function quotedReadings(text: string, from: number, dialect: Dialect): Reading[] {
  const { quote, escape } = dialect;
  const found: Reading[] = [];
  let value = '';
  let cost = 0;
  let part = from;
  let at = text.indexOf(quote, from);
  const lineEnds = (to: number): number =>
    cost === 0 ? 0 : BROKEN * (text.slice(part, to).match(/\r\n?|\n/g)?.length ?? 0);
  while (at >= 0 && at - from < REACH && cost <= 6 * BROKEN && found.length < 12) {
    cost += lineEnds(at);
    value += text.slice(part, at);
    if (escape !== '' && value.endsWith(escape)) {
      value = value.slice(0, -1) + quote;
      part = at + 1;
    } else if (text.charAt(at + 1) === quote) {
      // Two quotes before a delimiter may be one that is text and one that closes.
      if (endsField(text, at + 2, dialect)) found.push({ value: value + quote, after: at + 2, cost: cost + BROKEN });
      value += quote;
      part = at + 2;
    } else {
      if (endsField(text, at + 1, dialect)) found.push({ value, after: at + 1, cost });
      cost += BROKEN;
      value += quote;
      part = at + 1;
    }
    at = text.indexOf(quote, part);
  }
  return found;
}
