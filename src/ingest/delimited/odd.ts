import { STATUSES, column, type Frame } from '../../core';
import { readValue, type Value } from '../apply/lookups';
import type { Notes } from '../apply/notes';
import { clean } from '../layout/cells';
import { DOUBTFUL_SYMBOLS } from '../layout/symbols';
import type { ResolvedDelimited } from '../plan';
import { numbers, textsOf, type Distinct } from './answers';
import { groupRoles, valueRoles, type Codes } from './columns';
import type { DelimitedSheet } from './resolve';
import { IRREGULAR } from './stage';

/** The unit in which the cells of a value column are, for rows with these texts in the indicator's columns. */
export type StatedUnits = ReadonlyMap<string, string>;
export const cellKey = (texts: readonly string[], v: number): string => [...texts, v].join('\u0001');

export type Odd = ResolvedDelimited['odd'][number] & { readonly count: number };

/** Cells that are no plain numbers, as the reader of values reads them; what is odd about them is told. */
export function resolveOdd(
  { recipe, load }: DelimitedSheet,
  frame: Frame | null,
  codes: Codes,
  stated: StatedUnits,
  notes: Notes,
): readonly Odd[] {
  if (!frame) return [];
  const roles = valueRoles(recipe);
  const dims = groupRoles(recipe, 'indicator').map((role) => textsOf(frame, role, codes));
  const [rows = [], at = [], counts = []] = ['r', 'v', 'n'].map((name) => numbers(frame, name));
  const symbols = new Set<string>();
  return column(frame, 't').map((raw, i): Odd => {
    const text = String(raw);
    const [v, texts] = [at[i] ?? 0, dims.map((each) => each[i] ?? '')];
    const role = roles[v];
    const unit = stated.get(cellKey(texts, v)) ?? '';
    const head = clean(text) !== '' && load.heads.some((cells) => clean(cells[role?.at ?? -1]) === clean(text));
    const read = readValue(text, recipe.symbols, unit, recipe.numbers);
    const skip = clean(text) === '' || (head && read.status !== 'value');
    const place = { row: rows[i] ?? 0, ...(role ? { column: role.at + 1 } : {}) };
    if (!skip) tellCell(text.trim(), unit, read, symbols, notes, place);
    return {
      texts,
      v,
      text,
      count: counts[i] ?? 0,
      value: read.value,
      digits: Math.min(255, read.digits),
      status: STATUSES.indexOf(read.status),
      flags: read.flags,
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
  if (read.status === 'value' && read.value < 0 && /^[(（]/.test(text) && once('()')) {
    notes.add('info', 'bracketed_number', { text }, place);
  }
}

/** The greatest number of decimals of each indicator, in its own unit. */
export function tellDecimals(
  indicator: ResolvedDelimited['indicator'],
  rows: readonly Distinct[],
  odd: readonly Odd[],
  decimals: Map<string, number>,
): void {
  const most = new Map<string, number>();
  const add = (to: Map<string, number>, key: string, digits: number): void => {
    to.set(key, Math.max(digits, to.get(key) ?? 0));
  };
  for (const { texts, digits = [] } of rows) {
    digits.forEach((p, v) => {
      if (p !== IRREGULAR) add(most, cellKey(texts, v), p);
    });
  }
  for (const each of odd) {
    if (!each.skip && STATUSES[each.status] === 'value') add(most, cellKey(each.texts, each.v), each.digits);
  }
  for (const { texts, v, key, shift } of indicator) {
    const digits = most.get(cellKey(texts, v));
    if (digits !== undefined) add(decimals, key, Math.max(0, digits - shift));
  }
}
