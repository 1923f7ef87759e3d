import { formatPeriod, type Catalog } from '../../catalog';
import { exact, formatFigure, gridStyle, type Exact } from '../../core';
import type { BrowseColumn, RangeFigures, RowValue } from '../../query';
import { t, tCode, type Lang } from '../../text';
import { withUnit } from '../show';
import { textWidth } from '../text_width';

/** A grid of texts: rows of a ledger, or a pivot. */
export interface TableColumn {
  readonly key: string;
  readonly title: string;
  /** Heads above it, the outermost first; neighbours with the same ones share them. */
  readonly over: readonly string[];
  readonly number: boolean;
  readonly width: number;
  readonly frozen: boolean;
}

export interface TableCell {
  readonly text: string;
  readonly tone: 'plain' | 'na' | 'up' | 'down';
}

export interface TableRow {
  readonly id: string;
  readonly cells: readonly TableCell[];
  readonly kind: 'row' | 'subtotal' | 'total';
  /** How far the first cell is moved in. */
  readonly depth: number;
}

const HALF = 6.9;
const PADDING = 52;
export const widthFor = (title: string, texts: readonly string[], most = 320): number =>
  Math.min(
    most,
    Math.max(
      64,
      Math.ceil(textWidth(title) * HALF + PADDING),
      ...texts.map((text) => Math.ceil(textWidth(text) * HALF + 20)),
    ),
  );

/** Decimals that a number has, at most so many. */
export function ownDecimals({ num, den }: Exact, most = 4): number {
  for (let places = 0; places < most; places += 1) if ((num * 10n ** BigInt(places)) % den === 0n) return places;
  return most;
}

/** A number as it stands in a ledger, with the decimals that it has. */
export const numberText = (value: Exact, lang: Lang, decimals = ownDecimals(value)): string =>
  formatFigure({ exact: value, reason: null, form: 'number', unit: '', decimals, notes: [] }, gridStyle(lang));

/** A cell of a row as text. */
export function cellText(column: BrowseColumn, value: RowValue, catalog: Catalog, lang: Lang): string {
  if (value === null) return '';
  if (typeof value === 'object') return formatPeriod(value, lang);
  switch (column.type) {
    case 'area':
      return catalog.areaName(value, lang);
    case 'indicator': // its unit is that of the figure in the row
      return withUnit(lang, catalog.indicatorName(value, lang), catalog.indicator(value)?.unit ?? '');
    case 'number':
      return numberText(exact(value), lang);
    default:
      if (column.key === 'status')
        return value === 'value' ? t(lang, 'rows.status.value') : tCode(lang, 'reason', value);
      if (column.key === 'vintage') return tCode(lang, 'shell', `vintage_${value}`);
      return column.key === 'origin' ? tCode(lang, 'rows.origin', value) : value;
  }
}

/** What the status bar says of ranges of rows. Columns of different units are not added up. */
export function rangeStats(
  figures: readonly RangeFigures[],
  columns: readonly BrowseColumn[],
  lang: Lang,
): {
  readonly cells: number;
  readonly count: string;
  readonly missing: string;
  readonly sum: string;
  readonly average: string;
  readonly median: string;
  readonly min: string;
  readonly max: string;
} {
  const total = (of: (each: RangeFigures) => number): number => figures.reduce((sum, each) => sum + of(each), 0);
  const [first, ...more] = figures;
  const count = total((each) => each.count).toLocaleString('en-US');
  const counts = {
    cells: total((each) => each.cells),
    count,
    missing: total((each) => each.missing).toLocaleString('en-US'),
  };
  const alike = columns.every(({ type, unit }) => type === 'number' && unit === columns[0]?.unit);
  const numbers = columns.some(({ type }) => type === 'number');
  if (!alike || !first) {
    const why = numbers ? t(lang, 'rows.mixed') : '';
    return { ...counts, sum: why, average: why, median: why, min: why, max: why };
  }
  const say = (value: Exact | null, extra = 0): string =>
    value === null
      ? '—'
      : numberText(value, lang, Math.min(6, ownDecimals(value) > extra ? Math.max(extra, 2) : ownDecimals(value)));
  const one = more.length === 0;
  return {
    ...counts,
    sum: one && first.sum ? numberText(first.sum, lang) : '—',
    average: one ? say(first.mean) : '—',
    median: one ? say(first.median) : '—',
    min: one && first.min ? numberText(first.min, lang) : '—',
    max: one && first.max ? numberText(first.max, lang) : '—',
  };
}
