import { FLAGS, type Period } from '../../catalog';
import { STATUSES, cellAddress, remembered } from '../../core';
import { clean, isBlank, isNote } from '../layout/cells';
import { isValueRole, type ValueRole } from '../layout/roles';
import { spanOf } from '../layout/values';
import { isCumulativeName } from '../layout/words';
import { sheetNameOf } from '../layout/tables';
import type { FactBatch, RawSheet } from '../plan';
import type { FactsRecipe } from '../recipe';
import { isSumName, isTotalName, type AreaText } from './areas';
import { BatchBuilder } from './batch';
import { GrowthCheck } from './checks';
import type { Context } from './facts';
import { readValue, type Value } from './lookups';
import type { Notes } from './notes';
import { monthsOf, Stubs, type RowSays } from './stubs';
import { Targets, type Target } from './targets';
import { CellTelling } from './telling';
import { writtenHeads } from './written';

const isCumulative = remembered(isCumulativeName);

/** A unit that a row (1-based) states. */
export interface RowUnit {
  readonly unit: string;
  readonly row: number;
}

/** Reads a sheet's rows one by one into a batch of facts. */
export class RowReader {
  private readonly batch = new BatchBuilder();
  private readonly stubs: Stubs;
  private readonly values: readonly ValueRole[];
  private readonly scheme: string;
  /** Last month of the periods across: such a row is one area, whatever became of it between its columns. */
  private readonly across: number | undefined;
  private readonly heads: ReadonlyMap<number, string>;
  private readonly labels = new Map<string, string>();
  /** Units that rows state themselves, by indicator. */
  readonly rowUnits = new Map<string, RowUnit>();
  private readonly growth = new GrowthCheck();
  private readonly tell: CellTelling;
  private readonly targets: Targets;
  /** Whether growth is printed, to be held against its values. */
  private readonly grows: boolean;
  /** Indicators whose printed growth is not kept, with its first cell. */
  private readonly computed = new Map<string, { readonly row: number; readonly column: number }>();
  private readonly namesArea: boolean;
  private same: { readonly text?: AreaText; readonly last: number; readonly key: string } = { last: NaN, key: '' };
  private readonly subtotals: number;

  constructor(
    private readonly sheet: RawSheet,
    private readonly recipe: FactsRecipe,
    private readonly context: Context,
    private readonly notes: Notes,
  ) {
    this.tell = new CellTelling(notes, recipe.symbols);
    this.targets = new Targets(recipe.whole, context, (...met) => this.met(...met));
    this.values = recipe.columns.filter(isValueRole);
    this.grows = this.values.some(({ role }) => role === 'growth');
    this.stubs = new Stubs(sheet, recipe);
    this.heads = writtenHeads(sheet, recipe);
    this.namesArea = recipe.columns.some(({ role }) => role === 'area_name' || role === 'area_code');
    const ends = this.values.flatMap(({ period }) => (period ? [period.m0 + period.n - 1] : []));
    this.across = ends.length === 0 ? undefined : Math.max(...ends);
    const data = this.stubs.rows.slice(recipe.data.from, recipe.data.to);
    this.scheme = context.areas.scheme(data.map((row) => this.stubs.code(row)).filter((code) => code !== ''));
    const names = data.map((row) => this.stubs.area(row).name);
    // Beside 合计 or 全市 a 小计 is of some of the rows only, whichever they are.
    const whole = [...new Set(names)].some((name) => isTotalName(name) && !isSubtotal(name)) ? 1 : 0;
    this.subtotals = whole + names.filter(isSubtotal).length;
    this.lookAtAreas();
  }

  /** All rows' areas before the rows are read: the same name under two parents is told by where it stands. */
  private lookAtAreas(): void {
    const { data, skipRows, whole } = this.recipe;
    const skip = new Set(skipRows);
    const rows = this.stubs.rows.slice(data.from, data.to).flatMap((row, i) => {
      const r = data.from + i;
      const text = this.stubs.area(row);
      const silent = skip.has(r) || this.stubs.isHeading(r) || (text.name === '' && text.code === '');
      return silent ? [] : [{ row: r + 1, text }];
    });
    const words = [whole.title, whole.area, sheetNameOf(this.sheet.name)]
      .filter((word) => word !== undefined)
      .join(' ');
    this.context.areas.sheet({ rows, scheme: this.scheme, at: this.across ?? this.lastOfRows(), words });
  }

