import type { Period } from '../../catalog';
import { STATUSES, cellAddress, type Issue } from '../../core';
import { clean, isBlankRow } from '../layout/cells';
import { periodOf } from '../layout/periods';
import { DOUBTFUL_SYMBOLS } from '../layout/symbols';
import { unitAtEnd } from '../layout/units';
import type { FactBatch, RawSheet } from '../plan';
import type { ColumnRole, FactsRecipe } from '../recipe';
import { isTotalName, type AreaBook, type AreaText } from './areas';
import { BatchBuilder } from './batch';
import type { IndicatorBook } from './indicators';
import { readValue } from './lookups';
import { Notes } from './notes';

/** What a source's sheets share while they are read. */
export interface Context {
  readonly file: string;
  readonly areas: AreaBook;
  readonly indicators: IndicatorBook;
  /** Greatest number of decimals met, by indicator. */
  readonly decimals: Map<string, number>;
  /** Named for what a sheet does not say: indicator, unit, area. */
  readonly fallback: { readonly indicator: string; readonly unit: string; readonly area: string };
}

type ValueRole = Extract<ColumnRole, { role: 'value' | 'base' | 'growth' }>;
const isValue = (role: ColumnRole): role is ValueRole =>
  role.role === 'value' || role.role === 'base' || role.role === 'growth';

/** Applies a recipe to a sheet: its facts, and what must be said of its cells. Every cell that is not read is told of. */
export function applyFacts(
  sheet: RawSheet,
  recipe: FactsRecipe,
  context: Context,
): { readonly facts: FactBatch; readonly issues: readonly Issue[] } {
  const notes = new Notes({ file: context.file, sheet: sheet.name });
  const reader = new RowReader(sheet, recipe, context, notes);
  const skip = new Set(recipe.skipRows);
  const to = Math.min(recipe.data.to, sheet.cells.length);
  for (let r = recipe.data.from; r < to; r++) {
    const row = sheet.cells[r] ?? [];
    if (skip.has(r)) reader.passOver(row, r + 1);
    else if (!isBlankRow(row)) reader.read(row, r + 1);
  }
  for (let r = to; r < sheet.cells.length; r++) reader.passOver(sheet.cells[r] ?? [], r + 1);
  return { facts: reader.batch.batch(), issues: notes.list() };
}

class RowReader {
  readonly batch = new BatchBuilder();
  private readonly values: readonly ValueRole[];
  private readonly scheme: string;
  /** Last month of the periods across: such a row is one area, whatever became of it between its columns. */
  private readonly across: number | undefined;
  private readonly unitsTold = new Set<string>();
  private readonly symbolsTold = new Set<string>();
  private lastYear: number | undefined;

  constructor(
    sheet: RawSheet,
    private readonly recipe: FactsRecipe,
    private readonly context: Context,
    private readonly notes: Notes,
  ) {
    this.values = recipe.columns.filter(isValue);
    const ends = this.values.flatMap(({ period }) => (period ? [period.m0 + period.n - 1] : []));
    this.across = ends.length === 0 ? undefined : Math.max(...ends);
    const codes = sheet.cells.slice(recipe.data.from, recipe.data.to).map((row) => this.code(row));
    this.scheme = context.areas.scheme(codes.filter((code) => /\d/.test(code)));
    this.lookAtAreas(sheet);
  }

  /** All rows' areas before the rows are read: the same name under two parents is told by where it stands. */
  private lookAtAreas(sheet: RawSheet): void {
    const { data, skipRows, whole } = this.recipe;
    const skip = new Set(skipRows);
    const rows = sheet.cells.slice(data.from, data.to).flatMap((row, i) => {
      const text = this.areaText(row);
      const silent = skip.has(data.from + i) || (text.name === '' && text.code === '');
      return silent ? [] : [{ row: data.from + i + 1, text }];
    });
    const words = [whole.title, whole.area, sheet.name].filter((word) => word !== undefined).join(' ');
    this.context.areas.sheet({ rows, scheme: this.scheme, at: this.across ?? this.lastOfRows(sheet), words });
  }

