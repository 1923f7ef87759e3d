import { resolveArea, type Catalog } from '../../catalog';
import { clean, look, type CellLook } from './cells';
import { isSubHead, readHead, type Head } from './heads';
import { periodOf, looksLikePeriod, takePeriod } from './periods';
import { looksLikeAreas, namesArea } from './areas';
import type { Region } from './region';
import { labelled } from './labelledHeads';
import { isAreaHead, isStubHead } from './stub';
import { straightened } from './straight';
import { withUnitOfCells } from './cellUnits';
import { isUnit, unitAtEnd } from './units';

/** One column of the table with what its head says and what its cells look like. */
export interface Column {
  readonly at: number;
  readonly head: Head;
  readonly filled: number;
  /** Shares of the filled cells, 0 … 1. */
  readonly share: Readonly<Record<Exclude<CellLook, 'empty'> | 'period' | 'unit' | 'area' | 'code', number>>;
  readonly distinct: number;
  readonly medianLength: number;
  /** Up to forty different texts. */
  readonly examples: readonly string[];
  /** The levels of its head. */
  readonly levels: readonly string[];
  /** The area that its head names, where the table has areas across. */
  readonly area?: string;
  /** Months (1–12) that its head names without a year: 一季度, 1—5月. */
  readonly months?: { readonly from: number; readonly n: number };
  /** Rows name the indicator. */
  readonly byRow?: boolean;
}

/** What is known of the sheet when its heads are read. */
export interface HeadContext {
  /** The year of heads that name none. */
  readonly year?: number | undefined;
  /** Another writing of a head's text: days that stand for months. */
  readonly rewrite?: (text: string) => string;
}

const CODE = /^(?:[A-Z]{1,3}|\d{7}US)?\d{2,}(?:\.0+)?$/;

/** Looks at every column of the region, on at most 400 rows spread over it. */
export function describeColumns(
  cells: readonly (readonly string[])[],
  region: Region,
  catalog: Catalog,
  context: HeadContext = {},
): readonly Column[] {
  const rows = sampleRows(cells, region);
  const width = Math.max(
    0,
    ...cells.slice(region.header.from, region.header.to + 1).map((r) => r.length),
    ...rows.map((r) => r.length),
  );
  const { year, rewrite = (text: string) => text } = context;
  const own = headLevels(cells, region, width).map((column) => column.map(rewrite));
  const described = (levels: typeof own): readonly Column[] =>
    levels.map((column, at) => describe(at, column, rows, catalog, year));
  // `Adair County!!Estimate`: levels of a head in one text, where areas stand in one of them.
  const split = own.some((column) => column.some((text) => text.includes('!!')))
    ? own.map((column) => column.flatMap(parted))
    : own;
  const inParts = split === own ? [] : areaLevels(described(split), split, catalog);
  const levels = inParts.length > 0 ? split : own;
  const found = described(levels);
  const within = withinAreas(found);
  const columns = within ? described(levels.map((each) => each.filter((text) => !WHOLE.test(text)))) : found;
  const across = within ? [] : areaLevels(columns, levels, catalog);
  return columns.map((column): Column => {
    const own = levels[column.at] ?? [];
    const headed = across.map((i) => own[i] ?? '').find((text) => text !== '');
    // 甲县（公顷）: the unit of what stands below the area.
    const { unit, rest } = unitAtEnd(headed ?? '');
    const area = headed === undefined || unit === undefined ? headed : rest;
    const stub = column.share.text >= 0.5 || area === undefined;
    const head = stub
      ? column.head
      : {
          ...readHead(
            own.filter((text, i) => !across.includes(i) && text !== headed),
            year,
          ),
          ...(unit === undefined ? {} : { unit }),
          text: column.head.text,
        };
    const months = year === undefined ? monthsIn(own) : undefined;
    return { ...column, head, ...(stub ? {} : { area }), ...(months ? { months } : {}) };
  });
}

/** A head of the Census in its levels. */
export const parted = (text: string): readonly string[] => (text.includes('!!') ? text.split('!!') : [text]);

/** 全市 and 市辖区 over the values of cities: the whole of each city and a part of it, no areas of their own. */
const WHOLE = /^全[国省市州县区域]$/;
const PARTLY = /^(?:全[国省市州县区域]|市辖区|辖区|市区|城区|郊区|建成区|所辖县|辖县|县域|(?:市|区|县)本级|本级)$/;

