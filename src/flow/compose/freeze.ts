import type { Period } from '../../catalog';
import { err, ok, type Result } from '../../core';
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
import type { Session } from '../session';
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
  for (const [i, number] of numbers.entries()) {
    if (signal?.aborted) return err({ kind: 'cancelled' });
    onProgress?.(i, numbers.length);
    const basis = await basisFor(session, number, signal);
    if (!basis.ok) return basis;
    const { id, expression, ask, shown, figure } = number;
    frozen.push({
      id,
      expression,
      ...(ask ? { ask } : {}),
      text: shown,
      exact: markOf(figure, shown),
      at,
      place: ask ? sourceNote(ask, [], catalog, lang).what : expression,
      ...basis.value,
    });
  }
  const asOf = tab.asOf ?? dayOf(now);
  return ok({
    text,
    frozen: { at, asOf, lang, numbers: frozen },
    problems: numbers.filter(({ problem }) => problem !== undefined),
  });
}

/** The rows behind one number. What is none of the catalog's has none, and is known by its words and value alone. */
export async function basisFor(
  session: Session,
  { ask, expression, figure, shown }: Pick<BoundNumber, 'ask' | 'expression' | 'figure' | 'shown'>,
  signal?: AbortSignal,
): Promise<Result<Basis, QueryError>> {
  const { sources } = session.workspace;
  if (!ask) {
    const { fingerprint } = basisOf([], sources);
    return ok({ fingerprint: `${fingerprint.slice(0, 8)} ${expression} ${markOf(figure, shown)}`, basis: [], rows: 0 });
  }
  const trace = await session.trace(ask, signal ? { signal } : {});
  return trace.ok ? ok(basisOf(trace.value, sources)) : trace;
}

/** The day where the person is. */
export const dayOf = (at: Date): string =>
  `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
