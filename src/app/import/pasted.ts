import type { FileIn } from '../../flow';

/** What a paste brings: a spreadsheet gives its cells both as a page and as text with tabs. */
export interface Clipboard_ {
  readonly html: string;
  readonly text: string;
}

/**
 * A table on the clipboard as a file: the page where it holds a table (it knows merged cells), else the text. Null where there is no
 * table: a single cell or word, or sentences.
 */
export function pastedFile({ html, text }: Clipboard_, name: string): FileIn | null {
  const several = /[\t\n]/.test(text.replace(/[\r\n]+$/, ''));
  const page = several && /<table[\s>]/i.test(html) ? html : null;
  const content = page ?? (several && isTable(text) ? text : null);
  if (content === null) return null;
  const bytes = new TextEncoder().encode(content);
  return { name, kind: 'paste', size: bytes.length, bytes: () => Promise.resolve(bytes) };
}

/** Cells between tabs, or at least two lines with as many of another separator. */
function isTable(text: string): boolean {
  if (text.includes('\t')) return true;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return [',', ';', '|'].some((separator) => {
    const counts = lines.slice(0, 20).map((line) => line.split(separator).length);
    return counts.length >= 2 && (counts[0] ?? 0) >= 2 && counts.every((count) => count === counts[0]);
  });
}
