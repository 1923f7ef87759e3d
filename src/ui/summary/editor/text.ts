import type { Node } from 'prosemirror-model';
import {
  headingNumber,
  nextNumber,
  proseMarkdown,
  proseReader,
  typedNumber,
  type HeadingCounts,
  type ProseChunk,
} from '../../../summary';
import { nodeOf } from './from_prose';
import { headingNumbers } from './numbering';
import { nodeType } from './schema';
import { proseOf } from './to_prose';

/** How a block was, or would be, written; `number` is the counted number in it. */
interface Kept {
  readonly source: string;
  readonly number: string;
}
/** A block and how it is written; `start` is the place of `source` in the text. */
export interface Piece {
  readonly node: Node;
  readonly pos: number;
  readonly gap: string;
  readonly source: string;
  readonly start: number;
}
/** A block as it is written behind the one before it. */
interface Written {
  readonly node: Node;
  readonly number: string;
  readonly before: Node | undefined;
  readonly behind: string | undefined;
  readonly gap: string;
  readonly source: string;
}
/** What stood before a block when it was read. */
interface Stood {
  readonly gap: string;
  readonly before: Node | null;
}

/**
 * The stored text of an editor's document. A block that was not touched is written as it stood, character for character; only what changed is read
 * and written anew.
 */
export class EditorText {
  readonly #read = proseReader();
  #nodes = new Map<ProseChunk, Node[]>();
  readonly #kept = new WeakMap<Node, Kept>();
  readonly #stood = new WeakMap<Node, Stood>();
  #head = '';
  #tail = '';
  #last: Node | null = null;
  #of: Node | null = null;
  #was: readonly Written[] = [];

  /** The document of a text. Blocks that were there before are the very same nodes. */
  docOf(text: string): Node {
    const { head, chunks, gaps, tail } = this.#read(text);
    const nodes = new Map<ProseChunk, Node[]>();
    let counts: HeadingCounts = [];
    let before: Node | null = null;
    const blocks = chunks.map((chunk, i) => {
      const times = nodes.get(chunk)?.length ?? 0;
      const known = this.#nodes.get(chunk)?.[times] ?? nodeOf(chunk);
      let node = known;
      let number = '';
      if (chunk.block?.kind === 'heading') ({ node, number, counts } = this.#numbered(known, chunk, counts));
      nodes.set(chunk, [...(nodes.get(chunk) ?? []), node]);
      this.#kept.set(node, { source: chunk.source, number });
      this.#stood.set(node, { gap: gaps[i] ?? '', before });
      before = node;
      return node;
    });
    this.#nodes = nodes;
    [this.#head, this.#tail, this.#last] = [head, tail, before];
    [this.#of, this.#was] = [null, []];
    return nodeType('doc').create(null, blocks.length === 0 ? [nodeType('paragraph').create()] : blocks);
  }

  /** A heading whose number is the one that would be counted here: the number is taken out of its text. */
  #numbered(
    known: Node,
    chunk: ProseChunk,
    counts: HeadingCounts,
  ): { readonly node: Node; readonly number: string; readonly counts: HeadingCounts } {
    const level = Number(known.attrs['level']);
    const { block } = chunk;
    const text = block?.kind === 'heading' ? (block.runs[0]?.text ?? '') : '';
    const plain = block?.kind === 'heading' && block.runs[0]?.kind === 'text' && !block.runs[0].strong;
    const next = nextNumber(counts, level, text === '' ? ' ' : text);
    const typed = plain ? typedNumber(text) : null;
    const counted = headingNumber(level, (counts[level] ?? 0) + 1);
    if (typed?.level !== level || typed.sign !== counted) {
      const node = known.attrs['numbered'] === true ? nodeOf(chunk) : known;
      return { node, number: '', counts: next.counts };
    }
    const node =
      known.attrs['numbered'] === true
        ? known
        : known.type.create({ level, numbered: true }, known.content.cut(typed.sign.length));
    return { node, number: counted, counts: next.counts };
  }

  /** The text of a document. */
  textOf(doc: Node): string {
    const written = this.#written(doc);
    const last = written.at(-1);
    if (!last) return this.#head + (this.#last === null ? this.#tail : '');
    let body = '';
    for (const { gap, source } of written) body += gap + source;
    const ended = last.node === this.#last || this.#tail.startsWith('\n');
    return this.#head + body + (ended ? this.#tail : '\n');
  }

  /** Its blocks with where they stand, in the document and in the text. */
  piecesOf(doc: Node): readonly Piece[] {
    let at = this.#head.length;
    const places = new Map<Node, number[]>();
    doc.forEach((node, pos) => places.set(node, [...(places.get(node) ?? []), pos]));
    const taken = new Map<Node, number>();
    return this.#written(doc).map(({ node, gap, source }) => {
      const time = taken.get(node) ?? 0;
      taken.set(node, time + 1);
      const start = at + gap.length;
      at = start + source.length;
      return { node, pos: places.get(node)?.[time] ?? 0, gap, source, start };
    });
  }

