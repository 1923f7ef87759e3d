import { issue, type Issue, type Place } from '../../core';
import { clean } from '../layout/cells';
import type { Cells } from './columns';

/** How a text ends: 'cut': its last record broke off and must not be believed; 'open': it may have, which nothing in it says. */
export type Ending = 'whole' | 'open' | 'cut';

/** Records before the last that are compared with it. */
const LOOKED_AT = 40;
const ENOUGH = 5;

/**
 * Whether the last record of delimited text broke off. Programs end the last line like the others, many by hand do not; so a missing line end
 * alone says nothing. It broke off where its quote never closes, where a character is incomplete, where the records before all have
 * more cells, or where its last cell lacks what all cells above it end with (`.5` of `3.5`, `%`). `spoiled`: a character at the end was incomplete.
 */
export function endingOf(
  text: string,
  { rows, unclosed }: { readonly rows: Cells; readonly unclosed: readonly number[] },
  spoiled: boolean,
): Ending {
  const last = rows.at(-1);
  if (!last || rows.length < 2 || /[\r\n]$/.test(text)) return 'whole';
  if (spoiled || unclosed.includes(rows.length - 1)) return 'cut';
  const filled = last.filter((cell) => clean(cell) !== '').length;
  if (filled < 2) return 'whole';
  const before = rows.slice(Math.max(0, rows.length - 1 - LOOKED_AT), -1).filter((row) => row.length > 1);
  const width = before.at(-1)?.length ?? 0;
  if (before.some((row) => row.length !== width)) return 'open';
  if (last.length < width) return 'cut';
  const cell = last[last.length - 1] ?? '';
  if (clean(cell) === '') return 'whole';
  const tails = before
    .map((row) => tailOf(row[last.length - 1] ?? ''))
    .filter((tail) => tail !== null)
    .slice(-ENOUGH);
  const alike = tails.length >= ENOUGH && tails.every((tail) => tail === tails[0]) && tails[0] !== '';
  const own = tailOf(cell);
  return alike && own !== null && own !== tails[0] ? 'cut' : 'open';
}

/** What a number ends with, its digits as zeros: `.00`, `.0%`, ''; null: no number. */
function tailOf(cell: string): string | null {
  const found = /^[^\d]{0,3}\d[\d,]*((?:\.\d*)?\D{0,3})$/.exec(clean(cell));
  return found?.[1]?.replace(/\d/g, '0') ?? null;
}

/** What is to be told of how a text ends; `last`: its last record. */
export function endingIssues(ending: Ending, last: readonly string[], place: Place): readonly Issue[] {
  const cell = last.at(-1) ?? '';
  if (ending === 'cut') return [issue('warning', 'cut_record', place, { text: last.join(' ').trim().slice(0, 60) })];
  if (ending === 'whole' || clean(cell) === '') return [];
  return [issue('info', 'no_line_end', { ...place, column: last.length }, { text: cell.slice(0, 60) })];
}
