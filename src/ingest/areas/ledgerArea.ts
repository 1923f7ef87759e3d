import { normaliseAreaName, type Catalog } from '../../catalog';

/**
 * The area that a ledger without an area column is about: as a person said, else the longest name of a known area in the names of sheet and
 * file, else the area that the person works for: an office's own list seldom names its own county.
 */
export function areaOfLedger(catalog: Catalog, said: string | undefined, names: string): string | undefined {
  if (said !== undefined) return said;
  const words = normaliseAreaName(names);
  let best = '';
  for (const area of catalog.data.areas) {
    for (const { name } of area.names) {
      if (name.length >= 2 && name.length > best.length && words.includes(normaliseAreaName(name))) best = name;
    }
  }
  if (best !== '') return best;
  const { home } = catalog.data;
  return home === undefined ? undefined : catalog.areaName(home, 'zh');
}
