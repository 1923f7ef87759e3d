import type { ColumnRole } from '../recipe';
import { areaRoles, looksLikeAreas } from './areas';
import { clean, isBlankRow, look, soleText } from './cells';
import type { Column } from './columns';
import { isSerial, monthsEach } from './dates';
import type { Region } from './region';
import { isAreaHead, isAttribute, isHead, wordsOf } from './stub';
import type { Whole } from './title';
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
  for (const role of areaRoles(rest, [...roles.values()], across)) roles.set(role.at, role);
  for (const column of columns) {
    if (roles.has(column.at)) continue;
    const used =
      isValueColumn(column) && column.head.text !== '' && !isAttribute(column) && !repeatsYears(column, columns, roles);
    roles.set(column.at, { at: column.at, role: used ? 'value' : 'skip' });
  }
  const byRow = [...roles.values()].some(({ role }) => role === 'indicator');
  const byYear = [...roles.values()].some(({ role }) => role === 'year');
  const sorted = [...roles.values()].sort((a, b) => a.at - b.at);
  const linked = linkValues(
    columns.map((column) => ({ ...column, byRow })),
    sorted,
    whole,
  );
  return spanTotals(
    columns,
    linked.map((role) => monthsOfRow(role, columns, byYear)),
  );
}

/** M01 … M12, M13 for the year, beside a column of years (BLS). */
const MONTH_CODE = /^M(?:0[1-9]|1[0-3])$/i;

function timeRoles(columns: readonly Column[]): readonly ColumnRole[] {
  const found: ColumnRole[] = [];
  const ownText = columns.filter((c) => c.share.text >= 0.6 && c.distinct > 1).length;
  for (const { at, head, share, examples, filled } of columns) {
    const named = wordsOf(head.text).some((word) => isHead('period', word));
    if (named && share.period >= 0.8) found.push({ at, role: share.year >= 0.8 ? 'year' : 'period' });
    else if (named && examples.length > 0 && examples.every((text) => MONTH_CODE.test(text)))
      found.push({ at, role: 'month' });
    else if ((named || (ownText === 0 && at === columns[0]?.at)) && ownText <= 1 && filled > 1) {
      const serial = examples.every((text) => isSerial(text));
      const every = share.day >= 0.95 || serial ? monthsEach(examples, serial) : null;
      if (every !== null) found.push({ at, role: 'period', every });
    } else if (isHead('month', head.text) && share.number >= 0.5) found.push({ at, role: 'month' });
  }
  if (!found.some(({ role }) => role === 'period' || role === 'year')) {
    const bare = columns.find(
      (c) => c.share.period >= 0.95 && c.share.year < 0.95 && c.head.indicator !== '' && c.filled > 1,
    );
    const first = columns.find((c) => c.filled > 1);
    // Years down a stub without a head.
    const years = first && first.head.text === '' && first.share.period >= 0.95 ? first : undefined;
    const stub = bare ?? years;
    if (stub) found.push({ at: stub.at, role: stub.share.year >= 0.8 ? 'year' : 'period' });
  }
  return found;
}

/** Columns that name indicators and units. Of a name in two languages the first; of a class and a name both. */
function namingRoles(columns: readonly Column[]): readonly ColumnRole[] {
  // 单位 may also head offices and firms; `Unit` and 计量单位 head units, those that nobody knows yet among them.
  const units = columns.filter(
    (c) =>
      isHead('unit', c.head.text) && (c.share.unit >= 0.5 || (c.head.text.trim() !== '单位' && c.share.text >= 0.8)),
  );
  const names = columns.filter(
    (c) =>
      wordsOf(c.head.text).some((word) => isHead('indicator', word)) && c.share.text >= 0.8 && !namesAreas(c, columns),
  );
  const han = ({ examples }: Column): boolean => examples.some((text) => /\p{Script=Han}/u.test(text));
  const mixed = names.some(han) && names.some((column) => !han(column));
  return [
    ...units.slice(0, 1).map((c): ColumnRole => ({ at: c.at, role: 'unit' })),
    ...names.map((c): ColumnRole => ({ at: c.at, role: mixed && !han(c) ? 'skip' : 'indicator' })),
  ];
}

/** `项目` above names of areas, with no other column that names them. */
const namesAreas = (column: Column, columns: readonly Column[]): boolean =>
  looksLikeAreas(column, 0.8) &&
  !columns.some(
    (other) => other !== column && other.share.text >= 0.5 && other.levels.some((level) => isAreaHead(level)),
  );

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

function isValueColumn({ share, filled, head, area }: Column): boolean {
  const dated = head.period !== undefined || area !== undefined;
  const numeric = share.number + share.year + share.missing;
  if (filled === 0) return dated;
  if (share.missing === 1) return dated || head.kind !== 'value' || head.relative !== undefined;
  return numeric >= 0.5 || (dated && numeric > 0);
}

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
  const isTotal = (role: ColumnRole): boolean =>
    /^(?:合\s*计|总\s*计|累\s*计|全年|年计|全年合计|total|year|annual)$/i.test(heads.get(role.at) ?? '');
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
