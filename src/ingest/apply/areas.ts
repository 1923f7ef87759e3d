import { codeKey, newArea, resolveArea, schemeOfCodes, type Area, type Catalog, type Month } from '../../catalog';
import { clean } from '../layout/cells';
import type { Notes } from './notes';

/** What a row says about its area, as read. */
export interface AreaText {
  readonly name: string;
  readonly code: string;
  readonly parent: string;
}

/** 合计 and its like: a total over the rows around it, which names no area itself. */
const TOTAL = /^(?:合\s*计|总\s*计|小\s*计|总数|全部|total|grand total|sum|overall)$/i;
const ALL_OF = /^全(?:国|省|市|州|县|区|盟|旗|域)$/;

export const isTotalName = (name: string): boolean => TOTAL.test(clean(name)) || ALL_OF.test(clean(name));

/**
 * Finds the areas that rows name; makes new ones of those that the catalog does not know. One for each source, so that
 * its sheets agree.
 */
export class AreaBook {
  readonly made = new Map<string, Area>();
  private readonly known = new Map<string, string | null>();
  private readonly examples: string[] = [];

  constructor(
    private readonly catalog: Catalog,
    private readonly fileStem: string,
  ) {}

  /** Whose codes these are; asked once for each sheet with all of its codes. */
  scheme(codes: readonly string[]): string {
    return this.schemeOfCatalog(codes) ?? schemeOfCodes(codes);
  }

  /** The scheme in which the catalog knows at least half of these codes: an office's own codes come before a guess. */
  private schemeOfCatalog(codes: readonly string[]): string | undefined {
    const wanted = new Set(codes.map(codeKey));
    const hits = new Map<string, Set<string>>();
    for (const { scheme, code } of this.catalog.data.areas) {
      const key = codeKey(code);
      if (code !== '' && wanted.has(key)) hits.set(scheme, (hits.get(scheme) ?? new Set()).add(key));
    }
    const [best] = [...hits].sort((a, b) => b[1].size - a[1].size);
    return best && best[1].size * 2 >= wanted.size ? best[0] : undefined;
  }

  /** The key of the row's area at a month, or null where the name stands for several areas (said in `notes`). */
  key(text: AreaText, at: Month | undefined, scheme: string, notes: Notes, row: number): string | null {
    const id = `${text.code}\u0001${text.name}\u0001${text.parent}`;
    const fixed = this.known.get(id);
    if (fixed !== undefined) return fixed;
    const dated = `${id}\u0001${at ?? ''}`;
    const before = this.known.get(dated);
    if (before !== undefined) return before;
    const answer = resolveArea(this.catalog, {
      ...(text.name === '' ? {} : { name: text.name }),
      ...(text.code === '' ? {} : { code: text.code, scheme }),
      ...(text.parent === '' ? {} : { parentName: text.parent }),
      ...(at === undefined ? {} : { at }),
    });
    if ('area' in answer) {
      const always = answer.area.from === undefined && answer.area.to === undefined;
      this.known.set(always ? id : dated, answer.area.key);
      return answer.area.key;
    }
    if ('ambiguous' in answer) {
      const among = answer.ambiguous
        .slice(0, 4)
        .map(({ key }) => key)
        .join('、');
      notes.add('error', 'area_ambiguous', { name: text.name, among }, { row });
      this.known.set(id, null);
      return null;
    }
    const key = this.make(text, scheme);
    this.known.set(id, key);
    return key;
  }

  /** The area that a row of totals is about: the one that its table names, else a new one for this file alone. */
  totalKey(
    name: string,
    wholeArea: string | undefined,
    at: Month | undefined,
    notes: Notes,
    row: number,
  ): string | null {
    const wanted = wholeArea ?? (ALL_OF.test(clean(name)) ? this.homeParent() : undefined);
    if (wanted !== undefined) return this.key({ name: wanted, code: '', parent: '' }, at, 'x', notes, row);
    return this.make({ name, code: '', parent: this.fileStem }, 'x');
  }

  /** Number of new areas and some of their names, for one issue in place of thousands. */
  summary(): { readonly count: number; readonly examples: readonly string[] } {
    return { count: this.made.size, examples: this.examples };
  }

  private homeParent(): string | undefined {
    const { home } = this.catalog.data;
    const parent = home === undefined ? undefined : this.catalog.parent(home);
    return parent?.names[0]?.name;
  }

  private make({ name, code, parent }: AreaText, scheme: string): string {
    const above = parent === '' ? undefined : this.parentKey(parent);
    const area = newArea({
      name: name === '' ? code : name,
      ...(code === '' ? {} : { code, scheme }),
      ...(above === undefined ? {} : { parent: above }),
      ...(parent === '' ? {} : { parentName: parent }),
    });
    if (!this.made.has(area.key) && this.catalog.area(area.key) === undefined) {
      this.made.set(area.key, area);
      if (this.examples.length < 5) this.examples.push(name || code);
    }
    return area.key;
  }

  private parentKey(name: string): string | undefined {
    const answer = resolveArea(this.catalog, { name });
    return 'area' in answer ? answer.area.key : undefined;
  }

  /** New areas, those with national codes hung below the new ones that their codes say. */
  list(): readonly Area[] {
    return [...this.made.values()].map((area): Area => {
      if (area.parents.length > 0) return area;
      const above = codeParents(area).find((key) => this.made.has(key) || this.catalog.area(key) !== undefined);
      return above === undefined ? area : { ...area, parents: [{ parent: above, tree: 'admin', inTotal: true }] };
    });
  }
}

/** Keys of the areas that an area's code puts it under, nearest first: 110101 → 110100, 110000; 01001 → 01000, 01. */
function codeParents({ scheme, code, key }: Area): readonly string[] {
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
