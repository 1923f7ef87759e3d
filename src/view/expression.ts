import { formatPeriod, type Catalog } from '../catalog';
import { t, type Lang } from '../text';
import { expressDerivation, type Standing } from '../query';
import type { Layout, LayoutColumn } from './layout';

/** 专利授权量 2024年 同比: how a column is called where no head stands above it. */
export function columnName(column: LayoutColumn, catalog: Catalog, lang: Lang): string {
  if (column.formula) return `${column.formula.title} ${formatPeriod(column.period, lang)}`;
  const parts = [catalog.indicatorName(column.indicator, lang), formatPeriod(column.period, lang)];
  return [...parts, ...(column.kind === 'level' ? [] : [t(lang, `view.col.${column.kind}`)])].join(' ');
}

/**
 * What the formula bar says of a column: `=[专利授权量]`, `=同比([专利授权量])`, a formula as it was written. Typed into the bar it gives the very
 * same column. `standing`: the last period and the peers of the view, which a formula need not say.
 */
export function columnExpression(
  column: LayoutColumn,
  catalog: Catalog,
  lang: Lang,
  standing: Standing | null,
): string {
  return column.formula?.text ?? `=${expressDerivation(column.ask, catalog, lang, standing)}`;
}

/** What a formula in the view's own columns need not say. */
export function standingOf({ periods, peers, parent }: Layout): Standing | null {
  const period = periods.at(-1);
  return period ? { period, among: parent === null ? { areas: peers } : 'siblings' } : null;
}
