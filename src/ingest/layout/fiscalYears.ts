import { parsePeriod } from '../../catalog';
import { issue, type Issue, type Place } from '../../core';
import type { FactBatch, RawSheet } from '../plan';
import { clean } from './cells';

/** `2010-11`: either November 2010 or the year from 2010 to 2011. */
const EITHER = /^((?:19|20)\d{2})-(\d{2})$/;
const TWO_YEARS = /((?:19|20)\d{2})\s*[-/–—]\s*((?:19|20)\d{2}|\d{2})(?!\d)/;

const follows = (first: string, second: string): boolean =>
  Number(second) % 100 === (Number(first) + 1) % 100 && (second.length === 2 || Number(second) === Number(first) + 1);

/**
 * Years that begin in one and end in the next are written like months when they fall so: `2009-10`, `2010-11`, `2011-12`. Where a header or a
 * column holds two or more of them, each with the second year behind the first, and nothing that could only be a month, they are written with
 * the dash that no month has. The same sheet where there are none. Other sheets keep their months.
 */
export function withFiscalYears(cells: RawSheet['cells']): RawSheet['cells'] {
  const rows = new Set<number>();
  const columns = new Set<number>();
  cells.forEach((row, r) => {
    if (r < 40 && areFiscal(row)) rows.add(r);
  });
  const width = Math.max(0, ...cells.slice(0, 400).map(({ length }) => length));
  for (let c = 0; c < width; c++) if (areFiscal(columnOf(cells, c))) columns.add(c);
  if (rows.size + columns.size === 0) return cells;
  return cells.map((row, r) => row.map((cell, c) => (rows.has(r) || columns.has(c) ? asFiscal(cell) : cell)));
}

/** One text, as `withFiscalYears` writes it. */
export const asFiscal = (cell: string): string => {
  const [, first = '', second = ''] = EITHER.exec(clean(cell)) ?? [];
  return first !== '' && follows(first, second) ? `${first}–${second}` : cell;
};

function* columnOf(cells: RawSheet['cells'], c: number): Generator<string> {
  for (const row of cells) yield row[c] ?? '';
}

/** Two different such years, and no text of that form that is none. */
export function areFiscal(texts: Iterable<string>): boolean {
  const seen = new Set<string>();
  for (const text of texts) {
    if (text.length > 12 || text.length < 7) continue;
    const plain = clean(text);
    const [, first = '', second = ''] = EITHER.exec(plain) ?? [];
    if (first === '') continue;
    if (!follows(first, second)) return false;
    seen.add(plain);
  }
  return seen.size >= 2;
}

/** That years of two years' names were read as twelve months from April, where the sheet has such names and does not say the month. */
export function fiscalNews(sheet: RawSheet, facts: FactBatch, place: Place): readonly Issue[] {
  if (!facts.n.some((n, i) => n === 12 && (facts.m0[i] ?? 0) % 12 !== 0)) return [];
  for (const [r, row] of sheet.cells.entries())
    for (const [c, cell] of row.entries()) {
      if (cell.includes('学年')) continue;
      const [, first = '', second = ''] = cell.length > 40 ? [] : (TWO_YEARS.exec(clean(cell)) ?? []);
      if (first === '' || !follows(first, second) || (parsePeriod(clean(cell))?.n ?? 12) !== 12) continue;
      return [issue('warning', 'fiscal_year', { ...place, row: r + 1, column: c + 1 }, { text: clean(cell) })];
    }
  return [];
}
