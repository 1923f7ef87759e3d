import { indexCatalog, type Area, type AreaChange, type CatalogData, type Indicator, type Period } from '../../catalog';
import type { AreaList } from '../../catalog';
import type { Issue } from '../../core';
import { areaListsForTexts } from '../areas/lists';
import { AreaBook, isSumName, isTotalName, type AreaText } from '../apply/areas';
import { IndicatorBook } from '../apply/indicators';
import { Notes } from '../apply/notes';
import { statedUnit } from '../apply/targets';
import { Stubs, type RowSays } from '../apply/stubs';
import { areFiscal, asFiscal } from '../layout/fiscalYears';
import { wholeUnit } from '../layout/units';
import { isCumulativeName } from '../layout/words';
import { taughtUnits, unitNews, type RowUnits } from '../learn';
import type { AreaQuestion, ResolvedDelimited, SheetPlan, SourcePlan } from '../plan';
import type { ColumnRole, FactsRecipe } from '../recipe';
import { groupRoles, valueRoles } from './columns';
import type { Group } from './encoded';
import type { Distinct, Gathered } from './gather';
import { resolveOdd, tellDecimals, type StatedUnits } from './odd';

export type DelimitedSheet = Extract<SheetPlan, { kind: 'facts_sql' }>;

/** A large sheet whose texts are understood, and what it brings. */
export interface ResolvedSheet {
  readonly sheet: DelimitedSheet;
  readonly newAreas: readonly Area[];
  readonly newChanges: readonly AreaChange[];
  readonly newIndicators: readonly Indicator[];
  readonly issues: readonly Issue[];
  /** Names that may mean several areas; their rows are left out until somebody answers. */
  readonly areaQuestions: readonly AreaQuestion[];
  readonly meant: NonNullable<SourcePlan['meant']>;
  readonly areaNames: NonNullable<SourcePlan['areaNames']>;
}

/** `resolveDelimited` with the public lists of areas that the texts ask for, fetched when they are. */
export const resolveStaged = async (
  sheet: DelimitedSheet,
  gathered: Gathered,
  data: CatalogData,
  file: string,
): Promise<ResolvedSheet> =>
  resolveDelimited(sheet, gathered, data, file, await areaListsForTexts(areaTexts(gathered)));

/**
 * Turns the texts of a large file's columns into keys, periods and numbers, by the same readers as small files; `data` is the catalog with what earlier sheets brought.
 */
export function resolveDelimited(
  sheet: DelimitedSheet,
  gathered: Gathered,
  data: CatalogData,
  file: string,
  lists: readonly AreaList[] = [],
): ResolvedSheet {
  const { recipe, load } = sheet;
  const catalog = indexCatalog(data);
  const notes = new Notes({ file, sheet: sheet.sheet });
  const areas = new AreaBook(catalog, file.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, ''), load.told?.areas, lists);
  const indicators = new IndicatorBook(catalog, load.told?.indicators);
  const decimals = new Map<string, number>();
  const { period: periods, area: places, indicator: measures } = gathered.groups;
  const period = resolvePeriods(recipe, periods, notes);
  const at = lastMonth(recipe, period);
  const area = resolveAreas(recipe, places, areas, at, load.fallback.area, notes);
  const heads = headAreas(recipe, areas, at, notes);
  const { indicator, stated, rowUnits } = resolveIndicators(recipe, measures, indicators, heads, {
    fallback: load.fallback,
    notes,
  });
  const odd = resolveOdd(sheet, gathered, stated, notes);
  tellDecimals(indicator, gathered.digits, odd, decimals);
  const { irregular, facts, texts, once } = gathered;
  if (irregular.count > 0) notes.add('warning', 'irregular_rows', { count: irregular.count }, { row: irregular.row });
  const { count, examples } = areas.summary();
  if (count > 0) notes.add('info', 'new_areas', { count, examples: examples.join('、') });
  const newIndicators = indicators.list(decimals);
  if (newIndicators.length > 0) {
    const names = newIndicators.slice(0, 5).map(({ names: [first], key }) => first?.name ?? key);
    notes.add('info', 'new_indicators', { count: newIndicators.length, examples: names.join('、') });
  }
  const skipped = odd.reduce((n, each) => n + (each.skip ? each.count : 0), 0);
  const whole = area.length === places.length && period.length === periods.length;
  const resolved: ResolvedDelimited = {
    areas: [...new Set([...area.map(({ key }) => key), ...indicator.flatMap((one) => one.area ?? [])])].filter(
      (key) => key !== '',
    ),
    indicators: [...new Set(indicator.map(({ key }) => key))],
    rows: facts - skipped,
    texts,
    unique: whole && once && tellApart(recipe, { area, period, indicator }),
    area,
    period,
    indicator,
    odd,
  };
  for (const news of unitNews(load.unitsBefore, rowUnits))
    notes.add('warning', 'profile_unit_changed', news.params, { row: news.row });
  return {
    sheet: { ...taughtUnits(sheet, rowUnits), resolved },
    newAreas: areas.list(),
    newChanges: areas.changes(),
    newIndicators,
    issues: notes.list(),
    areaQuestions: areas.asked(),
    meant: { areas: areas.meant.list(), indicators: indicators.meant() },
    areaNames: areas.meant.names(),
  };
}