/** Whether the stub names areas and heads only name the whole and parts of each. */
function withinAreas(columns: readonly Column[]): boolean {
  const stub = columns.find(({ share, filled }) => share.text >= 0.5 && filled > 0);
  if (!stub || !(stub.levels.some(isAreaHead) || looksLikeAreas(stub))) return false;
  const heads = columns.filter(({ share }) => share.text < 0.5).flatMap(({ levels }) => levels);
  return heads.some((text) => WHOLE.test(text)) && heads.some((text) => PARTLY.test(text) && !WHOLE.test(text));
}

/** A level of the header where, right of the stub, areas stand: two at least, and hardly anything else. */
function areaLevels(
  columns: readonly Column[],
  levels: readonly (readonly string[])[],
  catalog: Catalog,
): readonly number[] {
  const figures = columns.filter(({ share, filled }) => filled > 0 && share.text < 0.5);
  // Columns of notes on each area (`Value Note for …`) are empty more often than not.
  const values =
    figures.length >= 2 ? figures : columns.filter(({ share, filled }) => filled === 0 || share.text < 0.5);
  const depth = Math.max(0, ...levels.map((column) => column.length));
  return Array.from({ length: depth }, (_, i) => i).filter((i) => {
    const texts = [
      ...new Set(values.map(({ at }) => levels[at]?.[i] ?? '').filter((text) => text !== '' && !isStubHead(text))),
    ];
    const areas = texts.filter((text) => namesArea(unitAtEnd(text).rest, catalog));
    return areas.length >= 2 && areas.length >= texts.length * 0.7;
  });
}

/** What a head names of a year that it does not name. */
export function monthsIn(levels: readonly string[]): Column['months'] {
  const texts = levels.filter((level) => level !== '');
  const period = texts.map((text) => (periodOf(text) ? null : periodOf(text, 2000))).find((found) => found !== null);
  return period ? { from: (period.m0 % 12) + 1, n: period.n } : undefined;
}

function sampleRows(cells: readonly (readonly string[])[], region: Region): readonly (readonly string[])[] {
  const skip = new Set(region.skipRows);
  const count = region.data.to - region.data.from;
  const step = Math.max(1, Math.floor(count / 400));
  const rows: (readonly string[])[] = [];
  for (let r = region.data.from; r < region.data.to; r += step) if (!skip.has(r)) rows.push(cells[r] ?? []);
  return rows;
}

/**
 * The texts above each column, top first. Where a text stands for several columns (merged cells that a CSV has lost)
 * blanks in upper rows take the text to their left: where they have a level below, and everywhere if else two columns would have the same head.
 */
export const headLevels = (
  cells: readonly (readonly string[])[],
  region: Pick<Region, 'header'>,
  width: number,
): readonly (readonly string[])[] => labelled(levelsOf(cells, region, width));

function levelsOf(
  cells: readonly (readonly string[])[],
  region: Pick<Region, 'header'>,
  width: number,
): readonly (readonly string[])[] {
  const rows = straightened(cells.slice(region.header.from, region.header.to + 1));
  const plain = Array.from({ length: width }, (_, c) => rows.map((row) => clean(row[c])));
  if (rows.length === 1) return plain;
  const names = plain.map((levels) => levels.filter((l) => l !== '').join(' ')).filter((name) => name !== '');
  const distinct = new Set(names).size === names.length;
  const levels = (fill: (row: readonly string[], i: number) => readonly string[]): readonly (readonly string[])[] => {
    const filled = rows.map((row, i) =>
      i === rows.length - 1 ? (unitsAcross(row.map(clean), width) ?? row.map(clean)) : fill(row, i),
    );
    return Array.from({ length: width }, (_, c) => filled.map((row) => row[c] ?? ''));
  };
  const groups = levels((_, i) => fillGroups(rows, i, width));
  if (distinct) return groups;
  // What stays alike all the same says nothing for groups over every column.
  const right = levels((row) => fillRight(row.map(clean), width));
  return differentHeads(right) > differentHeads(groups) ? right : groups;
}

const differentHeads = (levels: readonly (readonly string[])[]): number =>
  new Set(levels.map((column) => column.join('\u0001'))).size;

/** Units that each stand over several columns (`| Persons | | | % | |`), in each of them. */
function unitsAcross(row: readonly string[], width: number): string[] | null {
  const filled = row.filter((text) => text !== '');
  const merged = row[0] === '' && (row[1] ?? '') !== '' && filled.length * 2 < width - 1;
  return merged && filled.every((text) => isUnit(text)) ? fillRight(row, width) : null;
}

