import type { Area, AreaChange, AreaParent, Catalog } from '../../catalog';
import { kindOfName, newArea, OVERLAPPING, type AreaList, type ListedArea } from '../../catalog';
import { ancestors } from './candidates';

/** An area of a list as the catalog keeps it, without parents. */
export const areaOfListed = ({ key, scheme, code, kind, names, from, to }: ListedArea): Area => ({
  key,
  scheme,
  code,
  kind,
  names,
  parents: [],
  ...(from === undefined ? {} : { from: from * 12 }),
  ...(to === undefined ? {} : { to: to * 12 }),
});

/**
 * What the lists know of the areas that a file named, beyond the file: provinces and cities above them, and predecessors and heirs
 * where both ends are there. An area above that the file does not name is left out of totals unless all of its parts are
 * there: what a file happens to hold of a province is not the province.
 */
export class Kinship {
  /** Areas that only the lists know of: above those named, or needed as the other part of a merger. */
  readonly added = new Map<string, Area>();
  readonly changes: AreaChange[] = [];
  /** Whether all parts of an area were there in a year. Asked when all areas are known. */
  private readonly completed = new Map<string, boolean>();
  private readonly inParts = new Map<string, boolean>();

  constructor(
    private readonly catalog: Catalog,
    private readonly made: ReadonlyMap<string, Area>,
    private readonly listed: ReadonlyMap<string, { readonly list: AreaList; readonly area: ListedArea }>,
    private readonly year: number | undefined,
  ) {
    for (const { list, area } of listed.values()) this.trace(list, area);
    for (const { list, area } of listed.values()) this.above(list, area);
  }

  private has(key: string): boolean {
    return this.made.has(key) || this.catalog.area(key) !== undefined;
  }

  private above(list: AreaList, area: ListedArea): void {
    for (const each of ancestors(list, area, this.lastYear(area)))
      if (each.kind !== 'country' && !this.has(each.key)) this.added.set(each.key, areaOfListed(each));
  }

  private lastYear({ from = -Infinity, to = Infinity }: ListedArea): number | undefined {
    const last = Math.min(this.year ?? 9999, to - 1);
    return Math.max(last, from);
  }

  /** Links to the areas above: one for each span of years in which it was another one. */
  parents(area: Area): readonly AreaParent[] {
    const found = this.listed.get(area.key) ?? this.listOf(area.key);
    if (!found) return area.parents;
    const { list, area: own } = found;
    const year = this.lastYear(own);
    const parent = list.parent(own, year);
    if (!parent || (!this.has(parent.key) && !this.added.has(parent.key))) return area.parents;
    return [{ parent: parent.key, tree: 'admin', inTotal: this.isWhole(list, parent, year) }];
  }

  /**
   * Whether what is there of an area adds up to it. One that an earlier file brought in parts stays in parts: else the few that a later file
   * adds would stand for all.
   */
  private isWhole(list: AreaList, parent: ListedArea, year: number | undefined): boolean {
    if (this.made.has(parent.key)) return true;
    return this.catalog.area(parent.key) ? !this.isInParts(parent.key) : this.complete(list, parent, year);
  }

  private isInParts(key: string): boolean {
    const known = this.inParts.get(key);
    if (known !== undefined) return known;
    const children = this.catalog
      .children(key, undefined, { all: true })
      .filter((child) => !OVERLAPPING.has(child.kind));
    const found = children.length > 0 && this.catalog.children(key).length === 0;
    this.inParts.set(key, found);
    return found;
  }

  private listOf(key: string): { readonly list: AreaList; readonly area: ListedArea } | undefined {
    if (!this.added.has(key)) return undefined;
    for (const { list } of this.listed.values()) {
      const area = list.byKey(key);
      if (area) return { list, area };
    }
    return undefined;
  }

  private complete(list: AreaList, parent: ListedArea, year: number | undefined): boolean {
    const id = `${parent.key} ${year ?? ''}`;
    const known = this.completed.get(id);
    if (known !== undefined) return known;
    const all = list.children(parent.key, year ?? 9999).every(({ key }) => this.has(key));
    this.completed.set(id, all);
    return all;
  }

  /** Changes between areas that are both there; of a merger all parts, since the sum of some of them is no base. */
  private trace(list: AreaList, area: ListedArea): void {
    const born = list.origins(area).filter(({ kind }) => kind !== 'split');
    for (const year of new Set(born.filter(({ old }) => this.has(old.key)).map((change) => change.year))) {
      for (const change of born.filter((each) => each.year === year)) {
        if (!this.has(change.old.key)) this.added.set(change.old.key, areaOfListed(change.old));
        this.change(change);
      }
    }
    for (const change of list.fates(area)) if (change.kind === 'split' && this.has(change.new.key)) this.change(change);
  }

  private change({ year, old, new: heir, kind }: ReturnType<AreaList['origins']>[number]): void {
    const m = year * 12;
    this.put({ m, old: old.key, new: heir.key, kind });
    // Taken in by one that was there before: told by a change into itself where its beginning is not known.
    if (kind === 'merge' && heir.from === undefined) this.put({ m, old: heir.key, new: heir.key, kind });
  }

  private put(change: AreaChange): void {
    const same = (each: AreaChange): boolean =>
      each.m === change.m && each.old === change.old && each.new === change.new;
    if (!this.changes.some(same) && !this.catalog.data.changes.some(same)) this.changes.push(change);
  }
}

/** Keys of the areas that an area's code puts it under, nearest first: 110101 → 110100, 110000; 01001 → 01000, 01. */
export function codeParents({ scheme, code, key }: Area): readonly string[] {
  const above =
    scheme === 'cn' && code.length === 6
      ? [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]
      : scheme === 'us' && code.length === 5
        ? code.endsWith('000') && code !== '00000'
          ? ['00000']
          : [`${code.slice(0, 2)}000`, code.slice(0, 2)]
        : [];
  return above.map((each) => `${scheme}:${each}`).filter((each) => each !== key);
}

/** A park, town or 市辖区 below an area: with a code of its own, or known there by its name. */
export function partArea(name: string, code: string, above: string, parentName: string): Area {
  const kind = kindOfName(name) === 'custom' && code.length > 6 ? { kind: 'town' as const } : {};
  const coded = code === '' ? {} : { code, scheme: 'cn' };
  const area = newArea({ name: name || code, parentName, parent: above, ...coded, ...kind });
  // 市辖区 beside its districts would count them twice.
  const parents = area.kind === 'proper' ? area.parents.map((link) => ({ ...link, inTotal: false })) : area.parents;
  return { ...area, parents };
}
