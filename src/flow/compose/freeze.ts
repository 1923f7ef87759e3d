import type { Period } from '../../catalog';
import { ok, type Result } from '../../core';
import type { QueryError } from '../../engine';
import {
  basisOf,
  bindSummary,
  markOf,
  nameNumbers,
  sourceNote,
  type Basis,
  type BoundNumber,
  type Frozen,
  type FrozenNumber,
} from '../../summary';
import type { SummaryTab } from '../../workspace';
import type { Session, TraceOptions } from '../session';
import { settingOf } from './setting';

export interface FreezeOptions {
  readonly lang: 'zh' | 'en';
  /** Instead of what the document's own head says. */
  readonly instead?: { readonly area?: string; readonly period?: Period };
  readonly now: Date;
  /** From 0 to below 1, for names of numbers that have none. */
  readonly random: () => number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

export interface FreezeOutcome {
  /** The text with a lasting name for every number. */
  readonly text: string;
  readonly frozen: Frozen;
  /** Numbers that cannot be frozen as they are. */
  readonly problems: readonly BoundNumber[];
}

/** Reads every number of a document once more, with what it was read from. Changes nothing. */
export async function freezeNumbers(
  session: Session,
  tab: Pick<SummaryTab, 'text' | 'area' | 'period' | 'asOf'>,
  { lang, instead = {}, now, random, signal, onProgress }: FreezeOptions,
): Promise<Result<FreezeOutcome, QueryError>> {
  const { catalog, workspace } = session;
  const setting = { ...settingOf(tab), ...instead, lang, queries: workspace.queries ?? [] };
  const text = nameNumbers(tab.text, bindSummary(tab.text, catalog, setting).bindings, random);
  const rendered = await session.render(text, {
    ...setting,
    format: 'md',
    ...(tab.asOf === undefined ? {} : { asOf: tab.asOf }),
  });
  if (!rendered.ok) return rendered;
  const embeds = new Set(
    bindSummary(text, catalog, setting).bindings.flatMap(({ kind, id }) => (kind === 'embed' ? [id] : [])),
  );
  const numbers = rendered.value.numbers.filter(({ id }) => !embeds.has(id));
  const at = now.toISOString();
  const frozen: FrozenNumber[] = [];
  const bases = await basesOf(session, numbers, {
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  });
  if (!bases.ok) return bases;
  for (const [i, number] of numbers.entries()) {
    const { id, expression, ask, shown, figure } = number;
    frozen.push({
      id,
      expression,
      ...(ask ? { ask } : {}),
      text: shown,
      exact: markOf(figure, shown),
      at,
      place: ask ? sourceNote(ask, [], catalog, lang).what : expression,
      ...(bases.value[i] ?? basisOf([], workspace.sources)),
    });
  }
  const asOf = tab.asOf ?? dayOf(now);
  return ok({
    text,
    frozen: { at, asOf, lang, numbers: frozen },
    problems: numbers.filter(({ problem }) => problem !== undefined),
  });
}

/** The rows behind each number. What is none of the catalog's has none, and is known by its words and value alone. */
export async function basesOf(
  session: Session,
  numbers: readonly Pick<BoundNumber, 'ask' | 'expression' | 'figure' | 'shown'>[],
  options?: TraceOptions,
): Promise<Result<readonly Basis[], QueryError>> {
  const { sources } = session.workspace;
  const traces = await session.traceAll(
    numbers.flatMap(({ ask }) => ask ?? []),
    options,
  );
  if (!traces.ok) return traces;
  let at = 0;
  return ok(
    numbers.map(({ ask, expression, figure, shown }) => {
      if (ask) return basisOf(traces.value[at++] ?? [], sources);
      const { fingerprint } = basisOf([], sources);
      return { fingerprint: `${fingerprint.slice(0, 8)} ${expression} ${markOf(figure, shown)}`, basis: [], rows: 0 };
    }),
  );
}

/** The day where the person is. */
export const dayOf = (at: Date): string =>
  `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
