import { ok, type Figure, type Result } from '../core';
import type { QueryError } from '../engine';
import type { Ask, TraceRow } from '../query';
import { bindSummary, renderSummary, type Rendered, type RenderOptions } from '../summary';
import { askNamed } from './named';
import { askNameLists } from './name_list';
import { answererOf } from './server/remote';
import { present, type State } from './state';

interface Questions {
  askAll(asks: readonly Ask[], options?: { readonly asOf?: string }): Promise<Result<readonly Figure[], QueryError>>;
  traceAll(asks: readonly Ask[]): Promise<Result<readonly (readonly TraceRow[])[], QueryError>>;
}

/** Fills in a summary's numbers: all of them asked as one statement, and each traced to its cells where notes are wanted. */
export async function renderText(
  state: State,
  text: string,
  options: RenderOptions,
  { askAll, traceAll }: Questions,
): Promise<Result<Rendered, QueryError>> {
  const { catalog } = answererOf(state);
  const queries = options.queries ?? present(state).queries ?? [];
  const bound = bindSummary(text, catalog, { ...options, queries });
  const cited = bound.bindings.flatMap((each) => (each.kind === 'query' && each.number ? [each] : []));
  const named = askNamed(
    state,
    cited.flatMap(({ number }) => number ?? []),
    { asOf: options.asOf },
  );
  const asks = bound.bindings.flatMap(({ ask }) => (ask ? [ask] : []));
  const figures = await figuresOf(asks, options, askAll);
  if (!figures.ok) return figures;
  const traces = options.notes ? await traceAll(asks) : ok([]);
  if (!traces.ok) return traces;
  const lists = bound.bindings.flatMap((each) => (each.kind === 'names' && each.words ? [each] : []));
  const listed = await askNameLists(
    state,
    lists.flatMap(({ words }) => words ?? []),
    { asOf: options.asOf },
  );
  const byList = new Map(lists.flatMap(({ id }, i) => (listed[i] ? [[id, listed[i]] as const] : [])));
  const answers = await named;
  const byBinding = new Map(cited.flatMap(({ id }, i) => (answers[i] ? [[id, answers[i]] as const] : [])));
  return ok(renderSummary(text, bound, figures.value, traces.value, catalog, options, byBinding, byList));
}

/** The figures of these questions in their order; those that are known are not asked. */
async function figuresOf(
  asks: readonly Ask[],
  { asOf, known }: RenderOptions,
  askAll: Questions['askAll'],
): Promise<Result<readonly Figure[], QueryError>> {
  const knownOf = (ask: Ask): Figure | undefined => known?.get(JSON.stringify(ask));
  const fresh = asks.filter((ask) => !knownOf(ask));
  const answer = await askAll(fresh, asOf === undefined ? {} : { asOf });
  if (!answer.ok) return answer;
  let at = 0;
  return ok(asks.flatMap((ask) => knownOf(ask) ?? answer.value[at++] ?? []));
}
