import { paramText, type QueryNumberAnswer } from '../../query';
import { writeQueryAnswer, type QueryNumber } from '../../summary';
import { resultText } from '../../view';
import type { App } from '../app.svelte';
import { boundText } from './named';
import { engineName } from './words';

/** What is said of a number that cites a named query. */
export interface TracedQuery {
  readonly number: QueryNumber;
  readonly name: string;
  readonly description: string;
  readonly engine: string;
  readonly shown: string;
  readonly problem: string | null;
  readonly params: readonly { readonly name: string; readonly text: string }[];
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** SQL that runs alone, for reading and copying. */
  readonly sql: string;
}

const MOST_ROWS = 20;

/** Asks the query again and its first rows with it, so that two rows where one should be can be seen. */
export async function tracedQuery(app: App, number: QueryNumber, signal: AbortSignal): Promise<TracedQuery | null> {
  const { session, catalog, lang } = app;
  if (!session || !catalog) return null;
  const { query, bound } = number;
  const [[answer], frame] = await Promise.all([
    session.askNamed([number], { signal }),
    session.runText(bound.sql, { signal, maxRows: MOST_ROWS, writtenFor: query.engine }),
  ]);
  const written = answer ? said(answer, number, app) : { shown: '', problem: null };
  const { fields, columns, rows } = frame.ok ? frame.value : { fields: [], columns: [], rows: 0 };
  return {
    number,
    name: query.name,
    description: query.description ?? '',
    engine: engineName(query.engine),
    ...written,
    params: [...bound.values].map(([name, value]) => ({ name, text: paramText(value, catalog, lang) })),
    heads: fields.map(({ name }) => name),
    rows: Array.from({ length: rows }, (_, row) =>
      columns.map((column, i) => {
        const value = column[row] ?? null;
        const type = fields[i]?.type === 'number' ? 'number' : 'text';
        return resultText({ type }, value === null ? null : String(value), lang);
      }),
    ),
    sql: boundText(bound.sql, query.engine),
  };
}

function said(
  answer: QueryNumberAnswer,
  number: QueryNumber,
  { lang }: App,
): { shown: string; problem: string | null } {
  const { shown, problem } = writeQueryAnswer(answer, number, {}, lang);
  return { shown, problem: problem ?? null };
}
