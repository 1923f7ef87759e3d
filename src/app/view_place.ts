import { formatPeriod, parsePeriod, yearOf, type Catalog, type Period } from '../catalog';
import { t, type Lang } from '../text';
import { shownColumns, type CellAt, type Layout } from '../view';

/** For the name box: 青溪县 · 2024年; the total row is named by what it adds up. */
export function placeOf(area: string | null, period: Period, layout: Layout, catalog: Catalog, lang: Lang): string {
  const last = period.m0 + period.n - 1;
  const whole = layout.parent === null ? '' : catalog.areaName(layout.parent, lang, last);
  const name = area === null ? `${whole}${t(lang, 'view.total')}` : catalog.areaName(area, lang, last);
  return `${name} · ${formatPeriod(period, lang)}`;
}

/**
 * The cell that a typed place means: an area, a period, an indicator or several of them (`青溪县 2023`, `qxx 专利授权量`); null when none is
 * in the table. Of what is not said, the active cell's own stays.
 */
export function wantedPlace(
  text: string,
  layout: Layout,
  areas: readonly string[],
  catalog: Catalog,
  here: CellAt,
): CellAt | null {
  const words = text.split(/[\s·,，]+/).filter((word) => word !== '');
  const last = layout.periods.at(-1);
  const context = last ? { year: yearOf(last) } : {};
  const period = words.flatMap((word) => parsePeriod(word, context) ?? [])[0];
  const names = words.filter((word) => parsePeriod(word, context) === null);
  const columns = shownColumns(layout).map(({ column }, col) => ({ column, col }));
  const place = new Map(areas.map((key, row) => [key, row]));
  // Names of areas may hold spaces: as many words as possible first; the words left over name the indicator.
  for (let n = names.length; n >= 0; n--) {
    for (const first of n === names.length ? [0] : [0, names.length - n]) {
      const own = names.slice(first, first + n).join(' ');
      const others = [...names.slice(0, first), ...names.slice(first + n)].join(' ');
      const row = n === 0 ? here.row : rowNamed(own, place, catalog);
      const col = columnOf(others, period, columns, catalog, here.col);
      if (row !== null && col !== null && words.length > 0) return { row: Math.max(0, row), col };
    }
  }
  return null;
}

function rowNamed(name: string, place: ReadonlyMap<string, number>, catalog: Catalog): number | null {
  for (const { key } of catalog.findAreas(name)) {
    const row = place.get(key);
    if (row !== undefined) return row;
  }
  return null;
}

type Place = { readonly column: { readonly indicator: string; readonly period: Period }; readonly col: number };

function columnOf(
  name: string,
  period: Period | undefined,
  columns: readonly Place[],
  catalog: Catalog,
  here: number,
): number | null {
  const wanted = name === '' ? null : catalog.findIndicators(name).map(({ key }) => key);
  if (wanted === null && period === undefined) return here;
  const fits = columns.filter(
    ({ column }) => (wanted === null || wanted.includes(column.indicator)) && (!period || same(column.period, period)),
  );
  const key = wanted?.find((one) => fits.some(({ column }) => column.indicator === one));
  const own = columns[here]?.column.indicator;
  const best = fits.find(({ column }) => column.indicator === (key ?? own)) ?? fits[0];
  return best?.col ?? null;
}

const same = (a: Period, b: Period): boolean => a.m0 === b.m0 && a.n === b.n;
