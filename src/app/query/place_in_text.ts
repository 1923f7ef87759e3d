import type { App } from '../app.svelte';

/** Where an offset of a statement lies, with the word that stands there. */
export function wordAt(text: string, at: number): { readonly from: number; readonly to: number } {
  const from = Math.min(at, Math.max(0, text.length - 1));
  const word = /^(?:[\p{L}\p{N}_]+|"[^"\n]*"|'[^'\n]*'|\S)/u.exec(text.slice(from))?.[0].length ?? 1;
  return { from, to: from + word };
}

/** The same in words: line and column, from 1. */
export function lineAndColumn(text: string, at: number, app: Pick<App, 't'>): string {
  const before = text.slice(0, at).split('\n');
  return app.t('query.at', { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
}

/** Words of the engines' grammars, some of them names of our columns. */
const RESERVED =
  /^(?:all|and|as|asc|at|by|case|check|column|default|desc|else|end|from|group|in|is|limit|new|not|on|or|order|select|table|then|to|union|user|using|values|when|where|with|year)$/;

/** A name as it can stand in a statement: quoted where it is no plain name or a word of the language, of which `words` (between blanks) are more. */
export const nameInSql = (name: string, words = ''): string =>
  /^[a-z_][a-z_\d]*$/.test(name) && !RESERVED.test(name) && !` ${words} `.includes(` ${name} `)
    ? name
    : `"${name.replaceAll('"', '""')}"`;
