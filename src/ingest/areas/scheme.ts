import { codeKey, type Catalog } from '../../catalog';

/** The scheme in which the catalog knows at least half of these codes: an office's own codes come before a guess. */
export function schemeInCatalog(catalog: Catalog, codes: readonly string[]): string | undefined {
  const wanted = new Set(codes.map(codeKey));
  const hits = new Map<string, Set<string>>();
  if (wanted.size === 0) return undefined;
  for (const { scheme, code } of catalog.data.areas) {
    if (code === '') continue;
    const key = codeKey(code);
    if (wanted.has(key)) hits.set(scheme, (hits.get(scheme) ?? new Set()).add(key));
  }
  const [best] = [...hits].sort((a, b) => b[1].size - a[1].size);
  return best && best[1].size * 2 >= wanted.size ? best[0] : undefined;
}
