import type { ColumnRole } from '../recipe';
import { areaRoles } from './areas';
import { clean, isBlankRow, look, soleText } from './cells';
import type { Column } from './columns';
import { isSerial, monthsEach } from './dates';
import type { Region } from './region';
import { isValueColumn, namingRoles } from './naming';
import { sinceJanuary } from './sinceJanuary';
import { isAreaHead, isAttribute, isHead, wordsOf } from './stub';
import type { Whole } from './title';
import { unitAtEnd } from './units';
import { TRADITIONAL } from './yearsOfEras';
import { linkValues } from './values';

export type ValueRole = Extract<ColumnRole, { role: 'value' | 'base' | 'growth' }>;
export const isValueRole = (role: ColumnRole): role is ValueRole =>
  role.role === 'value' || role.role === 'base' || role.role === 'growth';

/** What each column holds if this is a table of facts. */
export function factRoles(columns: readonly Column[], whole: Whole): readonly ColumnRole[] {
  const roles = new Map<number, ColumnRole>();
  for (const role of [...timeRoles(columns), ...namingRoles(columns)])
    if (!roles.has(role.at)) roles.set(role.at, role);
  const across = columns.some(({ area }) => area !== undefined);
  const rest = columns.filter((c) => !roles.has(c.at));
  for (const role of areaRoles(rest, [...roles.values()], across, whole.title)) roles.set(role.at, role);
  const only = onlyValues(columns);
  for (const column of columns) {
    if (roles.has(column.at)) continue;
    const used =
      isValueColumn(column) &&
      column.head.text !== '' &&
      !(only && column.at < only.at) &&
      !isAttribute(column) &&
      !saysWhen(column, columns) &&
      !repeatsYears(column, columns, roles);
    roles.set(column.at, { at: column.at, role: used ? 'value' : 'skip' });
  }
  const byRow = [...roles.values()].some(({ role }) => role === 'indicator');
  const byYear = [...roles.values()].some(({ role }) => role === 'year');
  const sorted = [...roles.values()].sort((a, b) => a.at - b.at);
  const years = columns.find(({ at }) => ['year', 'period'].includes(roles.get(at)?.role ?? ''));
  const dated = columns.filter(({ head }) => head.period !== undefined).length;
  const named = years !== undefined && years.distinct > 1 && dated * 2 <= columns.filter(isValueColumn).length + 1;
  const linked = linkValues(
    columns.map((column) => ({ ...(named ? withYearInName(column) : column), byRow })),
    sorted,
    whole,
  );
  return spanTotals(
    columns,
    sinceJanuary(linked, columns, whole.period).map((role) => monthsOfRow(role, columns, byYear)),
  );
}

/** Years of the Republic without its name (109, or 10912 with the month) below a head in traditional writing: 統計年月. */
const isRepublican = (head: string, examples: readonly string[], traditional: boolean): boolean =>
  /^(?:民國年?|(?:統計)?(?:年度|年月|年份|年別|年)|statistic_yyy(?:mm)?)(?:\s|$)/u.test(head) &&
  (traditional || /[統計別國]|_yyy/u.test(head)) &&
  !/\d/.test(head) &&
  examples.length > 0 &&
  examples.every((text) => /^(?:[6-9]\d|1[0-4]\d)(?:0[1-9]|1[0-2])?$/.test(text));

const isDimension = ({ levels, head }: Column): boolean =>
  [head.text, ...levels].some(
    (text) =>
      isAreaHead(text) ||
      (['areaCode', 'codeAbroad', 'partCode', 'indicator', 'unit'] as const).some((what) => isHead(what, text)),
  );

/** M01 … M12, M13 for the year, beside a column of years (BLS). */
const MONTH_CODE = /^M(?:0[1-9]|1[0-3])$/i;

