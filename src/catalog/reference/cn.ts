import type { AreaKind, AreaName } from '../types';
import type { ListedArea, ListedChange } from './types';
import { spellWith, type Spelling } from './spelling';

/** The file data/catalog/areas/cn.json: rows as `code name from [to heirs,…]`. */
export interface CnFile extends Spelling {
  readonly until: number;
  readonly rows: readonly string[];
}

interface Entry {
  readonly code: string;
  readonly name: string;
  readonly from: number;
  readonly to: number | undefined;
  readonly heirs: readonly string[];
}

/** The list goes back to this year; what is in it from then on may be older. */
const FIRST = 1981;
const NATION = '000000';

/**
 * Areas out of the list of codes. A code whose name alone changed (襄樊市 → 襄阳市) is one area under two names; where the rank changed (县 → 区) or
 * the territory, it is another area under the same code: keyed by the year in which it began.
 */
export function readCn(file: CnFile): {
  readonly areas: readonly ListedArea[];
  readonly changes: readonly ListedChange[];
} {
  const entries = file.rows.map(readRow);
  const sources = sourcesOf(entries);
  const byCode = new Map<string, Entry[][]>();
  for (const entry of entries) {
    const groups = byCode.get(entry.code) ?? [];
    const before = groups.at(-1)?.at(-1);
    if (before && continues(before, entry, sources)) groups.at(-1)?.push(entry);
    else groups.push([entry]);
    byCode.set(entry.code, groups);
  }
  const areas: ListedArea[] = [NATION_AREA];
  const areaOf = new Map<Entry, ListedArea>();
  for (const groups of byCode.values()) {
    groups.forEach((group, i) => {
      const area = areaFrom(group, i > 0, file);
      areas.push(area);
      for (const entry of group) areaOf.set(entry, area);
    });
  }
  return { areas, changes: changesOf(entries, areaOf, sources) };
}

function readRow(row: string): Entry {
  const [code = '', name = '', from = '', to, heirs = ''] = row.split(' ');
  return {
    code,
    name,
    from: Number(from),
    to: to === undefined ? undefined : Number(to),
    heirs: heirs.split(',').filter(Boolean),
  };
}

/** By `code year`: the entries that ended in that year and gave territory to whoever has the code from then on. */
function sourcesOf(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const sources = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const heir of entry.heirs) {
      const key = `${heir} ${entry.to ?? 0}`;
      const known = sources.get(key);
      if (known) known.push(entry);
      else sources.set(key, [entry]);
    }
  }
  return sources;
}

/** 县, 自治县 and the like count as one rank; 地区, 盟, 自治州 and 市 above counties too. */
function rank({ code, name }: Entry): string {
  if (code.endsWith('00')) return /市$/.test(name) ? '市' : '地';
  if (/[县旗]$|林区$|特区$/.test(name)) return '县';
  return name.slice(-1);
}

/** Prefectures have no heirs of their own in the file, their counties have them: one that ends in a year and begins in it was renamed. */
const continues = (before: Entry, entry: Entry, sources: ReadonlyMap<string, readonly Entry[]>): boolean =>
  before.to === entry.from &&
  rank(before) === rank(entry) &&
  ((entry.code.endsWith('00') && before.heirs.length === 0) ||
    (before.heirs.length === 1 &&
      before.heirs[0] === entry.code &&
      sources.get(`${entry.code} ${entry.from}`)?.length === 1));

function areaFrom(group: readonly Entry[], again: boolean, spelling: Spelling): ListedArea {
  const first = group[0];
  const last = group.at(-1);
  if (!first || !last) throw new Error('an area without an entry');
  const ord = Number(first.code);
  const key = `cn:${first.code}${again ? `@${first.from}` : ''}`;
  return {
    key,
    scheme: 'cn',
    code: first.code,
    kind: kindOf(last),
    names: [...group].reverse().map((entry): AreaName => nameOf(entry, entry === last, ord, first, spelling)),
    ...(first.from > FIRST ? { from: first.from } : {}),
    ...(last.to === undefined ? {} : { to: last.to }),
    heirs: last.heirs,
    ord,
  };
}

function nameOf(entry: Entry, preferred: boolean, ord: number, first: Entry, spelling: Spelling): AreaName {
  return {
    name: entry.name,
    lang: 'zh',
    pinyin: spellWith(spelling, entry.name),
    ord,
    ...(preferred ? { preferred } : {}),
    ...(entry === first ? {} : { from: entry.from * 12 }),
    ...(preferred || entry.to === undefined ? {} : { to: entry.to * 12 }),
  };
}

function kindOf({ code, name }: Entry): AreaKind {
  if (code.endsWith('0000')) return 'province';
  if (code.endsWith('00')) return 'city';
  return /区$/.test(name) && !/(?:林|特)区$/.test(name) ? 'district' : 'county';
}

const NATION_AREA: ListedArea = {
  key: `cn:${NATION}`,
  scheme: 'cn',
  code: NATION,
  kind: 'country',
  names: [
    { name: '全国', lang: 'zh', preferred: true, pinyin: 'quanguo qg', ord: 0 },
    { name: '中国', lang: 'zh', pinyin: 'zhongguo zg' },
    { name: '中华人民共和国', lang: 'zh' },
    { name: 'China', lang: 'en', preferred: true },
  ],
  heirs: [],
  ord: 0,
};

/** What became of each area that ended. Territory that changed hands while both lived on is not in the list. */
function changesOf(
  entries: readonly Entry[],
  areaOf: ReadonlyMap<Entry, ListedArea>,
  sources: ReadonlyMap<string, readonly Entry[]>,
): readonly ListedChange[] {
  const bearers = new Map<string, Entry[]>();
  for (const entry of entries) bearers.set(entry.code, [...(bearers.get(entry.code) ?? []), entry]);
  return entries.flatMap((entry) => {
    const year = entry.to;
    const old = areaOf.get(entry);
    if (year === undefined || old?.to !== year) return [];
    return entry.heirs.flatMap((code): ListedChange[] => {
      const heir = bearers.get(code)?.find(({ from, to }) => from <= year && year < (to ?? Infinity));
      const area = heir && areaOf.get(heir);
      if (!heir || !area || area === old) return [];
      const alone = sources.get(`${code} ${year}`)?.length === 1 && heir.from === year;
      const kind = entry.heirs.length > 1 ? 'split' : !alone ? 'merge' : oneToOne(entry, heir);
      return [{ year, old, new: area, kind }];
    });
  });
}

const oneToOne = (old: Entry, heir: Entry): ListedChange['kind'] =>
  rank(old) !== rank(heir) ? 'upgrade' : old.name === heir.name ? 'recode' : 'rename';
