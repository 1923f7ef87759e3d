import { STATUSES } from '../../core';
import { readValue, type Value } from '../apply/lookups';
import type { Notes } from '../apply/notes';
import { clean } from '../layout/cells';
import { DOUBTFUL_SYMBOLS } from '../layout/symbols';
import type { ResolvedDelimited } from '../plan';
import { valueRoles } from './columns';
import type { Gathered } from './gather';
import type { DelimitedSheet } from './resolve';
import { UNREADABLE } from './sources';

/** The unit in which cells are: by position of the indicator's text × value columns + value column. */
export type StatedUnits = ReadonlyMap<number, string>;

export type Odd = ResolvedDelimited['odd'][number] & { readonly count: number };

/** As many different texts that are no numbers are read; the others are unreadable. */
export const MOST_ODD = 100_000;

/** Cells that are no plain numbers, as the reader of values reads them; what is odd about them is told. */
export function resolveOdd(
  { recipe, load }: DelimitedSheet,
  { odd }: Gathered,
  stated: StatedUnits,
  notes: Notes,
): readonly Odd[] {
  const roles = valueRoles(recipe);
  const symbols = new Set<string>();
  return odd.map(({ indicator, v, text, r, count }, k): Odd => {
    const i = indicator * roles.length + v;
    if (k >= MOST_ODD) {
      const unread = {
        value: NaN,
        digits: 0,
        status: UNREADABLE,
        flags: 0,
        low: NaN,
        high: NaN,
        plain: false,
        skip: false,
      };
      return { k, i, text, count, ...unread };
    }
    const role = roles[v];
    const unit = stated.get(i) ?? '';
    const head = clean(text) !== '' && load.heads.some((cells) => clean(cells[role?.at ?? -1]) === clean(text));
    const read = readValue(text, recipe.symbols, unit, recipe.numbers);
    const skip = clean(text) === '' || (head && read.status !== 'value');
    if (!skip) tellCell(text.trim(), unit, read, symbols, notes, { row: r, ...(role ? { column: role.at + 1 } : {}) });
    return {
      k,
      i,
      text,
      count,
      value: read.value,
      digits: Math.min(255, read.digits),
      status: STATUSES.indexOf(read.status),
      flags: read.flags,
      low: read.low ?? NaN,
      high: read.high ?? NaN,
      plain: read.plain,
      skip,
    };
  });
}

/** What is to be said of a cell that is no plain number; of a doubtful symbol once. */
function tellCell(
  text: string,
  unit: string,
  read: Value,
  told: Set<string>,
  notes: Notes,
  place: { readonly row: number; readonly column?: number },
): void {
  const once = (symbol: string): boolean => !told.has(symbol) && told.add(symbol).has(symbol);
  if (read.strangeUnit !== undefined) notes.add('warning', 'cell_unit_differs', { text: clean(text), unit }, place);
  else if (read.status === 'unreadable')
    notes.add('warning', 'not_a_number', { text: clean(text).slice(0, 60) }, place);
  if (read.status !== 'value' && DOUBTFUL_SYMBOLS.has(text) && once(text)) {
    notes.add('warning', 'symbol_doubtful', { text }, place);
  }
  if (read.low !== undefined && once('interval')) notes.add('info', 'interval_read', { text: clean(text) }, place);
  if (read.status === 'value' && read.value < 0 && /^[(（]/.test(text) && once('()')) {
    notes.add('info', 'bracketed_number', { text }, place);
  }
}

/** The greatest number of decimals of each indicator, in its own unit. `digits`: of plain numbers, by place as in StatedUnits; −1: none. */
export function tellDecimals(
  indicator: ResolvedDelimited['indicator'],
  digits: readonly number[],
  odd: readonly Odd[],
  decimals: Map<string, number>,
): void {
  const most = [...digits];
  for (const { i, skip, status, digits: own } of odd) {
    if (!skip && STATUSES[status] === 'value') most[i] = Math.max(most[i] ?? -1, own);
  }
  for (const { k, key, shift } of indicator) {
    const own = most[k] ?? -1;
    if (own >= 0) decimals.set(key, Math.max(0, own - shift, decimals.get(key) ?? 0));
  }
}
