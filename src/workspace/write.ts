import { catalogForm } from './form/catalog';
import { packSources } from './packed';
import type { Workspace } from './workspace';

/** The workspace as text: keys in the order of the alphabet, so that the same work is the same text. */
export const writeWorkspace = (workspace: Workspace): string => textOf(packSources({ ...workspace }), true);

/**
 * Members of the workspace's own lists (sources, tabs …) and of longer ones are remembered with their text: while somebody types in one document, a hundred
 * sources and areas by the ten thousand stay what they are.
 */
const LONG = 100;
const texts = new WeakMap<object, string>();

/** What `JSON.stringify` gives of a value whose keys are in order. `whole`: it is the workspace itself. */
function textOf(value: unknown, whole = false): string {
  if (Array.isArray(value)) {
    const each = value.length > LONG ? remembered : (one: unknown): string => textOf(one);
    return `[${value.map((one: unknown) => each(one)).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  // As an object again: names that are numbers come first in one, whatever their order was.
  const inOrder = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  return `{${Object.entries(inOrder)
    .map(([key, each]) => `${JSON.stringify(key)}:${whole && Array.isArray(each) ? listText(each) : textOf(each)}`)
    .join(',')}}`;
}

const listText = (list: readonly unknown[]): string => `[${list.map(remembered).join(',')}]`;

function remembered(value: unknown): string {
  if (typeof value !== 'object' || value === null) return textOf(value);
  const known = texts.get(value) ?? textOf(value);
  texts.set(value, known);
  return known;
}

/** So many members are looked at before others get their turn. */
const AT_ONCE = 250;

/**
 * Does what `malformedAt` and `writeWorkspace` will have to do for a large catalog ahead of them, in small steps: `breathe` lets others
 * have their turn in between. Nothing is said of what is wrong.
 */
export async function writeAhead({ catalog }: Workspace, breathe: () => Promise<void>): Promise<void> {
  for (const name of ['areas', 'changes', 'indicators'] as const) {
    const all = catalog[name];
    if (all.length <= LONG) continue;
    const fresh = all.filter((each) => !texts.has(each));
    for (let from = 0; from < fresh.length; from += AT_ONCE) {
      const some = fresh.slice(from, from + AT_ONCE);
      for (const each of some) remembered(each);
      if (some.length > LONG) catalogForm({ ...catalog, areas: [], changes: [], indicators: [], [name]: some }, '');
      await breathe();
    }
  }
}
