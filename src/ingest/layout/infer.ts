import type { Catalog } from '../../catalog';
import { issue, type Issue, type Place } from '../../core';
import type { RawSheet } from '../plan';
import type { ColumnRole, FactsRecipe, Recipe } from '../recipe';
import { describeColumns, type Column } from './columns';
import { inferLedger, looksLikeLedger } from './ledger';
import { findRegion, headerOnly, regionBelow, type Region } from './region';
import { areaRoles, cornerUnit } from './areas';
import { isAttribute, isHead } from './stub';
import { readWhole, type Whole } from './title';
import { DEFAULT_SYMBOLS } from './symbols';
import { linkValues } from './values';

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
 * How a sheet is to be read, from the sheet itself. Takes: tidy tables; periods across (with or without the indicator in the
 * head); indicators across; indicators down and periods across; heads of several levels; ledgers. Null, with an issue
 * that says why: no table, no head, nothing that says the period, days across.
 * With `given` there is always a recipe: what is missing is told, and for the person to say.
 */
export function inferRecipe(sheet: RawSheet, catalog: Catalog, fileName: string, given?: Given): Inferred {
  const place: Place = { file: fileName, sheet: sheet.name };
  const no = (code: string, params: Issue['params'] = {}, severity: Issue['severity'] = 'error'): Inferred => ({
    recipe: null,
    issues: [issue(severity, code, place, params)],
  });
  const region = given ? regionBelow(sheet.cells, given) : findRegion(sheet.cells);
  if (!region) return headerOnly(sheet.cells) ? no('header_only') : no('no_table', {}, 'warning');
  const columns = describeColumns(sheet.cells, region, catalog).filter(
    (column) => column.filled > 0 || column.head.text !== '',
  );
  const dayHeads = columns.filter(
    (column) => column.share.number + column.share.year > 0.5 && isDayHead(column.head.text),
  );
  if (dayHeads.length > 1 && !given) return no('days_across', { count: dayHeads.length });
  const whole = readWhole(region.above, sheet.name, fileName, catalog);
  const roles = factRoles(columns, whole);
  if (given?.kind ? given.kind === 'ledger' : looksLikeLedger(columns, roles))
    return { recipe: inferLedger(columns, region, fileName), issues: [] };
  const problem = missingPart(roles, whole);
  const told = problem ? no(problem, {}, problem === 'no_values' ? 'warning' : 'error') : null;
  if (told && !given) return told;
  const issues = [...(told?.issues ?? []), ...leftOut(columns, roles, whole, place, region)];
  return { recipe: factsRecipe(roles, region, whole), issues };
}

const isDayHead = (text: string): boolean =>
  /^(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}\/\d{1,2}\/\d{2,4})$/.test(text);

/** What each column holds if this is a table of facts. */
function factRoles(columns: readonly Column[], whole: Whole): readonly ColumnRole[] {
  const roles = new Map<number, ColumnRole>();
  const set = (column: Column, role: ColumnRole): unknown => roles.set(column.at, role);
  for (const column of columns) {
    const { head, at, share } = column;
    if (isHead('period', head.text) && share.period >= 0.8)
      set(column, { at, role: share.year >= 0.8 ? 'year' : 'period' });
    else if (isHead('month', head.text) && share.number >= 0.5) set(column, { at, role: 'month' });
    else if (isHead('unit', head.text) && share.unit >= 0.5) set(column, { at, role: 'unit' });
    else if (isHead('indicator', head.text) && share.text >= 0.8) set(column, { at, role: 'indicator' });
  }
  if (![...roles.values()].some(({ role }) => role === 'period' || role === 'year')) {
    const bare = columns.find(
      (c) =>
        !roles.has(c.at) && c.share.period >= 0.95 && c.share.year < 0.95 && c.head.indicator !== '' && c.filled > 1,
    );
    if (bare) set(bare, { at: bare.at, role: 'period' });
  }
  for (const role of areaRoles(
    columns.filter((c) => !roles.has(c.at)),
    [...roles.values()],
  ))
    roles.set(role.at, role);
  for (const column of columns) {
    if (roles.has(column.at)) continue;
    const numeric = column.share.number + column.share.year + column.share.missing;
    const empty = column.filled === 0;
    const usable = empty
      ? column.head.period !== undefined
      : (numeric >= 0.5 && column.share.missing < 1) || (column.head.period !== undefined && numeric > 0);
    const dashes = column.share.missing === 1 && column.head.period !== undefined;
    if ((usable || dashes) && column.head.text !== '' && !isAttribute(column))
      set(column, { at: column.at, role: 'value' });
    else set(column, { at: column.at, role: 'skip' });
  }
  return linkValues(
    columns,
    [...roles.values()].sort((a, b) => a.at - b.at),
    whole,
  );
}

/** What a table of facts cannot do without. Indicator, unit and area can be asked for; a period cannot be guessed. */
function missingPart(roles: readonly ColumnRole[], whole: Whole): string | null {
  const values = roles.filter((role) => role.role === 'value');
  if (values.length === 0) return 'no_values';
  const dated = roles.some(({ role }) => role === 'period' || role === 'year') || whole.period !== undefined;
  return dated || values.some((role) => 'period' in role && role.period) ? null : 'no_period';
}

function factsRecipe(roles: readonly ColumnRole[], region: Region, whole: Whole): FactsRecipe {
  const unit = whole.unit ?? cornerUnit(region);
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
    symbols: DEFAULT_SYMBOLS,
    skipRows: region.skipRows,
  };
}

/** Columns with numbers that are not read: said, so that nothing is lost silently. */
function leftOut(
  columns: readonly Column[],
  roles: readonly ColumnRole[],
  whole: Whole,
  place: Place,
  region: Region,
): readonly Issue[] {
  const hasPeriod = roles.some(({ role }) => role === 'period' || role === 'year') || whole.period !== undefined;
  const skipped = columns.filter((column) => {
    const numeric = column.share.number + column.share.year > 0.2 && column.filled > 0;
    return (
      numeric &&
      roles.some(({ at, role }) => at === column.at && role === 'skip') &&
      !isHead('rowNumber', column.head.text)
    );
  });
  const undated = hasPeriod
    ? []
    : columns.filter((c) => roles.some((r) => r.at === c.at && r.role === 'value' && !('period' in r && r.period)));
  const tell = (code: string, found: readonly Column[]): Issue[] =>
    found.length === 0
      ? []
      : [
          issue(
            'info',
            code,
            { ...place, row: region.header.to + 1, column: (found[0]?.at ?? 0) + 1 },
            {
              count: found.length,
              columns: found
                .slice(0, 5)
                .map((c) => c.head.text || '?')
                .join('、'),
            },
          ),
        ];
  return [...tell('columns_left_out', skipped), ...tell('columns_without_period', undated)];
}
