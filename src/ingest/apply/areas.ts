import {
  codeKey,
  kindOfName,
  newArea,
  normaliseAreaName,
  resolveArea,
  schemeOfCodes,
  type Area,
  type AreaChange,
  type AreaKind,
  type Catalog,
  type Month,
} from '../../catalog';
import type { AreaList, ListedArea } from '../../catalog/reference';
import { listedByName, ofCatalog, underParent, type Candidate } from '../areas/candidates';
import { readCoded, type Coded } from '../areas/coded';
import { tellApart, type Placed } from '../areas/context';
import { areaOfListed, Kinship } from '../areas/made';
import { homeOf, isOwnPart, isTotalName } from '../areas/totals';
import { ALL_OF_ITS_PARTS, Questions, type AreaQuestion } from '../areas/questions';
import { clean } from '../layout/cells';
import type { Notes } from './notes';

export { isTotalName };

/** What a row says about its area, as read. */
export interface AreaText {
  readonly name: string;
  readonly code: string;
  readonly parent: string;
}

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
type Found =
  | { readonly is: 'area'; readonly one: Candidate; readonly coded?: Coded }
  | { readonly is: 'several'; readonly among: readonly Candidate[] }
  | { readonly is: 'part'; readonly of: Candidate; readonly code: string }
  | { readonly is: 'unknown' };

/**
 * Finds the areas that rows name; makes new ones of those that the catalog does not know, as the public lists know them or as the file
 * calls them. One for each source, so that its sheets agree.
 */
export class AreaBook {
  readonly made = new Map<string, Area>();
  private readonly listed = new Map<string, { readonly list: AreaList; readonly area: ListedArea }>();
  private readonly known = new Map<string, string | null>();
  private readonly questions = new Questions();
  /** Rows of the sheet at hand that only their surroundings tell apart. */
  private placed: ReadonlyMap<number, Candidate> = new Map();
  /** Whether most of the sheet's names are areas that are known; else a name that happens to be one proves nothing. */
  private trusted = true;
  private allOf: ReturnType<typeof sharedParent> = null;
  private latest: number | undefined;
  private named = 0;

  constructor(
    private readonly catalog: Catalog,
    private readonly fileStem: string,
    /** What a person said that a text stands for: text → key of an area. */
    private readonly told: Readonly<Record<string, string>> = {},
    /** Public lists that this file may speak of. */
    private readonly lists: readonly AreaList[] = [],
  ) {}

  /** Whose codes these are; asked once for each sheet with all of its codes. */
  scheme(codes: readonly string[]): string {
    return this.schemeOfCatalog(codes) ?? schemeOfCodes(codes);
  }

  /** The scheme in which the catalog knows at least half of these codes: an office's own codes come before a guess. */
  private schemeOfCatalog(codes: readonly string[]): string | undefined {
    const wanted = new Set(codes.map(codeKey));
    const hits = new Map<string, Set<string>>();
    if (wanted.size === 0) return undefined;
    for (const { scheme, code } of this.catalog.data.areas) {
      if (code === '') continue;
      const key = codeKey(code);
      if (wanted.has(key)) hits.set(scheme, (hits.get(scheme) ?? new Set()).add(key));
    }
    const [best] = [...hits].sort((a, b) => b[1].size - a[1].size);
    return best && best[1].size * 2 >= wanted.size ? best[0] : undefined;
  }

