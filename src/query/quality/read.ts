import { samePeriod, type Catalog, type Period } from '../../catalog';
import {
  fromNumber,
  STATUSES,
  subtract,
  type Figure,
  type Frame,
  type Reason,
  type Scalar,
  type Status,
} from '../../core';
import type { CellOrigin } from '../answer';
import { levelShape } from '../derive/shape';
import type { Ask } from '../spec';
import type {
  AreaCoverage,
  AreasPage,
  CoveragePage,
  CoverageRow,
  Finding,
  QualityNote,
  Rule,
  UnreportedPage,
} from './ask';

type Cell = (name: string) => Scalar;

/** Calls `row` with a reader of each row's cells. */
export function rowsOf<T>(frame: Frame, row: (cell: Cell) => T): readonly T[] {
  const at = new Map(frame.fields.map(({ name }, i) => [name, frame.columns[i]]));
  return Array.from({ length: frame.rows }, (_, i) => row((name) => at.get(name)?.[i] ?? null));
}

const text = (value: Scalar): string => (value === null ? '' : String(value));
const periodAt = (cell: Cell, prefix = ''): Period => ({
  m0: Number(cell(`${prefix}m0`)),
  n: Number(cell(`${prefix}n`)),
});
const askOf = (measure: string, area: string, period: Period): Ask => ({
  measure,
  derivation: { kind: 'level' },
  area: { key: area },
  period,
});

export const readFindings = (frame: Frame, catalog: Catalog): readonly Finding[] =>
  rowsOf(frame, (cell): Finding => {
    const rule = text(cell('rule')) as Rule;
    const [indicator, area, period] = [text(cell('indicator')), text(cell('area')), periodAt(cell)];
    const [otherIndicator, otherArea] = [text(cell('other_indicator')), text(cell('other_area'))];
    const otherPeriod = periodAt(cell, 'other_');
    const reason = STATUSES.includes(rule as Status) ? (rule as Reason) : 'missing';
    const value = figureOf(catalog, indicator, cell('value'), cell('digits'), reason);
    const other = figureOf(catalog, otherIndicator, cell('other'), cell('other_digits'), 'missing');
    return {
      rule,
      indicator,
      area,
      period,
      figure: value,
      at: originOf(cell, ''),
      otherIndicator,
      otherArea,
      otherPeriod,
      other,
      otherAt: originOf(cell, 'other_'),
      difference: differenceOf(value, other),
      number: Number(cell('number') ?? 0),
      ask: askOf(indicator, area, period),
      otherAsk: askOf(otherIndicator, otherArea, otherPeriod),
    };
  });

/** Rows of `ledgerStatement`. */
export const readLedgerFindings = (
  frame: Frame,
  catalog: Catalog,
  indicator: string,
  measure: string,
): readonly Finding[] =>
  rowsOf(frame, (cell): Finding | null => {
    if (cell('area') === null) return null;
    const [area, period] = [text(cell('area')), periodAt(cell)];
    const figure = figureOf(catalog, indicator, cell('value'), cell('digits'), 'missing');
    const other = figureOf(catalog, indicator, cell('counted'), cell('digits'), 'missing');
    return {
      rule: 'ledger',
      indicator,
      area,
      period,
      figure,
      at: originOf(cell, ''),
      otherIndicator: indicator,
      otherArea: area,
      otherPeriod: period,
      other,
      otherAt: null,
      difference: differenceOf(figure, other),
      number: Number(cell('spans') ?? 1),
      ask: askOf(indicator, area, period),
      otherAsk: askOf(`measure:${measure}`, area, period),
    };
  }).filter((finding) => finding !== null);

/** What its last row says. */
export const readLedgerNotes = (frame: Frame, indicator: string): readonly QualityNote[] =>
  rowsOf(frame, (cell): readonly QualityNote[] => {
    if (cell('area') !== null) return [];
    const [begin, months] = [cell('begin_'), Number(cell('months') ?? 12)];
    const note = { indicator, area: '', from: null };
    const before: QualityNote = {
      ...note,
      code: begin === null ? 'ledger_never' : 'ledger_before',
      from: begin === null ? null : { m0: Number(begin) - months, n: months },
      count: Number(cell('before') ?? 0),
    };
    return [before, { ...note, code: 'ledger_silent' as const, count: Number(cell('silent') ?? 0) }];
  })
    .flat()
    .filter(({ count }) => count > 0);

