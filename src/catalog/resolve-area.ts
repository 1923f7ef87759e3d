import { codeKey, fullCode, normaliseAreaCode, schemeOfCodes } from './area-code';
import { areaNameStem, normaliseAreaName, statedParent } from './area-name';
import { groupBy } from './group';
import type { Catalog } from './lookup';
import type { Area, CatalogData, Month } from './types';

/** What a row says about its area. */
export interface AreaHint {
  readonly name?: string;
  readonly code?: string;
  /** Name of the area above it, from a column or a heading. */
  readonly parentName?: string;
  /** A month in which it must exist: names and codes are used again. */
  readonly at?: Month;
  /** Whose codes these are ('cn', 'us'), from `schemeOfCodes`. */
  readonly scheme?: string;
}

export type AreaAnswer =
  /** `nameDiffers`: found by its code, under a name that the catalog does not have. */
  | { readonly area: Area; readonly nameDiffers?: boolean }
  | { readonly ambiguous: readonly Area[] }
  | { readonly unknown: true };

/**
 * The only reader of area names and codes. A code decides, the name choosing between areas that shared it; then the whole name; then the
 * name without its ending (青溪 for 青溪县, `Adams` for `Adams County`), each within the stated parent and the month. More than one
 * left: ambiguous, never the first one.
 */
export const resolveArea = (catalog: Catalog, hint: AreaHint): AreaAnswer => resolveLasting(catalog, hint).answer;

/** The same, and whether the answer would be the same in any other month: nothing that was to choose from began or ended. */
export function resolveLasting(
  catalog: Catalog,
  hint: AreaHint,
): { readonly answer: AreaAnswer; readonly lasting: boolean } {
  let lasting = true;
  const within = (areas: readonly Area[], said: AreaHint): readonly Area[] => {
    lasting &&= areas.every(({ from, to }) => from === undefined && to === undefined);
    return narrow(catalog, areas, said);
  };
  return { answer: resolved(catalog, hint, within), lasting };
}

function resolved(
  catalog: Catalog,
  hint: AreaHint,
  within: (areas: readonly Area[], hint: AreaHint) => readonly Area[],
): AreaAnswer {
  const index = indexOf(catalog.data);
  const { name = '', code = '' } = hint;
  const wanted = normaliseAreaName(name);
  if (code.trim() !== '') {
    const byCode = byCodeOf(index, code, hint.scheme);
    const sameName = byCode.filter((area) => wanted !== '' && isNamed(area, wanted));
    const found = within(sameName.length > 0 ? sameName : byCode, hint.at === undefined ? {} : { at: hint.at });
    if (found.length > 0) return answer(found, wanted !== '' && sameName.length === 0);
  }
  if (wanted === '') return { unknown: true };
  // A code that the catalog does not hold under its scheme speaks of another area of the same name.
  const open = (area: Area): boolean =>
    code.trim() === '' ||
    area.code === '' ||
    (hint.scheme !== undefined && area.scheme !== hint.scheme && !sameKind(area.code, code));
  const whole = within((index.names.get(wanted) ?? []).filter(open), hint);
  if (whole.length > 0) return answer(whole, false);
  return answer(
    within((index.stems.get(areaNameStem(wanted)) ?? []).filter(open).filter(stemFits(wanted)), hint),
    false,
  );
}

/** Two codes that look like ones of the same public scheme, whatever scheme their areas were entered under: where they differ, so do the areas. */
const sameKind = (a: string, b: string): boolean => {
  const kind = schemeOfCodes([a]);
  return kind !== 'x' && kind === schemeOfCodes([b]) && codeKey(a) !== codeKey(b);
};

interface AreaIndex {
  readonly codes: ReadonlyMap<string, readonly Area[]>;
  readonly names: ReadonlyMap<string, readonly Area[]>;
  readonly stems: ReadonlyMap<string, readonly Area[]>;
}

const indices = new WeakMap<CatalogData, AreaIndex>();

