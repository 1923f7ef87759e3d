import { placeholders } from '../../../summary';
import type { Piece } from './text';

/** A stretch of a block of the document; `chip`: it is a number. */
export interface BlockPlace {
  readonly from: number;
  readonly to: number;
  readonly chip: boolean;
}

/** Where a stretch of the stored text stands in the document: a number, or the same words counted from the block's beginning. */
export function placeIn({ node, pos, source, start: first }: Piece, start: number, end: number): BlockPlace {
  const [from, to] = [start - first, end - first];
  const numbers = placeholders(source);
  const number = numbers.findIndex((place) => place.start < Math.max(to, from + 1) && from < place.end);
  const wordsAt = node.isAtom ? pos : pos + 1;
  if (number >= 0) {
    const chips: number[] = [];
    node.descendants((child, offset) => {
      if (child.type.name === 'chip') chips.push(pos + 1 + offset);
    });
    const at = chips[number];
    if (at !== undefined) return { from: at, to: at + 1, chip: true };
    return { from: wordsAt, to: wordsAt, chip: false };
  }
  const word = source.slice(from, to);
  if (word === '') return { from: wordsAt, to: wordsAt, chip: false };
  // Numbers of the text before it do not count: they are no words of the document.
  let before = source.slice(0, from);
  for (const place of [...numbers].reverse()) {
    if (place.end <= from) before = before.slice(0, place.start) + before.slice(place.end);
  }
  let left = before.split(word).length - 1;
  let found: BlockPlace | null = null;
  node.descendants((child, offset) => {
    for (let at = (child.text ?? '').indexOf(word); at >= 0 && !found; at = (child.text ?? '').indexOf(word, at + 1)) {
      const place = pos + 1 + offset + at;
      if (left-- === 0) found = { from: place, to: place + word.length, chip: false };
    }
  });
  return found ?? { from: wordsAt, to: wordsAt, chip: false };
}
