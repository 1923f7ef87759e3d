import { placeholders } from './placeholder';
import { readDocument } from './document';
import { readEmbed } from './embed';

const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A lasting name for a number, of four letters and digits, that is not taken. `random` gives 0 ≤ x < 1. */
export function freshName(taken: ReadonlySet<string>, random: () => number = Math.random): string {
  for (let length = 4; ; length += 1) {
    for (let tried = 0; tried < 20; tried += 1) {
      const name = Array.from({ length }, () => SIGNS[Math.floor(random() * SIGNS.length)] ?? 'a').join('');
      if (!taken.has(name)) return name;
    }
  }
}

/** The lasting names of a text's numbers. */
export const namesIn = (text: string): ReadonlySet<string> =>
  new Set(placeholders(text, readDocument(text).bodyStart).flatMap(({ name }) => name ?? []));

/**
 * A piece of text that is to be put into a document: each number in it that has no name, or one that is taken, gets a fresh one. Tables and charts need
 * none.
 */
export function withNames(piece: string, taken: ReadonlySet<string>, random?: () => number): string {
  const known = new Set(taken);
  let out = '';
  let at = 0;
  for (const { start, end, inside, name } of placeholders(piece)) {
    const keeps = readEmbed(inside) !== null || (name !== null && !known.has(name));
    const own = keeps ? name : freshName(known, random);
    if (own !== null) known.add(own);
    out += piece.slice(at, start) + (keeps ? piece.slice(start, end) : `{{${inside} #${own ?? ''}}}`);
    at = end;
  }
  return out + piece.slice(at);
}
