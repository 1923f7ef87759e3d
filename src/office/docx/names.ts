import type { DocListPlace } from './blocks';

const PREFIX = 'n_';

/** A bookmark's name has at most 40 letters, digits and _, and begins with a letter. */
export const bookmarkName = (id: string): string => `${PREFIX}${id.replace(/[^A-Za-z0-9_]/g, '_')}`.slice(0, 40);

/** The id of the number that a bookmark is around; null for any other bookmark. */
export const bookmarkId = (name: string): string | null =>
  name.startsWith(PREFIX) && name.length > PREFIX.length ? name.slice(PREFIX.length) : null;

/** By which name a list's numbering is kept: one for each number that lists begin with. */
export const numberingOf = ({ ordered, start = 1 }: DocListPlace): string =>
  !ordered ? 'bullets' : start === 1 ? 'ordered' : `ordered_from_${start}`;
