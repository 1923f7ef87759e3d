/** A statement's signs that matter for telling one statement from several. */
export interface Token {
  readonly at: number;
  readonly text: string;
}

const SKIPPED = /^(\s+|--[^\n]*|#!?\s[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$))/u;
const TEXT =
  /^(?:'(?:[^'\\]|\\[\s\S]|'')*'?|"(?:[^"\\]|\\[\s\S]|"")*"?|`(?:[^`\\]|\\[\s\S]|``)*`?|\$(\w*)\$[\s\S]*?(?:\$\1\$|$))/u;

/** Words, texts and signs without comments and blanks. A semicolon in a text or a comment is part of that. */
export function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at, at + 100_000);
    const skipped = SKIPPED.exec(rest)?.[0];
    if (skipped) {
      at += skipped.length;
      continue;
    }
    const token = TEXT.exec(rest)?.[0] ?? /^[\w\u0080-\uffff]+/u.exec(rest)?.[0] ?? rest.slice(0, 1);
    found.push({ at, text: token });
    at += token.length;
  }
  return found;
}

/** The statements of a text between its semicolons; empty ones are left out. */
export function statements(text: string): readonly string[] {
  const ends = tokens(text).filter(({ text: sign }) => sign === ';');
  const cuts = [-1, ...ends.map(({ at }) => at), text.length];
  return cuts
    .slice(1)
    .map((to, i) => text.slice((cuts[i] ?? -1) + 1, to))
    .filter((each) => tokens(each).length > 0);
}