function timeRoles(columns: readonly Column[]): readonly ColumnRole[] {
  const found: ColumnRole[] = [];
  const ownText = columns.filter((c) => c.share.text >= 0.6 && c.distinct > 1).length;
  const traditional = columns.some(({ head }) => TRADITIONAL.test(head.text));
  // Texts beside areas, their codes, indicators and units: what events have and series have not.
  const besides = columns.filter((c) => c.share.text >= 0.6 && c.distinct > 1 && !isDimension(c)).length;
  for (const { at, head, levels, share, examples, filled } of columns) {
    const named = [...levels, ...wordsOf(head.text)].some((word) => isHead('period', word));
    if (named && (share.period >= 0.8 || (share.period >= 0.6 && at === columns[0]?.at)))
      // Below the years a yearbook prints growth over them (1979—2022年平均增长).
      found.push({ at, role: share.year >= 0.8 ? 'year' : 'period' });
    else if (isRepublican(head.text, examples, traditional)) found.push({ at, role: 'period', era: 1911 });
    else if (named && examples.length > 0 && examples.every((text) => MONTH_CODE.test(text)))
      found.push({ at, role: 'month' });
    else if (
      (named || (ownText === 0 && at === columns[0]?.at)) &&
      (ownText <= 1 || (named && besides === 0)) &&
      filled > 1
    ) {
      const serial = examples.every((text) => isSerial(text));
      const every = share.day >= 0.95 || serial ? monthsEach(examples, serial) : null;
      if (every !== null) found.push({ at, role: 'period', every });
    } else if (isHead('month', head.text) && share.number >= 0.5) found.push({ at, role: 'month' });
  }
  if (!found.some(({ role }) => role === 'period' || role === 'year')) {
    const bare = columns.find(
      (c) =>
        c.share.period >= 0.95 &&
        c.share.year < 0.95 &&
        c.head.indicator !== '' &&
        c.filled > 1 &&
        // 开工时间, 发证年月: when each thing happened.
        !/\p{Script=Han}(?:时间|日期|年月)$/u.test(c.head.text),
    );
    const first = columns.find((c) => c.filled > 1);
    // Years down a stub without a head.
    const years = first && first.head.text === '' && first.share.period >= 0.95 ? first : undefined;
    const stub = bare ?? years;
    if (stub) found.push({ at: stub.at, role: stub.share.year >= 0.8 ? 'year' : 'period' });
  }
  return withQuarters(found, columns);
}

const QUARTER = /^(?:qtr|quarter|季度?|quartal|trimestre|kwartal|四半期|분기)$/i;

/** 1 … 4, Q1 or 一季度 in a column of their own beside one of years: those quarters. */
function withQuarters(found: readonly ColumnRole[], columns: readonly Column[]): readonly ColumnRole[] {
  const column = columns.find(
    ({ head, examples }) =>
      QUARTER.test(head.text.trim()) &&
      examples.length > 0 &&
      examples.every((text) => /^(?:[1-4](?:\.0)?|[QqTt][1-4]|第?[一二三四1-4]季度?)$/.test(text)),
  );
  const others = found.filter(({ at }) => at !== column?.at);
  const ofYears = others.some(({ role }) => role === 'year') && !others.some(({ role }) => role === 'month');
  return column && ofYears ? [...others, { at: column.at, role: 'month', every: 3 }] : found;
}

/** Where each row says its own year, one in a head (`HPI with 1990 base`) is part of a name. */
const withYearInName = (column: Column): Column => {
  const { period, ...head } = column.head;
  return period?.n === 12 && head.indicator !== '' && head.kind === 'value'
    ? { ...column, head: { ...head, indicator: unitAtEnd(head.text).rest } }
    : column;
};

/** The one column headed `Value` of a long table: numbers to its left are codes of what it is about. */
function onlyValues(columns: readonly Column[]): Column | undefined {
  const found = columns.filter(
    (column) => column.levels.some((level) => isHead('value', level)) && isValueColumn(column),
  );
  return found.length === 1 && found[0] && !found[0].head.period && columns.every(({ head }) => !head.period)
    ? found[0]
    : undefined;
}

/** The years of the column that says them, once more: a code for it (`calendar-years` beside `Time`). */
const repeatsYears = (
  { share, examples }: Column,
  columns: readonly Column[],
  roles: ReadonlyMap<number, ColumnRole>,
): boolean =>
  share.year === 1 &&
  columns.some(
    ({ at, examples: years }) =>
      ['year', 'period'].includes(roles.get(at)?.role ?? '') && years.join(' ') === examples.join(' '),
  );