  /** Last month of the periods down the rows. */
  private lastOfRows(sheet: RawSheet): number | undefined {
    const column = this.recipe.columns.find(({ role }) => role === 'year' || role === 'period');
    const texts = new Set(
      column ? sheet.cells.slice(this.recipe.data.from, this.recipe.data.to).map((row) => clean(row[column.at])) : [],
    );
    const found = [...texts].flatMap((text) => periodOf(text) ?? []);
    const all = found.length > 0 ? found : this.recipe.whole.period ? [this.recipe.whole.period] : [];
    return all.length === 0 ? undefined : all.reduce((last, { m0, n }) => Math.max(last, m0 + n - 1), 0);
  }

  /** A row left out on purpose; a number in it is said. */
  passOver(row: readonly string[], at: number): void {
    const number = this.values.find(({ at: c }) => /^-?[\d,.]+$/.test(clean(row[c])));
    if (number)
      this.notes.add('info', 'number_in_note', { text: clean(row[number.at]) }, { row: at, column: number.at + 1 });
  }

  read(row: readonly string[], at: number): void {
    const stated = this.areaText(row);
    const { rest: name, unit: nameUnit = '' } = unitAtEnd(this.cell(row, 'indicator'));
    const period = this.rowPeriod(row, at);
    if (period === null) return;
    const unit = this.cell(row, 'unit') || nameUnit;
    let places = 0;
    for (const role of this.values) {
      const text = row[role.at];
      if (text === undefined || text === '' || clean(text) === '') continue;
      places++;
      const when = role.period ?? period ?? this.recipe.whole.period;
      if (!when) continue; // such columns were told of when the recipe was made
      const key = this.areaKey(role.area === undefined ? stated : { name: role.area, code: '', parent: '' }, when, at);
      if (key !== null) this.value(text, role, { name, unit, key, when, at });
    }
    if (places === 0 && stated.name === '' && name === '') return;
  }

