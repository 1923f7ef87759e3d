import { codeKey, fullCode, kindOfName, normaliseAreaCode, normaliseAreaName } from '../../catalog';
import { listedInForce, type AreaList, type ListedArea } from '../../catalog';
import { bears, holderOf } from './candidates';

/** What a code and a name together say, by a public list. */
export type Coded =
  /** `differs`: the name is not one that the holder of the code is known by. */
  | { readonly is: 'area'; readonly area: ListedArea; readonly differs?: boolean }
  /** The name belongs to another area of that year than the code: the name counts. */
  | { readonly is: 'area'; readonly area: ListedArea; readonly insteadOf: ListedArea }
  | { readonly is: 'several'; readonly among: readonly ListedArea[] }
  /** A part of the area that has the code or begins it: a park, a town, 市辖区. `code` is its own, empty if it only repeats the area's. */
  | { readonly is: 'part'; readonly of: ListedArea; readonly code: string }
  | { readonly is: 'unknown' };

const PARTS = new Set(['park', 'town', 'village', 'proper']);

/**
 * Whom a code means, together with the name beside it. Codes were given to other areas later (500110 was 万盛区 and is 綦江区), and tables of
 * today carry names of then: where the name is one that the code's holders bore it says which; where it belongs to another area
 * in that year the name decides. Rule: joined by code and name, never by code alone.
 */
export function readCoded(list: AreaList, code: string, name: string, year: number | undefined): Coded {
  const full = shorten(fullCode(code, list.scheme), list.scheme);
  const wanted = normaliseAreaName(name);
  const holder = holderOf(list, full, year);
  if (!holder) return partOf(list, full, year);
  if (wanted === '') return { is: 'area', area: holder };
  const named = list.byCode(full).filter((area) => bears(area, wanted));
  const own = nearest(named, year);
  if (own) return { is: 'area', area: own };
  const others = list.byName(wanted).filter((area) => year === undefined || listedInForce(area, year));
  const near = closest(others, full);
  const [other, another] = near;
  // `Alabama` beside 01003: where it lies.
  const above = (area: ListedArea): boolean => area.code.endsWith('000') && area.code.slice(0, 2) === full.slice(0, 2);
  if (list.scheme === 'us' && !full.endsWith('000') && others.length > 0 && others.every(above))
    return { is: 'area', area: holder };
  if (other && !another) {
    // From another province it may as well be the code that is wrong: asked.
    const sameProvince = other.code.slice(0, 2) === full.slice(0, 2);
    return sameProvince
      ? { is: 'area', area: other, insteadOf: holder }
      : list.scheme === 'us'
        ? { is: 'area', area: holder, differs: true }
        : { is: 'several', among: [holder, other] };
  }
  if (another && list.scheme !== 'us') return { is: 'several', among: [holder, ...near] };
  if (PARTS.has(kindOfName(name))) return { is: 'part', of: holder, code: '' };
  return { is: 'area', area: holder, differs: true };
}

/** Twelve digits with nothing below the county are the county's: 330106000000 → 330106. */
const shorten = (code: string, scheme: string): string =>
  scheme === 'cn' && code.length > 6 && /^0+$/.test(code.slice(6)) ? code.slice(0, 6) : code;

/** A longer code is of a town or village of the county that it begins with; XXXX01 of 市辖区. */
function partOf(list: AreaList, code: string, year: number | undefined): Coded {
  if (list.scheme !== 'cn' || normaliseAreaCode(code).length < 6) return { is: 'unknown' };
  const above = code.length > 6 ? [code.slice(0, 6)] : [`${code.slice(0, 4)}00`];
  const of = above.map((each) => holderOf(list, each, year)).find((each) => each !== undefined);
  const isPart = code.length > 6 || /(?:01|00)$/.test(code);
  return of && isPart ? { is: 'part', of, code } : { is: 'unknown' };
}

const nearest = (areas: readonly ListedArea[], year: number | undefined): ListedArea | undefined =>
  areas.find((area) => (year === undefined ? area.to === undefined : listedInForce(area, year))) ?? areas.at(-1);

/** Those that share most of the code: of the same prefecture, else of the same province, else all. */
function closest(areas: readonly ListedArea[], code: string): readonly ListedArea[] {
  for (const length of [4, 2]) {
    const same = areas.filter(
      (area) => codeKey(area.code) !== codeKey(code) && area.code.slice(0, length) === code.slice(0, length),
    );
    if (same.length > 0) return same;
  }
  return areas;
}
