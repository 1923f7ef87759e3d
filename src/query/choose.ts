import { join, raw, sql, standalone, type Sql } from '../core';

/**
 * One expression out of one for each question: questions with the same expression stand together in a CASE over `column`; where all
 * agree there is no CASE.
 */
export function choose(each: ReadonlyMap<number, Sql | null>, column = 'r.p'): Sql {
  const groups = new Map<string, { readonly expression: Sql; readonly questions: number[] }>();
  for (const [p, expression] of each) {
    const shown = expression ?? raw('NULL');
    const text = standalone(shown);
    const group = groups.get(text);
    if (group) group.questions.push(p);
    else groups.set(text, { expression: shown, questions: [p] });
  }
  const [first, ...others] = [...groups.values()].sort((a, b) => b.questions.length - a.questions.length);
  if (first === undefined) return raw('NULL');
  if (others.length === 0) return first.expression;
  const cases = [first, ...others].map(
    ({ expression, questions }) => sql`WHEN ${raw(`${column} IN (${questions.join(', ')})`)} THEN ${expression}`,
  );
  return sql`CASE ${join(cases, ' ')} END`;
}