  private value(
    text: string,
    role: ValueRole,
    { name, unit, key, when, at }: { name: string; unit: string; key: string; when: Period; at: number },
  ): void {
    const { whole } = this.recipe;
    const label =
      [name, role.indicator ?? ''].filter((part) => part !== '').join(' ') ||
      whole.indicator ||
      this.context.fallback.indicator;
    const growth = role.role === 'growth';
    const stated = role.unit || unit || whole.unit || this.context.fallback.unit;
    const found = this.context.indicators.find(label, growth ? '' : stated);
    if (!growth) this.tellUnit(label, stated, found.news, role, at);
    const indicator = growth ? this.context.indicators.growth(found.to.key) : found.to.key;
    const shift = growth ? 0 : found.to.shift;
    const read = readValue(text, this.recipe.symbols, growth ? '%' : stated);
    const place = { row: at, column: role.at + 1 };
    if (read.strangeUnit !== undefined) {
      this.notes.add('warning', 'cell_unit_differs', { text: clean(text), unit: stated }, place);
    } else if (read.status === 'unreadable') {
      this.notes.add('warning', 'not_a_number', { text: clean(text).slice(0, 60) }, place);
    }
    const symbol = text.trim();
    if (read.status !== 'value' && DOUBTFUL_SYMBOLS.has(symbol) && !this.symbolsTold.has(symbol)) {
      this.symbolsTold.add(symbol);
      this.notes.add('warning', 'symbol_doubtful', { text: symbol }, place);
    }
    if (read.status === 'value' && read.value < 0 && /^[(（]/.test(symbol) && !this.symbolsTold.has('()')) {
      this.symbolsTold.add('()');
      this.notes.add('info', 'bracketed_number', { text: symbol }, place);
    }
    const scaled = (number: number): number => (shift === 0 ? number : Number(`${number}e${shift}`));
    const digits = Math.max(0, read.digits - shift);
    if (read.status === 'value') {
      this.context.decimals.set(indicator, Math.max(digits, this.context.decimals.get(indicator) ?? 0));
    }
    const clash = this.batch.add({
      indicator,
      area: key,
      m0: when.m0,
      n: when.n,
      role: role.role === 'base' ? 1 : 0,
      value: scaled(read.value),
      digits: Math.min(255, digits),
      low: NaN,
      high: NaN,
      status: STATUSES.indexOf(read.status),
      flags: read.flags,
      ...place,
      ...(read.plain && shift === 0 ? {} : { text }),
      unit: found.to.unit,
    });
    if (clash) {
      const { first, second } = clash;
      this.notes.add(
        'warning',
        'duplicate_differs',
        { other: cellAddress(first.row, first.column), first: first.value, second: second.value, indicator: label },
        place,
      );
    }
  }

  private tellUnit(label: string, stated: string, news: string | null, role: ValueRole, row: number): void {
    const id = `${label} ${stated}`;
    if (news === null || this.unitsTold.has(id)) return;
    this.unitsTold.add(id);
    if (news === 'conflict') {
      this.notes.add('warning', 'unit_conflict', { indicator: label, unit: stated }, { row, column: role.at + 1 });
    } else if (news === 'assumed') this.notes.add('info', 'unit_assumed', { indicator: label });
  }

  private areaText(row: readonly string[]): AreaText {
    return { name: this.cell(row, 'area_name'), code: this.code(row), parent: this.parent(row) };
  }

  private areaKey(text: AreaText, when: Period, at: number): string | null {
    const { areas, fallback } = this.context;
    const last = this.across ?? when.m0 + when.n - 1;
    const known = text.name !== '' || text.code !== '';
    if (!known && this.recipe.columns.some(({ role }) => role === 'area_name' || role === 'area_code')) {
      this.notes.add('warning', 'row_without_area', {}, { row: at });
      return null;
    }
    if (!known)
      return areas.key(
        { name: this.recipe.whole.area ?? fallback.area, code: '', parent: '' },
        last,
        'x',
        this.notes,
        at,
      );
    if (text.code === '' && isTotalName(text.name)) {
      return areas.totalKey(text.name, this.recipe.whole.area, last, this.notes, at);
    }
    return areas.key(text, last, this.scheme, this.notes, at);
  }

  private cell(row: readonly string[], wanted: ColumnRole['role']): string {
    const column = this.recipe.columns.find(({ role }) => role === wanted);
    return column ? clean(row[column.at]) : '';
  }

  /** The nearest stated parent: the last of the parent columns that is filled and says more than the name itself. */
  private parent(row: readonly string[]): string {
    const name = this.cell(row, 'area_name');
    const texts = this.recipe.columns.filter(({ role }) => role === 'parent').map(({ at }) => clean(row[at]));
    return texts.filter((text) => text !== '' && text !== name).at(-1) ?? '';
  }

  /** A code in one column, or put together of a state's and a county's. Symbols for "none" are no codes. */
  private code(row: readonly string[]): string {
    const parts = this.recipe.columns.filter(({ role }) => role === 'area_code').map(({ at }) => clean(row[at]));
    const code = parts.join('');
    return /\d/.test(code) ? code : '';
  }

  /** The period of a row; undefined where rows say none, null where this one should and does not (told). */
  private rowPeriod(row: readonly string[], at: number): Period | null | undefined {
    const year = this.recipe.columns.find(({ role }) => role === 'year' || role === 'period');
    const month = this.recipe.columns.find(({ role }) => role === 'month');
    if (!year) return undefined;
    const text = clean(row[year.at]);
    const joined = month ? `${text.replace(/年$/, '')}年${clean(row[month.at]).replace(/月(?:份)?$/, '')}月` : text;
    const found = periodOf(joined, this.lastYear);
    if (found) {
      this.lastYear = Math.floor(found.m0 / 12);
      return found;
    }
    this.notes.add('warning', 'period_unreadable', { text: joined }, { row: at, column: year.at + 1 });
    return null;
  }
}