  /** Last month of the periods down the rows. */
  private lastOfRows(): number | undefined {
    const own = new Stubs(this.sheet, this.recipe);
    const { data, whole } = this.recipe;
    let last: number | undefined;
    const dated = this.recipe.columns.some(({ role }) => role === 'year' || role === 'period');
    if (dated || this.recipe.sections) {
      for (let r = data.from; r < Math.min(data.to, this.sheet.cells.length); r++) {
        const period = own.when(r);
        if (period) last = Math.max(last ?? 0, period.m0 + period.n - 1);
      }
    }
    return last ?? (whole.period ? whole.period.m0 + whole.period.n - 1 : undefined);
  }

  /** The batch, after the last row. */
  finished(): FactBatch {
    this.growth.tell(this.notes);
    const [first] = this.computed.values();
    if (first) {
      const names = [...this.computed.keys()];
      const indicator = names.slice(0, 5).join('、') + (names.length > 5 ? ' …' : '');
      this.notes.add('info', 'growth_from_levels', { indicator, count: names.length }, first);
    }
    return this.batch.batch(this.labels);
  }

  /** A row left out on purpose; a number in it is said. */
  passOver(row: readonly string[], r: number): void {
    const number = this.values.find(({ at }) => /^-?[\d,.]+$/.test(clean(row[at])));
    if (number)
      this.notes.add('info', 'number_in_note', { text: clean(row[number.at]) }, { row: r + 1, column: number.at + 1 });
  }

  /** Reads row `r`, 0-based. */
  read(r: number): void {
    if (this.stubs.isHeading(r)) return;
    const row = this.stubs.rows[r] ?? [];
    const filled = this.values.filter(({ at }) => !isBlank(row[at]));
    const says = this.stubs.says(r);
    if (says.unreadable !== undefined) {
      // A row without any value, a heading or a blank line, needs no period.
      if (filled.length > 0 || says.unreadable !== '') {
        const column = this.recipe.columns.find(({ role }) => role === 'year' || role === 'period');
        this.notes.add(
          'warning',
          'period_unreadable',
          { text: says.unreadable },
          { row: r + 1, column: (column?.at ?? 0) + 1 },
        );
      }
      return;
    }
    if (filled.length > 0 && isNote(row)) this.notes.add('warning', 'note_row_read', {}, { row: r + 1 });
    const numbers = new Map<ValueRole, Value>();
    // The row's own area, and the month for which it was found.
    let [ownKey, ownLast]: [string, number] = ['', NaN];
    for (const role of filled) {
      const when = this.when(role, says, r);
      if (!when) continue;
      const last = this.across ?? when.m0 + when.n - 1;
      const headed = role.area === undefined ? null : { name: role.area, code: '', parent: '' };
      const key: string | null = !headed && ownLast === last ? ownKey : this.areaKey(headed ?? says.area, last, r);
      if (key === null) continue;
      if (!headed) [ownKey, ownLast] = [key, last];
      const read = this.value(row[role.at] ?? '', role, says, key, when, r);
      if (this.grows && read?.status === 'value') numbers.set(role, read);
    }
    if (this.grows) this.growth.row(numbers, row, r);
  }

  /** The period of one value; null where nothing says it (told). */
  private when(role: ValueRole, says: RowSays, r: number): Period | null {
    const stated = monthsOf(this.stated(role, says, r), says.months);
    if (!stated || stated.n >= 12) return stated;
    // 2023年累计 over 1月, 2月, 3月 down the rows.
    if (says.months && role.period && role.span === 'ytd') return spanOf(stated, 'ytd');
    const name = says.indicator || (role.indicator ?? this.recipe.whole.indicator ?? this.context.fallback.indicator);
    return isCumulative(name) ? spanOf(stated, 'ytd') : stated;
  }

  private stated(role: ValueRole, says: RowSays, r: number): Period | null {
    const base = says.period ?? this.recipe.whole.period;
    if (role.period) return role.period;
    if (base && role.months) {
      const january = Math.floor(base.m0 / 12) * 12;
      return { m0: january + role.months.from - 1, n: role.months.n };
    }
    const when = base && role.span ? spanOf(base, role.span) : (base ?? null);
    // Columns of which nothing at all says a period were told of when the recipe was made.
    const told = !base && !this.recipe.sections && !this.recipe.rows && !this.recipe.namedPeriods;
    if (!when && !told) this.notes.add('warning', 'row_without_period', {}, { row: r + 1, column: role.at + 1 });
    return when;
  }

