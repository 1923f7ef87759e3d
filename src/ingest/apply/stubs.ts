import { takeAssumed, type Period } from '../../catalog';
import { remembered } from '../../core';
import { clean, look, ofTwoTongues } from '../layout/cells';
import { codedName } from '../layout/codedNames';
import { spanOfDay } from '../layout/dates';
import { isDivision, stubText } from '../layout/names';
import { periodOf, takePeriod } from '../layout/periods';
import { scaleOf } from '../layout/scales';
import { unitAtEnd } from '../layout/units';
import type { RawSheet } from '../plan';
import type { ColumnRole, FactsRecipe, RowContext } from '../recipe';
import { isTotalName, type AreaText } from './areas';
import { filledRows } from './filled';

/** What a row says about itself, with what the rows above it said for it. Empty texts where nothing does. */
export interface RowSays {
  readonly area: AreaText;
  readonly indicator: string;
  readonly unit: string;
  /** Undefined: rows say none. */
  readonly period: Period | undefined;
  /** The row marks its period as assumed: 2013年1—6月（推定）. */
  readonly assumed: boolean;
  /** Months of the year at hand that its name says it is about. */
  readonly months?: RowContext['months'];
  /** The row's own text for its period, where that cannot be read. */
  readonly unreadable?: string;
}

/** Reads the stub of a sheet's rows by its recipe: cells that a merged one left blank, headings between the rows, parts of wholes. */
export class Stubs {
  readonly rows: RawSheet['cells'];
  private readonly sections: readonly RowContext[];
  private readonly parts: ReadonlyMap<number, RowContext>;
  private readonly heading: ReadonlySet<number>;
  private readonly names: readonly number[];
  private readonly codes: readonly number[];
  private readonly parents: readonly number[];
  private readonly places: ReadonlyMap<ColumnRole['role'], number>;
  /** Rows are asked for several times; periods stand in many rows. */
  private readonly areas = new Map<readonly string[], AreaText>();
  private readonly byName = new Map<string, AreaText>();
  private readonly periods = new Map<string, RowPeriod>();
  private section: Omit<RowContext, 'row'> = {};
  private next = 0;
  private lastYear: number | undefined;

  constructor(
    sheet: RawSheet,
    private readonly recipe: FactsRecipe,
  ) {
    this.rows = filledRows(sheet, recipe);
    this.sections = [...(recipe.sections ?? [])].sort((a, b) => a.row - b.row);
    this.heading = new Set(this.sections.map(({ row }) => row));
    this.parts = new Map((recipe.rows ?? []).map((context) => [context.row, context]));
    const { period } = recipe.whole;
    this.lastYear = period ? Math.floor(period.m0 / 12) : undefined;
    const of = (wanted: ColumnRole['role']): readonly number[] =>
      recipe.columns.filter(({ role }) => role === wanted).map(({ at }) => at);
    this.names = of('indicator');
    this.codes = of('area_code');
    this.parents = of('parent');
    this.places = new Map([...recipe.columns].reverse().map(({ role, at }) => [role, at]));
  }

  /** A row that only says what those below it are about. */
  isHeading(r: number): boolean {
    return this.heading.has(r);
  }

  /** The period of row `r` alone, asked for in the same order. */
  when(r: number): Period | undefined {
    this.enter(r);
    return this.period(this.rows[r] ?? []).period ?? this.section.period;
  }

  /** Takes on what the headings up to row `r` say. */
  private enter(r: number): void {
    for (let head = this.sections[this.next]; head && head.row <= r; head = this.sections[++this.next]) {
      const { row: _, ...said } = head;
      this.section = { ...this.section, ...said };
      if (said.period) this.lastYear = Math.floor(said.period.m0 / 12);
    }
  }