/** `Estimates Start After` behind years across: a column of nothing but years where all others say theirs in their heads is no figure of any. */
const saysWhen = (column: Column, columns: readonly Column[]): boolean => {
  const others = columns.filter((other) => other !== column && isValueColumn(other) && !isAttribute(other));
  return (
    // The last of a file that is cut may be none.
    column.share.year >= 0.6 &&
    !TOTAL_HEAD.test(column.head.text) &&
    column.head.period === undefined &&
    column.head.unit === undefined &&
    others.length >= 2 &&
    others.every(({ head }) => head.period !== undefined)
  );
};

const TOTAL_HEAD = /^(?:合\s*计|总\s*计|累\s*计|全年|年计|全年合计|total|year|annual)$/i;

/** Where rows say the year, a head that names months is about those of the row's year. */
function monthsOfRow(role: ColumnRole, columns: readonly Column[], byYear: boolean): ColumnRole {
  if (!isValueRole(role) || role.period) return role;
  const column = columns.find(({ at }) => at === role.at);
  if (!column?.months || !byYear) return role;
  const { indicator, ...rest } = role;
  const named = indicator !== undefined && indicator !== column.head.text ? { indicator } : {};
  return { ...rest, ...named, months: column.months };
}

/** 合计 or 全年 beside months or quarters of one year is the span of them all. */
function spanTotals(columns: readonly Column[], roles: readonly ColumnRole[]): readonly ColumnRole[] {
  const heads = new Map(columns.map((column) => [column.at, column.head.text]));
  const parts = roles.flatMap((role) => (isValueRole(role) && role.period && role.period.n < 12 ? [role.period] : []));
  const relative = roles.flatMap((role) => (isValueRole(role) && role.months ? [role.months] : []));
  const isTotal = (role: ColumnRole): boolean => TOTAL_HEAD.test(heads.get(role.at) ?? '');
  return roles.map((role): ColumnRole => {
    if (!isValueRole(role) || role.period || !isTotal(role)) return role;
    const { indicator: _, span: __, ...rest } = role;
    if (relative.length >= 2) {
      const from = Math.min(...relative.map((each) => each.from));
      return { ...rest, months: { from, n: Math.max(...relative.map((each) => each.from + each.n)) - from } };
    }
    const years = new Set(parts.map(({ m0 }) => Math.floor(m0 / 12)));
    if (parts.length < 2 || years.size !== 1) return role;
    const m0 = Math.min(...parts.map((each) => each.m0));
    return { ...rest, period: { m0, n: Math.max(...parts.map((each) => each.m0 + each.n)) - m0 } };
  });
}

const STUBS: readonly ColumnRole['role'][] = [
  'parent',
  'area_name',
  'area_code',
  'year',
  'period',
  'indicator',
  'month',
  'unit',
];

/**
 * Stub columns whose blanks repeat the cell above: merged cells that a text file has lost. A blank now and then is a gap; a quarter of the
 * rows, each with something of its own further right in the stub, are merged.
 */
export function filledDown(
  cells: readonly (readonly string[])[],
  region: Region,
  roles: readonly ColumnRole[],
): readonly number[] {
  const stubs = roles.filter(({ role }) => STUBS.includes(role));
  const skip = new Set(region.skipRows);
  const rows = cells
    .slice(region.data.from, region.data.to)
    .filter((row, i) => !skip.has(region.data.from + i) && !isBlankRow(row) && soleText(row) === null);
  const first = rows[0];
  if (!first) return [];
  const telling = (role: ColumnRole): boolean => role.role !== 'unit' && role.role !== 'area_code';
  const values = roles.filter(isValueRole).map(({ at }) => at);
  // A column of words before the values (行业, 类别) tells rows apart too, whatever it is called.
  const words = roles
    .filter(
      ({ at, role }) => role === 'skip' && at < Math.min(...values) && rows.every((row) => look(row[at]) === 'text'),
    )
    .map(({ at }) => at);
  const tellingRight = (stub: ColumnRole): readonly number[] =>
    [...stubs.filter(telling).map(({ at }) => at), ...words].filter((at) => at > stub.at);
  const filled = stubs.filter((stub) => {
    const right = tellingRight(stub);
    if (stub.role === 'unit' || right.length === 0 || clean(first[stub.at]) === '') return false;
    const blank = rows.filter((row) => clean(row[stub.at]) === '' && right.some((at) => clean(row[at]) !== ''));
    return blank.length >= rows.length * 0.25;
  });
  return filled.some(telling) ? filled.map(({ at }) => at) : [];
}
