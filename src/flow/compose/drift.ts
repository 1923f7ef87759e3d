import { ok, type Figure, type Result } from '../../core';
import type { QueryError } from '../../engine';
import type { Ask } from '../../query';
import {
  basisRows,
  bindSummary,
  citedNumber,
  driftOf,
  listedNumber,
  seenKey,
  whyDiffers,
  whySince,
  writtenLang,
  type Binding,
  type BoundNumber,
  type Drift,
  type DriftLine,
  type Why,
} from '../../summary';
import type { Lang } from '../../text';
import type { SummaryTab } from '../../workspace';
import type { Session } from '../session';
import { settingOf } from './setting';

/** So many numbers are asked as one statement. */
const AT_ONCE = 1_000;

export interface DriftOptions {
  readonly lang: 'zh' | 'en';
  readonly now: Date;
  readonly signal?: AbortSignal;
  /** What was answered before over the same data; what is asked is added. */
  readonly known?: Map<string, Figure>;
}

/**
 * How the numbers of all these documents stand against what they were when they were frozen or last seen: all of them asked
 * together, each question once.
 */
export async function driftsOf(
  session: Session,
  tabs: readonly SummaryTab[],
  { lang, now, signal, known = new Map() }: DriftOptions,
): Promise<Result<ReadonlyMap<string, Drift>, QueryError>> {
  const { catalog, workspace } = session;
  const queries = workspace.queries ?? [];
  const documents = tabs.map((tab) => {
    const written = writtenLang(tab.text, lang);
    const { bindings } = bindSummary(tab.text, catalog, { ...settingOf(tab), lang: written, queries });
    const frozen = tab.state === 'final' ? tab.frozen : undefined;
    const asks = frozen ? frozen.numbers.flatMap(({ ask }) => ask ?? []) : bindings.flatMap(({ ask }) => ask ?? []);
    return { tab, written, bindings, frozen, asks };
  });
  const days = new Map<string | undefined, Map<string, Ask>>();
  for (const { tab, frozen, asks } of documents) {
    // A final document is measured against all there is; a draft with a day of its own does not move with later releases.
    const day = frozen ? undefined : tab.asOf;
    const wanted = days.get(day) ?? new Map<string, Ask>();
    for (const ask of asks) if (!known.has(keyed(day, ask))) wanted.set(seenKey(ask), ask);
    days.set(day, wanted);
  }
  for (const [day, wanted] of days) {
    const all = [...wanted.values()];
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const some = all.slice(from, from + AT_ONCE);
      const answer = await session.askAll(some, {
        ...(signal ? { signal } : {}),
        ...(day === undefined ? {} : { asOf: day }),
      });
      if (!answer.ok) return answer;
      some.forEach((ask, i) => {
        const figure = answer.value[i];
        if (figure) known.set(keyed(day, ask), figure);
      });
    }
  }
  const given = new Map<string, ReadonlyMap<string, BoundNumber>>();
  for (const { tab, written, bindings, frozen } of documents) {
    const asOf = frozen ? undefined : tab.asOf;
    given.set(tab.id, await otherNumbers(session, bindings, frozen?.lang ?? written, { signal, asOf }));
  }
  const at = now.toISOString();
  return ok(
    new Map(
      documents.map(({ tab, written, bindings, frozen, asks }) => {
        const day = frozen ? undefined : tab.asOf;
        const figures = new Map(
          asks.flatMap((ask) => {
            const figure = known.get(keyed(day, ask));
            return figure ? [[seenKey(ask), figure] as const] : [];
          }),
        );
        const remembered = { ...(frozen ? { frozen } : {}), ...(tab.seen ? { seen: tab.seen } : {}) };
        const others = given.get(tab.id) ?? new Map();
        return [tab.id, driftOf(bindings, { figures, others }, remembered, catalog, written, at)];
      }),
    ),
  );
}

/** The named queries and lists of names of one document, as they are now. */
async function otherNumbers(
  session: Session,
  bindings: readonly Binding[],
  lang: Lang,
  { signal, asOf }: { readonly signal: AbortSignal | undefined; readonly asOf: string | undefined },
): Promise<ReadonlyMap<string, BoundNumber>> {
  const options = signal ? { signal } : {};
  const cited = bindings.flatMap((each) =>
    each.kind === 'query' && each.number ? [{ each, query: each.number }] : [],
  );
  const lists = bindings.flatMap((each) => (each.kind === 'names' && each.words ? [{ each, words: each.words }] : []));
  if (cited.length + lists.length === 0) return new Map();
  const answers = await session.askNamed(
    cited.map(({ query }) => query),
    { ...options, asOf },
  );
  const names = await session.askNameLists(
    lists.map(({ words }) => words),
    { ...options, asOf },
  );
  return new Map([
    ...cited.map(({ each, query }, i) => [each.id, citedNumber(each, query, answers[i], lang)] as const),
    ...lists.map(({ each, words }, i) => [each.id, listedNumber(each, words, names[i], lang)] as const),
  ]);
}

const keyed = (day: string | undefined, ask: Ask): string =>
  day === undefined ? seenKey(ask) : `${day} ${seenKey(ask)}`;

/** Why one number is not what it was. */
export async function whyDrifted(
  session: Session,
  { ask, was, frozen }: DriftLine,
  signal?: AbortSignal,
): Promise<Result<readonly Why[], QueryError>> {
  // A query of a person's own and a list of names say nothing of what they rest on.
  if (!ask) return ok([]);
  const trace = await session.trace(ask, signal ? { signal } : {});
  if (!trace.ok) return trace;
  const { sources } = session.workspace;
  const now = basisRows(trace.value, sources);
  return ok(
    frozen
      ? whyDiffers(frozen.basis, now, frozen.rows <= frozen.basis.length, sources)
      : whySince(was.at, now, sources),
  );
}
