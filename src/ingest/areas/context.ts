import { areaNameStem, indexCatalog, normaliseAreaName, type CatalogData } from '../../catalog';
import { ancestors, type Candidate } from './candidates';

/** A row that names an area, as far as its text alone tells: one area, several that it may be, or none that is known. */
export interface Placed {
  readonly row: number;
  readonly among: readonly Candidate[];
}

/** Such a row with all whom its name ever meant. */
export interface Renamed extends Placed {
  readonly ever: () => readonly Candidate[];
}

/** What is known of a file beside its rows. */
export interface Surroundings {
  /** Title, names of sheet and file. */
  readonly words: string;
  readonly data: CatalogData;
  readonly year: number | undefined;
}

export const surroundings = (words: string, data: CatalogData, year: number | undefined): Surroundings => ({
  words: normaliseAreaName(words.replace(/[,，]/g, ' ')),
  data,
  year,
});

/**
 * Tells apart areas of the same name (鼓楼区 is in 南京, 徐州, 福州 and 开封) by where they stand: what title or file name say is above them; the row
 * of a city above its counties; a list of provinces (河北 below 天津 is no district of it); neighbours on both sides with one parent; the one parent that all others have. Whom
 * none of this tells stays open.
 */
export function tellApart(rows: readonly Placed[], around: Surroundings): ReadonlyMap<number, Candidate> {
  const told = new Map<number, Candidate>();
  const open = rows.filter(({ among }) => among.length > 1);
  if (open.length === 0) return told;
  const view = new Above(around);
  const parents = new Set(rows.flatMap(({ among: [one, more] }) => (one && !more ? [view.parent(one)] : [])));
  const provinces = listsProvinces(rows);
  rows.forEach(({ row, among }, i) => {
    if (among.length < 2) return;
    const found =
      only(among, (each) => view.named(each)) ??
      (provinces ? only(among, isProvince) : null) ??
      only(among, (each) => view.all(each).includes(headAbove(rows, i, view) ?? '\u0000')) ??
      byNeighbours(rows, i, view) ??
      (parents.size === 1 && rows.length - open.length >= 2
        ? only(among, (each) => parents.has(view.parent(each)))
        : null);
    if (found) told.set(row, found);
  });
  return told;
}

const isProvince = ({ area, listed }: Candidate): boolean => (area ?? listed?.area)?.kind === 'province';

/** Whether nearly all rows that are one known area are provinces, two at least. */
function listsProvinces(rows: readonly Placed[]): boolean {
  const single = rows.flatMap(({ among: [one, more] }) => (one && !more ? [one] : []));
  const ranked = single.filter(({ area, listed }) => (area ?? listed?.area)?.kind !== 'country');
  return ranked.length >= 2 && ranked.filter(isProvince).length * 10 >= ranked.length * 8;
}

/**
 * Rows whose name now means an area elsewhere, in a file whose title names what is above the others: 双桥区 in a table of 重庆, years after it was
 * merged there, is not the one in 承德.
 */
export function strayed(rows: readonly Renamed[], around: Surroundings): ReadonlyMap<number, Candidate> {
  const view = new Above(around);
  const single = rows.flatMap(({ row, among: [one, more], ever }) =>
    one?.listed && !more ? [{ row, ever, one, home: view.named(one) }] : [],
  );
  const told = new Map<number, Candidate>();
  if (single.filter(({ home }) => home).length * 2 <= single.length) return told;
  for (const { row, ever, home } of single) {
    const found = home ? null : latest(ever().filter((each) => view.named(each)));
    if (found) told.set(row, found);
  }
  return told;
}

/** Of those that had the name one after another the last. */
const latest = (among: readonly Candidate[]): Candidate | null =>
  [...among].sort((a, b) => (b.listed?.area.to ?? Infinity) - (a.listed?.area.to ?? Infinity))[0] ?? null;

const only = (among: readonly Candidate[], fits: (each: Candidate) => boolean): Candidate | null => {
  const found = among.filter(fits);
  return found.length === 1 ? (found[0] ?? null) : null;
};

/** The nearest row above that is one known area and stands above one of the candidates, with nothing of the same rank between. */
function headAbove(rows: readonly Placed[], at: number, view: Above): string | null {
  const wanted = rows[at]?.among ?? [];
  const levels = new Set(wanted.flatMap((each) => view.all(each)));
  for (let i = at - 1; i >= 0; i--) {
    const [one, more] = rows[i]?.among ?? [];
    if (!one || more) continue;
    if (levels.has(one.key)) return one.key;
    // Another city begins here, or a row that is under something else.
    if (!view.all(one).some((key) => levels.has(key))) return null;
  }
  return null;
}

/** The nearest rows above and below that are one known area each; both must have the same parent. At either end two on the one side. */
function byNeighbours(rows: readonly Placed[], at: number, view: Above): Candidate | null {
  const near = (step: number): readonly string[] => {
    const found: string[] = [];
    for (let i = at + step; i >= 0 && i < rows.length && found.length < 2; i += step) {
      const [one, more] = rows[i]?.among ?? [];
      if (one && !more) found.push(view.parent(one));
    }
    return found;
  };
  const [up, down] = [near(-1), near(1)];
  const agreed = up.length > 0 && down.length > 0 ? [up[0], down[0]] : up.length > 0 ? up : down;
  const [first, second] = agreed;
  if (first === undefined || first !== second) return null;
  return only(rows[at]?.among ?? [], (each) => view.parent(each) === first);
}

/** What stands above candidates, by key, and whether title or file name speak of it. */
class Above {
  private readonly known = new Map<string, readonly string[]>();
  private readonly spoken = new Map<string, boolean>();

  constructor(private readonly around: Surroundings) {}

  /** The area right above, '' at the top. */
  parent(candidate: Candidate): string {
    return this.all(candidate)[0] ?? '';
  }

  all(candidate: Candidate): readonly string[] {
    const before = this.known.get(candidate.key);
    if (before) return before;
    const { listed } = candidate;
    const keys = listed
      ? ancestors(listed.list, listed.area, this.year(listed.area.to)).map(({ key }) => key)
      : this.inCatalog(candidate.key);
    this.known.set(candidate.key, keys);
    return keys;
  }

  /** A list's area that ended is looked at in its last year. */
  private year(to: number | undefined): number | undefined {
    const { year } = this.around;
    return year === undefined || to === undefined ? year : Math.min(year, to - 1);
  }

  private inCatalog(key: string): readonly string[] {
    const catalog = indexCatalog(this.around.data);
    const keys: string[] = [];
    for (let above = catalog.parent(key); above && !keys.includes(above.key); above = catalog.parent(above.key))
      keys.push(above.key);
    return keys;
  }

  named(candidate: Candidate): boolean {
    const known = this.spoken.get(candidate.key);
    if (known !== undefined) return known;
    const found = this.isSpokenOf(candidate);
    this.spoken.set(candidate.key, found);
    return found;
  }

  private isSpokenOf(candidate: Candidate): boolean {
    const { listed } = candidate;
    const catalog = indexCatalog(this.around.data);
    const names = listed
      ? ancestors(listed.list, listed.area, this.year(listed.area.to))
          .filter(({ kind }) => kind !== 'country')
          .flatMap((area) => area.names)
      : this.inCatalog(candidate.key).flatMap((key) => catalog.area(key)?.names ?? []);
    const words = this.around.words;
    return names.some(({ name }) => {
      const plain = normaliseAreaName(name);
      return words.includes(plain) || (plain.length >= 2 && words.includes(areaNameStem(plain)));
    });
  }
}
