import type { Catalog } from '../../catalog';
import { PARTS, type NamedTable, type QueryEngine } from '../../query';
import type { App } from '../app.svelte';
import type { QueryState } from './query.svelte';
import { tableDetail } from './words';

/** A name found by what is typed: what is shown, what is put in. */
interface Found {
  readonly label: string;
  readonly detail: string;
  readonly insert: string;
}

const MOST = 12;
const literal = (key: string): string => `'${key.replaceAll("'", "''")}'`;

/** Indicators and areas found by what is typed, in either language, by pinyin or initials; put in as their quoted keys. */
export function namesFor(catalog: Catalog, typed: string, app: Pick<App, 'lang' | 't'>): readonly Found[] {
  const { lang } = app;
  const indicators = catalog.findIndicators(typed).slice(0, MOST);
  const areas = catalog.findAreas(typed).slice(0, MOST);
  return [
    ...indicators.map(({ key, unit }) => ({
      label: catalog.indicatorName(key, lang),
      detail: app.t('query.choice_indicator', { key, unit }),
      insert: literal(key),
    })),
    ...areas.map(({ key }) => ({
      label: catalog.areaName(key, lang),
      detail: app.t('query.choice_area', { key }),
      insert: literal(key),
    })),
  ];
}

/** The parameters that every document gives, and those of the text, with their parts. */
function paramsFor({ params: { all: params }, app }: QueryState): readonly Found[] {
  const own = [{ name: 'area', type: 'area' } as const, { name: 'period', type: 'period' } as const];
  const all = [...own, ...params.filter(({ name }) => name !== 'area' && name !== 'period')];
  return all.flatMap(({ name, type }) =>
    ['', ...PARTS[type]].map((part) => {
      const text = `:${name}${part === '' ? '' : `_${part}`}`;
      const detail = part === '' ? app.t(`query.type.${type}`) : app.tCode('query.part', part);
      return { label: text, detail, insert: text };
    }),
  );
}

export interface QueryWords {
  readonly engine: QueryEngine;
  readonly tables: readonly NamedTable[];
  readonly tableDetail: (table: NamedTable) => string;
  readonly params: readonly Found[];
  readonly find: (typed: string) => readonly Found[];
}

/** All that can be completed in a query. */
export function queryWords(front: QueryState): QueryWords {
  const { app, tables, tab } = front;
  const { catalog } = app;
  return {
    engine: tab?.engine ?? 'duckdb',
    tables,
    tableDetail: (table) => tableDetail(table, front.app),
    params: paramsFor(front),
    find: (typed) => (catalog ? namesFor(catalog, typed, app) : []),
  };
}
