import { candidates } from './candidates';
import type { Prose } from './prose';
import { waiverAt, type Waiver } from './waiver';
import { waivedSpans, type WaiverRule } from './waivers';

/** One numeral of a document and what answers for it. */
export interface Numeral {
  /** Offsets in the document's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `waived`: none of the data's, by a rule or because a person says so; `loose`: nothing answers for it. */
  readonly status: 'waived' | 'loose';
  readonly rule?: WaiverRule;
  readonly reason?: string;
}

/** A numeral within its line, and the rule that waives it. */
interface InLine {
  readonly start: number;
  readonly end: number;
  readonly rule?: WaiverRule;
}

/** Lines that were read before: typing changes one of them. */
const known = new Map<string, readonly InLine[]>();
const MOST_LINES = 4_000;

/** The numerals of one line; no rule reaches over its end. */
function inLine(line: string): readonly InLine[] {
  const before = known.get(line);
  if (before) return before;
  const spans = waivedSpans(line);
  const found = candidates(line).map(({ start, end, coreEnd }): InLine => {
    const span = spans.find((each) => each.start <= start && coreEnd <= each.end);
    return { start, end, ...(span ? { rule: span.rule } : {}) };
  });
  if (known.size >= MOST_LINES) known.clear();
  known.set(line, found);
  return found;
}

/** Reads lines ahead, until `enough` says to stop; how many of them are read. For long texts, in slices. */
export function readAhead({ text }: Prose, from: number, enough: () => boolean): number {
  const lines = text.split('\n');
  let at = from;
  while (at < lines.length && !enough()) inLine(lines[at++] ?? '');
  return at >= lines.length ? Infinity : at;
}

/** Every numeral that was typed, in order. Bound numbers are not among them. */
export function typedNumerals(source: string, prose: Prose, waivers: readonly Waiver[]): readonly Numeral[] {
  let from = 0;
  return prose.text.split('\n').flatMap((line) => {
    const found = inLine(line).map((each): Numeral => {
      const [start, end] = [from + each.start, from + each.end];
      const numeral = { start, end, text: source.slice(start, end) };
      if (each.rule !== undefined) return { ...numeral, status: 'waived', rule: each.rule };
      const said = waiverAt(source, start, end, waivers);
      return said ? { ...numeral, status: 'waived', reason: said.reason } : { ...numeral, status: 'loose' };
    });
    from += line.length + 1;
    return found;
  });
}
