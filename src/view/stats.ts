import type { Catalog, Period } from '../catalog';
import { add, compare, divide, formatFigure, gridStyle, whole, type Exact, type Figure } from '../core';
import type { SelectedFigures } from '../query';
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
  readonly median: string;
  readonly min: string;
  readonly max: string;
  readonly missing: string;
}

/** What is selected, without the figures: what decides whether adding up has a meaning. */
export interface SelectedPlaces {
  readonly columns: readonly LayoutColumn[];
  /** Null: the total row. */
  readonly areas: readonly (string | null)[];
}

/**
 * Count, sum, simple mean, median, least and greatest of the selected figures, in exact arithmetic.
 * The sum is refused where it has no meaning: different indicators or derivations, indicators that do not add up over these
 * areas or periods, an area beside one that holds it, cumulative periods that overlap; and where a figure is missing.
 * Texts are neither counted nor missing. Mean, median and extremes are refused where units differ, the mean also of places in a ranking.
 */
export function selectionStats(cells: readonly SelectedFigure[], catalog: Catalog, lang: Lang): SelectionFigures {
  const asked = cells.filter(({ figure }) => figure !== null && figure.form !== 'text');
  const known = asked.filter(hasExact);
  const ascending = known.map((cell) => cell.figure.exact).sort(compare);
  const middle = (n: number): readonly [Exact, Exact] | null => {
    const [low, high] = [ascending[Math.ceil(n / 2) - 1], ascending[Math.floor(n / 2)]];
    return low && high ? [low, high] : null;
  };
  const additive = ascending.every(({ root }) => root === undefined);
  return described(
    {
      cells: asked.length,
      known: known.length,
      sum: additive && known.length > 0 ? ascending.reduce(add, whole(0)) : null,
      least: ascending[0] ?? null,
      greatest: ascending.at(-1) ?? null,
      middle: middle(known.length),
      shapes: known.map(({ figure: { form, unit, decimals } }) => ({ form, unit, decimals })),
    },
    { columns: [...new Set(known.map(({ column }) => column))], areas: [...new Set(known.map(({ area }) => area))] },
    { cells: cells.length, catalog, lang },
  );
}

/** What the engine found of a selection, in the words of the status bar, by the same rules. */
export function selectionText(
  found: SelectedFigures,
  places: SelectedPlaces,
  catalog: Catalog,
  lang: Lang,
): SelectionFigures {
  return described(found, places, { cells: found.cells + found.texts, catalog, lang });
}

function described(
  found: Omit<SelectedFigures, 'texts'>,
  places: SelectedPlaces,
  { cells, catalog, lang }: { readonly cells: number; readonly catalog: Catalog; readonly lang: Lang },
): SelectionFigures {
  const { known, sum, least, greatest, middle, shapes } = found;
  const counts = { cells, count: counted(known, lang), missing: counted(found.cells - known, lang) };
  const [shape] = shapes;
  const [column] = places.columns;
  if (!shape || !column || !least || !greatest) {
    return { ...counts, sum: '', average: '', median: '', min: '', max: '' };
  }
  const ranks = places.columns.map(({ kind }) => kind === 'rank' || kind === 'growth_rank');
  const alike =
    shapes.every(({ form, unit }) => form === shape.form && unit === shape.unit) &&
    ranks.every((each) => each === ranks[0]);
  if (!alike) {
    const refused = t(lang, 'view.mixed_units');
    return { ...counts, sum: refused, average: refused, median: refused, min: refused, max: refused };
  }
  const decimals = Math.max(...shapes.map((each) => each.decimals));
  const show = (value: Exact, places_ = decimals): string =>
    formatFigure(
      { exact: value, reason: null, form: shape.form, unit: shape.unit, decimals: places_, notes: [] },
      columnStyle(column.kind, lang),
    );
  const refusal =
    (known > 1 ? sumRefusal(places, catalog, lang) : null) ??
    (known < found.cells ? t(lang, 'view.has_missing') : null);
  const noMean = sum === null || shape.form === 'rank';
  // A place in a ranking has no halves.
  const median =
    middle === null || (shape.form === 'rank' && compare(middle[0], middle[1]) !== 0)
      ? '—'
      : show(compare(middle[0], middle[1]) === 0 ? middle[0] : divide(add(middle[0], middle[1]), whole(2)));
  return {
    ...counts,
    sum: sum === null ? tCode(lang, 'reason', 'not_additive') : (refusal ?? show(sum)),
    average: noMean ? '—' : show(divide(sum, whole(known))),
    median,
    min: show(least),
    max: show(greatest),
  };
}

const counted = (n: number, lang: Lang): string =>
  formatFigure(
    { exact: whole(n), reason: null, form: 'number', unit: '', decimals: 0, notes: [] },
    { ...gridStyle(lang) },
  );

type Known = SelectedFigure & { readonly figure: Figure & { readonly exact: Exact } };
const hasExact = (cell: SelectedFigure): cell is Known => cell.figure?.exact !== null && cell.figure !== null;

/** Why these cells may not be added up; null when they may. One cell is its own sum. */
function sumRefusal({ columns, areas }: SelectedPlaces, catalog: Catalog, lang: Lang): string | null {
  const refused = tCode(lang, 'reason', 'not_additive');
  const [first] = columns;
  const indicator = catalog.indicator(first?.indicator ?? '');
  const amounts = columns.every(({ kind }) => kind === 'level' || kind === 'change');
  const same = columns.every((column) => column.indicator === indicator?.key && column.kind === first?.kind);
  if (!indicator || !amounts || !same) return refused;
  if (areas.length > 1 && (indicator.addArea !== 'sum' || overlapping(areas, columns, catalog))) return refused;
  const periods = distinctPeriods(columns);
  if (periods.length > 1 && (indicator.addPeriod !== 'sum' || periodsOverlap(periods))) return refused;
  return null;
}

function overlapping(areas: readonly (string | null)[], columns: readonly LayoutColumn[], catalog: Catalog): boolean {
  const at = Math.max(...columns.map(({ period }) => period.m0 + period.n - 1));
  const set = new Set(areas);
  if (set.has(null)) return true;
  return areas.some((area) => {
    if (area === null) return true;
    return catalog.overlaps(area, at) || ancestors(area, catalog, at).some((up) => set.has(up));
  });
}

function distinctPeriods(columns: readonly LayoutColumn[]): readonly Period[] {
  return [...new Map(columns.map(({ period }) => [`${period.m0} ${period.n}`, period])).values()];
}

function periodsOverlap(periods: readonly Period[]): boolean {
  const ordered = [...periods].sort((a, b) => a.m0 - b.m0);
  return ordered.some((period, i) => {
    const before = ordered[i - 1];
    return before !== undefined && before.m0 + before.n > period.m0;
  });
}
