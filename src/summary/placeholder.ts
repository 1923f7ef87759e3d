/** One `{{…}}`: offsets of the whole, and what stands inside without the white space around it. */
export interface Placeholder {
  readonly start: number;
  readonly end: number;
  readonly inside: string;
  /** Offset of `inside` in the text. */
  readonly insideStart: number;
  /** The name `#k3f9` at its end, by which the number is known wherever it moves to; null where it has none. */
  readonly name: string | null;
}

const NAME = /(?:^|\s)#([a-z0-9]{2,24})$/;

/** Where ``` and ~~~ blocks of code stand, as offsets; one that is not closed reaches to the end, as in Markdown. */
function codeBlocks(text: string, from: number): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  const opening = /^ {0,3}(?:(`{3,})[^`\n]*|(~{3,})[^\n]*)$/gm;
  opening.lastIndex = from;
  for (let open = opening.exec(text); open; open = opening.exec(text)) {
    const sign = open[1] ?? open[2] ?? '';
    const closing = new RegExp(`^ {0,3}${sign.charAt(0)}{${sign.length},}[ \\t\\r]*$`, 'gm');
    closing.lastIndex = opening.lastIndex;
    const close = closing.exec(text);
    const end = close ? closing.lastIndex : text.length;
    found.push({ start: open.index, end });
    opening.lastIndex = end;
    if (!close) break;
  }
  return found;
}

/**
 * Every `{{…}}` of a text from `from` on. It stands in one line and does not nest; what is opened and not closed is no
 * placeholder and stays text. Inside `code` and blocks of code they are text too, so that a document can speak about them.
 */
export function placeholders(text: string, from = 0): readonly Placeholder[] {
  const found: Placeholder[] = [];
  const blocks = codeBlocks(text, from);
  let block = 0;
  const pattern = /`[^`\n]*`|\{\{((?:(?!\{\{|\}\})[^\n])*)\}\}/g;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole, inner] = match;
    while ((blocks[block]?.end ?? Infinity) <= match.index) block += 1;
    const code = blocks[block];
    if (code && code.start <= match.index) {
      pattern.lastIndex = code.end;
      continue;
    }
    if (inner === undefined) continue;
    const insideStart = match.index + 2 + (inner.length - inner.trimStart().length);
    const said = inner.trim();
    const name = NAME.exec(said);
    const inside = name ? said.slice(0, name.index).trimEnd() : said;
    found.push({
      start: match.index,
      end: match.index + whole.length,
      inside,
      insideStart,
      name: name?.[1] ?? null,
    });
  }
  return found;
}
