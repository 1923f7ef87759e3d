import { packSources } from './packed';
import type { Workspace } from './workspace';

/** The workspace as text: keys in the order of the alphabet, so that the same work is the same text. */
export const writeWorkspace = (workspace: Workspace): string => JSON.stringify(sorted(packSources({ ...workspace })));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}
