import { resolveLasting, type Catalog, type CatalogData, type Month } from '../../catalog';
import type { AreaList, ListedArea } from '../../catalog';
import { listedByName, ofCatalog, underParent, type Candidate } from './candidates';
import { readCoded, type Coded } from './coded';

/** What a row says about its area, as read. */
export interface AreaText {
  readonly name: string;
  readonly code: string;
  readonly parent: string;
}

export const NO_TEXT: AreaText = { name: '', code: '', parent: '' };
export const idOf = ({ code, name, parent }: AreaText): string => `${code}\u0001${name}\u0001${parent}`;

/** The rows of a sheet that name areas, for what only all of them together tell. */
export interface AreaRows {
  readonly rows: readonly { readonly row: number; readonly text: AreaText }[];
  readonly scheme: string;
  /** A month of the data, the last where there are several. */
  readonly at: Month | undefined;
  /** Title, area and names of the sheet and file. */
  readonly words: string;
}

/** What a text was found to mean. */
export type Found =
  | { readonly is: 'area'; readonly one: Candidate; readonly coded?: Coded }
  | { readonly is: 'several'; readonly among: readonly Candidate[] }
  | { readonly is: 'part'; readonly of: Candidate; readonly code: string }
  | { readonly is: 'unknown' };

export const UNKNOWN: Found = { is: 'unknown' };
export const yearOf = (at: Month | undefined): number | undefined =>
  at === undefined ? undefined : Math.floor(at / 12);

/** What texts mean in a catalog in any month, by the scheme of their codes: the next file of the same form names the same areas. */
const lastingOf = new WeakMap<CatalogData, Map<string, Map<string, Found>>>();
const MOST_TEXTS = 50_000;

/** Asks the catalog first, then the public lists that a file may speak of. */
export class AreaFinder {
  private readonly lasting: Map<string, Map<string, Found>>;

  constructor(
    private readonly catalog: Catalog,
    private readonly lists: readonly AreaList[],
  ) {
    this.lasting = lastingOf.get(catalog.data) ?? new Map<string, Map<string, Found>>();
    lastingOf.set(catalog.data, this.lasting);
  }

  /** Whom a text means. `trusted`: names of the lists count, not only of the catalog. */
  look(text: AreaText, at: Month | undefined, scheme: string, trusted: boolean): Found {
    const ofScheme = this.lasting.get(scheme) ?? new Map<string, Found>();
    const id = idOf(text);
    const known = ofScheme.get(id);
    if (known) return known;
    const { answer, lasting } = resolveLasting(this.catalog, {
      ...(text.name === '' ? {} : { name: text.name }),
      ...(text.code === '' ? {} : { code: text.code, scheme }),
      ...(text.parent === '' ? {} : { parentName: text.parent }),
      ...(at === undefined ? {} : { at }),
    });
    if ('area' in answer && !answer.nameDiffers) {
      const found: Found = { is: 'area', one: ofCatalog(answer.area) };
      if (!lasting) return found;
      if (ofScheme.size < MOST_TEXTS) this.lasting.set(scheme, ofScheme.set(id, found));
      return found;
    }
    const coded = text.code === '' ? undefined : this.coded(text, at, scheme);
    if (coded) return coded;
    if ('area' in answer) return { is: 'area', one: ofCatalog(answer.area) };
    if ('ambiguous' in answer) return { is: 'several', among: answer.ambiguous.map(ofCatalog) };
    if (text.name === '' || !trusted || (text.code !== '' && scheme !== 'x')) return UNKNOWN;
    const found = listedByName(this.lists, text.name, yearOf(at));
    const within = underParent(this.catalog, this.lists, found, text.name, text.parent).map((each) => this.twin(each));
    const [one, another] = within;
    return another ? { is: 'several', among: within } : one ? { is: 'area', one } : UNKNOWN;
  }

  private coded({ name, code }: AreaText, at: Month | undefined, scheme: string): Found | undefined {
    const list = this.lists.find((each) => each.scheme === scheme);
    if (!list) return undefined;
    const coded = readCoded(list, code, name, yearOf(at));
    const candidate = (area: ListedArea): Candidate => this.twin({ key: area.key, listed: { list, area } });
    if (coded.is === 'unknown') return undefined;
    if (coded.is === 'several') return { is: 'several', among: coded.among.map(candidate) };
    if (coded.is === 'part') return { is: 'part', of: candidate(coded.of), code: coded.code };
    return { is: 'area', one: candidate(coded.area), coded };
  }

  /** The same area in the catalog, where an earlier file brought it in. */
  twin(candidate: Candidate): Candidate {
    const area = this.catalog.area(candidate.key);
    return area ? { ...candidate, area } : candidate;
  }

  /** 全国 in a file of Chinese areas. */
  nation(): Candidate | undefined {
    const list = this.lists.find(({ name }) => name === 'cn');
    const area = list?.byKey('cn:000000');
    return list && area ? { key: area.key, listed: { list, area } } : undefined;
  }
}
