import { indexCatalog, type Area, type AreaChange, type CatalogData, type Indicator, type Period } from '../../catalog';
import type { AreaList } from '../../catalog/reference';
import { STATUSES, column, type Frame, type Issue } from '../../core';
import { AreaBook, isTotalName, type AreaText } from '../apply/areas';
import { IndicatorBook } from '../apply/indicators';
import { readValue } from '../apply/lookups';
import { Notes } from '../apply/notes';
import { clean } from '../layout/cells';
import { periodOf } from '../layout/periods';
import { unitAtEnd } from '../layout/units';
import type { DelimitedAnswers, ResolvedDelimited, SheetPlan } from '../plan';
import type { ColumnRole, FactsRecipe } from '../recipe';
import { groupRoles, valueRoles, type Group } from './plan';

export type DelimitedSheet = Extract<SheetPlan, { kind: 'facts_sql' }>;

/** One distinct row of dimension texts, and the first row of the file that has it. */
interface Distinct {
  readonly texts: readonly string[];
  readonly r: number;
}

/**
 * Turns what the engine found in a large file's columns into keys, periods and numbers, by the same readers as small
 * files; `data` is the catalog with what earlier sheets brought.
 */
export function resolveDelimited(
  sheet: DelimitedSheet,
  answers: DelimitedAnswers,
  data: CatalogData,
  file: string,
  lists: readonly AreaList[] = [],
): {
  readonly sheet: DelimitedSheet;
  readonly newAreas: readonly Area[];
  readonly newChanges: readonly AreaChange[];
  readonly newIndicators: readonly Indicator[];
  readonly issues: readonly Issue[];
} {
  const { recipe, load } = sheet;
  const catalog = indexCatalog(data);
  const notes = new Notes({ file, sheet: sheet.sheet });
  const areas = new AreaBook(catalog, file.replace(/\.[^.]+$/, ''), {}, lists);
  const indicators = new IndicatorBook(catalog);
  const decimals = new Map<string, number>();
  const period = resolvePeriods(recipe, rowsOf(answers.period, recipe, 'period'), notes);
  const area = resolveAreas(
    recipe,
    rowsOf(answers.area, recipe, 'area'),
    areas,
    lastMonth(recipe, period),
    load.fallback.area,
    notes,
  );
  const indicator = resolveIndicators(
    recipe,
    rowsOf(answers.indicator, recipe, 'indicator'),
    indicators,
    load.fallback,
    notes,
  );
  const odd = resolveOdd(recipe, answers.odd, notes);
  const { facts } = tellCounts(answers.counts, notes);
  const { count, examples } = areas.summary();
  if (count > 0) notes.add('info', 'new_areas', { count, examples: examples.join('、') });
  const newIndicators = indicators.list(decimals);
  if (newIndicators.length > 0) {
    const names = newIndicators.slice(0, 5).map(({ names: [first], key }) => first?.name ?? key);
    notes.add('info', 'new_indicators', { count: newIndicators.length, examples: names.join('、') });
  }
  const resolved: ResolvedDelimited = {
    areas: [...new Set(area.map(({ key }) => key))],
    indicators: [...new Set(indicator.map(({ key }) => key))],
    rows: facts,
    area,
    period,
    indicator,
    odd,
  };
  return {
    sheet: { ...sheet, resolved },
    newAreas: areas.list(),
    newChanges: areas.changes(),
    newIndicators,
    issues: notes.list(),
  };
}

function rowsOf(frame: Frame | null, recipe: FactsRecipe, group: Group): readonly Distinct[] {
  const roles = groupRoles(recipe, group);
  if (!frame || roles.length === 0) return [{ texts: [], r: recipe.data.from + 1 }];
  const columns = roles.map(({ at }) => column(frame, `d${at}`));
  const r = column(frame, 'r');
  return Array.from({ length: frame.rows }, (_, i) => ({
    texts: columns.map((c) => String(c[i] ?? '')),
    r: Number(r[i]),
  }));
}

const textOf = (roles: readonly ColumnRole[], texts: readonly string[], wanted: ColumnRole['role']): string =>
  roles.flatMap(({ role }, i) => (role === wanted ? [clean(texts[i])] : [])).join('');

