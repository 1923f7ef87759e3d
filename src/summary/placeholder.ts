/** One `{{…}}`: offsets of the whole, and what stands inside without the white space around it. */
export interface Placeholder {
  readonly start: number;
  readonly end: number;
  readonly inside: string;
  /** Offset of `inside` in the text. */
  readonly insideStart: number;
}

/**
 * Every `{{…}}` of a text from `from` on. It stands in one line and does not nest; what is opened and not closed is no
 * placeholder and stays text. Inside `code` they are text too, so that a document can speak about them.
 */
export function placeholders(text: string, from = 0): readonly Placeholder[] {
  const found: Placeholder[] = [];
  const pattern = /`[^`\n]*`|\{\{((?:(?!\{\{|\}\})[^\n])*)\}\}/g;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[1] === undefined) continue;
    const insideStart = match.index + 2 + (match[1].length - match[1].trimStart().length);
    found.push({ start: match.index, end: match.index + match[0].length, inside: match[1].trim(), insideStart });
  }
  return found;
}
