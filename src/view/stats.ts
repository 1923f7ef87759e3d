import type { Catalog, Period } from '../catalog';
import { add, compare, divide, formatFigure, whole, type Exact, type Figure } from '../core';
import { t, tCode, type Lang } from '../text';
import type { LayoutColumn } from './layout';
import { ancestors } from './peers';
import { columnStyle } from './show';

/** A selected cell: its figure, the column it stands in and its row's area (null: the total row). */
export interface SelectedFigure {
  readonly figure: Figure | null;
  readonly column: LayoutColumn;
  readonly area: string | null;
}

/** What the status bar says of a selection, as text: numbers, or why there is none. Empty where nothing is to be said. */
export interface SelectionFigures {
  readonly cells: number;
  readonly count: string;
  readonly sum: string;
  readonly average: string;
  readonly min: string;
  readonly max: string;
  readonly missing: string;
}

/**
 * Count, sum, simple mean, least and greatest of the selected figures, in exact arithmetic.
 * The sum is refused where it has no meaning: different indicators or derivations, indicators that do not add up over these
 * areas or periods, an area beside one that holds it, cumulative periods that overlap; and where a figure is missing.
 * Mean and extremes are refused where units differ, the mean also of places in a ranking.
 */
export function selectionStats(cells: readonly SelectedFigure[], catalog: Catalog, lang: Lang): SelectionFigures {
  const asked = cells.filter((cell) => cell.figure !== null);
  const known = asked.filter(hasExact);
  const first = known[0];
  const counts = { cells: cells.length, count: String(known.length), missing: String(asked.length - known.length) };
  if (!first) return { ...counts, sum: '', average: '', min: '', max: '' };
  const values = known.map((cell) => cell.figure.exact);
  const alike = known.every((cell) => sameKind(cell, first));
  const show = (value: Exact): string => {
    const decimals = Math.max(...known.map((cell) => cell.figure.decimals));
    const { form, unit } = first.figure;
    const figure: Figure = { exact: value, reason: null, form, unit, decimals, notes: [] };
    return formatFigure(figure, columnStyle(first.column.kind, lang));
  };
  if (!alike) {
    const refused = t(lang, 'view.mixed_units');
    return { ...counts, sum: refused, average: refused, min: refused, max: refused };
  }
  const additive = values.every(({ root }) => root === undefined);
  const ascending = [...values].sort(compare);
  const ends = { min: show(ascending[0] ?? first.figure.exact), max: show(ascending.at(-1) ?? first.figure.exact) };
  const refusal =
    sumRefusal(known, catalog, lang) ?? (known.length < asked.length ? t(lang, 'view.has_missing') : null);
  const total = additive ? values.reduce(add, whole(0)) : null;
  const noMean = total === null || first.figure.form === 'rank';
  return {
    ...counts,
    sum: total === null ? tCode(lang, 'reason', 'not_additive') : (refusal ?? show(total)),
    average: noMean ? '—' : show(divide(total, whole(values.length))),
    ...ends,
  };
}

type Known = SelectedFigure & { readonly figure: Figure & { readonly exact: Exact } };
const hasExact = (cell: SelectedFigure): cell is Known => cell.figure?.exact !== null && cell.figure !== null;

const sameKind = (a: Known, b: Known): boolean =>
  a.figure.form === b.figure.form &&
  a.figure.unit === b.figure.unit &&
  (a.column.kind === 'rank') === (b.column.kind === 'rank');

/** Why these cells may not be added up; null when they may. One cell is its own sum. */
function sumRefusal(cells: readonly Known[], catalog: Catalog, lang: Lang): string | null {
  if (cells.length === 1) return null;
  const refused = tCode(lang, 'reason', 'not_additive');
  const [first] = cells;
  const indicator = catalog.indicator(first?.column.indicator ?? '');
  const amounts = cells.every(({ column }) => column.kind === 'level' || column.kind === 'change');
  const same = cells.every(({ column }) => column.indicator === indicator?.key && column.kind === first?.column.kind);
  if (!indicator || !amounts || !same) return refused;
  const areas = [...new Set(cells.map(({ area }) => area))];
  if (areas.length > 1 && (indicator.addArea !== 'sum' || overlapping(areas, cells, catalog))) return refused;
  const periods = distinctPeriods(cells);
  if (periods.length > 1 && (indicator.addPeriod !== 'sum' || periodsOverlap(periods))) return refused;
  return null;
}

function overlapping(areas: readonly (string | null)[], cells: readonly Known[], catalog: Catalog): boolean {
  const at = Math.max(...cells.map(({ column }) => column.period.m0 + column.period.n - 1));
  const set = new Set(areas);
  if (set.has(null)) return true;
  return areas.some((area) => {
    if (area === null) return true;
    const outside = catalog.area(area)?.parents.some((p) => p.tree === 'admin' && !p.inTotal) ?? false;
    return outside || ancestors(area, catalog, at).some((up) => set.has(up));
  });
}

function distinctPeriods(cells: readonly Known[]): readonly Period[] {
  return [...new Map(cells.map(({ column: { period } }) => [`${period.m0} ${period.n}`, period])).values()];
}

function periodsOverlap(periods: readonly Period[]): boolean {
  const ordered = [...periods].sort((a, b) => a.m0 - b.m0);
  return ordered.some((period, i) => {
    const before = ordered[i - 1];
    return before !== undefined && before.m0 + before.n > period.m0;
  });
}
