import type { Catalog } from '../catalog';
import { toNumber, type Figure } from '../core';
import type { ActiveNumber } from './front';

/** A figure as a filter names it; null where nothing stands there. */
export function filterValue(figure: Figure | null): string | null {
  if (!figure) return null;
  return figure.exact ? String(toNumber(figure.exact)) : figure.reason ? `!${figure.reason}` : null;
}

/** One figure as it was read from a file: nothing derived, added up or counted. */
export function isStored(active: ActiveNumber | null, catalog: Catalog | null): boolean {
  const ask = active?.ask;
  const indicator = ask ? catalog?.indicator(ask.measure) : undefined;
  return (
    ask?.derivation.kind === 'level' &&
    ask.area !== undefined &&
    'key' in ask.area &&
    ask.period !== undefined &&
    indicator?.origin === 'observed'
  );
}
