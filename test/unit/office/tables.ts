import { indexCatalog, type CatalogData } from '../../../src/catalog';
import { gridModel, reportTable, viewQuery, type ReportTable } from '../../../src/view';
import { answerFrom } from '../../gallery/figures';
import { cases } from '../../gallery/cases';
import { world } from '../../gallery/world';

/** A table of the gallery as it leaves: three indicators over nine counties with a total, reasons, signs and a break. */
export function galleryTable(name = '三个指标，两期与派生列', data: CatalogData = world): ReportTable {
  const one = cases.find((each) => each.name === name);
  if (!one) throw new Error(`no case ${name}`);
  const catalog = indexCatalog(data);
  const query = viewQuery(one.view, catalog);
  const total = query.total ? answerFrom(one.table, query.total, catalog) : null;
  const grid = gridModel(answerFrom(one.table, query.spec, catalog), total, {
    layout: query.layout,
    catalog,
    lang: 'zh',
  });
  return reportTable(grid, '各县区专利与高企对比', null, 'zh');
}

/** The table so many times side by side and one below the other. */
export function many(table: ReportTable, across: number, down: number): ReportTable {
  const wide = <T>(list: readonly T[]): readonly T[] => Array.from({ length: across }, () => list).flat();
  const rows = table.rows.map((row) => ({ ...row, cells: wide(row.cells) }));
  return {
    ...table,
    groups: wide(table.groups),
    columns: wide(table.columns),
    rows: Array.from({ length: down }, () => rows).flat(),
  };
}
