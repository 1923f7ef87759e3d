import type { Catalog } from '../catalog';
import { paramText, type QueryNumberAnswer } from '../query';
import { t, type Lang } from '../text';
import type { NumberFormat } from './format_words';
import type { QueryNumber } from './named';
import type { SourceNote } from './note';
import { writeFigure, type Written } from './show';

/** What a cited query answers, as it stands in the text: its number, or in brackets its name, with the problem in words. */
export function writeQueryAnswer(
  answer: QueryNumberAnswer,
  { query }: QueryNumber,
  format: NumberFormat,
  lang: Lang,
): Written {
  if (!('code' in answer)) return writeFigure(answer, format, undefined, lang);
  const { name } = query;
  const engine = query.engine === 'duckdb' ? 'DuckDB' : 'ClickHouse';
  const said = 'message' in answer ? { message: answer.message, engine } : { count: answer.count };
  const problem = t(lang, `summary.problem_${answer.code}`, { name, ...said });
  return { shown: t(lang, 'summary.unbound', { expression: name }), problem };
}

/** What the number is: the query's name and what its parameters stand for. */
export function queryNote({ query, bound }: QueryNumber, catalog: Catalog, lang: Lang): SourceNote {
  const params = [...bound.values].map(([name, value]) => `${name}=${paramText(value, catalog, lang)}`);
  const said = params.length === 0 ? '' : lang === 'zh' ? `（${params.join('，')}）` : ` (${params.join(', ')})`;
  return { what: t(lang, 'summary.note_query', { name: query.name, params: said }), from: [] };
}