  /** What row `r` (0-based) says. Rows are asked for from top to bottom. */
  says(r: number): RowSays {
    this.enter(r);
    const row = this.rows[r] ?? [];
    const part = this.parts.get(r);
    const named = this.names
      .map((at) => nameAndUnit(row[at] ?? ''))
      .filter(({ rest }) => this.names.length < 2 || !isDivision(rest));
    const own =
      part?.indicator ??
      named
        .map(({ rest }) => rest)
        .filter((text) => text !== '')
        .join(' ');
    const dated = part ? null : this.dated(own);
    const ownUnit = named.map(({ unit }) => unit ?? '').find((text) => text !== '') ?? '';
    const area = this.area(row);
    const silent = area.name === '' && area.code === '' && this.section.area;
    const { period, assumed = false, unreadable } = this.period(row);
    return {
      area: silent ? { ...area, name: this.section.area ?? '' } : area,
      indicator: (dated?.rest ?? own) || (this.section.indicator ?? ''),
      unit: part?.unit || this.unit(row) || ownUnit || (this.section.unit ?? ''),
      period: period ?? dated?.period ?? part?.period ?? this.section.period,
      assumed,
      ...(part?.months ? { months: part.months } : {}),
      ...(unreadable === undefined ? {} : { unreadable }),
    };
  }

  /** A name and the period in it, where the sheet's names say periods. */
  private dated(name: string): ReturnType<typeof takePeriod> {
    if (this.recipe.namedPeriods !== true) return null;
    const taken = dateOf(name);
    return taken && taken.rest !== '' ? taken : null;
  }

  /** Of the area alone, in any order of rows. */
  area(row: readonly string[]): AreaText {
    const named = this.places.get('area_name');
    // Named in one column alone: rows that name the same are about the same text.
    const name = this.codes.length + this.parents.length === 0 && named !== undefined ? row[named] : '';
    const same = name ? this.byName.get(name) : this.areas.get(row);
    if (same) return same;
    const read = this.readArea(row);
    if (!name || read.name === '') this.areas.set(row, read);
    else {
      if (this.byName.size > MOST_TEXTS) this.byName.clear();
      this.byName.set(name, read);
    }
    return read;
  }

  private readArea(row: readonly string[]): AreaText {
    const written = this.cell(row, 'area_name') || this.totalLeftOf(row);
    const coded = this.recipe.codedNames === true ? codedName(written) : null;
    const name = plainName(coded?.name ?? written);
    const parents = this.parents.map((at) => clean(row[at]));
    const parent = parents.filter((text) => text !== '' && text !== name).at(-1) ?? '';
    return { name, code: coded?.code ?? this.code(row), parent };
  }

  /** 全省 in a cell merged over 序号 and 城市: a total that stands left of the names. */
  private totalLeftOf(row: readonly string[]): string {
    const at = this.places.get('area_name') ?? 0;
    const first = clean(row.slice(0, at).find((cell) => clean(cell) !== ''));
    const free = this.recipe.columns.some((role) => role.at < at && role.role === 'skip');
    return free && isTotalName(first) ? first : '';
  }

  /** The texts of the names of row `r` as they are written. */
  written(r: number): string {
    const texts = this.names.map((at) => (this.rows[r]?.[at] ?? '').replace(/[\s\u3000]+/g, ' ').trim());
    const text = texts.filter((each) => each !== '').join(' ');
    return this.parts.get(r)?.indicator ?? ((this.dated(text)?.rest ?? text) || (this.section.indicator ?? ''));
  }

  /** A code in one column, or put together of a state's and a county's. Symbols for "none" are no codes. */
  code(row: readonly string[]): string {
    if (this.codes.length === 0) return '';
    const parts = this.codes.map((at) => clean(row[at]));
    const code = parts.join('').replace(/^\d{7}US(?=\d)/, '');
    return /\d/.test(code) ? code : '';
  }

  private cell(row: readonly string[], wanted: ColumnRole['role']): string {
    const at = this.places.get(wanted);
    return at === undefined ? '' : clean(row[at]);
  }

