import type { Catalog } from '../catalog';
import { t, type Lang } from '../text';
import type { LayoutColumn } from './layout';

/** What the formula bar says of a column: `=[专利授权量]`, `=同比([专利授权量])`. A bracket in a name is doubled. */
export function columnExpression(column: LayoutColumn, catalog: Catalog, lang: Lang): string {
  const name = `[${catalog.indicatorName(column.indicator, lang).replaceAll(']', ']]')}]`;
  return column.kind === 'level' ? `=${name}` : `=${t(lang, `view.col.${column.kind}`)}(${name})`;
}
