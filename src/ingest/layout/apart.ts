import { Stubs } from '../apply/stubs';
import type { RawSheet } from '../plan';
import type { ColumnRole, FactsRecipe } from '../recipe';
import { clean, isBlankRow, look, soleText } from './cells';
import type { Column } from './columns';
import { isValueRole } from './roles';
import { isHead } from './stub';

/** A row with values, and what it is about as far as the recipe knows. */
interface Row {
  readonly at: number;
  readonly about: string;
  readonly values: string;
}

/** Enough rows to see whether rows are told apart at all; whole runs of them, since rows alike stand together. */
const MOST = 3000;

/** Share of rows about the same as an earlier row of another value: above this nothing tells the rows apart. */
const ALIKE = 0.3;

/**
 * Long tables name classes in columns that no head betrays (sex, age, `Data Item`, LIBGEO). Where many rows are about the same area, period
 * and indicator with other values, the fewest columns left over that tell all of them apart are taken: they name what is
 * measured, or, where nothing names areas and one text is each row's own, the area. Null where no columns do.
 */
export function toldApart(
  sheet: RawSheet,
  recipe: FactsRecipe,
  columns: readonly Column[],
): readonly ColumnRole[] | null {
  // A class may show by its unit alone (t, ha, t/ha): it is looked for without.
  const named = recipe.columns.some(({ role }) => role === 'indicator') || recipe.whole.indicator !== undefined;
  const byUnit = !named && recipe.columns.some(({ role }) => role === 'unit');
  return (
    (byUnit ? apartIn(rowsOf(sheet, recipe, false), sheet, recipe, columns) : null) ??
    apartIn(rowsOf(sheet, recipe, true), sheet, recipe, columns)
  );
}

function apartIn(
  rows: readonly Row[],
  sheet: RawSheet,
  recipe: FactsRecipe,
  columns: readonly Column[],
): readonly ColumnRole[] | null {
  if (alike(rows, sheet, []) <= rows.length * ALIKE || rows.length < 3) return recipe.columns;
  const left = columns.filter((column) => mayName(column, recipe, rows.length));
  const taken: Column[] = [];
  for (let still = alike(rows, sheet, []); still > 0;) {
    const best = left
      .filter((column) => !taken.includes(column))
      .map((column) => ({
        column,
        still: alike(
          rows,
          sheet,
          [...taken, column].map(({ at }) => at),
        ),
      }))
      .sort(
        (a, b) =>
          a.still - b.still ||
          Number(isClassCode(a.column)) - Number(isClassCode(b.column)) ||
          b.column.share.text - a.column.share.text ||
          a.column.at - b.column.at,
      )[0];
    if (!best || best.still >= still) break;
    taken.push(best.column);
    still = best.still;
  }
  const rest = alike(
    rows,
    sheet,
    taken.map(({ at }) => at),
  );
  if (rest > rows.length * 0.05) return null;
  const [only, more] = taken;
  const named = recipe.columns.some(({ role }) => role === 'area_name' || role === 'area_code' || role === 'indicator');
  const isSubject =
    only && !more && !named && recipe.whole.area === undefined && only.distinct >= Math.min(40, rows.length);
  return recipe.columns.map((role): ColumnRole => {
    if (!taken.some(({ at }) => at === role.at)) return role;
    return { at: role.at, role: isSubject ? 'area_name' : 'indicator' };
  });
}

/** `WEO Subject Code`: what stands in words beside it says more. */
const isClassCode = ({ head, medianLength, examples }: Column): boolean =>
  /(?:^|[^a-z])(?:code|id|key)\b|代码|编码|コード|코드/i.test(head.text) ||
  (medianLength <= 12 && examples.every((text) => /^[A-Z\d_.\-]+$/.test(text)));

function rowsOf(sheet: RawSheet, recipe: FactsRecipe, withUnit: boolean): readonly Row[] {
  const stubs = new Stubs(sheet, recipe);
  const values = recipe.columns.filter(isValueRole);
  const skip = new Set(recipe.skipRows);
  const rows: Row[] = [];
  const to = Math.min(recipe.data.to, sheet.cells.length);
  for (let r = recipe.data.from; r < to && rows.length < MOST; r++) {
    const row = sheet.cells[r] ?? [];
    if (skip.has(r) || stubs.isHeading(r) || isBlankRow(row) || soleText(row) !== null) continue;
    const { area, indicator, unit, period, unreadable } = stubs.says(r);
    if (unreadable !== undefined) continue;
    const texts = values.map(({ at }) => clean(row[at]));
    if (!texts.some((text) => look(text) === 'number' || look(text) === 'year')) continue;
    const about = [
      area.code,
      area.name,
      area.parent,
      indicator,
      withUnit ? unit : '',
      period?.m0 ?? '',
      period?.n ?? '',
    ].join('\u0001');
    rows.push({ at: r, about, values: texts.join('\u0001') });
  }
  return rows;
}

/** How many rows are about the same as one before them and say otherwise. */
function alike(rows: readonly Row[], sheet: RawSheet, columns: readonly number[]): number {
  const first = new Map<string, string>();
  let count = 0;
  for (const { at, about, values } of rows) {
    const key = [about, ...columns.map((column) => clean(sheet.cells[at]?.[column]))].join('\u0001');
    const before = first.get(key);
    if (before === undefined) first.set(key, values);
    else if (before !== values) count++;
  }
  return count;
}

/** A column left over whose texts may name a class: filled, of more than one text, no note and no number of the row. */
function mayName({ at, head, filled, distinct, share }: Column, { columns }: FactsRecipe, rows: number): boolean {
  const free = columns.some((role) => role.at === at && role.role === 'skip');
  const word = ['position', 'rowNumber', 'note'].some((what) => isHead(what as 'note', head.text));
  const texts = share.text >= 0.5 || (share.number >= 0.9 && distinct <= 20 && distinct * 2 <= rows);
  return free && !word && head.text !== '' && filled > 0 && distinct > 1 && texts;
}
