import type { AreaList } from '../../catalog';
import type { Candidate } from './candidates';
import type { AreaText } from './finder';

function isEmpty(of: object): boolean {
  for (const _ in of) return false;
  return true;
}

/** The area that a person said a text stands for (text → key, with its parent or alone), if it is one that is known or listed. */
export function toldArea(
  told: Readonly<Record<string, string>>,
  { name, parent }: AreaText,
  isKnown: (key: string) => boolean,
  lists: readonly AreaList[],
): Candidate | undefined {
  if (isEmpty(told)) return undefined; // asked for every row
  for (const text of [`${parent}/${name}`, name]) {
    const key = Object.hasOwn(told, text) ? told[text] : undefined;
    if (key === undefined) continue;
    if (isKnown(key)) return { key };
    for (const list of lists) {
      const area = list.byKey(key);
      if (area) return { key, listed: { list, area } };
    }
  }
  return undefined;
}