  /** … and — stand where nothing is measured in a unit. */
  private unit(row: readonly string[]): string {
    const column = this.recipe.columns.find(({ role }) => role === 'unit');
    const text = this.cell(row, 'unit');
    const scaleAt = column && 'scaleAt' in column ? column.scaleAt : undefined;
    const unit = look(text) === 'missing' || column?.at === scaleAt ? '' : text;
    const scale = scaleAt === undefined ? '' : scaleOf(row[scaleAt]);
    return scale === '' || unit === '' ? scale || unit : `${scale} of ${unit}`;
  }

  private period(row: readonly string[]): RowPeriod {
    const column = this.recipe.columns.find(({ role }) => role === 'year' || role === 'period');
    if (!column) return {};
    const written = clean(row[column.at]);
    const month = this.cell(row, 'month');
    const id = `${written}\u0001${month}\u0001${this.lastYear ?? ''}`;
    const read = this.periods.get(id) ?? this.readPeriod(column, written, month);
    if (this.periods.size > MOST_TEXTS) this.periods.clear();
    this.periods.set(id, read);
    if (read.period) this.lastYear = Math.floor(read.period.m0 / 12);
    return read;
  }

  private readPeriod(column: ColumnRole, written: string, numbered: string): RowPeriod {
    const month = numbered.replace(/^M13$/i, '').replace(/^M0?(?=\d)/i, '');
    const era = 'era' in column ? column.era : undefined;
    const text = era === undefined ? written : ofOurEra(written, era);
    const counted = this.recipe.columns.find(({ role }) => role === 'month');
    const year = text.replace(/年度?$/, '');
    const quarter = counted !== undefined && 'every' in counted && counted.every === 3;
    const within = quarter
      ? month.replace(/^[^\d]*([1-4])(?:\.0|[^\d]*)$/, '$1季度')
      : `${month.replace(/月(?:份)?$/, '')}月`;
    const joined = month === '' ? text : `${year}年${within}`;
    const every = 'every' in column ? column.every : undefined;
    const found = every === undefined ? periodOf(joined, this.lastYear) : spanOfDay(text, every);
    if (!found) return { unreadable: joined };
    return { period: found, assumed: takeAssumed(text).assumed };
  }
}

/** The months that a row is about within a span from January on that holds them; a single month stays what its head says. */
export function monthsOf(stated: Period | null, months: RowSays['months']): Period | null {
  if (!stated || !months || stated.m0 % 12 !== 0 || months.from + months.n - 1 > stated.n) return stated;
  return { m0: stated.m0 + months.from - 1, n: months.n };
}

interface RowPeriod {
  readonly period?: Period;
  readonly assumed?: boolean;
  readonly unreadable?: string;
}

const dateOf = remembered(takePeriod);
const nameAndUnit = remembered((text) => unitAtEnd(stubText(text).name));

/** So many different texts are kept as they were read: most stand in many rows, but not all. */
const MOST_TEXTS = 5000;

const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）][、.]?|\d{1,2}[、．.])\s*(?=\p{Script=Han})/u;

/** An area's name without what stands around it in a stub. */
const plainName = remembered((written: string): string =>
  ofTwoTongues(written)
    .replace(/^(?:其中|[#＃])\s*[:：]?\s*(?=\S)/, '')
    // 一、石家庄市 and （二）唐山市 are numbered.
    .replace(NUMBERED, '')
    // Points in front stand for an indent.
    .replace(/^[.·•]+\s*(?=\p{L})/u, '')
    // Spread out to one width (南 京 市): as a name it is written together.
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han}(?:\s|$))/gu, '')
    // 甲市 Jia: the same name in letters.
    .replace(/^(\p{Script=Han}[\p{Script=Han}、·()]*)\s+[A-Z][A-Za-z'’.\- ]*$/u, '$1'),
);

/** 109 → 2020年, 10912 → 2020年12月, where years are counted from behind 1911. */
const ofOurEra = (text: string, era: number): string =>
  text.replace(/^(\d{2,3}?)(0[1-9]|1[0-2])?$/, (_, year: string, month?: string) =>
    [`${Number(year) + era}年`, ...(month === undefined ? [] : [`${month}月`])].join(''),
  );
