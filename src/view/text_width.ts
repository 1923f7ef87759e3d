/** The width of a text in half-width characters: Chinese and other wide ones count two. */
export const textWidth = (text: string): number => [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0);

/** Rough width in pixels in a font of that size; a little too much rather than too little. */
export const pixelWidth = (text: string, size: number): number => Math.ceil(textWidth(text) * size * 0.54 + 1);

/** Cuts a text into lines of at most so many half-width characters; Latin words and numbers stay whole where they fit. */
export function wrapText(text: string, chars: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u0021-\u2e7f]+|[^]/gu) ?? []) {
    if (line !== '' && textWidth(line + piece) > chars && !/^[，。；：、？！）”]/.test(piece)) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return line === '' ? lines : [...lines, line];
}

/** A text that fits into so many pixels: cut with … where it is longer. */
export function cutText(text: string, width: number, size: number): string {
  if (pixelWidth(text, size) <= width + 1) return text;
  const letters = [...text];
  while (letters.length > 1 && pixelWidth(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('')}…`;
}
