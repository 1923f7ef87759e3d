import { monthPeriod, resolveIndicator, yearPeriod, type Catalog, type Period } from '../../catalog';
import { isTotalName } from '../apply/areas';
import type { ColumnRole, RowContext } from '../recipe';
import { namesArea } from './areas';
import { clean, isBlankRow, look, soleText, unitLine } from './cells';
import { dayOf } from './dates';
import { composed, isDivision, stubText, type StubText } from './names';
import { periodOf } from './periods';
import type { Region } from './region';
import { unitAtEnd, wholeUnit } from './units';
import { isBase, isGrowth, isRelative } from './words';

type Cells = readonly (readonly string[])[];

/** What rows say of the rows below them, and what rows are about that do not say it in full. */
export interface RowContexts {
  readonly sections: readonly RowContext[];
  readonly rows: readonly RowContext[];
}

/**
 * Reads the stub from top to bottom. A row of one text heads those below: a period, an area (where rows name indicators), an indicator
 * (where rows name areas and blocks of the same areas follow), a unit. A part (`其中：`, `#`, indented) takes the name of its whole with it, and
 * so does a name that stands several times below different ones.
 */
export function rowContexts(
  cells: Cells,
  region: Pick<Region, 'data' | 'skipRows'>,
  columns: readonly ColumnRole[],
  catalog: Catalog,
  year: number | undefined,
): RowContexts {
  const values = columns
    .filter(({ role }) => role === 'value' || role === 'base' || role === 'growth')
    .map(({ at }) => at);
  const stub = columns.find(({ role }) => role === 'indicator') ?? columns.find(({ role }) => role === 'area_name');
  const dims = columns.filter(({ role }) => !['value', 'base', 'growth', 'skip'].includes(role)).length;
  const units = columns.filter(({ role }) => role === 'unit').map(({ at }) => at);
  const none: RowContexts = { sections: [], rows: [] };
  if (!stub || values.length === 0) return none;
  const skip = new Set(region.skipRows);
  const byIndicator = stub.role === 'indicator';
  const heads = new Map<number, string>();
  for (let r = region.data.from; r < region.data.to; r++) {
    const row = cells[r] ?? [];
    if (skip.has(r) || isBlankRow(row)) continue;
    const text = soleText(row) ?? (byIndicator ? emptyHeading(row, stub.at, [...values, ...units]) : null);
    // A number alone in a row is a value whose stub is a merged cell.
    // A day heads rows in whichever column of the stub it stands.
    const heading = text !== null && (look(text) === 'day' || (clean(row[stub.at]) !== '' && look(text) !== 'number'));
    if (heading) heads.set(r, text);
  }
  const sections = sectionsOf(cells, heads, stub, values, { catalog, year, byIndicator });
  if (!byIndicator || dims > 1 + columns.filter(({ role }) => role === 'unit').length) return { sections, rows: [] };
  return { sections, rows: partRows(cells, region, stub.at, columns, heads, sections, catalog) };
}

/** `一、人员情况 — — —`: numbered, and nothing but dashes in its cells. */
function emptyHeading(row: readonly string[], stub: number, values: readonly number[]): string | null {
  const text = clean(row[stub]);
  if (stubText(row[stub] ?? '').level === 0) return null;
  return values.every((c) => ['empty', 'missing'].includes(look(row[c]))) ? text : null;
}

interface Of {
  readonly catalog: Catalog;
  readonly year: number | undefined;
  readonly byIndicator: boolean;
}

