import type { Catalog } from '../catalog';
import { ok, type Result } from '../core';
import type { QueryError } from '../engine';
import type { Ask } from '../query';
import { columnGuard, figureGuard, guardsOf, inputsOf, standingAsk, strictest, type Guard } from '../view';
import type { Workspace } from '../workspace';
import type { Session } from './session';

/** Ledgers whose sources are not public, with their marks: a count over them says of it what may not be said. */
export function guardedLedgers({ sources }: Workspace): ReadonlyMap<string, readonly Guard[]> {
  const found = new Map<string, Guard[]>();
  for (const { publish, sheets } of sources) {
    const marks = guardsOf(publish);
    if (marks.length === 0) continue;
    for (const { recipe } of sheets) {
      if (recipe?.kind === 'ledger') found.set(recipe.ledger, [...(found.get(recipe.ledger) ?? []), ...marks]);
    }
  }
  return found;
}

/** The ledger that an indicator counts; empty where it counts none. */
export function ledgerOf(key: string, catalog: Catalog): string {
  const measure =
    catalog.indicator(key)?.measure ?? (key.startsWith('measure:') ? key.slice('measure:'.length) : undefined);
  return measure === undefined ? '' : (catalog.measure(measure)?.ledger ?? '');
}

/**
 * Why single numbers may not leave in a public version: by the marks of the indicators they rest on, of ledgers that sources brought, and of
 * the sources of the very figures. The engine is asked only where some source is marked at all.
 */
export async function numberGuards(
  session: Session,
  asks: readonly Ask[],
  signal?: AbortSignal,
): Promise<Result<(ask: Ask) => Guard | null, QueryError>> {
  const { workspace, catalog } = session;
  const ledgers = guardedLedgers(workspace);
  const inputs = (ask: Ask): readonly string[] => inputsOf(ask, catalog);
  const all = asks.flatMap((ask) => [ask, ...(ask.less ? [ask.less] : [])]);
  const wanted = standingAsk(
    all,
    [...new Set(all.flatMap(inputs))],
    [...new Set(all.flatMap((ask) => areasOf(ask, catalog)))],
  );
  // A connected server holds sources that are not in this workspace.
  const some = session.status.server !== null || workspace.sources.some(({ publish }) => guardsOf(publish).length > 0);
  const stored = some && wanted ? await session.standings(wanted, signal ? { signal } : {}) : ok([]);
  if (!stored.ok) return stored;
  const figure = figureGuard(stored.value);
  const one = (ask: Ask): Guard | null => {
    const column = columnGuard(ask, catalog);
    const counted = inputs(ask).flatMap((key) => ledgers.get(ledgerOf(key, catalog)) ?? []);
    const own = figure(inputs(ask), ask, areasOf(ask, catalog));
    return strictest([...(column ? [column] : []), ...counted, ...(own ? [own] : [])]);
  };
  return ok((ask) => {
    const marks = [one(ask), ask.less ? one(ask.less) : null].flatMap((guard) => guard ?? []);
    return strictest(marks);
  });
}

/** Whose figures a number tells of: its own, of a share those of the whole, of a formula those of the areas that it names. */
function areasOf({ area, derivation, period }: Ask, catalog: Catalog): readonly string[] {
  const own = !area ? [] : 'key' in area ? [area.key] : area.sum;
  switch (derivation.kind) {
    case 'share': {
      const at = period && period.m0 + period.n - 1;
      const whole = derivation.of === 'parent' ? own.map((key) => catalog.parent(key, at)?.key) : [derivation.of.area];
      return [...own, ...whole.filter((key) => key !== undefined)];
    }
    case 'formula':
      return [...own, ...derivation.text.split(/[[\],()]/u).flatMap((word) => catalog.area(word.trim())?.key ?? [])];
    default:
      return own;
  }
}
