import { t } from '../../text';
import type { NamedTable, ParamProblem } from '../../query';
import type { RanQuery } from '../../workspace';
import type { App } from '../app.svelte';
import { ledgersOf } from '../ledger_columns';
import { mistakeText } from './mistakes';
import type { RunProblem } from './run.svelte';

type Said = Pick<App, 'lang' | 't' | 'tCode'>;

/** Why a parameter has no value, in words. */
export const problemText = ({ code, name, word, names = [] }: ParamProblem, { lang }: Said): string =>
  code === 'param_missing'
    ? t(lang, 'query.param_missing', { name })
    : t(lang, `summary.problem_query_${code}`, { name, word, names: names.join('、') });

export const engineName = (engine: 'duckdb' | 'clickhouse'): string => (engine === 'duckdb' ? 'DuckDB' : 'ClickHouse');

/** What a table is: a ledger by its name, a view of ours by what it holds. */
export function tableDetail({ name, kind }: NamedTable, app: App): string {
  if (kind === 'view') return app.tCode('query.view', name);
  const ledger = kind === 'ledger' ? ledgersOf(app.workspace).find(({ key }) => name === `ledger_${key}`) : null;
  return ledger?.name ?? app.t(kind === 'ledger' ? 'query.kind_ledger' : 'query.kind_table');
}

/** When a query of the history was run, how long it took and how much came of it. */
export function ranText({ at, ms, rows, engine }: RanQuery, app: Pick<App, 't' | 'time' | 'count'>): string {
  const seconds = (ms / 1000).toFixed(2);
  const said = { time: app.time(at), seconds, engine: engineName(engine), n: app.count(rows ?? 0) };
  return app.t(rows === undefined ? 'query.ran_failed' : 'query.ran', said);
}

/** What went wrong with a query of that text, in words: for a refusal the reason, for a mistake what it is, or else what the engine says of it. */
export function runProblemText(problem: RunProblem, text: string, app: Said): string {
  if (problem.kind === 'other_engine')
    return app.t('query.other_engine', {
      engine: engineName(problem.message === 'clickhouse' ? 'clickhouse' : 'duckdb'),
    });
  if (problem.kind === 'refused') return app.tCode('query.refused', problem.reason);
  const atEnd = problem.at !== null && text.slice(problem.at).trim() === '';
  return mistakeText(problem.message, atEnd, app.lang) ?? problem.message;
}

/** The engine's own words beside ours, for who knows SQL; empty where they are the only ones. */
export function engineWords(problem: RunProblem, text: string, app: Said): string {
  return problem.kind === 'failed' && runProblemText(problem, text, app) !== problem.message ? problem.message : '';
}
