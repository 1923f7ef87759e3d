import {
  areaNameStem,
  codeKey,
  normaliseAreaName,
  resolveArea,
  statedParent,
  type Area,
  type Catalog,
} from '../../catalog';
import { letters, listedInForce, type AreaList, type ListedArea } from '../../catalog';

/** An area that a text may mean: of the catalog, or of a public list. */
export interface Candidate {
  readonly key: string;
  readonly area?: Area;
  readonly listed?: { readonly list: AreaList; readonly area: ListedArea };
}

const ofList = (list: AreaList, area: ListedArea): Candidate => ({ key: area.key, listed: { list, area } });
export const ofCatalog = (area: Area): Candidate => ({ key: area.key, area });

/** Whether an area of a list bears the name: to the letter, or one of the two without its ending. */
export const bears = (area: ListedArea, wanted: string): boolean => {
  const stem = areaNameStem(wanted);
  return area.names.some((each) => {
    const name = normaliseAreaName(each.name);
    const own = areaNameStem(name);
    return name === wanted || own === wanted || (own === stem && name === stem);
  });
};

/** Areas above one of a list, nearest first, in that year. */
export function ancestors(list: AreaList, area: ListedArea, year?: number): readonly ListedArea[] {
  const above = list.parent(area, year);
  return above ? [above, ...ancestors(list, above, year)] : [];
}

/**
 * Whom a name may mean in the public lists in that year: by the whole name, else without its ending, else by its spelling in pinyin. Of
 * a name that several bore over time those count that were there then, else those of today (a series put together later
 * under present names), else those that ended not long before.
 */
export function listedByName(lists: readonly AreaList[], name: string, year: number | undefined): readonly Candidate[] {
  const wanted = normaliseAreaName(name);
  if (wanted === '') return [];
  return lists.flatMap((list) => {
    const whole = inTime(list.byName(wanted), year);
    if (whole.length > 0) return whole.map((area) => ofList(list, area));
    const short = new Set([...list.byStem(wanted), ...list.byStem(areaNameStem(wanted))]);
    const bare = inTime(
      [...short].filter((area) => bears(area, wanted)),
      year,
    );
    const isLatin = /^[a-z' -]+$/.test(wanted);
    const found = bare.length > 0 || !isLatin || list.name !== 'cn' ? bare : inTime(bySpelling(list, wanted), year);
    return found.map((area) => ofList(list, area));
  });
}

/** Whom a whole name meant at any time. */
export const everListed = (lists: readonly AreaList[], name: string): readonly Candidate[] =>
  lists.flatMap((list) => list.byName(normaliseAreaName(name)).map((area) => ofList(list, area)));

/** `Hangzhou Shi`, `Yuhang District`, `qingxi`: with and without the word for what it is. */
function bySpelling(list: AreaList, wanted: string): readonly ListedArea[] {
  const whole = list.bySpelling(letters(wanted));
  if (whole.length > 0) return whole;
  const stem = wanted.replace(
    /\s+(?:city|county|district|prefecture|province|municipality|autonomous (?:county|prefecture|region)|banner)$/,
    '',
  );
  return stem === wanted ? [] : list.bySpelling(letters(stem));
}

function inTime(areas: readonly ListedArea[], year: number | undefined): readonly ListedArea[] {
  if (year === undefined) {
    const now = areas.filter(({ to }) => to === undefined);
    return now.length > 0 ? now : areas;
  }
  const then = areas.filter((area) => listedInForce(area, year));
  if (then.length > 0) return then;
  const later = areas.filter(({ from = 0, to }) => from > year && to === undefined);
  if (later.length > 0) return later;
  return areas.filter(({ to = Infinity }) => to <= year && year - to <= 2);
}

/** Of those that have or had a code the one of that year, else the nearest in time. */
export function holderOf(list: AreaList, code: string, year: number | undefined): ListedArea | undefined {
  const holders = list.byCode(code);
  if (year === undefined) return holders.find(({ to }) => to === undefined) ?? holders.at(-1);
  const distance = ({ from = -Infinity, to = Infinity }: ListedArea): number =>
    year < from ? from - year : year >= to ? year - to + 1 : 0;
  return [...holders].sort((a, b) => distance(a) - distance(b))[0];
}

/** Those under the stated parent, where the parent is an area at all: 华东 over provinces is none and tells nothing apart. */
export function underParent(
  catalog: Catalog,
  lists: readonly AreaList[],
  found: readonly Candidate[],
  name: string,
  parent: string,
): readonly Candidate[] {
  const wanted = parent === '' ? statedParent(name) : normaliseAreaName(parent);
  if (wanted === null) return found;
  const within = found.filter(({ listed }) => listed && isUnder(listed.list, listed.area, wanted));
  if (within.length > 0) return within;
  const isArea =
    lists.some((list) => list.byName(wanted).length > 0 || list.byStem(wanted).length > 0) ||
    !('unknown' in resolveArea(catalog, { name: wanted }));
  return isArea ? [] : found;
}

const isUnder = (list: AreaList, area: ListedArea, wanted: string): boolean =>
  [undefined, area.from].some((year) =>
    ancestors(list, area, year).some((above) => bears(above, wanted) || codeKey(above.code) === wanted),
  );
