import { clean, isBlankRow, look, soleText } from './cells';
import { isStubHead } from './stub';

/**
 * `Code | Name | All ages | 0 | 1 | 2`: names of columns, of which some are numbers counted on by one, over rows that hold numbers also
 * where this one has a name.
 */
export function headsNumbers(cells: readonly (readonly string[])[], at: number): boolean {
  const row = (cells[at] ?? []).map(clean);
  const filled = row.flatMap((cell, c) => (cell === '' ? [] : [c]));
  const counted = filled.filter((c) => /^\d{1,3}$/.test(row[c] ?? ''));
  const named = filled.filter((c) => look(row[c]) === 'text');
  if (counted.length < 2 || named.length < 2 || counted.length + named.length < filled.length - 1) return false;
  const steps = counted.slice(1).map((c, i) => Number(row[c]) - Number(row[counted[i] ?? 0]));
  // Deciles (10, 20, 25, 30 …) go up too, below a head that says what the rows are.
  const deciles = steps.length >= 3 && steps.every((step) => step > 0 && step % 5 === 0) && isStubHead(row[0] ?? '');
  if (deciles) return true;
  const differ = new Set(filled.map((c) => row[c])).size === filled.length;
  if (!differ || steps.some((step) => step !== 1)) return false;
  const below = cells.slice(at + 1, at + 8).filter((next) => !isBlankRow(next) && soleText(next) === null);
  return (
    below.length >= 2 &&
    named.some((c) => below.every((next) => ['number', 'missing'].includes(look(next[c])))) &&
    counted.every((c) => below.every((next) => !isWord(next[c])))
  );
}

/** Longer than the signs that stand for a number (x, [c]). */
const isWord = (cell: string | undefined): boolean => ['text', 'day'].includes(look(cell)) && clean(cell).length > 3;