  /** Looks at all rows of a sheet before they are read one by one: see `tellApart`. */
  sheet({ rows, scheme, at, words }: AreaRows): void {
    const year = yearOf(at);
    this.latest = Math.max(this.latest ?? 0, year ?? 0) || undefined;
    this.trusted = true;
    const looked = new Map<string, Found>();
    const seen = rows.map(({ row, text }): Placed & { readonly text: AreaText } => {
      const id = idOf(text);
      const found = looked.get(id) ?? (isTotal(text) ? UNKNOWN : this.look(text, at, scheme));
      looked.set(id, found);
      return { row, text, among: found.is === 'area' ? [found.one] : found.is === 'several' ? found.among : [] };
    });
    const county = new Map(
      seen
        .filter(({ text }) => text.code === '' && !isTotal(text) && !BELOW.has(kindOfName(text.name)))
        .map((one) => [one.text.name, one]),
    );
    const hits = [...county.values()].filter(({ among }) => among.length > 0).length;
    this.trusted = hits * 2 >= county.size;
    const around = {
      words: normaliseAreaName(`${words} ${this.fileStem}`.replace(/[,，]/g, ' ')),
      data: this.catalog.data,
      year,
    };
    this.placed = this.trusted ? tellApart(seen, around) : new Map();
    this.allOf = this.trusted ? sharedParent(seen, year, this.placed) : null;
  }

  /** The key of the row's area at a month, or null where the name stands for several areas (said in `notes`, asked in `asked`). */
  key(text: AreaText, at: Month | undefined, scheme: string, notes: Notes, row: number): string | null {
    const said = this.saidOf(text);
    if (said !== undefined) return said;
    const told = this.placed.get(row);
    if (told) return this.take(told, text);
    const id = idOf(text);
    const fixed = this.known.get(id);
    if (fixed === null) this.questions.again(text);
    if (fixed !== undefined) return fixed;
    const dated = `${id}\u0001${at ?? ''}`;
    const before = this.known.get(dated);
    if (before !== undefined) return before;
    const found = this.look(text, at, scheme);
    const key = this.settle(found, text, scheme, notes, row);
    const always =
      found.is !== 'area' ||
      (found.one.area?.from === undefined && found.one.area?.to === undefined && !found.one.listed);
    this.known.set(always ? id : dated, key);
    return key;
  }

  private settle(found: Found, text: AreaText, scheme: string, notes: Notes, row: number): string | null {
    switch (found.is) {
      case 'area':
        this.tellCode(found, text, notes, row);
        return this.take(found.one, text);
      case 'several': {
        const question = this.questions.ask(text, found.among, this.catalog);
        notes.add('error', 'area_ambiguous', question, { row });
        return null;
      }
      case 'part':
        return this.makePart(found, text);
      case 'unknown':
        return isOwnPart(text.name) ? this.ownPart(text, scheme) : this.make(text, scheme);
    }
  }

  /** What a person said of the text, if it is an area that is known. */
  private saidOf({ name, parent }: AreaText): string | undefined {
    for (const text of [`${parent}/${name}`, name]) {
      const key = Object.hasOwn(this.told, text) ? this.told[text] : undefined;
      if (key === undefined) continue;
      if (this.catalog.area(key) || this.made.has(key)) return key;
      for (const list of this.lists) {
        const area = list.byKey(key);
        if (area) return this.take({ key, listed: { list, area } }, { name, parent, code: '' });
      }
    }
    return undefined;
  }

  private tellCode(found: Extract<Found, { is: 'area' }>, { name, code }: AreaText, notes: Notes, row: number): void {
    const { coded } = found;
    if (coded?.is !== 'area') return;
    if ('insteadOf' in coded) {
      const params = { name, code, other: nameOf(coded.insteadOf), taken: `${nameOf(coded.area)} ${coded.area.code}` };
      notes.add('warning', 'area_code_of_other', params, { row });
    } else if (coded.differs && /\p{Script=Han}/u.test(name)) {
      notes.add('warning', 'area_name_differs', { name, code, other: nameOf(coded.area) }, { row });
    }
  }

