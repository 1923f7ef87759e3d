import { standalone } from '../../core';
import { bindQuery, paramsOf, readParam, type ParamValue } from '../../query';
import { viewQuery } from '../../view';
import { removeQuery, type WorkspaceQuery } from '../../workspace';
import type { App } from '../app.svelte';
import { lastView } from '../tabs';
import { engineName, problemText } from './words';

/** A named query as SQL that runs alone: its parameters written as values, for reading and copying only. */
export interface ShownSql {
  readonly sql: string | null;
  /** Why there is none. */
  readonly why: string;
  /** What kind of query it is and with which values it is shown. */
  readonly said: string;
}

/** Parameters take their own values, else the last comparison's area and period, else the workspace's own area. */
export function namedSql(app: App, query: WorkspaceQuery): ShownSql {
  const { catalog, session, lang } = app;
  if (!catalog || !session) return { sql: null, why: '', said: '' };
  if (query.kind === 'ask') {
    const made = viewQuery(query.view, catalog);
    const said = app.t('query.said_view', { name: catalog.indicatorName(query.ask.measure, lang) });
    return { sql: session.sqlOf(made.spec), why: '', said };
  }
  const view = lastView(app);
  const values = new Map<string, ParamValue>();
  let why = '';
  for (const param of paramsOf(query)) {
    const area = catalog.data.home ?? view?.areas[0];
    const period = view?.periods.at(-1);
    const value = readParam(param, param.value ?? (param.type === 'area' ? (area ?? '') : ''), catalog);
    if (value.ok) values.set(param.name, value.value);
    else if (param.type === 'period' && period && !param.value) values.set(param.name, { type: 'period', period });
    else why = problemText(value.error, app);
  }
  const said = app.t('query.said_sql', { engine: engineName(query.engine) });
  const bound = why === '' ? bindQuery(query, values, catalog) : null;
  if (!bound?.ok) return { sql: null, why: bound ? problemText(bound.error, app) : why, said };
  return { sql: boundText(bound.value.sql, query.engine), why: '', said };
}

/** Bound SQL as text that runs alone. In ClickHouse a backslash within a text is a sign of its own. */
export const boundText = (sql: Parameters<typeof standalone>[0], engine: 'duckdb' | 'clickhouse'): string =>
  standalone(
    engine === 'duckdb'
      ? sql
      : {
          ...sql,
          params: sql.params.map((value) => (typeof value === 'string' ? value.replaceAll('\\', '\\\\') : value)),
        },
  );

export const removeNamed = (app: App, { id }: WorkspaceQuery): Promise<boolean> => app.do(removeQuery, { id });
