import { parseDay } from '../../catalog';
import type { Issue } from '../../core';
import { clean, isBlankRow, isNote } from '../layout/cells';
import type { LedgerBatch, RawSheet } from '../plan';
import type { LedgerColumn, LedgerRecipe } from '../recipe';
import type { AreaBook, AreaRows } from './areas';
import { readValue, unitShift } from './lookups';
import { monthDay, serialDay } from '../layout/contents';
import { DEFAULT_SYMBOLS } from '../layout/symbols';
import { Notes } from './notes';

type Values = (string | number | null)[];

/** Column types of a ledger's table. */
export const SQL_TYPES: Readonly<Record<LedgerColumn['type'], string>> = {
  text: 'VARCHAR',
  number: 'DECIMAL(18,4)',
  date: 'DATE',
};

/** Whether a column of the recipe is loaded: personal ones and those to be skipped are not. */
export const isLoaded = (column: LedgerColumn): boolean => column.role !== 'personal' && column.role !== 'skip';

/**
 * Applies a ledger recipe: one row for each thing or event. Numbers and dates that cannot be read become empty, with an
 * issue at their cell; personal columns are left out, which is said once.
 */
export function applyLedger(
  sheet: RawSheet,
  recipe: LedgerRecipe,
  file: string,
  areas: AreaBook,
  /** The area that all rows are about where they name none, or the one that their towns belong to. */
  about?: string,
): { readonly rows: LedgerBatch; readonly issues: readonly Issue[] } {
  const notes = new Notes({ file, sheet: sheet.name });
  const columns = recipe.columns.filter(isLoaded);
  const values: Values[] = columns.map(() => []);
  const area: (string | null)[] = [];
  const rowNumbers: number[] = [];
  const to = Math.min(recipe.data.to, sheet.cells.length);
  const codes = sheet.cells.slice(recipe.data.from, to).map((row) => cellOf(row, recipe, 'area_code'));
  const scheme = areas.scheme(codes.filter((code) => code !== ''));
  areas.sheet({ rows: areaRows(sheet, recipe, to), scheme, at: undefined, words: sheet.name });
  const named = recipe.columns.some(({ role }) => role === 'area_name' || role === 'area_code');
  const whole = about === undefined ? null : areas.about(about, notes, recipe.data.from + 1);
  if (!named) {
    if (about === undefined) notes.add('warning', 'ledger_without_area');
    else notes.add('info', 'ledger_area', { area: about });
  }
  for (let r = recipe.data.from; r < to; r++) {
    const row = sheet.cells[r] ?? [];
    if (isBlankRow(row) || isNote(row) || isTotalRow(row)) continue;
    columns.forEach((column, i) => values[i]?.push(ledgerValue(row[column.at] ?? '', column, notes, r + 1)));
    area.push(rowArea(row, recipe, areas, scheme, notes, r + 1) ?? (named ? null : whole));
    rowNumbers.push(r + 1);
  }
  tellPersonal(recipe, notes);
  return {
    rows: {
      columns: columns.map((column, i) => ({
        name: column.name,
        type: column.type === 'number' ? 'float64' : 'text',
        values: values[i] ?? [],
        sqlType: SQL_TYPES[column.type],
      })),
      area,
      row: Int32Array.from(rowNumbers),
      length: rowNumbers.length,
    },
    issues: notes.list(),
  };
}

function ledgerValue(raw: string, column: LedgerColumn, notes: Notes, row: number): string | number | null {
  const text = raw.trim();
  if (text === '') return null;
  const place = { row, column: column.at + 1 };
  if (column.type === 'text') return text;
  if (column.type === 'date') {
    const exact = parseDay(text) ?? monthFirst(text) ?? serialDay(text);
    const month = exact === null ? monthDay(text, ENDS.test(column.label)) : null;
    if (month !== null)
      notes.add('info', 'month_as_day', { text: clean(text), label: column.label, day: month }, place);
    const day = exact ?? month;
    if (day === null && !(clean(text) in DEFAULT_SYMBOLS))
      notes.add('warning', 'not_a_date', { text: clean(text).slice(0, 60), label: column.label }, place);
    return day;
  }
  const read = readValue(text, DEFAULT_SYMBOLS, column.unit ?? '');
  // A ledger's amount is one exact number: 60余 would be summed as 60.
  if (read.status === 'unreadable' || read.low !== undefined) {
    notes.add('warning', 'not_a_number', { text: clean(text).slice(0, 60) }, place);
    return null;
  }
  if (read.status !== 'value') return null;
  // The heading may state another unit than the profile's column is kept in.
  const shift = column.statedUnit && column.unit ? unitShift(column.statedUnit, column.unit) : 0;
  return shift ? Number(`${read.value}e${shift}`) : read.value;
}

/** Columns whose day ends something: of a month without a day the last one. */
const ENDS = /止|至|截|到期|届满|终|结束|失效|取消|\b(?:until|to|end|expir\w*)\b/i;

/** 3/18/2020: taken as month first only where the second number can be no month. */
function monthFirst(text: string): string | null {
  const [, m = '', d = '', y = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .*)?$/.exec(clean(text)) ?? [];
  return Number(d) > 12 ? parseDay(`${y}-${m}-${d}`) : null;
}

function rowArea(
  row: readonly string[],
  recipe: LedgerRecipe,
  areas: AreaBook,
  scheme: string,
  notes: Notes,
  at: number,
): string | null {
  const name = cellOf(row, recipe, 'area_name');
  const code = cellOf(row, recipe, 'area_code');
  if (name === '' && code === '') return null;
  return areas.key({ name, code, parent: '' }, undefined, scheme, notes, at);
}

/** What each row says about its area, for what only all rows together tell. */
function areaRows(sheet: RawSheet, recipe: LedgerRecipe, to: number): AreaRows['rows'] {
  return sheet.cells.slice(recipe.data.from, to).flatMap((row, i) => {
    const text = { name: cellOf(row, recipe, 'area_name'), code: cellOf(row, recipe, 'area_code'), parent: '' };
    return text.name === '' && text.code === '' ? [] : [{ row: recipe.data.from + i + 1, text }];
  });
}

function cellOf(row: readonly string[], recipe: LedgerRecipe, role: LedgerColumn['role']): string {
  const column = recipe.columns.find((each) => each.role === role);
  return column ? clean(row[column.at]) : '';
}

const isTotalRow = (row: readonly string[]): boolean => {
  const first = row.map(clean).find((cell) => cell !== '');
  return first !== undefined && /^(?:合\s*计|总\s*计|小\s*计|total)$/i.test(first);
};

function tellPersonal(recipe: LedgerRecipe, notes: Notes): void {
  const personal = recipe.columns.filter(({ role }) => role === 'personal');
  if (personal.length > 0) {
    notes.add('info', 'personal_left_out', { columns: personal.map(({ label }) => label).join('、') });
  }
}
