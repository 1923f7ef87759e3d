import { areaNameStem, normaliseAreaName, type AreaList, type Catalog } from '../../catalog';
import type { AreaRows, AreaText, Found } from './finder';
import { schemeInCatalog } from './scheme';

/** Letters that names of US counties hardly have: Tromsø, Köln, 종로구. */
const ABROAD = /[^\x00-\x7f‘’´–—]/;

/**
 * Whether the names beside codes speak against the scheme that was guessed from the codes alone. Municipalities of Norway, Denmark and Korea and
 * the Kreise of one German state are numbered as counties of the United States could be. Rule: a list's codes count where its names stand beside
 * them; where hardly any name agrees with its code, nor is known to the list at all, the codes are somebody else's. Without the
 * list the letters decide.
 */
export function isContradicted(
  { scheme, rows }: AreaRows,
  catalog: Catalog,
  lists: readonly AreaList[],
  found: (text: AreaText) => Found | undefined,
): boolean {
  if (scheme !== 'us' && scheme !== 'cn') return false;
  const list = lists.find((each) => each.scheme === scheme);
  const texts = new Map(rows.map(({ text }) => [`${text.code} ${text.name}`, text]));
  // What is written in letters beside codes of China may be any spelling.
  const named = [...texts.values()].filter(
    ({ code, name }) => code !== '' && /\p{L}{2}/u.test(name) && (scheme === 'us' || ABROAD.test(name)),
  );
  const codes = named.map(({ code }) => code);
  // What the catalog knows is no guess.
  if (named.length < 2 || schemeInCatalog(catalog, codes) !== undefined) return false;
  const sample = named.filter((_, i) => i % Math.ceil(named.length / 500) === 0);
  if (!list) return scheme === 'us' && sample.filter(({ name }) => ABROAD.test(name)).length * 10 >= sample.length;
  const agreeing = sample.filter((text) => {
    const one = found(text);
    return one?.is === 'part' || (one?.is === 'area' && !(one.coded?.is === 'area' && 'differs' in one.coded));
  });
  const known = sample.filter(({ name }) => {
    const plain = normaliseAreaName(name);
    return list.byName(plain).length > 0 || list.byStem(areaNameStem(plain)).length > 0;
  });
  return agreeing.length * 3 < sample.length && known.length * 5 < sample.length;
}
