import { ident, sql, type ColumnData, type LoadStep } from '../core';
import type { Ids } from './ids';
import type { CatalogData } from './types';

type Values = readonly (string | number | boolean | null)[];

/**
 * The steps that put the catalog into a database: each table emptied and filled. Ids as in `ids`; what speaks of keys that are
 * not in the catalog is left out.
 */
export function catalogSteps(catalog: CatalogData, ids: Ids): readonly LoadStep[] {
  return [
    ...areaTables(catalog, ids),
    ...indicatorTables(catalog, ids),
    ...fill('measure', catalog.measures, {
      key: text((m) => m.key),
      ledger: text((m) => m.ledger),
      aggregate: text((m) => m.aggregate),
      column_: text((m) => m.column),
      distinct_by: text((m) => m.distinctBy),
      filter: text((m) =>
        m.filter.map(({ column, in: values }) => `${column} in (${values.join(', ')})`).join(' and '),
      ),
      date_column: text((m) => m.dateColumn),
      valid_from: text((m) => m.validFrom),
      valid_to: text((m) => m.validTo),
      resets_in: number('int16', (m) => m.resetsIn),
    }),
  ];
}

function areaTables({ areas, changes }: CatalogData, ids: Ids): readonly LoadStep[] {
  const id = (key: string): number | undefined => ids.area.get(key);
  const names = areas.flatMap((area) => area.names.map((name) => ({ area: id(area.key), ...name })));
  const parents = areas.flatMap((area) =>
    area.parents.map((link) => ({ ...link, area: id(area.key), above: id(link.parent) })),
  );
  return [
    ...fill('area', areas, {
      id: number('int32', (a) => id(a.key)),
      key: text((a) => a.key),
      scheme: text((a) => a.scheme),
      code: text((a) => a.code),
      kind: text((a) => a.kind),
      m_from: number('int16', (a) => a.from),
      m_to: number('int16', (a) => a.to),
    }),
    ...fill('area_name', names, {
      area: number('int32', (n) => n.area),
      name: text((n) => n.name),
      lang: text((n) => n.lang),
      pinyin: text((n) => n.pinyin),
      m_from: number('int16', (n) => n.from),
      m_to: number('int16', (n) => n.to),
      ord: number('int32', (n) => n.ord),
      preferred: bool((n) => n.preferred ?? false),
    }),
    ...fill(
      'area_parent',
      parents.filter((link) => link.above !== undefined),
      {
        area: number('int32', (p) => p.area),
        parent: number('int32', (p) => p.above),
        tree: text((p) => p.tree),
        m_from: number('int16', (p) => p.from),
        m_to: number('int16', (p) => p.to),
        in_total: bool((p) => p.inTotal),
      },
    ),
    ...fill(
      'area_change',
      changes.filter((change) => ids.area.has(change.old) && ids.area.has(change.new)),
      {
        m: number('int16', (c) => c.m),
        old: number('int32', (c) => id(c.old)),
        new: number('int32', (c) => id(c.new)),
        kind: text((c) => c.kind),
        share: number('float64', (c) => c.share),
      },
    ),
  ];
}

function indicatorTables({ indicators, targets }: CatalogData, ids: Ids): readonly LoadStep[] {
  const id = (key: string): number | undefined => ids.indicator.get(key);
  return [
    ...fill('indicator', indicators, {
      id: number('int16', (i) => id(i.key)),
      key: text((i) => i.key),
      unit: text((i) => i.unit),
      decimals: number('uint8', (i) => i.decimals),
      kind: text((i) => i.kind),
      add_area: text((i) => i.addArea),
      add_period: text((i) => i.addPeriod),
      weight: text((i) => i.weight),
      better: text((i) => i.better),
      growth: text((i) => i.growth),
      growth_indicator: text((i) => i.growthIndicator),
      origin: text((i) => i.origin),
      formula: text((i) => i.formula),
      measure: text((i) => i.measure),
      publish: text((i) => i.publish),
      definition: text((i) => i.definition),
      grp: text((i) => i.group),
    }),
    ...fill(
      'indicator_name',
      indicators.flatMap((i) => i.names.map((name, at) => ({ ...name, indicator: id(i.key), first: at === 0 }))),
      {
        indicator: number('int16', (n) => n.indicator),
        name: text((n) => n.name),
        lang: text((n) => n.lang),
        preferred: bool((n) => n.preferred ?? n.first),
      },
    ),
    ...fill(
      'indicator_break',
      indicators.flatMap((i) => i.breaks.map((each) => ({ ...each, indicator: id(i.key) }))),
      {
        indicator: number('int16', (b) => b.indicator),
        m: number('int16', (b) => b.m),
        note: text((b) => b.note),
      },
    ),
    ...fill(
      'target',
      targets.filter((target) => ids.indicator.has(target.indicator) && ids.area.has(target.area)),
      {
        indicator: number('int16', (t) => id(t.indicator)),
        area: number('int32', (t) => ids.area.get(t.area)),
        m0: number('int16', (t) => t.period.m0),
        n: number('uint8', (t) => t.period.n),
        kind: text((t) => t.kind),
        value: number('float64', (t) => Number(t.value)),
        issuer: text((t) => t.issuer),
        weight: number('float64', (t) => t.weight),
        grp: text((t) => t.group),
      },
    ),
  ];
}

interface Column<T> {
  readonly type: ColumnData['type'];
  readonly of: (row: T) => string | number | boolean | null | undefined;
}
const text = <T>(of: (row: T) => string | undefined): Column<T> => ({ type: 'text', of });
const bool = <T>(of: (row: T) => boolean): Column<T> => ({ type: 'bool', of });
const number = <T>(type: 'int16' | 'int32' | 'uint8' | 'float64', of: (row: T) => number | undefined): Column<T> => ({
  type,
  of,
});

function fill<T>(table: string, rows: readonly T[], columns: Readonly<Record<string, Column<T>>>): readonly LoadStep[] {
  const empty: LoadStep = { do: 'sql', sql: sql`DELETE FROM ${ident(table)}` };
  if (rows.length === 0) return [empty];
  const data = Object.entries(columns).map(([name, { type, of }]): ColumnData => {
    const values: Values = rows.map((row) => of(row) ?? null);
    return { name, type, values };
  });
  return [empty, { do: 'rows', table, columns: data }];
}