/** Texts of the area columns, enough to see whose areas they are. */
const areaTexts = ({ groups }: Gathered): readonly string[] => groups.area.slice(0, 3000).flatMap(({ texts }) => texts);

function resolvePeriods(recipe: FactsRecipe, rows: readonly Distinct[], notes: Notes): ResolvedDelimited['period'] {
  const roles = groupRoles(recipe, 'period');
  const fiscal = roles.map((_, i) => areFiscal(rows.map(({ texts }) => texts[i] ?? '')));
  return rows.flatMap(({ texts: written, r }, k) => {
    const texts = written.map((text, i) => (fiscal[i] ? asFiscal(text) : text));
    // Each text by itself: what stood above it in the file is not known here, so it must say its year.
    const says = roles.length === 0 ? null : saysAlone(recipe, roles, texts);
    const found: Period | undefined = says ? says.period : recipe.whole.period;
    if (found) return [{ k, m0: found.m0, n: found.n, assumed: says?.assumed ?? false }];
    if (says) notes.add('warning', 'period_unreadable', { text: says.unreadable ?? '' }, { row: r });
    // Value columns may still bring periods of their own.
    return roles.length === 0 ? [{ k, m0: 0, n: 0, assumed: false }] : [];
  });
}

/** A row of the file that has these texts in these columns, as the reader of rows sees it when it stands alone. */
function saysAlone(recipe: FactsRecipe, roles: readonly ColumnRole[], texts: readonly string[]): RowSays {
  return alone(recipe, [rowWith(roles, texts)]).says(0);
}

const alone = (recipe: FactsRecipe, cells: readonly (readonly string[])[]): Stubs =>
  new Stubs({ name: '', cells }, { ...recipe, header: { from: 0, to: 0 }, data: { from: 0, to: cells.length } });

function rowWith(roles: readonly ColumnRole[], texts: readonly string[]): readonly string[] {
  const row: string[] = [];
  roles.forEach(({ at }, i) => {
    row[at] = texts[i] ?? '';
  });
  return Array.from(row, (text) => text ?? '');
}

const lastMonth = (recipe: FactsRecipe, periods: ResolvedDelimited['period']): number | undefined => {
  const all = [
    ...periods.filter(({ n }) => n > 0),
    ...valueRoles(recipe).flatMap(({ period }) => (period ? [period] : [])),
  ];
  return all.length === 0 ? undefined : all.reduce((last, { m0, n }) => Math.max(last, m0 + n - 1), 0);
};

function resolveAreas(
  recipe: FactsRecipe,
  rows: readonly Distinct[],
  book: AreaBook,
  at: number | undefined,
  fallback: string,
  notes: Notes,
): ResolvedDelimited['area'] {
  const roles = groupRoles(recipe, 'area');
  const stubs = alone(recipe, []);
  const read = rows.map(({ texts, r }, k): { k: number; r: number; text: AreaText } => ({
    k,
    r,
    text: stubs.area(rowWith(roles, texts)),
  }));
  // Codes in front of names are the publisher's own.
  const codes = recipe.codedNames === true ? [] : read.map(({ text }) => text.code);
  const scheme = book.scheme(codes.filter((code) => code !== ''));
  book.sheet({ rows: read.map(({ r, text }) => ({ row: r, text })), scheme, at, words: recipe.whole.title ?? '' });
  // Where each value column names its area, rows need none.
  const none = roles.length === 0 && valueRoles(recipe).every((role) => role.area !== undefined);
  if (none) return rows.map((_, k) => ({ k, key: '' }));
  return read.flatMap(({ k, r, text }) => {
    const whole = { name: recipe.whole.area ?? fallback, code: '', parent: '' };
    if (text.name === '' && text.code === '' && roles.length > 0) {
      notes.add('warning', 'row_without_area', {}, { row: r });
      return [];
    }
    const total = text.code === '' && isTotalName(text.name);
    const key =
      text.code === '' && text.parent !== '' && isSumName(text.name)
        ? book.key({ name: text.parent, code: '', parent: '' }, at, 'x', notes, r)
        : total
          ? book.totalKey(text.name, recipe.whole.area, at, notes, r)
          : book.key(roles.length === 0 ? whole : text, at, scheme, notes, r);
    return key === null ? [] : [{ k, key }];
  });
}