  /** Its blocks as they are written. What was written before, behind the same block, is the very same. */
  #written(doc: Node): readonly Written[] {
    if (doc === this.#of) return this.#was;
    const numbers = headingNumbers(doc);
    const was = this.#was;
    const written: Written[] = [];
    /** The last one of what was written before that still stood here: blocks mostly follow each other as they did. */
    let old = 0;
    for (let index = 0; index < doc.childCount; index += 1) {
      const node = doc.child(index);
      const number = numbers.get(index) ?? '';
      const before = written.at(-1);
      if (was[old]?.node !== node) old = nextOf(was, node, old, doc.childCount - was.length);
      const known = was[old];
      if (
        known?.node === node &&
        known.number === number &&
        known.before === before?.node &&
        known.behind === before?.source
      ) {
        written.push(known);
        old += 1;
        continue;
      }
      // Two lists of a kind below each other would be one: the second gets another sign.
      const isList = /_list$/.test(node.type.name);
      const other = isList && before?.node.type === node.type ? listSign(before.source) : null;
      const source = this.#sourceOf(node, number, other);
      if (source === '') continue;
      const gap = this.#gapOf(node, before?.node ?? null, source);
      written.push({ node, number, before: before?.node, behind: before?.source, gap, source });
    }
    [this.#of, this.#was] = [doc, written];
    return written;
  }

  #sourceOf(node: Node, number: string, not: string | null): string {
    if (node.type.name === 'raw') return node.textContent;
    const kept = this.#kept.get(node);
    if (kept?.number === number && (not === null || listSign(kept.source) !== not)) return kept.source;
    const { block, numbers } = proseOf(node, number);
    const source = block ? proseMarkdown(block, numbers, not === '-' || not === '.' ? '*' : '-') : '';
    this.#kept.set(node, { source, number });
    return source;
  }

  #gapOf(node: Node, before: Node | null, source: string): string {
    const stood = this.#stood.get(node);
    if (stood && (stood.before === before || (before !== null && stood.gap.split('\n').length > 2))) return stood.gap;
    if (before !== null) return '\n\n';
    // Two rules and what is between them, at the very beginning, would be a head.
    return this.#head === '' && !source.startsWith('---') ? '' : '\n';
  }
}

/** `-`, `*` or `+` of a list, `.` or `)` of a numbered one. */
const listSign = (source: string): string | null => {
  const match = /^(?:([-*+])|\d+([.)]))/.exec(source);
  return match?.[1] ?? match?.[2] ?? null;
};

/** Where a block stands in what was written before, looked for around where it would be. */
function nextOf(was: readonly Written[], node: Node, at: number, longer: number): number {
  for (const place of [at + 1, at - longer, at - 1, at + 2]) if (was[place]?.node === node) return place;
  return at;
}