function sectionsOf(
  cells: Cells,
  heads: ReadonlyMap<number, string>,
  stub: ColumnRole,
  values: readonly number[],
  { catalog, year, byIndicator }: Of,
): readonly RowContext[] {
  const nextStub = (r: number): string => {
    let next = r + 1;
    while (heads.has(next) || (isBlankRow(cells[next]) && next < cells.length)) next++;
    return clean(cells[next]?.[stub.at]);
  };
  const following = new Map<string, number>();
  for (const r of heads.keys()) following.set(nextStub(r), (following.get(nextStub(r)) ?? 0) + 1);
  const days = [...heads.values()].flatMap((text) => dayOf(text) ?? []);
  const yearly = days.every(({ month, day }) => month === days[0]?.month && day === days[0].day);
  const ofDay = (text: string): Period | null => {
    const day = days.length < 2 ? null : dayOf(text);
    return day && (yearly ? yearPeriod(day.year) : monthPeriod(day.year, day.month));
  };
  return [...heads].flatMap(([r, text]): RowContext[] => {
    const period = ofDay(text) ?? periodOf(text, year);
    if (period) return [{ row: r, period }];
    const unit = unitLine(text);
    if (unit !== null && text.length < 20) return [{ row: r, unit }];
    // What heads rows and is no area, a group of indicators, is not read as a row either.
    if (byIndicator && namesArea(text, catalog)) return [{ row: r, area: text }];
    if (byIndicator) return [{ row: r, unit: unitAtEnd(stubText(text).name).unit ?? '' }];
    const merged = values.some((c) => clean(cells[r]?.[c]) === text);
    const split = unitAtEnd(stubText(text).name);
    const numbered = stubText(text).level > 0;
    const known = 'indicator' in resolveIndicator(catalog, split.rest);
    const blocks = (following.get(nextStub(r)) ?? 0) > 1;
    if (namesArea(text, catalog) || !(merged || numbered || known || blocks || split.unit !== undefined)) return [];
    return [{ row: r, indicator: split.rest, unit: split.unit ?? '' }];
  });
}

interface Named extends StubText {
  readonly row: number;
  readonly unit: string;
  /** Heads rows only. */
  readonly group: boolean;
  /** Number of areas or periods that headed rows before it, and whether it is such a heading itself. */
  readonly block: number;
  readonly silent: boolean;
  /** 增长, 位次: says something of the row above it and names nothing by itself. */
  readonly relative: boolean;
  /** 按性别分: heads the parts of the row above it. */
  readonly divides: boolean;
  readonly months: RowContext['months'];
}

function partRows(
  cells: Cells,
  region: Pick<Region, 'data' | 'skipRows'>,
  at: number,
  columns: readonly ColumnRole[],
  heads: ReadonlyMap<number, string>,
  sections: readonly RowContext[],
  catalog: Catalog,
): readonly RowContext[] {
  // Below another area or period the same names come again and mean the same.
  const anew = new Set(sections.filter(({ area, period }) => area !== undefined || period).map(({ row }) => row));
  let block = 0;
  const unitAt = columns.find(({ role }) => role === 'unit')?.at;
  const skip = new Set(region.skipRows);
  const stubs: Named[] = [];
  for (let r = region.data.from; r < region.data.to; r++) {
    const raw = cells[r]?.[at] ?? '';
    if (skip.has(r) || clean(raw) === '') continue;
    if (anew.has(r)) block++;
    const text = stubText(raw);
    const split = unitAtEnd(text.name);
    const unit = (unitAt === undefined ? '' : clean(cells[r]?.[unitAt])) || (split.unit ?? '');
    const relative = isGrowth(split.rest) || isRelative(split.rest) || isBase(split.rest);
    const divides = heads.has(r) && isDivision(split.rest);
    const part = partOfYear(split.rest);
    stubs.push({
      ...text,
      name: part?.name ?? split.rest,
      months: part?.months,
      row: r,
      unit,
      group: heads.has(r),
      block,
      silent: anew.has(r),
      relative,
      divides,
    });
  }
  const counts = new Map<string, number>();
  const placeOf = ({ block: at, name }: Named): string => `${at} ${name}`;
  for (const stub of stubs) if (!stub.group) counts.set(placeOf(stub), (counts.get(placeOf(stub)) ?? 0) + 1);
  const found: RowContext[] = [];
  const parents = parentsOf(stubs);
  const full = new Map<Named, string>();
  const units = new Map<Named, string>();
  const months = new Map<Named, RowContext['months']>();
  stubs.forEach((stub, i) => {
    const parent = parents[i];
    const inside = stub.part || (parent && !parent.group && (stub.indent > parent.indent || stub.level > parent.level));
    const own = stub.months ?? (parent && (inside || stub.relative) ? months.get(parent) : undefined);
    if (own) months.set(stub, own);
    const dated = own ? { months: own } : {};
    const alone = (): void => {
      if (own && !stub.group) found.push({ row: stub.row, indicator: stub.name, ...dated });
    };
    if (parent && stub.relative) {
      // The row of a total too has its growth below it.
      const indicator = composed(full.get(parent) ?? parent.name, stub.name, catalog);
      found.push({ row: stub.row, indicator, ...dated });
      return;
    }
    if (stub.group || !parent || isTotalName(parent.name)) return alone();
    const again = (counts.get(placeOf(stub)) ?? 0) > 1;
    if (!again && !inside) return alone();
    if (!again && 'indicator' in resolveIndicator(catalog, stub.name, stub.unit || undefined)) return alone();
    const whole = units.get(parent) ?? parent.unit;
    const unit = stub.unit !== '' ? '' : stub.part ? whole : inside ? wholeUnit(stub.name, whole) : '';
    if (unit !== '') units.set(stub, unit);
    const indicator = composed(parent.name, stub.name, catalog);
    full.set(stub, indicator);
    found.push({
      row: stub.row,
      indicator,
      ...(unit === '' ? {} : { unit }),
      ...dated,
    });
  });
  return found;
}

