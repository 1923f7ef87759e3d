import { resolveArea, type Catalog } from '../catalog';
import { UsageError } from './args';

/** The key of the area that is called so; a usage error where none is, or several are. */
export function areaKey(catalog: Catalog, text: string): string {
  const found = catalog.area(text) ?? resolveArea(catalog, { name: text });
  if ('key' in found) return found.key;
  if ('area' in found) return found.area.key;
  throw new UsageError(
    'ambiguous' in found
      ? `more than one area is called ${text}: ${found.ambiguous.map((a) => a.key).join(', ')}`
      : `no such area: ${text}`,
  );
}

/** `青溪县,白沙区`, `云溪市/*` for all directly under it, or the name of a peer set; each area once, in the official order. */
export function areaKeys(catalog: Catalog, text: string): readonly string[] {
  const keys = text
    .split(/[,，、]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .flatMap((word) => {
      const set = catalog.data.peerSets.find(({ key, name }) => key === word || name === word);
      if (set) return set.areas;
      if (!word.endsWith('/*')) return [areaKey(catalog, word)];
      return catalog.children(areaKey(catalog, word.slice(0, -2))).map(({ key }) => key);
    });
  if (keys.length === 0) throw new UsageError(`no areas in ${text}`);
  return catalog.inOrder([...new Set(keys)]);
}