/** 合计, 2021年, 绝对值 below a head: the first of its parts. What is anything else may be the second line of the same head. */
const beginsGroup = (text: string): boolean =>
  /^(?:合\s*计|总\s*[计量额数]|小\s*计|全部|\btotal\b)|^\d{1,3}$/i.test(text) ||
  WHOLE.test(text) ||
  (text !== '' && !isUnit(text.replace(/^[(（[]|[)）\]]$/g, '')) && (looksLikePeriod(text) || isSubHead(text)));

/** A head with its first part below it heads the columns to its right too, as far as they have that level and none of their own above it. */
function fillGroups(rows: readonly (readonly string[])[], at: number, width: number): string[] {
  const below = rows.slice(at + 1);
  const lone = loneGroup(rows[at] ?? [], below, width);
  let group = '';
  return Array.from({ length: width }, (_, c) => {
    const own = clean(rows[at]?.[c]);
    const deeper = below.some((row) => clean(row[c]) !== '' && clean(row[c]) !== own);
    const next = clean(below.find((row) => clean(row[c]) !== '')?.[c]);
    if (own !== '') group = c > 0 && deeper && (c === lone || beginsGroup(next) || unitsBelow(rows, at, c)) ? own : '';
    return own === '' && deeper ? group : own;
  });
}

/** `ERP change` over `no.` and `%`: two units under one head are two columns of it. */
const unitsBelow = (rows: readonly (readonly string[])[], at: number, c: number): boolean => {
  const below = rows[at + 1] ?? [];
  const [own, next] = [clean(below[c]), clean(below[c + 1])];
  return at + 2 === rows.length && own !== next && isUnit(own) && isUnit(next) && clean(rows[at]?.[c + 1]) === '';
};

/** The column of the one text right of the stub, where every column from there on has a head of its own below: it stands over them all. */
function loneGroup(row: readonly string[], below: readonly (readonly string[])[], width: number): number {
  const heads = (below[0] ?? []).map(clean);
  const filled = Array.from({ length: width }, (_, c) => c).filter((c) => clean(row[c]) !== '');
  const leaves = Array.from({ length: width }, (_, c) => c).filter((c) => (heads[c] ?? '') !== '');
  // Columns without any head, left and right of the table, are none of it.
  const first = Math.min(filled[0] ?? width, leaves[0] ?? width);
  const last = leaves.at(-1) ?? -1;
  const begun = filled[0] === first && leaves[0] !== first;
  const [lone = -1, ...more] = begun ? filled.slice(1) : filled;
  if (lone <= first || more.length > 0 || last - lone < 2 || below.length !== 1) return -1;
  // Above a blank stub only a period stands over all; other words there may be a remark.
  if (!begun && takePeriod(clean(row[lone]))?.rest !== '') return -1;
  return leaves.filter((c) => c >= lone).length === last + 1 - lone ? lone : -1;
}

function fillRight(row: readonly string[], width: number): string[] {
  const out: string[] = [];
  let last = '';
  for (let c = 0; c < width; c++) {
    // 县区 heads its own column and no other.
    if ((row[c] ?? '') !== '') last = c === 0 && isAreaHead(row[c] ?? '') ? '' : (row[c] ?? '');
    out.push(c === 0 ? (row[0] ?? '') : last);
  }
  return out;
}

function describe(
  at: number,
  levels: readonly string[],
  rows: readonly (readonly string[])[],
  catalog: Catalog,
  year: number | undefined,
): Column {
  const counts = { number: 0, year: 0, day: 0, missing: 0, text: 0, period: 0, unit: 0, area: 0, code: 0 };
  const seen = new Set<string>();
  const lengths: number[] = [];
  let filled = 0;
  for (const row of rows) {
    const text = clean(row[at]);
    const kind = look(text);
    if (kind === 'empty') continue;
    filled++;
    counts[kind]++;
    seen.add(text);
    lengths.push(text.length);
    if (looksLikePeriod(text)) counts.period++;
    if (kind === 'text' && isUnit(text)) counts.unit++;
    if (kind === 'text' && text.length <= 60 && !('unknown' in resolveArea(catalog, { name: text }))) counts.area++;
    if (CODE.test(text.replace(/^["'= ]+|["' ]+$/g, ''))) counts.code++;
  }
  const share = Object.fromEntries(Object.entries(counts).map(([kind, n]) => [kind, filled === 0 ? 0 : n / filled]));
  const sorted = lengths.sort((a, b) => a - b);
  return {
    at,
    levels: levels.filter((level) => level !== ''),
    head: withUnitOfCells(readHead(levels, year), [...seen]),
    filled,
    share: { ...counts, ...share },
    distinct: seen.size,
    medianLength: sorted[Math.floor(sorted.length / 2)] ?? 0,
    examples: [...seen].slice(0, 40),
  };
}