function resolvePeriods(recipe: FactsRecipe, rows: readonly Distinct[], notes: Notes): ResolvedDelimited['period'] {
  const roles = groupRoles(recipe, 'period');
  return rows.flatMap(({ texts, r }) => {
    const year = textOf(roles, texts, 'year') || textOf(roles, texts, 'period');
    const month = textOf(roles, texts, 'month').replace(/月(?:份)?$/, '');
    const text = month === '' ? year : `${year.replace(/年$/, '')}年${month}月`;
    const found: Period | null | undefined = roles.length === 0 ? recipe.whole.period : periodOf(text);
    if (found) return [{ texts, ...found }];
    if (roles.length > 0) notes.add('warning', 'period_unreadable', { text }, { row: r });
    // Value columns may still bring periods of their own.
    return roles.length === 0 ? [{ texts, m0: 0, n: 0 }] : [];
  });
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
  const read = rows.map(({ texts, r }): { texts: readonly string[]; r: number; text: AreaText } => {
    const name = textOf(roles, texts, 'area_name');
    const code = textOf(roles, texts, 'area_code');
    const parents = roles.flatMap(({ role }, i) => (role === 'parent' ? [clean(texts[i])] : []));
    const parent = parents.filter((each) => each !== '' && each !== name).at(-1) ?? '';
    return { texts, r, text: { name, code: /\d/.test(code) ? code : '', parent } };
  });
  const scheme = book.scheme(read.map(({ text }) => text.code).filter((code) => code !== ''));
  book.sheet({ rows: read.map(({ r, text }) => ({ row: r, text })), scheme, at, words: recipe.whole.title ?? '' });
  return read.flatMap(({ texts, r, text }) => {
    const whole = { name: recipe.whole.area ?? fallback, code: '', parent: '' };
    if (text.name === '' && text.code === '' && roles.length > 0) {
      notes.add('warning', 'row_without_area', {}, { row: r });
      return [];
    }
    const total = text.code === '' && isTotalName(text.name);
    const key = total
      ? book.totalKey(text.name, recipe.whole.area, at, notes, r)
      : book.key(roles.length === 0 ? whole : text, at, scheme, notes, r);
    return key === null ? [] : [{ texts, key }];
  });
}

function resolveIndicators(
  recipe: FactsRecipe,
  rows: readonly Distinct[],
  book: IndicatorBook,
  fallback: { readonly indicator: string; readonly unit: string },
  notes: Notes,
): ResolvedDelimited['indicator'] {
  const roles = groupRoles(recipe, 'indicator');
  const told = new Set<string>();
  return rows.flatMap(({ texts, r }) =>
    valueRoles(recipe).map((role, v) => {
      const { rest: name, unit: nameUnit = '' } = unitAtEnd(textOf(roles, texts, 'indicator'));
      const parts = [name, role.indicator ?? ''].filter((part) => part !== '');
      const label = parts.join(' ') || recipe.whole.indicator || fallback.indicator;
      const stated = role.unit || textOf(roles, texts, 'unit') || nameUnit || recipe.whole.unit || fallback.unit;
      const growth = role.role === 'growth';
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
      return { texts, v, key, label, shift: growth ? 0 : to.shift, unit: growth ? '%' : to.unit };
    }),
  );
}

function resolveOdd(recipe: FactsRecipe, frame: Frame | null, notes: Notes): ResolvedDelimited['odd'] {
  if (!frame) return [];
  const roles = valueRoles(recipe);
  const [texts, rows, positions] = [column(frame, 't'), column(frame, 'r'), column(frame, 'v')];
  return texts.map((raw, i) => {
    const text = String(raw);
    const role = roles[Number(positions[i])];
    const read = readValue(text, recipe.symbols, role?.unit ?? recipe.whole.unit ?? '');
    if (read.status === 'unreadable') {
      const place = { row: Number(rows[i]), ...(role ? { column: role.at + 1 } : {}) };
      notes.add('warning', 'not_a_number', { text: clean(text).slice(0, 60) }, place);
    }
    return {
      text,
      value: read.value,
      digits: Math.min(255, read.digits),
      status: STATUSES.indexOf(read.status),
      flags: read.flags,
    };
  });
}

function tellCounts(frame: Frame | null, notes: Notes): { readonly facts: number } {
  if (!frame) return { facts: 0 };
  const irregular = Number(column(frame, 'irregular')[0] ?? 0);
  if (irregular > 0)
    notes.add('warning', 'irregular_rows', { count: irregular }, { row: Number(column(frame, 'r')[0]) });
  return { facts: Number(column(frame, 'facts')[0] ?? 0) };
}