/** Areas that the heads of value columns name, by their position; null: a name that could not be told. */
function headAreas(
  recipe: FactsRecipe,
  book: AreaBook,
  at: number | undefined,
  notes: Notes,
): ReadonlyMap<number, string | null> {
  const row = recipe.header.from + 1;
  return new Map(
    valueRoles(recipe).flatMap(({ area, period }, v) => {
      if (area === undefined) return [];
      const last = period ? period.m0 + period.n - 1 : at;
      const key = isTotalName(area)
        ? book.totalKey(area, recipe.whole.area, last, notes, row)
        : book.key({ name: area, code: '', parent: '' }, last, 'x', notes, row);
      return [[v, key] as const];
    }),
  );
}

function resolveIndicators(
  recipe: FactsRecipe,
  rows: readonly Distinct[],
  book: IndicatorBook,
  areas: ReadonlyMap<number, string | null>,
  {
    fallback,
    notes,
  }: {
    readonly fallback: { indicator: string; unit: string };
    readonly notes: Notes;
  },
): {
  readonly indicator: ResolvedDelimited['indicator'];
  readonly stated: StatedUnits;
  readonly rowUnits: RowUnits;
} {
  const rowUnits = new Map<string, { readonly unit: string; readonly row: number }>();
  const roles = groupRoles(recipe, 'indicator');
  const told = new Set<string>();
  const units = new Map<number, string>();
  const columns = valueRoles(recipe);
  const indicator = rows.flatMap(({ texts, r }, place) => {
    const says = saysAlone(recipe, roles, texts);
    return columns.flatMap((role, v) => {
      const k = place * columns.length + v;
      const parts = [says.indicator, role.indicator ?? ''].filter((part) => part !== '');
      const label = parts.join(' ') || recipe.whole.indicator || fallback.indicator;
      const stated = statedUnit(role, says.unit) || wholeUnit(label, recipe.whole.unit) || fallback.unit;
      const growth = role.role === 'growth';
      if (!role.unit && says.unit !== '' && !rowUnits.has(label)) rowUnits.set(label, { unit: stated, row: r });
      units.set(k, growth ? '%' : stated);
      const { to, news } = book.find(label, growth ? '' : stated);
      if (!growth && (news === 'conflict' || news === 'assumed') && !told.has(`${label} ${stated}`)) {
        told.add(`${label} ${stated}`);
        const conflict = news === 'conflict';
        notes.add(
          conflict ? 'warning' : 'info',
          conflict ? 'unit_conflict' : 'unit_assumed',
          { indicator: label, unit: stated },
          { row: r, column: role.at + 1 },
        );
      }
      const key = growth ? book.growth(to.key) : to.key;
      const area = areas.get(v);
      if (area === null) return []; // told where its name was read
      if (recipe.namedPeriods && !says.period && !recipe.whole.period) {
        notes.add('warning', 'row_without_period', {}, { row: r, column: role.at + 1 });
        return [];
      }
      const own = {
        ...(area === undefined ? {} : { area }),
        ...(says.period ? { period: says.period } : {}),
        ...(isCumulativeName(says.indicator || (role.indicator ?? recipe.whole.indicator ?? fallback.indicator))
          ? { ytd: true as const }
          : {}),
      };
      return [{ k, v, key, label, shift: growth ? 0 : to.shift, unit: growth ? '%' : to.unit, ...own }];
    });
  });
  return { indicator, stated: units, rowUnits };
}

/** Whether other texts always stand for something else, so that rows that differ are about different places. */
function tellApart(
  recipe: FactsRecipe,
  { area, period, indicator }: Pick<ResolvedDelimited, 'area' | 'period' | 'indicator'>,
): boolean {
  const roles = valueRoles(recipe);
  const different = (all: readonly unknown[]): boolean =>
    new Set(all.map((each) => JSON.stringify(each))).size === all.length;
  const twice = (group: Group, own: 'period' | 'area'): boolean =>
    groupRoles(recipe, group).length > 0 && roles.some((role) => role[own] !== undefined);
  return (
    // 3月 and 1-3月 are one span where amounts are of the year so far.
    !indicator.some(({ ytd }) => ytd) &&
    !twice('period', 'period') &&
    !twice('area', 'area') &&
    different(area.map(({ key }) => key)) &&
    different(period.map(({ m0, n }) => [m0, n])) &&
    different(
      indicator.map(({ v, key, area: own, period: at }) => [
        key,
        own,
        at ?? roles[v]?.period,
        roles[v]?.role === 'base',
      ]),
    )
  );
}
