import { clean } from '../layout/cells';
import { headLevels } from '../layout/columns';
import { readHead, type Head } from '../layout/heads';
import { periodOf, takePeriod } from '../layout/periods';
import { unitAtEnd } from '../layout/units';
import type { RawSheet } from '../plan';
import type { ColumnRole, FactsRecipe } from '../recipe';
import type { HeadPart, Span } from './correction';

export type ValueRole = Extract<ColumnRole, { role: 'value' | 'base' | 'growth' }>;
export const isValueRole = (role: ColumnRole): role is ValueRole =>
  role.role === 'value' || role.role === 'base' || role.role === 'growth';

/** Texts of some rows above each column, blanks filled from the left where a merged head has lost its cells. */
export function levelsOf(sheet: RawSheet, rows: Span): readonly (readonly string[])[] {
  const width = Math.max(0, ...sheet.cells.slice(rows.from, rows.to + 1).map((row) => row.length));
  const region = { above: [], headerTexts: [], header: rows, data: { from: 0, to: 0 }, skipRows: [] };
  return headLevels(sheet.cells, region, width);
}

/** What the header of a recipe says above one column. */
export const headOf = (recipe: FactsRecipe, sheet: RawSheet, column: number): Head =>
  readHead(levelsOf(sheet, recipe.header)[column] ?? []);

/** What a head says, as a value column has it. */
export const saidBy = (head: Head): Omit<ValueRole, 'at' | 'role'> => ({
  ...(head.indicator === '' ? {} : { indicator: head.indicator }),
  ...(head.unit === undefined ? {} : { unit: head.unit }),
  ...(head.period === undefined ? {} : { period: head.period }),
});

/**
 * Takes the texts of some header rows for what the person says they are. The columns become values if they were not; what the
 * other rows of the header say of them is read anew, so that a year that was taken for an indicator is none any more.
 */
export function withHeads(
  recipe: FactsRecipe,
  rows: Span,
  columns: readonly number[],
  part: HeadPart,
  sheet: RawSheet,
): FactsRecipe {
  const last = sheet.cells.length - 1;
  const said = { from: Math.max(0, Math.min(rows.from, last)), to: Math.max(0, Math.min(rows.to, last)) };
  const header = { from: Math.min(recipe.header.from, said.from), to: Math.max(recipe.header.to, said.to) };
  const from = Math.max(recipe.data.from, header.to + 1);
  const own = levelsOf(sheet, said);
  const all = levelsOf(sheet, header);
  const chosen = new Set(columns);
  const year = recipe.whole.period ? Math.floor(recipe.whole.period.m0 / 12) : undefined;
  const roles = new Map(recipe.columns.map((role) => [role.at, role]));
  for (const at of chosen) {
    const text = (own[at] ?? [])
      .map(clean)
      .filter((level, i, list) => level !== '' && level !== list[i - 1])
      .join(' ');
    if (text === '') continue;
    const before = roles.get(at);
    const kept: ValueRole = before && isValueRole(before) ? before : { at, role: 'value' };
    const rest = readHead((all[at] ?? []).filter((_, i) => i + header.from < said.from || i + header.from > said.to));
    roles.set(at, withPart(kept, part, text, rest, year));
  }
  return {
    ...recipe,
    header,
    data: { from, to: Math.max(from, recipe.data.to) },
    columns: [...roles.values()].sort((a, b) => a.at - b.at),
  };
}

function withPart(kept: ValueRole, part: HeadPart, text: string, rest: Head, year: number | undefined): ValueRole {
  if (part === 'unit') {
    return { ...kept, unit: unitAtEnd(text).unit ?? text.replace(/^[([（【]|[)\]）】]$/g, '') };
  }
  const { indicator: _, ...without } = kept;
  const others: ValueRole = { ...without, ...saidBy(rest) };
  if (part === 'indicator') {
    const { unit, rest: indicator } = unitAtEnd(text);
    return { ...others, indicator, ...(unit === undefined ? {} : { unit }) };
  }
  if (part === 'area') return { ...others, area: text };
  const period = periodOf(text, year) ?? takePeriod(text)?.period;
  return period ? { ...others, period } : kept;
}