const PART_OF_YEAR =
  /^(.*\S)\s*[(（]\s*((?:1\s*[-—–~至]\s*(?:1[0-2]|[2-9])\s*月(?:份|累计)?|上半年|前?[一二三四]个?季度|第[一二三四]季度))\s*[)）]$/u;

/** `地区生产总值（上半年）`: the months that the row is about, where others of its sheet are about another part of the year. */
function partOfYear(name: string): { readonly name: string; readonly months: RowContext['months'] } | null {
  const [, rest = '', part = ''] = PART_OF_YEAR.exec(name) ?? [];
  const period = part === '' ? null : periodOf(part.replace(/\s/g, ''), 2000);
  return period && { name: rest, months: { from: (period.m0 % 12) + 1, n: period.n } };
}

/** For each stub the one that it is part of, or the heading under which it stands. */
function parentsOf(stubs: readonly Named[]): readonly (Named | undefined)[] {
  const above: Named[] = [];
  let group: Named | undefined;
  let part: { readonly of: Named | undefined; readonly indent: number } | undefined;
  let last: Named | undefined;
  return stubs.map((stub) => {
    if (stub.relative && !stub.group) return last;
    last = stub.group && stub.silent ? undefined : stub.group ? last : stub;
    if (stub.divides) {
      while ((above.at(-1)?.indent ?? -1) >= stub.indent) above.pop();
      part = undefined;
      if (above.length > 0) return undefined;
    }
    if (stub.group) {
      above.length = 0;
      part = undefined;
      group = stub.silent ? undefined : stub;
      return undefined;
    }
    if (stub.part) {
      const base = stub.indent;
      const whole = [...above]
        .reverse()
        .find((each) => !each.part && (each.indent < base || base === 0 || each.indent === 0));
      // 其中： begins with its own width of text: what follows it further to the right are its siblings.
      part ??= { of: whole, indent: stub.indent };
      if (stub.indent <= part.indent || part.of === undefined) part = { of: whole, indent: stub.indent };
      above.push(stub);
      return part.of ?? group;
    }
    if (
      part &&
      stub.indent > 0 &&
      stub.indent >= part.indent &&
      stub.level === 0 &&
      (part.indent > (part.of?.indent ?? -1) || [4, 6, 8].includes(stub.indent - part.indent))
    )
      return part.of;
    part = undefined;
    while (above.length > 0) {
      const last = above[above.length - 1];
      const below = last && !last.part && (stub.indent > last.indent || (stub.level > last.level && last.level > 0));
      if (below) break;
      above.pop();
    }
    const parent = above.at(-1);
    above.push(stub);
    return parent ?? group;
  });
}
