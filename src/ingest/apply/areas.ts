import {
  kindOfName,
  newArea,
  schemeOfCodes,
  type Area,
  type AreaChange,
  type AreaKind,
  type AreaList,
  type Catalog,
  type ListedArea,
  type Month,
} from '../../catalog';
import { everListed, type Candidate } from '../areas/candidates';
import { strayed, surroundings, tellApart, type Placed } from '../areas/context';
import { Claims } from '../areas/claims';
import { isContradicted } from '../areas/contradicted';
import { AreaFinder, idOf, NO_TEXT, UNKNOWN, yearOf, type AreaRows, type AreaText, type Found } from '../areas/finder';
import { areaOfListed, codeParents, Kinship, partArea } from '../areas/made';
import { schemeInCatalog } from '../areas/scheme';
import { Meant } from '../areas/meant';
import { nameOf, tellCode } from '../areas/tellCode';
import { toldArea } from '../areas/told';
import { BELOW, isTotal, mostAreKnown } from '../areas/known';
import { homeOf, isOwnPart, isSumName, isTotalName } from '../areas/totals';
import { ALL_OF_ITS_PARTS, Questions, type AreaQuestion } from '../areas/questions';
import { sharedParent } from '../areas/whole';
import { clean } from '../layout/cells';
import type { Notes } from './notes';

export { isSumName, isTotalName, type AreaRows, type AreaText };

/**
 * Finds the areas that rows name; makes new ones of those that the catalog does not know, as the public lists know them or as the file
 * calls them. One for each source, so that its sheets agree.
 */
export class AreaBook {
  readonly made = new Map<string, Area>();
  private readonly finder: AreaFinder;
  private readonly listed = new Map<string, { readonly list: AreaList; readonly area: ListedArea }>();
  private readonly known = new Map<string, string | null>();
  private readonly questions = new Questions();
  /** Rows of the sheet at hand that only their surroundings tell apart. */
  private placed: ReadonlyMap<number, Candidate> = new Map();
  /** Whether most of the sheet's names are areas that are known; else a name that happens to be one proves nothing. */
  private trusted = true;
  /** What the rows' texts were found to mean when all were looked at. */
  private looked: { at: Month | undefined; scheme: string; found: ReadonlyMap<string, Found> } | null = null;
  private under: { readonly key: string; readonly name: string } | null = null; // where towns lie that name nothing above
  private allOf: ReturnType<typeof sharedParent> = null;
  private claims = new Claims();
  /** The scheme of the sheet's codes that its names speak against. */
  private denied: string | undefined;
  /** What the texts were taken for. */
  readonly meant = new Meant();
  private latest: number | undefined;
  private named = 0;

  constructor(
    private readonly catalog: Catalog,
    private readonly fileStem: string,
    /** What a person said that a text stands for: text → key of an area. */
    private readonly told: Readonly<Record<string, string>> = {},
    /** Public lists that this file may speak of. */
    private readonly lists: readonly AreaList[] = [],
  ) {
    this.finder = new AreaFinder(catalog, lists);
  }

  /** Whose codes these are; asked once for each sheet with all of its codes. */
  scheme(codes: readonly string[]): string {
    return schemeInCatalog(this.catalog, codes) ?? schemeOfCodes(codes);
  }

  /** Looks at all rows of a sheet before they are read one by one: see `tellApart`. */
  sheet(all: AreaRows): void {
    this.denied = undefined;
    this.lookAt(all);
    const found = (text: AreaText): Found | undefined => this.looked?.found.get(idOf(text));
    if (!isContradicted(all, this.catalog, this.lists, found)) return;
    this.denied = all.scheme;
    this.lookAt({ ...all, scheme: 'x' });
  }

  private lookAt({ rows, scheme, at, words }: AreaRows): void {
    const year = yearOf(at);
    this.latest = Math.max(this.latest ?? 0, year ?? 0) || undefined;
    this.trusted = true;
    this.under = null;
    this.claims = new Claims();
    const looked = new Map<string, Found>();
    this.looked = { at, scheme, found: looked };
    const meaning = new Map<AreaText, readonly Candidate[]>();
    const seen = rows.map(({ row, text }): Placed & { readonly text: AreaText } => {
      const before = meaning.get(text);
      if (before) return { row, text, among: before };
      const id = idOf(text);
      const found = looked.get(id) ?? (isTotal(text) ? UNKNOWN : this.finder.look(text, at, scheme, this.trusted));
      looked.set(id, found);
      this.claims.note(text, found);
      const among = found.is === 'area' ? [found.one] : found.is === 'several' ? found.among : [];
      meaning.set(text, among);
      return { row, text, among };
    });
    this.trusted = mostAreKnown(seen);
    if (!this.trusted) this.looked = null;
    const around = surroundings(`${words} ${this.fileStem}`, this.catalog.data, year);
    const ever = ({ code, name }: AreaText) => everListed(this.lists, code === '' ? name : '');
    const listed = seen.filter(({ among }) => among[0]?.listed);
    const named = listed.map(({ row, text, among }) => ({ row, among, ever: () => ever(text) }));
    this.placed = this.trusted ? new Map([...tellApart(seen, around), ...strayed(named, around)]) : new Map();
    this.allOf = this.trusted ? sharedParent(seen, year, this.placed) : null;
  }

