import { normaliseAreaName, parsePeriodKey, type Catalog, type Period } from '../../catalog';
import { issue, STATUSES, type Issue } from '../../core';
import { BatchBuilder } from '../apply/batch';
import { readValue, unitShift } from '../apply/lookups';
import { DEFAULT_SYMBOLS } from '../layout/symbols';
import type { RawSheet, SheetPlan } from '../plan';
import type { ColumnRole, FactsRecipe } from '../recipe';
import { FORM_MARK, FORM_ROWS } from './form';

/** Whether a sheet is a form that this program wrote. */
export const isFormSheet = (sheet: RawSheet): boolean =>
  (sheet.cells[FORM_ROWS.keys - 1]?.[0] ?? '').startsWith(`${FORM_MARK}|`);

/** What a returned form says. */
export interface ReturnedForm {
  readonly plan: SheetPlan;
  readonly issues: readonly Issue[];
}

/**
 * Reads a returned form by its hidden keys: indicators, areas and period are what they were when it was written, whatever names and heads say
 * by now; a head or name that is none of the catalog's is told with its cell, since whoever changed it may have meant another figure. Blank cells are no facts: who left them has not reported. Null where the sheet is no form, or where none of its
 * keys is known here: then it is read like any other table.
 */
export function planForm(sheet: RawSheet, catalog: Catalog, file: string): ReturnedForm | null {
  if (!isFormSheet(sheet)) return null;
  const [keys = []] = sheet.cells;
  const [, span = '', id = ''] = (keys[0] ?? '').split('|');
  const period = parsePeriodKey(span);
  if (!period) return null;
  const place = { file, sheet: sheet.name };
  const issues: Issue[] = [];
  const columns = keys.flatMap((text, at) => (at < 2 || text === '' ? [] : [columnOf(text, at, catalog)]));
  for (const { key, at } of columns.filter(({ shift }) => shift === null))
    issues.push(
      issue(
        'warning',
        'form_indicator_unknown',
        { ...place, row: FORM_ROWS.heads, column: at + 1 },
        { indicator: key },
      ),
    );
  issues.push(...alteredHeads(sheet, columns, catalog, file));
  const builder = new BatchBuilder();
  let known = 0;
  for (let r = FORM_ROWS.first - 1; r < sheet.cells.length; r += 1) {
    const row = sheet.cells[r] ?? [];
    const area = row[0] ?? '';
    if (area === '') continue;
    if (!catalog.area(area)) {
      issues.push(issue('warning', 'form_area_unknown', { ...place, row: r + 1 }, { area: row[1] ?? area }));
      continue;
    }
    known += 1;
    const name = (row[1] ?? '').trim();
    if (!namesOfArea(catalog, area).has(normaliseAreaName(name)))
      issues.push(
        issue(
          'warning',
          'form_name_altered',
          { ...place, row: r + 1, column: 2 },
          { text: name, name: catalog.areaName(area, 'zh') },
        ),
      );
    for (const { key, at, shift, unit } of columns) {
      const text = row[at] ?? '';
      if (shift === null || text.trim() === '') continue;
      const read = readValue(text, DEFAULT_SYMBOLS, unit);
      const cell = { ...place, row: r + 1, column: at + 1 };
      if (read.status === 'unreadable') issues.push(issue('warning', 'not_a_number', cell, { text }));
      builder.add({
        indicator: key,
        area,
        ...period,
        role: 0,
        value: read.status === 'value' ? Number(`${read.value}e${shift}`) : NaN,
        digits: Math.max(0, read.digits - shift),
        low: Number(`${read.low ?? NaN}e${shift}`),
        high: Number(`${read.high ?? NaN}e${shift}`),
        status: STATUSES.indexOf(read.status),
        flags: read.flags,
        row: r + 1,
        column: at + 1,
        text: read.plain && shift === 0 ? undefined : text,
        unit,
      });
    }
  }
  if (known === 0 || columns.every(({ shift }) => shift === null)) return null;
  const plan: SheetPlan = {
    kind: 'facts',
    sheet: sheet.name,
    profile: `form:${id}`,
    recipe: recipeOf(sheet, columns, period, catalog),
    facts: builder.batch(),
  };
  return { plan, issues };
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

const namesOfArea = (catalog: Catalog, key: string): ReadonlySet<string> =>
  new Set(catalog.area(key)?.names.map(({ name }) => normaliseAreaName(name)));

/** Heads that name neither the indicator nor its unit as the form did, in whichever language it was written. */
function alteredHeads(sheet: RawSheet, columns: readonly Column[], catalog: Catalog, file: string): readonly Issue[] {
  const heads = sheet.cells[FORM_ROWS.heads - 1] ?? [];
  return columns.flatMap(({ key, at, unit }) => {
    const names = catalog.indicator(key)?.names.map(({ name }) => name) ?? [];
    const expected = new Set(names.map((name) => plain(unit === '' ? name : `${name}（${unit}）`)));
    const text = heads[at] ?? '';
    if (names.length === 0 || expected.has(plain(text))) return [];
    const place = { file, sheet: sheet.name, row: FORM_ROWS.heads, column: at + 1 };
    const name = catalog.indicatorName(key, 'zh');
    const params = { text: text.replace(/\s+/g, ''), name: unit === '' ? name : `${name}（${unit}）` };
    return [issue('warning', 'form_head_altered', place, params)];
  });
}

interface Column {
  readonly key: string;
  readonly at: number;
  /** As stated in the form. */
  readonly unit: string;
  /** Powers of ten to the indicator's unit; null: the indicator is gone, or its unit is another quantity now. */
  readonly shift: number | null;
}

function columnOf(text: string, at: number, catalog: Catalog): Column {
  const split = text.lastIndexOf('|');
  const [key, unit] = [text.slice(0, split), text.slice(split + 1)];
  const indicator = catalog.indicator(key);
  const shift = !indicator ? null : indicator.unit === unit ? 0 : unitShift(unit, indicator.unit);
  return { key, at, unit, shift };
}

/** The same as a recipe, for showing and keeping. */
function recipeOf(sheet: RawSheet, columns: readonly Column[], period: Period, catalog: Catalog): FactsRecipe {
  const roles = columns.map(({ key, at, unit }): ColumnRole => ({
    at,
    role: 'value',
    indicator: catalog.indicatorName(key, 'zh'),
    ...(unit === '' ? {} : { unit }),
    period,
  }));
  const header = { from: FORM_ROWS.heads - 1, to: FORM_ROWS.heads - 1 };
  return {
    kind: 'facts',
    header,
    data: { from: FORM_ROWS.first - 1, to: sheet.cells.length },
    columns: [{ at: 0, role: 'area_code' }, { at: 1, role: 'area_name' }, ...roles],
    whole: { period, title: sheet.cells[FORM_ROWS.title - 1]?.[1] ?? '' },
    symbols: DEFAULT_SYMBOLS,
    skipRows: [],
  };
}
