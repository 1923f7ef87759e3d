import type { Block, Inline } from '../../summary';
import type { OfficialPlace } from './document';

/** Characters of a sentence that are shown around a number; the rest gives way to …. */
const MOST = 50;
const ENDS = /[。；！？!?;]/u;

/** The sentence that each number stands in, as printed, with the number marked off by its offsets. In the order of `places`; of what is no number an empty one. */
export function sentencesOf(
  blocks: readonly Block[],
  places: readonly OfficialPlace[],
): readonly { readonly text: string; readonly start: number; readonly end: number }[] {
  const found = places.map(() => ({ text: '', start: 0, end: 0 }));
  for (const { text, at } of runsOf(blocks, places)) {
    for (const { index, start, end } of at) found[index] = shortened(text, start, end);
  }
  return found;
}

interface Run {
  readonly text: string;
  readonly at: readonly { readonly index: number; readonly start: number; readonly end: number }[];
}

const BLANK: Inline = { kind: 'text', text: ' ' };

/** Every stretch of running text: of a table, a row. */
function runsOf(blocks: readonly Block[], places: readonly OfficialPlace[]): readonly Run[] {
  return blocks.flatMap((block): readonly Run[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [runOf(block.inline, places)];
      case 'list':
        return block.items.flatMap((item) => runsOf(item, places));
      case 'quote':
        return runsOf(block.blocks, places);
      case 'table':
        return [block.head, ...block.rows].map((row) =>
          runOf(
            row.flatMap((cell, i): readonly Inline[] => [...(i > 0 ? [BLANK] : []), ...cell]),
            places,
          ),
        );
      default:
        return [];
    }
  });
}

function runOf(inline: readonly Inline[], places: readonly OfficialPlace[]): Run {
  let text = '';
  const at: Run['at'][number][] = [];
  const take = (all: readonly Inline[]): void => {
    for (const each of all) {
      if (each.kind === 'number') {
        const place = places[each.index];
        const shown = place?.kind === 'number' ? place.shown : '';
        at.push({ index: each.index, start: text.length, end: text.length + shown.length });
        text += shown;
      } else if ('inline' in each) take(each.inline);
      else if (each.kind === 'break') text += ' ';
      else text += each.text.replace(/\s*\n\s*/g, '');
    }
  };
  take(inline);
  return { text, at };
}

function shortened(text: string, start: number, end: number): { text: string; start: number; end: number } {
  let from = start;
  while (from > 0 && !ENDS.test(text[from - 1] ?? '')) from--;
  let to = end;
  while (to < text.length && !ENDS.test(text[to] ?? '')) to++;
  const room = Math.max(0, MOST - (end - start));
  const left = Math.max(from, start - Math.ceil(room / 2), Math.min(start, to - MOST));
  const right = Math.min(to, Math.max(end, left + MOST));
  const lead = left > from ? '…' : '';
  const said = text.slice(left, right);
  const trimmed = said.trimStart();
  const cut = said.length - trimmed.length;
  return {
    text: `${lead}${trimmed.trimEnd()}${right < to ? '…' : ''}`,
    start: start - left - cut + lead.length,
    end: end - left - cut + lead.length,
  };
}