  /** Whether the row's area was told by what stands around it. */
  isPlaced = (row: number): boolean => this.placed.has(row);

  /** The key of the row's area at a month, or null where the name stands for several areas (said in `notes`, asked in `asked`). */
  key(text: AreaText, at: Month | undefined, scheme: string, notes: Notes, row: number): string | null {
    const key = this.find(text, at, scheme === this.denied ? 'x' : scheme, notes, row);
    this.meant.note(text, key);
    return key;
  }

  private find(text: AreaText, at: Month | undefined, scheme: string, notes: Notes, row: number): string | null {
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
    const { looked } = this;
    const same = looked?.at === at && looked?.scheme === scheme && !isTotal(text);
    const first = (same ? looked?.found.get(id) : undefined) ?? this.finder.look(text, at, scheme, this.trusted);
    const found = this.claims.settle(first, this.finder);
    const key = this.settle(found, text, scheme, notes, row);
    const always =
      found.is !== 'area' ||
      (found.one.area?.from === undefined && found.one.area?.to === undefined && !found.one.listed);
    this.known.set(always ? id : dated, key);
    return key;
  }

  /** The area that a whole sheet is about, by its name. Towns that it lists are that area's. */
  about(name: string, notes: Notes, row: number): string | null {
    const key = this.key({ name, code: '', parent: '' }, undefined, 'x', notes, row);
    const known = key === null ? undefined : (this.catalog.area(key) ?? this.made.get(key));
    if (known) this.under = { key: known.key, name: known.names[0]?.name ?? name };
    return key;
  }

  private settle(found: Found, text: AreaText, scheme: string, notes: Notes, row: number): string | null {
    switch (found.is) {
      case 'area':
        tellCode(found, text, notes, row);
        return this.take(found.one, text);
      case 'several': {
        const question = this.questions.ask(text, found.among, this.catalog);
        notes.add('error', 'area_ambiguous', question, { row });
        return null;
      }
      case 'part':
        return this.makePart(found, text);
      case 'unknown':
        if (isOwnPart(text.name)) return this.ownPart(text, scheme);
        return this.make(
          this.under && BELOW.has(kindOfName(text.name)) ? { ...text, parent: this.under.name } : text,
          scheme,
        );
    }
  }

  /** What a person said of the text, if it is an area that is known. */
  private saidOf(text: AreaText): string | undefined {
    const said = toldArea(this.told, text, (key) => Boolean(this.catalog.area(key) ?? this.made.get(key)), this.lists);
    return said && this.take(said, { ...text, code: '' });
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
    const text = { name, code: '', parent: '' };
    const key = this.saidOf(text) ?? this.total(name, wholeArea, at, notes, row);
    this.meant.note(text, key);
    return key;
  }

  private total(
    name: string,
    wholeArea: string | undefined,
    at: Month | undefined,
    notes: Notes,
    row: number,
  ): string | null {
    const nation = /^全国/.test(clean(name)) ? this.finder.nation() : undefined;
    if (nation) return this.take(this.finder.twin(nation), NO_TEXT);
    const home = homeOf(this.catalog, name);
    if (wholeArea !== undefined) return this.key({ name: wholeArea, code: '', parent: '' }, at, 'x', notes, row);
    if (home) return home.key;
    if (ALL_OF_ITS_PARTS.test(clean(name)) && this.allOf) return this.take(this.finder.twin(this.allOf), NO_TEXT);
    return this.make({ name, code: '', parent: this.fileStem }, 'x');
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
    const above = parent === '' ? undefined : parent === this.under?.name ? this.under.key : this.parentKey(parent);
    const area = newArea({
      name: name === '' ? code : name,
      ...(code === '' ? {} : { code, scheme }),
      ...(above === undefined ? {} : { parent: above }),
      ...(parent === '' ? {} : { parentName: parent }),
      ...(kind === undefined ? {} : { kind }),
    });
    return this.enter(area);
  }

  private enter(area: Area): string {
    if (!this.made.has(area.key) && this.catalog.area(area.key) === undefined) {
      this.made.set(area.key, area);
      this.named++;
    }
    return area.key;
  }

  /** A park, town or 市辖区 under an area of a list: with its own code, or known by its name there. */
  private makePart({ of, code }: Extract<Found, { is: 'part' }>, { name }: AreaText): string {
    const area = partArea(name, code, this.take(of, NO_TEXT), of.listed ? nameOf(of.listed.area) : '');
    return this.enter(area);
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
    const found = this.finder.look({ name, code: '', parent: '' }, undefined, 'x', this.trusted);
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
