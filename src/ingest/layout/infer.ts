import { isYear, type Catalog, type Period } from '../../catalog';
import { issue, type Issue, type Place } from '../../core';
import type { RawSheet } from '../plan';
import type { FactsRecipe, Recipe } from '../recipe';
import { toldApart } from './apart';
import { describeColumns, type Column } from './columns';
import { cornerUnit } from './areas';
import { namesAreCoded } from './codedNames';
import { writesDottedDays } from './dates';
import { dayHeads, isDayHead } from './dayHeads';
import { inDecember } from './december';
import { proseRows } from './dataRows';
import { leftOut, takesPeriod } from './leftOut';
import { linesBelow, validityOf } from './validity';
import { inferLedger, looksLikeLedger } from './ledger';
import { legendOf } from './legend';
import { numbersOf, pointsGroup } from './locale';
import { monthsOfRowsYears } from './monthHeads';
import { monthsDown } from './monthRows';
import { findRegion, headerOnly, regionBelow, type Region } from './region';
import { factRoles, filledDown, isValueRole } from './roles';
import { provenPeriods } from './proven';
import { behindTheirOwn } from './repeatedHeads';
import { periodsInNames } from './rowPeriods';
import { rowContexts } from './rows';
import { indicatorFromName, readWhole, yearOfWhole, type Whole } from './title';
import { isSlipped } from './straight';
import { DEFAULT_SYMBOLS } from './symbols';

export interface Inferred {
  readonly recipe: Recipe | null;
  readonly issues: readonly Issue[];
}

/** What a person says of a sheet's layout before the rest is inferred. Rows from 0, the header's inclusive. */
export interface Given {
  readonly header: { readonly from: number; readonly to: number };
  readonly data?: { readonly from: number; readonly to: number };
  readonly kind?: Recipe['kind'];
}

/**
 * How a sheet is to be read, from the sheet itself. Takes: tidy tables; periods, indicators or areas across, alone or in heads of several
 * levels; indicators, areas or periods down, in blocks and parts; ledgers. Null, with an issue that says why: no table, no head,
 * nothing that says the period, days across.
 * With `given` there is always a recipe: what is missing is told, and for the person to say.
 */
export function inferRecipe(sheet: RawSheet, catalog: Catalog, fileName: string, given?: Given): Inferred {
  const place: Place = { file: fileName, sheet: sheet.name };
  const no = (
    code: string,
    params: Issue['params'] = {},
    severity: Issue['severity'] = 'error',
    row?: number,
  ): Inferred => ({
    recipe: null,
    issues: [issue(severity, code, { ...place, ...(row === undefined ? {} : { row }) }, params)],
  });
  const region = given ? regionBelow(sheet.cells, given) : findRegion(sheet.cells);
  if (!region) return headerOnly(sheet.cells) ? no('header_only') : no('no_table', {}, 'warning');
  const whole = readWhole(region.above, sheet.name, fileName, catalog);
  const year = yearOfWhole(whole, region.above, sheet.name, fileName);
  const days = dayHeads(sheet.cells, region.header);
  const described = describeColumns(sheet.cells, region, catalog, {
    year,
    ...(days.rewrite ? { rewrite: days.rewrite } : {}),
  }).filter((column) => column.filled > 0 || column.head.text !== '');
  const columns = behindTheirOwn(described);
  const ofDays = columns.filter(
    (column) => column.share.number + column.share.year > 0.5 && isDayHead(column.head.text),
  );
  if (ofDays.length > 1 && !given) return no('days_across', { count: ofDays.length }, 'error', region.header.to + 1);
  const shared = onePeriod(columns);
  const plain = provenPeriods(sheet.cells, region.data, factRoles(columns, whole));
  const roles = inDecember(plain, whole.period, [...region.above, ...region.headerTexts, sheet.name, fileName]);
  if (given?.kind ? given.kind === 'ledger' : looksLikeLedger(columns, roles))
    return {
      recipe: inferLedger(
        columns,
        region,
        fileName,
        validityOf(columns, [...region.above, ...linesBelow(sheet.cells, region)]),
      ),
      issues: [],
    };
  const bare = factsRecipe(sheet, roles, region, whole, year, catalog);
  const first = shared && !missingPart(bare) && !isDated(bare) ? withPeriod(bare, shared) : bare;
  const apart = given ? first.columns : toldApart(sheet, first, columns);
  if (apart === null) return no('rows_alike', {}, 'error', region.header.to + 1);
  const classed = namedByWhole(apart, first, indicatorFromName(whole.title ?? fileName, whole.area).indicator);
  const again = apart === first.columns ? first : factsRecipe(sheet, classed, region, whole, year, catalog);
  const recipe = first === bare || again === first ? again : withPeriod(again, first.whole.period);
  const problem = missingPart(recipe);
  const severity = problem === 'no_values' ? 'warning' : 'error';
  const told = problem ? no(problem, {}, severity, region.header.to + 1) : null;
  if (told && !given) return told;
  const taken = first === bare ? [] : takesPeriod(columns, recipe, place);
  const moved = isSlipped(sheet.cells.slice(region.header.from, region.header.to + 1))
    ? [issue('warning', 'heads_moved', { ...place, row: region.header.to }, {})]
    : [];
  return { recipe, issues: [...(told?.issues ?? []), ...moved, ...leftOut(columns, recipe, place), ...taken] };
}

