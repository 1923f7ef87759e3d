import { codeKey } from '../area-code';
import { areaNameStem, normaliseAreaName } from '../area-name';
import { groupBy } from '../group';
import type { AreaList, ListedArea, ListedChange, ListName } from './types';

/** Indexes a list. What is costly is made when it is first asked for. */
export function areaList(
  name: ListName,
  scheme: string,
  areas: readonly ListedArea[],
  changes: readonly ListedChange[],
): AreaList {
  const keys = new Map(areas.map((area) => [area.key, area]));
  const codes = groupBy(areas, ({ code }) => codeKey(code));
  const names = lazy(() => index(areas, (area) => area.names.map((each) => normaliseAreaName(each.name))));
  const stems = lazy(() =>
    index(areas, (area) => area.names.map((each) => areaNameStem(normaliseAreaName(each.name)))),
  );
  const spellings = lazy(() => index(areas, spelt));
  const parent = (area: ListedArea, year?: number): ListedArea | undefined =>
    aboveOf(area.scheme, area.code)
      .flatMap((code) => codes.get(codeKey(code)) ?? [])
      .find((above) => above !== area && inForce(above, year ?? lastYear(area)));
  const children = lazy(() => {
    const found = new Map<string, ListedArea[]>();
    for (const area of areas) {
      const above = new Set([parent(area), parent(area, area.from)]);
      for (const each of above) if (each) found.set(each.key, [...(found.get(each.key) ?? []), area]);
    }
    return found;
  });
  const origins = lazy(() => groupBy(changes, (change) => change.new.key));
  const fates = lazy(() => groupBy(changes, (change) => change.old.key));
  return {
    name,
    scheme,
    areas,
    byKey: (key) => keys.get(key),
    byCode: (code) => codes.get(codeKey(code)) ?? [],
    byName: (normalised) => names().get(normalised) ?? [],
    byStem: (normalised) => stems().get(normalised) ?? [],
    bySpelling: (letters) => spellings().get(letters) ?? [],
    parent,
    children: (key, year) =>
      (children().get(key) ?? []).filter((area) => inForce(area, year) && parent(area, year)?.key === key),
    origins: (area) => origins().get(area.key) ?? [],
    fates: (area) => fates().get(area.key) ?? [],
  };
}

/** Whether it exists at the end of that year. */
export const inForce = ({ from, to }: ListedArea, year: number): boolean =>
  (from ?? -Infinity) <= year && year < (to ?? Infinity);

const lastYear = ({ to }: ListedArea): number => (to === undefined ? 9999 : to - 1);

/** Codes under which an area may stand, nearest first. */
function aboveOf(scheme: string, code: string): readonly string[] {
  if (scheme === 'us') return code === '00000' ? [] : code.endsWith('000') ? ['00000'] : [`${code.slice(0, 2)}000`];
  if (scheme !== 'cn' || code === '000000') return [];
  if (code.endsWith('0000')) return ['000000'];
  return code.endsWith('00') ? [`${code.slice(0, 2)}0000`] : [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
}

/** Letters of pinyin with and without the word for what it is: hangzhoushi, hangzhou; of English names all letters. */
function spelt({ names }: ListedArea): readonly string[] {
  return names.flatMap(({ name, pinyin }) => {
    if (pinyin === undefined) return [letters(name)];
    const [full = ''] = pinyin.split(' ');
    return [full, full.replace(/(?<=...)(?:zizhixian|zizhizhou|zizhiqi|diqu|sheng|shi|xian|qu|qi|meng)$/, '')];
  });
}

/** Latin letters of a spelling, small, nothing between: `Xi'an Shi` → xianshi. */
export const letters = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

function index(
  areas: readonly ListedArea[],
  of: (area: ListedArea) => readonly string[],
): ReadonlyMap<string, readonly ListedArea[]> {
  const found = new Map<string, ListedArea[]>();
  for (const area of areas) {
    for (const key of new Set(of(area))) {
      if (key === '') continue;
      const known = found.get(key);
      if (known) known.push(area);
      else found.set(key, [area]);
    }
  }
  return found;
}

function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