/** With as many decimals as were printed, never fewer than the indicator's. */
function figureOf(catalog: Catalog, key: string, value: Scalar, digits: Scalar, reason: Reason): Figure {
  const indicator = catalog.indicator(key);
  const shape = indicator ? levelShape(indicator) : ({ form: 'number', unit: '', decimals: 0 } as const);
  const decimals = Math.min(6, Math.max(shape.decimals, Number(digits ?? 0)));
  const exact = value === null ? null : fromNumber(Number(value));
  return { ...shape, decimals, exact, reason: exact === null ? reason : null, notes: [] };
}

function differenceOf(a: Figure, b: Figure): Figure {
  const exact = a.exact && b.exact ? subtract(a.exact, b.exact) : null;
  const form = a.form === 'percent' ? 'points' : 'number';
  const unit = form === 'points' ? '个百分点' : a.unit;
  return { ...a, form, unit, decimals: Math.max(a.decimals, b.decimals), exact, reason: exact ? null : 'missing' };
}

function originOf(cell: Cell, prefix: string): CellOrigin | null {
  const sha256 = text(cell(`${prefix}sha256`));
  const row = Number(cell(`${prefix}r`) ?? 0);
  if (sha256 === '' || row === 0) return null;
  return {
    sha256,
    file: text(cell(`${prefix}file`)),
    sheet: text(cell(`${prefix}sheet`)),
    row,
    column: Number(cell(`${prefix}c`) ?? 1),
  };
}

export const totalOf = (frame: Frame): number => rowsOf(frame, (cell) => Number(cell('total') ?? 0))[0] ?? 0;

const inOrder = (periods: readonly Period[]): readonly Period[] =>
  [...new Map(periods.map((period) => [`${period.m0} ${period.n}`, period])).values()].sort(
    (a, b) => a.m0 + a.n - b.m0 - b.n || b.n - a.n,
  );

export function readCoverage(frame: Frame): CoveragePage {
  const cells = rowsOf(frame, (cell) => ({
    indicator: text(cell('indicator')),
    areas: Number(cell('areas') ?? 0),
    period: periodAt(cell),
    valued: Number(cell('valued') ?? 0),
    of: Number(cell('expected') ?? 0),
  }));
  const periods = inOrder(cells.map(({ period }) => period));
  const rows = grouped(cells, ({ indicator }) => indicator).map(([indicator, own]): CoverageRow => ({
    indicator,
    areas: own[0]?.areas ?? 0,
    cells: periods.map((period) => own.find((each) => samePeriod(each.period, period)) ?? null),
  }));
  return { kind: 'coverage', periods, rows, total: totalOf(frame) };
}

export function readAreas(frame: Frame): AreasPage {
  const cells = rowsOf(frame, (cell) => ({
    area: text(cell('area')),
    period: periodAt(cell),
    status: STATUSES[Number(cell('status') ?? 0)] ?? 'missing',
  }));
  const periods = inOrder(cells.map(({ period }) => period));
  const rows = grouped(cells, ({ area }) => area).map(([area, own]): AreaCoverage => ({
    area,
    cells: periods.map((period) => own.find((each) => samePeriod(each.period, period))?.status ?? null),
  }));
  return { kind: 'areas', periods, rows, total: totalOf(frame) };
}

export function readUnreported(frame: Frame): UnreportedPage {
  const pairs = rowsOf(frame, (cell) => ({ area: text(cell('area')), indicator: text(cell('indicator')) }));
  const rows = grouped(pairs, ({ area }) => area).map(([area, own]) => ({
    area,
    missing: own.map(({ indicator }) => indicator),
  }));
  return { kind: 'unreported', rows, total: rows.length };
}

function grouped<T>(items: readonly T[], key: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const own = groups.get(key(item));
    if (own) own.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups];
}
