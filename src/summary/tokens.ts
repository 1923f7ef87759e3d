import { parsePeriod, parsePeriodKey } from '../catalog';
import { err, ok, type Result } from '../core';

/** One word inside `{{…}}`, with its offsets there. `quoted`: it stood in [brackets] and can only be a name. */
export interface Token {
  readonly text: string;
  readonly kind: 'quoted' | 'word' | 'slash';
  readonly start: number;
  readonly end: number;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** What stands after the last `|` outside brackets: how to write the number. */
  readonly format: string;
  readonly formatStart: number;
}

const SEPARATOR = /[\s,，、]/;

/**
 * The words of an expression. In brackets everything is part of the name, `]]` being one `]`; outside them blanks and commas part
 * words, `/` stands before a divisor (`2013/14` and `2024-01/2024-06` stay periods), `|` begins the format.
 * Refuses a bracket that is not closed, with its place.
 */
export function tokenise(inside: string): Result<Tokens, { readonly start: number; readonly end: number }> {
  const tokens: Token[] = [];
  let at = 0;
  while (at < inside.length) {
    const char = inside.charAt(at);
    if (SEPARATOR.test(char)) at += 1;
    else if (char === '|') return ok({ tokens, format: inside.slice(at + 1), formatStart: at + 1 });
    else if (char === '[') {
      const closed = /^\[((?:[^\]]|\]\])*)\](?!\])/.exec(inside.slice(at));
      if (!closed) return err({ start: at, end: inside.length });
      const end = at + closed[0].length;
      tokens.push({ text: (closed[1] ?? '').replaceAll(']]', ']').trim(), kind: 'quoted', start: at, end });
      at = end;
    } else {
      const word = /^[^\s,，、|[]+/.exec(inside.slice(at))?.[0] ?? char;
      tokens.push(...parted(word, at));
      at += word.length;
    }
  }
  return ok({ tokens, format: '', formatStart: inside.length });
}

/** A word with `/` in it is a period or two words and the sign between them. */
function parted(word: string, start: number): readonly Token[] {
  if (!word.includes('/') || parsePeriodKey(word) || parsePeriod(word)) {
    return [{ text: word, kind: 'word', start, end: start + word.length }];
  }
  return [...word.matchAll(/\/|[^/]+/g)].map(({ 0: text, index }) => ({
    text,
    kind: text === '/' ? 'slash' : 'word',
    start: start + index,
    end: start + index + text.length,
  }));
}

/** A name as it can stand in an expression, whatever is in it. */
export const quoted = (name: string): string => `[${name.replaceAll(']', ']]')}]`;
