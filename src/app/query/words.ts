import { t } from '../../text';
import type { ParamProblem } from '../../query';
import type { App } from '../app.svelte';
import { mistakeText } from './mistakes';
import type { RunProblem } from './run.svelte';

type Said = Pick<App, 'lang' | 't' | 'tCode'>;

/** Why a parameter has no value, in words. */
export const problemText = ({ code, name, word, names = [] }: ParamProblem, { lang }: Said): string =>
  code === 'param_missing'
    ? t(lang, 'query.param_missing', { name })
    : t(lang, `summary.problem_query_${code}`, { name, word, names: names.join('、') });

export const engineName = (engine: 'duckdb' | 'clickhouse'): string => (engine === 'duckdb' ? 'DuckDB' : 'ClickHouse');

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