/** What a table of facts cannot do without. Indicator, unit and area can be asked for; a period cannot be guessed. */
function missingPart(recipe: FactsRecipe): string | null {
  const values = recipe.columns.filter((role) => isValueRole(role) && role.role === 'value');
  if (values.length === 0) return 'no_values';
  return isDated(recipe) || values.some((role) => 'period' in role && role.period) ? null : 'no_period';
}

/** Whether something beside the heads says the period of values. */
const isDated = ({
  columns,
  whole,
  sections = [],
  rows = [],
  namedPeriods = false,
}: Pick<FactsRecipe, 'columns' | 'whole' | 'sections' | 'rows' | 'namedPeriods'>): boolean =>
  namedPeriods ||
  columns.some(({ role }) => role === 'period' || role === 'year') ||
  whole.period !== undefined ||
  [...sections, ...rows].some(({ period }) => period);

const withPeriod = (recipe: FactsRecipe, period: Period | undefined): FactsRecipe =>
  period ? { ...recipe, whole: { ...recipe.whole, period } } : recipe;

/** The one year that all dated heads name, two of them at least: what stands beside them without a year is of that year too. */
function onePeriod(columns: readonly Column[]): Period | undefined {
  const dated = columns.flatMap(({ head }) => (head.period ? [head.period] : []));
  const [first] = dated;
  const same = dated.every(({ m0, n }) => m0 === first?.m0 && n === first.n);
  return first && dated.length >= 2 && isYear(first) && same ? first : undefined;
}

/** Classes alone name no indicator: `F` and `M` are those of what title or file name say, where no head says it. */
function namedByWhole(columns: FactsRecipe['columns'], before: FactsRecipe, indicator: string): FactsRecipe['columns'] {
  const silent = columns.filter(isValueRole).every((role) => role.indicator === undefined);
  const byClass = !before.columns.some(({ role }) => role === 'indicator');
  const classes = columns.some(({ role }) => role === 'indicator');
  // A file called 14100287 says nothing.
  if (!/\p{L}{2}/u.test(indicator)) return columns;
  if (!silent || !byClass || !classes || before.whole.indicator !== undefined) return columns;
  return columns.map((role) => (isValueRole(role) ? { ...role, indicator } : role));
}

function factsRecipe(
  sheet: RawSheet,
  given: FactsRecipe['columns'],
  region: Region,
  whole: Whole,
  year: number | undefined,
  catalog: Catalog,
): FactsRecipe {
  const { cells } = sheet;
  const monthly = monthsDown(cells, region, given);
  const plain = monthly?.columns ?? given;
  const unit = whole.unit ?? region.unit ?? cornerUnit(region);
  const { sections, rows: parts } = rowContexts(cells, region, plain, catalog, year);
  const roles = monthsOfRowsYears(cells, region, plain, sections);
  const undated =
    !isDated({ columns: roles, whole: {}, sections }) && !roles.some((role) => 'period' in role && role.period);
  const long = roles.some(({ role }) => role === 'area_name' || role === 'area_code');
  const byName = undated && (long || !whole.period) ? periodsInNames(cells, region, roles, whole.period) : [];
  // In a long table each name says it for itself; elsewhere rows do, whatever else they are part of.
  const namedPeriods = long && byName.length > 0;
  const rows = monthly?.rows ?? (namedPeriods ? [] : byName.length > 0 ? byName : parts);
  const byArea = roles.some(({ role }) => role === 'area_name') && !roles.some(({ role }) => role === 'indicator');
  const more = [...(byArea ? proseRows(cells, region.data) : []), ...(monthly?.skipRows ?? [])];
  const skipRows = more.length > 0 ? [...new Set([...region.skipRows, ...more])] : region.skipRows;
  const fill = filledDown(cells, region, roles);
  const grouped = roles.some((role) => isValueRole(role) && pointsGroup(valueTexts(cells, region, [role])));
  const numbers = numbersOf(valueTexts(cells, region, roles), grouped || writesDottedDays(cells));
  const besideTable = cells.filter(
    (_, r) => r < region.header.from || r >= region.data.to || region.skipRows.includes(r),
  );
  return {
    kind: 'facts',
    header: region.header,
    data: region.data,
    columns: roles,
    whole: {
      ...(whole.indicator === undefined ? {} : { indicator: whole.indicator }),
      ...(unit === undefined ? {} : { unit }),
      ...(whole.period === undefined ? {} : { period: whole.period }),
      ...(whole.area === undefined ? {} : { area: whole.area }),
      ...(whole.title === undefined ? {} : { title: whole.title }),
    },
    symbols: { ...DEFAULT_SYMBOLS, ...legendOf(besideTable) },
    skipRows: skipRows.length === region.skipRows.length ? region.skipRows : [...skipRows].sort((a, b) => a - b),
    ...(sections.length > 0 ? { sections } : {}),
    ...(rows.length > 0 ? { rows } : {}),
    ...(fill.length > 0 ? { fill } : {}),
    ...(namesAreCoded(cells.slice(region.data.from, region.data.to), roles) ? { codedNames: true } : {}),
    ...(namedPeriods ? { namedPeriods } : {}),
    ...(numbers ? { numbers } : {}),
  };
}

/** The texts of the value columns, of two thousand rows at most. */
function* valueTexts(cells: RawSheet['cells'], { data }: Region, roles: FactsRecipe['columns']): Generator<string> {
  const columns = roles.filter(isValueRole);
  const step = Math.max(1, Math.floor((data.to - data.from) / 2000));
  for (let r = data.from; r < data.to; r += step) for (const { at } of columns) yield cells[r]?.[at] ?? '';
}
