import { markedBlocks, markedBody, type Block } from './blocks';
import { newMarkdown } from './markdown';
import { MARK, mark } from './marks';

/** One paragraph, list or table of a document. Numbers in it count from 0; `first` is the place of its first in the document. */
export interface Chunk {
  /** The same for the same text, told apart where a text repeats. */
  readonly key: string;
  readonly first: number;
  readonly blocks: readonly Block[];
}

const outline = newMarkdown();
outline.core.ruler.enableOnly(['normalize', 'block']);

/**
 * A reader of documents for a screen: what did not change since the last reading is the very same object, so that typing in a long
 * document draws one paragraph and not three thousand. Gives the same blocks as `summaryBlocks`.
 */
export function chunkReader(): (text: string) => readonly Chunk[] {
  let known = new Map<string, readonly Block[]>();
  let last = new Map<string, Chunk>();
  return (text) => {
    const body = markedBody(text).replace(/\r\n?/g, '\n');
    const lines = body.split('\n');
    const next = new Map<string, readonly Block[]>();
    const seen = new Map<string, number>();
    const chunks = outline
      .parse(body, {})
      .filter(({ level, nesting, map }) => level === 0 && nesting >= 0 && map !== null)
      .map(({ map }): Chunk => {
        const [from, to] = map ?? [0, 0];
        const part = lines.slice(from, to).join('\n') + (to < lines.length ? '\n' : '');
        const first = Number([...part.matchAll(MARK)][0]?.[1] ?? 0);
        const own = part.replace(MARK, (_, i: string) => mark(Number(i) - first));
        const blocks = next.get(own) ?? known.get(own) ?? markedBlocks(own);
        next.set(own, blocks);
        const times = seen.get(own) ?? 0;
        seen.set(own, times + 1);
        const key = `${times} ${own}`;
        const old = last.get(key);
        return old?.first === first ? old : { key, first, blocks };
      });
    known = next;
    last = new Map(chunks.map((chunk) => [chunk.key, chunk]));
    return chunks;
  };
}
