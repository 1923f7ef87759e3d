import { indexCatalog, type Indicator } from '../catalog';
import { inputsOf } from '../view';
import type { App } from './app.svelte';

/** Tells the indicators that files or hand numbers speak of, or that are computed out of such, from those that only the catalog knows. */
export type IsRead = (indicator: Indicator) => boolean;

/** Those that something was read of before the others, each group as it stands. */
export const readFirst = (all: readonly Indicator[], isRead: IsRead | null): readonly Indicator[] =>
  isRead ? [...all.filter(isRead), ...all.filter((each) => !isRead(each))] : all;

/** Null where that is not known: a server has facts of its own, and sources from before it was kept do not say what was read from them. */
export function indicatorsRead({ workspace, status }: Pick<App, 'workspace' | 'status'>): IsRead | null {
  if (!workspace || status?.server) return null;
  const read = workspace.sources.filter(({ sheets }) => sheets.some(({ kind }) => kind === 'facts'));
  if (read.some(({ indicators }) => indicators === undefined)) return null;
  const known = new Set([
    ...read.flatMap(({ indicators }) => Object.values(indicators ?? {})),
    ...workspace.handNumbers.map(({ indicator }) => indicator),
  ]);
  if (known.size === 0) return null;
  const catalog = indexCatalog(workspace.catalog);
  const isThere = (key: string): boolean => known.has(key) || catalog.indicator(key)?.origin !== 'observed';
  const level = { kind: 'level' } as const;
  return ({ key }) => known.has(key) || inputsOf({ measure: key, derivation: level }, catalog).every(isThere);
}