  /** Whom a text means: by the catalog, else by the public lists. */
  private look(text: AreaText, at: Month | undefined, scheme: string): Found {
    const answer = resolveArea(this.catalog, {
      ...(text.name === '' ? {} : { name: text.name }),
      ...(text.code === '' ? {} : { code: text.code, scheme }),
      ...(text.parent === '' ? {} : { parentName: text.parent }),
      ...(at === undefined ? {} : { at }),
    });
    if ('area' in answer && !answer.nameDiffers) return { is: 'area', one: ofCatalog(answer.area) };
    const coded = text.code === '' ? undefined : this.coded(text, at, scheme);
    if (coded) return coded;
    if ('area' in answer) return { is: 'area', one: ofCatalog(answer.area) };
    if ('ambiguous' in answer) return { is: 'several', among: answer.ambiguous.map(ofCatalog) };
    if (text.name === '' || !this.trusted || (text.code !== '' && scheme !== 'x')) return UNKNOWN;
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
  private twin(candidate: Candidate): Candidate {
    const area = this.catalog.area(candidate.key);
    return area ? { ...candidate, area } : candidate;
  }

  private take({ key, area, listed }: Candidate, { name }: AreaText): string {
    if (area) return key;
    if (listed && !this.made.has(key)) {
      this.named++;
      this.listed.set(key, listed);
      const made = areaOfListed(listed.area);
      // Of a US county the name as written says more (`Adams County, IA`).
      const own = listed.area.scheme === 'us' && name !== '' && /,/.test(name);
      const first = made.names.map((each) => (own && each.preferred ? { ...each, preferred: false } : each));
      this.made.set(
        key,
        own ? { ...made, names: [{ name, lang: 'en', preferred: true, ord: listed.area.ord }, ...first] } : made,
      );
    }
    return key;
  }

  /** The area that a row of totals is about: the one that its table names, the one whose parts all stand in it, else a new one for this file alone. */
  totalKey(
    name: string,
    wholeArea: string | undefined,
    at: Month | undefined,
    notes: Notes,
    row: number,
  ): string | null {
    const nation = /^全国/.test(clean(name)) ? this.nation() : undefined;
    if (nation) return this.take(this.twin(nation), NO_TEXT);
    const home = homeOf(this.catalog, name);
    if (wholeArea !== undefined) return this.key({ name: wholeArea, code: '', parent: '' }, at, 'x', notes, row);
    if (home) return home.key;
    if (ALL_OF_ITS_PARTS.test(clean(name)) && this.allOf) return this.take(this.twin(this.allOf), NO_TEXT);
    return this.make({ name, code: '', parent: this.fileStem }, 'x');
  }

  /** 全国 in a file of Chinese areas. */
  private nation(): Candidate | undefined {
    const list = this.lists.find(({ name }) => name === 'cn');
    const area = list?.byKey('cn:000000');
    return list && area ? { key: area.key, listed: { list, area } } : undefined;
  }

  /** Number of new areas and some of their names, for one issue in place of thousands. */
  summary(): { readonly count: number; readonly examples: readonly string[] } {
    const examples = [...this.made.values()].slice(0, 5).map((area) => area.names[0]?.name ?? area.key);
    return { count: this.named, examples };
  }

  /** Names that could not be told, with what they may mean. */
  asked(): readonly AreaQuestion[] {
    return this.questions.list();
  }

  private make({ name, code, parent }: AreaText, scheme: string, kind?: AreaKind): string {
    const above = parent === '' ? undefined : this.parentKey(parent);
    const area = newArea({
      name: name === '' ? code : name,
      ...(code === '' ? {} : { code, scheme }),
      ...(above === undefined ? {} : { parent: above }),
      ...(parent === '' ? {} : { parentName: parent }),
      ...(kind === undefined ? {} : { kind }),
    });
    if (!this.made.has(area.key) && this.catalog.area(area.key) === undefined) {
      this.made.set(area.key, area);
      this.named++;
    }
    return area.key;
  }

  /** A park, town or 市辖区 under an area of a list: with its own code, or known by its name there. */
  private makePart({ of, code }: Extract<Found, { is: 'part' }>, { name }: AreaText): string {
    const above = this.take(of, NO_TEXT);
    const parentName = of.listed ? nameOf(of.listed.area) : '';
    const kind = kindOfName(name) === 'custom' && code.length > 6 ? { kind: 'town' as const } : {};
    const area = newArea({
      name: name || code,
      parentName,
      parent: above,
      ...(code === '' ? {} : { code, scheme: 'cn' }),
      ...kind,
    });
    if (!this.made.has(area.key) && this.catalog.area(area.key) === undefined) {
      // 市辖区 beside its districts would count them twice.
      const parents = area.kind === 'proper' ? area.parents.map((link) => ({ ...link, inTotal: false })) : area.parents;
      this.made.set(area.key, { ...area, parents });
      this.named++;
    }
    return area.key;
  }

  /** 市本级 without a name: of the area that the person works in, or that all others of the sheet are under. */
  private ownPart(text: AreaText, scheme: string): string {
    const home = homeOf(this.catalog, `全${text.name.charAt(0)}`);
    const found =
      home && this.catalog.children(home.key, undefined, { all: true }).find(({ kind }) => kind === 'proper');
    if (found) return found.key;
    const above = home?.names[0]?.name ?? (this.allOf?.listed ? nameOf(this.allOf.listed.area) : '');
    return this.make(above === '' ? text : { ...text, parent: above }, scheme, 'proper');
  }

  private parentKey(name: string): string | undefined {
    const found = this.look({ name, code: '', parent: '' }, undefined, 'x');
    if (found.is === 'area') return this.take(found.one, { name, code: '', parent: '' });
    return undefined;
  }

  /** New areas, hung below what the lists, or their own codes, say is above them. */
  list(): readonly Area[] {
    const kin = new Kinship(this.catalog, this.made, this.listed, this.latest);
    const all = [...this.made.values(), ...kin.added.values()];
    return all.map((area): Area => {
      if (area.parents.length > 0) return area;
      const parents = kin.parents(area);
      if (parents.length > 0) return { ...area, parents };
      const above = codeParents(area).find((key) => this.made.has(key) || this.catalog.area(key) !== undefined);
      return above === undefined ? area : { ...area, parents: [{ parent: above, tree: 'admin', inTotal: true }] };
    });
  }

  /** What became of which of these areas and those of the catalog: for series across mergers. */
  changes(): readonly AreaChange[] {
    return new Kinship(this.catalog, this.made, this.listed, this.latest).changes;
  }
}

const UNKNOWN: Found = { is: 'unknown' };
const NO_TEXT: AreaText = { name: '', code: '', parent: '' };
const BELOW: ReadonlySet<AreaKind> = new Set(['town', 'village', 'park', 'proper']);

const idOf = ({ code, name, parent }: AreaText): string => `${code}\u0001${name}\u0001${parent}`;
const yearOf = (at: Month | undefined): number | undefined => (at === undefined ? undefined : Math.floor(at / 12));
const isTotal = ({ name, code }: AreaText): boolean => code === '' && isTotalName(name);
const nameOf = (area: ListedArea): string => area.names[0]?.name ?? area.key;

/** The area of which the rows are all parts and nothing else: 合计 over them is its total. Null where one is missing or another stands among them. */
function sharedParent(
  rows: readonly Placed[],
  year: number | undefined,
  told: ReadonlyMap<number, Candidate>,
): Candidate | null {
  const areas = rows.flatMap(({ row, among }) => told.get(row) ?? (among.length === 1 ? among : []));
  const first = areas.find(({ listed }) => listed)?.listed;
  const above = first?.list.parent(first.area, year);
  if (!first || !above) return null;
  const keys = new Set(areas.map(({ key }) => key));
  const parts = first.list.children(above.key, year ?? 9999);
  // Mainland tables of provinces go without 香港, 澳门 and 台湾.
  const needed = parts.filter(({ code }) => !/^(?:71|81|82)0000$/.test(code));
  const whole = needed.length > 1 && needed.every(({ key }) => keys.has(key));
  const others = areas.some(({ key }) => key !== above.key && !parts.some((part) => part.key === key));
  return whole && !others ? { key: above.key, listed: { list: first.list, area: above } } : null;
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
