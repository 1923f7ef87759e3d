import { markedBlocks } from './blocks';
import { readDocument } from './document';
import { readEmbed } from './embed';
import { newMarkdown } from './markdown';
import { MARK, mark, unmarked } from './marks';
import { placeholders } from './placeholder';
import { proseBlock, restyled, type ProseBlock } from './prose_block';
import { CARES, writeBlock } from './prose_write';

/** One paragraph, heading, list … of a text, with how it was written. */
export interface ProseChunk {
  /** As it stands in the text, without the line break behind it. */
  readonly source: string;
  /** Null where the editor would lose something of it: it is kept as it was written. */
  readonly block: ProseBlock | null;
  /** What stands in the braces of its numbers, in their order; numbers in `block` are places in this list. */
  readonly numbers: readonly string[];
}

/** A text taken apart: head, then for each chunk what parts it from the one before, then the chunk; at the end the rest. */
export interface Prose {
  readonly head: string;
  readonly chunks: readonly ProseChunk[];
  /** Line breaks and blank lines before each chunk. */
  readonly gaps: readonly string[];
  readonly tail: string;
}

const outline = newMarkdown();
outline.core.ruler.enableOnly(['normalize', 'block']);
const whole = newMarkdown();

/** Line ends as this program writes them. */
export const plainLines = (text: string): string => text.replace(/\r\n?/g, '\n');

/**
 * A reader of texts for the editor. What it gives, put together again, is the text: `joinProse` is its inverse, whatever the text. A chunk
 * that was read before is the very same object, so that only what changed is read again.
 */
export function proseReader(): (text: string) => Prose {
  let known = new Map<string, ProseChunk>();
  return (text) => {
    const next = new Map<string, ProseChunk>();
    const plain = plainLines(text);
    const clean = unmarked(plain);
    const { bodyStart } = readDocument(clean);
    const numbers = placeholders(clean, bodyStart);
    const body = plain.slice(bodyStart);
    const marked = withMarks(clean, bodyStart, numbers).split('\n');
    const starts = lineStarts(body);
    const chunks: ProseChunk[] = [];
    const gaps: string[] = [];
    let at = 0;
    for (const { level, nesting, map } of outline.parse(marked.join('\n'), {})) {
      if (level !== 0 || nesting < 0 || !map) continue;
      const [from] = map;
      let [, to] = map;
      while (to > from + 1 && marked[to - 1]?.trim() === '') to -= 1;
      const start = starts[from] ?? body.length;
      const end = (starts[to] ?? body.length + 1) - 1;
      gaps.push(body.slice(at, start));
      const source = body.slice(start, end);
      const own = relative(marked.slice(from, to).join('\n'));
      const inside = numbers.slice(own.first, own.first + own.count).map((place) => inner(clean, place));
      const key = [source, own.text, ...inside].join('\0');
      const chunk = next.get(key) ?? known.get(key) ?? readChunk(source, own.text, inside);
      next.set(key, chunk);
      chunks.push(chunk);
      at = end;
    }
    known = next;
    return { head: plain.slice(0, bodyStart), chunks, gaps, tail: body.slice(at) };
  };
}

export const joinProse = ({ head, chunks, gaps, tail }: Prose): string =>
  head + chunks.map(({ source }, i) => (gaps[i] ?? '') + source).join('') + tail;

interface Place {
  readonly start: number;
  readonly end: number;
}

const inner = (text: string, { start, end }: Place): string => text.slice(start + 2, end - 2);

function lineStarts(text: string): readonly number[] {
  const found = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) found.push(at + 1);
  return found;
}

function withMarks(text: string, from: number, numbers: readonly Place[]): string {
  let out = '';
  let at = from;
  numbers.forEach(({ start, end }, i) => {
    out += text.slice(at, start) + mark(i);
    at = end;
  });
  return out + text.slice(at);
}

/** A chunk's numbers count from 0; `first` is the place of its first in the document. */
function relative(marked: string): { readonly text: string; readonly first: number; readonly count: number } {
  const found = [...marked.matchAll(MARK)];
  const first = Number(found[0]?.[1] ?? 0);
  const text = found.length === 0 ? marked : marked.replace(MARK, (_, i: string) => mark(Number(i) - first));
  return { text, first, count: found.length };
}

/** Understood is what, written anew, reads as the same. */
function readChunk(source: string, marked: string, numbers: readonly string[]): ProseChunk {
  const [block, more] = markedBlocks(marked, (i) => readEmbed((numbers[i] ?? '').trim()));
  const prose = block && !more ? proseBlock(block) : null;
  const known =
    prose !== null &&
    !isLoneEmbed(prose, numbers) &&
    CARES.some((care) => {
      const written = writeBlock(prose, numbers, care);
      return written === source || looksTheSame(written, marked, numbers);
    });
  return { source, block: known ? prose : null, numbers };
}

/** A table or chart in a line with something that says nothing (a blank that is written as a sign): written anew it would stand alone, and be one. */
function isLoneEmbed(block: ProseBlock, numbers: readonly string[]): boolean {
  if (block.kind !== 'paragraph') return false;
  const [only, ...more] = block.runs;
  return only?.kind === 'number' && more.length === 0 && readEmbed((numbers[Number(only.text)] ?? '').trim()) !== null;
}

/** What was written, read again, gives the very page that the source gives. */
function looksTheSame(written: string, marked: string, numbers: readonly string[]): boolean {
  const places = placeholders(written);
  if (places.length !== numbers.length || places.some((place, i) => inner(written, place) !== numbers[i])) return false;
  const page = (text: string): string => whole.render(text).replaceAll('\u2060', '');
  return page(withMarks(written, 0, places)) === page(marked);
}

/**
 * A block of the editor, in normal form, as Markdown that reads as that block: with as little escaping as will do. Emphasis that Markdown has no way
 * to say (bold, then both, within a word) is left out; words and numbers never are.
 */
export function proseMarkdown(block: ProseBlock, numbers: readonly string[], bullet?: string): string {
  for (const said of [
    block,
    restyled(block, { emphasis: false }),
    restyled(block, { emphasis: false, strong: false }),
  ]) {
    const wanted = JSON.stringify([said, numbers]);
    for (const care of CARES) {
      const text = writeBlock(said, numbers, care, bullet);
      if (isHarmless(said)) return text;
      const [read, more] = proseReader()(text).chunks;
      if (read && !more && JSON.stringify([read.block, read.numbers]) === wanted) return text;
    }
  }
  return writeBlock(restyled(block, { emphasis: false, strong: false, code: false }), numbers, 'much', bullet);
}

/** A paragraph without any sign that could mean something needs no trying: nearly every one that is typed in. */
const isHarmless = (block: ProseBlock): boolean =>
  block.kind === 'paragraph' &&
  block.runs.every(
    ({ kind, text, strong, emphasis, code }) =>
      !strong && !emphasis && !code && (kind === 'number' || (kind === 'text' && !/[\\`*_&{}|~]/.test(text))),
  ) &&
  !/^[#>+=:\d-]/.test(block.runs[0]?.text ?? '');