  private value(text: string, role: ValueRole, says: RowSays, area: string, when: Period, r: number): Value | null {
    const { symbols, numbers } = this.recipe;
    const growth = role.role === 'growth';
    const target = this.targets.of(role, says, r);
    const { label, found } = target;
    if (!found) return readValue(text, symbols, '%', numbers);
    const stated = growth ? '%' : target.stated;
    const place = { row: r + 1, column: role.at + 1 };
    const first = readValue(text, symbols, stated, numbers);
    // 100.1亿元 below a head without a unit is brought into the indicator's own.
    const own = stated === '' && first.unit !== undefined && first.unit !== '%' ? found.to.unit : '';
    const read = own === '' ? first : readValue(text, symbols, own, numbers);
    if (!read.plain) this.tell.reading(text, read, stated, place);
    const { key: indicator, shift } = found.to;
    const digits = Math.max(0, read.digits - shift);
    if (read.status === 'value' && digits > target.decimals) {
      target.decimals = digits;
      this.context.decimals.set(indicator, Math.max(digits, this.context.decimals.get(indicator) ?? 0));
    }
    const clash = this.batch.add({
      indicator,
      area,
      m0: when.m0,
      n: when.n,
      role: role.role === 'base' ? 1 : 0,
      value: scaled(read.value, shift),
      digits: Math.min(255, digits),
      low: scaled(read.low ?? NaN, shift),
      high: scaled(read.high ?? NaN, shift),
      status: STATUSES.indexOf(read.status),
      flags: read.flags | (says.assumed && role.period === undefined ? FLAGS.assumed_period : 0),
      row: place.row,
      column: place.column,
      text: read.plain && shift === 0 ? undefined : text,
      unit: found.to.unit,
    });
    if (clash) {
      const { first, second } = clash;
      const other = cellAddress(first.row, first.column);
      this.notes.add(
        'warning',
        'duplicate_differs',
        { other, first: first.value, second: second.value, indicator: label },
        place,
      );
    }
    return read;
  }

  /** What is noted of a target once, where it is first met. */
  private met({ label, stated, found }: Target, role: ValueRole, says: RowSays, r: number): void {
    const place = { row: r + 1, column: role.at + 1 };
    if (!role.unit && says.unit !== '' && !this.rowUnits.has(label))
      this.rowUnits.set(label, { unit: stated, row: r + 1 });
    if (!found) {
      this.computed.set(label, this.computed.get(label) ?? place);
      return;
    }
    if (role.role !== 'growth') this.tell.unit(label, stated, found.news, place);
    if (role.role !== 'base' && !this.labels.has(found.to.key)) this.labels.set(found.to.key, this.written(role, r));
  }

  /** The name as the sheet writes it. */
  private written(role: ValueRole, r: number): string {
    const { whole } = this.recipe;
    const parts = [this.stubs.written(r), this.heads.get(role.at) ?? role.indicator ?? ''].filter(
      (part) => part !== '',
    );
    return parts.join(' ') || whole.indicator || this.context.fallback.indicator;
  }

  /** Rows that name the same mostly follow one another. What stands around a row tells only that row's. */
  private areaKey(text: AreaText, last: number, r: number): string | null {
    const { same } = this;
    if (text === same.text && last === same.last && !this.context.areas.isPlaced(r + 1)) return same.key;
    const key = this.findArea(text, last, r);
    if (key !== null && !this.context.areas.isPlaced(r + 1)) this.same = { text, last, key };
    return key;
  }

  private findArea(text: AreaText, last: number, r: number): string | null {
    const { areas, fallback } = this.context;
    const at = r + 1;
    const known = text.name !== '' || text.code !== '';
    if (!known && this.namesArea) {
      this.notes.add('warning', 'row_without_area', {}, { row: at });
      return null;
    }
    if (!known) {
      const whole = this.recipe.whole.area ?? fallback.area;
      return areas.key({ name: whole, code: '', parent: '' }, last, 'x', this.notes, at);
    }
    if (this.subtotals > 1 && isSubtotal(text.name) && text.parent === '') {
      if (this.tell.once(`subtotal ${at}`))
        this.notes.add('warning', 'subtotal_unclear', { name: text.name }, { row: at });
      return null;
    }
    if (text.code === '' && text.parent !== '' && isSumName(text.name)) {
      return areas.key({ name: text.parent, code: '', parent: '' }, last, 'x', this.notes, at);
    }
    if (text.code === '' && isTotalName(text.name)) {
      return areas.totalKey(text.name, this.recipe.whole.area, last, this.notes, at);
    }
    return areas.key(text, last, this.scheme, this.notes, at);
  }
}

const scaled = (number: number, shift: number): number =>
  shift === 0 || Number.isNaN(number) ? number : Number(`${number}e${shift}`);

const isSubtotal = (name: string): boolean => /^小\s*计$/.test(name);
