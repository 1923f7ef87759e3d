import type { AreaList } from '../../catalog';
import type { Candidate } from './candidates';
import type { AreaText } from './finder';

/** The area that a person said a text stands for (text → key, with its parent or alone), if it is one that is known or listed. */
export function toldArea(
  told: Readonly<Record<string, string>>,
  { name, parent }: AreaText,
  isKnown: (key: string) => boolean,
  lists: readonly AreaList[],
): Candidate | undefined {
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
