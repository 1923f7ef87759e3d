import { kindOfName, type AreaKind } from '../../catalog';
import type { Candidate } from './candidates';
import type { AreaText } from './finder';
import { isTotalName } from './totals';

/** What lists of areas do not hold: it is no sign of another place that they do not know it. */
export const BELOW: ReadonlySet<AreaKind> = new Set(['town', 'village', 'park', 'proper']);

export const isTotal = ({ name, code }: AreaText): boolean => code === '' && isTotalName(name);

/** Whether most names of a sheet, of rows that have no code, are areas that are known; else a name that happens to be one proves nothing. */
export function mostAreKnown(
  rows: readonly { readonly text: AreaText; readonly among: readonly Candidate[] }[],
): boolean {
  const byName = new Map(rows.flatMap((one) => (one.text.code === '' ? [[one.text.name, one]] : [])));
  const names = [...byName.values()].filter(({ text }) => !isTotal(text) && !BELOW.has(kindOfName(text.name)));
  const hits = names.filter(({ among }) => among.length > 0).length;
  return hits * 2 >= names.length;
}
