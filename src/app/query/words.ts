import { t } from '../../text';
import type { ParamProblem } from '../../query';
import type { App } from '../app.svelte';
import type { RunProblem } from './run.svelte';

type Said = Pick<App, 'lang' | 't' | 'tCode'>;

/** Why a parameter has no value, in words. */
export const problemText = ({ code, name, word, names = [] }: ParamProblem, { lang }: Said): string =>
  code === 'param_missing'
    ? t(lang, 'query.param_missing', { name })
    : t(lang, `summary.problem_query_${code}`, { name, word, names: names.join('、') });

export const engineName = (engine: 'duckdb' | 'clickhouse'): string => (engine === 'duckdb' ? 'DuckDB' : 'ClickHouse');

/** What went wrong with a query, in words: for a refusal the reason, for a mistake what the engine says of it. */
export function runProblemText(problem: RunProblem, app: Said): string {
  if (problem.kind === 'other_engine')
    return app.t('query.other_engine', {
      engine: engineName(problem.message === 'clickhouse' ? 'clickhouse' : 'duckdb'),
    });
  if (problem.kind === 'refused') return app.tCode('query.refused', problem.reason);
  return problem.message;
}
