import { formatPeriod, parsePeriod, yearOf, type Catalog, type Period } from '../catalog';
import type { AnswerRow } from '../query';
import { t, type Lang } from '../text';
import { shownColumns, type CellAt, type Layout } from '../view';

/** For the name box: 青溪县 · 2024年; the total row is named by what it adds up. */
export function placeOf(area: string | null, period: Period, layout: Layout, catalog: Catalog, lang: Lang): string {
  const last = period.m0 + period.n - 1;
  const whole = layout.parent === null ? '' : catalog.areaName(layout.parent, lang, last);
  const name = area === null ? `${whole}${t(lang, 'view.total')}` : catalog.areaName(area, lang, last);
  return `${name} · ${formatPeriod(period, lang)}`;
}

/** The cell that a typed place means: an area, a period or both (`青溪县 2023`, `qxx 2023`); null when none is in the table. */
export function wantedPlace(
  text: string,
  layout: Layout,
  rows: readonly AnswerRow[],
  catalog: Catalog,
  col: number,
): CellAt | null {
  const words = text.split(/[\s·,，]+/).filter((word) => word !== '');
  const last = layout.periods.at(-1);
  const context = last ? { year: yearOf(last) } : {};
  const periods = words.flatMap((word) => parsePeriod(word, context) ?? []);
  const names = words.filter((word) => parsePeriod(word, context) === null);
  const columns = shownColumns(layout);
  const at = periods[0];
  const here = columns[col]?.column.indicator;
  const wantedCols = columns.map(({ column }, i) => ({ column, i })).filter(({ column }) => same(column.period, at));
  const best = wantedCols.find(({ column }) => column.indicator === here) ?? wantedCols[0];
  if (at && !best) return null;
  if (names.length === 0) return best ? { row: Math.max(0, homeRow(rows, layout)), col: best.i } : null;
  const found = catalog.findAreas(names.join(' ')).map((area) => area.key);
  const area = found.find((key) => rows.some((row) => row.area === key));
  const row = rows.findIndex((one) => one.area === area);
  return area === undefined || row < 0 ? null : { row, col: best?.i ?? col };
}

const homeRow = (rows: readonly AnswerRow[], layout: Layout): number =>
  rows.findIndex((row) => row.area === layout.home);
const same = (a: Period, b: Period | undefined): boolean => b !== undefined && a.m0 === b.m0 && a.n === b.n;
