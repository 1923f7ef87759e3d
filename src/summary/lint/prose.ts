import { placeholders, type Placeholder } from '../placeholder';
import { readDocument } from '../document';

/** Stands for every character of a `{{…}}` while numerals are looked for: nothing that a text has, and no digit. */
export const BOUND = '\uE000';

/** A document's text as the linter reads it: the same length as the text, so that places in it are places in the text. */
export interface Prose {
  readonly text: string;
  readonly numbers: readonly Placeholder[];
}

/**
 * Digits, letters and signs of full width become those of half width, one for one; what stands in braces becomes `BOUND`; of the head only
 * the title is left.
 */
export function proseOf(source: string): Prose {
  const { bodyStart } = readDocument(source);
  const numbers = placeholders(source, bodyStart);
  let text = titleOnly(source.slice(0, bodyStart));
  let at = bodyStart;
  for (const { start, end } of numbers) {
    text += halfWidth(source.slice(at, start)) + BOUND.repeat(end - start);
    at = end;
  }
  return { text: text + halfWidth(source.slice(at)), numbers };
}

const titleOnly = (head: string): string =>
  head.replace(/[^\n]+/g, (line) => {
    const [, name = '', title = ''] = /^(\s*(?:标题|title)\s*[:：])(.*)$/i.exec(line) ?? [];
    return name === '' ? ' '.repeat(line.length) : ' '.repeat(name.length) + halfWidth(title);
  });

/** Signs that must keep their meaning stay: ①, ² and ½ would become plain digits under NFKC. */
const halfWidth = (text: string): string =>
  text.replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF05\uFF0E]/g, (c) =>
    String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  );