function indexOf(data: CatalogData): AreaIndex {
  const known = indices.get(data);
  if (known) return known;
  const entries = data.areas.flatMap((area) => [...namesOf(area)].map((name) => ({ area, name })));
  const unique = (groups: Map<string, { readonly area: Area }[]>): Map<string, readonly Area[]> =>
    new Map([...groups].map(([key, found]) => [key, [...new Set(found.map(({ area }) => area))]]));
  const made: AreaIndex = {
    codes: groupBy(
      data.areas.filter(({ code }) => code !== ''),
      ({ code }) => codeKey(code),
    ),
    names: unique(groupBy(entries, ({ name }) => name)),
    stems: unique(groupBy(entries, ({ name }) => areaNameStem(name))),
  };
  indices.set(data, made);
  return made;
}

const named = new WeakMap<Area, ReadonlySet<string>>();

function namesOf(area: Area): ReadonlySet<string> {
  const known = named.get(area);
  if (known) return known;
  const names = new Set(area.names.map(({ name }) => normaliseAreaName(name)));
  named.set(area, names);
  return names;
}

/**
 * With a scheme its areas (a short GB code is tried at full length: 11 → 110000), else those of the workspace's own scheme that bear the very same long code.
 * Scheme `x` says that the codes are nobody's: only the very same text counts, since a numbering 1, 2, 3 is not the states 01, 02, 03.
 */
function byCodeOf(index: AreaIndex, code: string, scheme: string | undefined): readonly Area[] {
  const keys = new Set([codeKey(code), ...(scheme === undefined ? [] : [codeKey(fullCode(code, scheme))])]);
  const found = [...keys].flatMap((key) => index.codes.get(key) ?? []);
  const same = (area: Area): boolean => normaliseAreaCode(area.code) === normaliseAreaCode(code);
  if (scheme === undefined) return found;
  const own = found.filter((area) => area.scheme === scheme && (scheme !== 'x' || same(area)));
  if (own.length > 0) return own;
  return found.filter((area) => same(area) && code.trim().length >= 4 && (area.scheme === 'x') !== (scheme === 'x'));
}

function isNamed(area: Area, wanted: string): boolean {
  const names = namesOf(area);
  if (names.has(wanted)) return true;
  const stem = areaNameStem(wanted);
  return [...names].some((name) => areaNameStem(name) === stem);
}

/** A name with an ending is not shortened into an area with another one: 青溪镇 is not 青溪县. */
const stemFits =
  (wanted: string) =>
  (area: Area): boolean =>
    [...namesOf(area)].some((name) => {
      const stem = areaNameStem(wanted);
      return areaNameStem(name) === stem && (wanted === stem || name === stem);
    });

/** Keeps those under the stated parent and of that time, as long as any are left by the second. */
function narrow(catalog: Catalog, areas: readonly Area[], { name, parentName, at }: AreaHint): readonly Area[] {
  const parent = parentName ? normaliseAreaName(parentName) : statedParent(name ?? '');
  const within = parent === null ? areas : areas.filter((area) => hasAncestor(catalog, area, parent));
  const inTime =
    at === undefined ? within.filter((area) => area.to === undefined) : within.filter((area) => existsAt(area, at));
  return inTime.length > 0 ? inTime : within;
}

const existsAt = ({ from, to }: Area, at: Month): boolean => (from ?? -Infinity) <= at && at < (to ?? Infinity);

/** Whether `parent` names an area above it at any time; an area without any parent is not held against the name. */
function hasAncestor(catalog: Catalog, area: Area, parent: string, depth = 0): boolean {
  if (area.parents.length === 0) return depth === 0;
  return area.parents.some(({ parent: key }) => {
    const above = catalog.area(key);
    return (
      above !== undefined &&
      depth < 8 &&
      (isNamed(above, parent) || codeKey(above.code) === parent || hasAncestor(catalog, above, parent, depth + 1))
    );
  });
}

function answer(found: readonly Area[], nameDiffers: boolean): AreaAnswer {
  const [area, another] = found;
  if (!area) return { unknown: true };
  if (another) return { ambiguous: found };
  return nameDiffers ? { area, nameDiffers } : { area };
}
