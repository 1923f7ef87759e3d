import { clean, isNote, soleText } from './cells';
import type { Column } from './columns';
import type { Region } from './region';

const TERM_HEAD = /^(?:证书)?(?:有效期限?|有效年限|有效期[(（][年月][)）]|valid(?:ity)?(?: period)?)$/i;
const NUMERALS = '零一二三四五六七八九十';
const TERM = /^(\d{1,2}|[一二三四五六七八九十]|两)\s*(年|个?月|years?|months?)$/i;
const STATED = /有效期限?\s*(?:均?为|是|[:：])?\s*((?:\d{1,2}|[一二三四五六七八九十两])\s*(?:年|个月))/;

/** `三年`, `36个月`, `3 years` as months; null for anything else. */
function monthsIn(text: string, unit = ''): number | null {
  const [, count = '', word = ''] = TERM.exec(clean(text) + unit) ?? [];
  const found = count === '两' ? 2 : /^\d/.test(count) ? Number(count) : NUMERALS.indexOf(count);
  return count === '' || found <= 0 ? null : found * (/年|year/i.test(word) ? 12 : 1);
}

/**
 * For how many months each thing of a ledger is valid from its own day on: as a column says of all of them alike (有效期: 三年), or a line
 * above or below the table (`证书有效期三年`). Undefined where nothing says so, or not the same of all: then no term holds for the ledger.
 */
export function validityOf(columns: readonly Column[], lines: readonly string[]): number | undefined {
  for (const { head, examples, filled } of columns) {
    if (filled === 0 || !TERM_HEAD.test(head.text.trim())) continue;
    const unit = /[(（]([年月])[)）]$/.exec(head.text.trim())?.[1] ?? '';
    const terms = new Set(examples.map((text) => monthsIn(text, /^\d+$/.test(clean(text)) ? unit : '')));
    const [only] = terms;
    return terms.size === 1 && only !== null ? only : undefined;
  }
  const stated = new Set(lines.flatMap((line) => monthsIn(STATED.exec(clean(line))?.[1] ?? '') ?? []));
  const [only] = stated;
  return stated.size === 1 ? only : undefined;
}

/** Notes and lines of one text below a table. */
export const linesBelow = (cells: readonly (readonly string[])[], { data }: Region): readonly string[] =>
  cells
    .slice(data.to, data.to + 20)
    .filter((row) => isNote(row) || soleText(row) !== null)
    .flatMap((row) => row.filter((cell) => clean(cell) !== ''));
