import {
  formatPeriod,
  parsePeriod,
  type Area,
  type AreaName,
  type Catalog,
  type Indicator,
  type Lang,
  type Month,
  type Name,
  type PeerSet,
  type Period,
} from '../catalog';

/** Names as the editor shows them: one preferred name for each language, the others as a list. */
export function preferredName(names: readonly Name[], lang: Lang): string {
  const own = names.filter((name) => name.lang === lang);
  return (own.find((name) => name.preferred) ?? own[0])?.name ?? '';
}

export const aliases = (names: readonly Name[], lang: Lang): readonly string[] => {
  const preferred = preferredName(names, lang);
  return names.filter((name) => name.lang === lang && name.name !== preferred).map((name) => name.name);
};

/** The names with those of one language replaced. Empty and repeated ones are left out. */
export function withNames(
  names: readonly Name[],
  lang: Lang,
  preferred: string,
  others: readonly string[],
): readonly Name[] {
  const first = preferred.trim();
  const rest = [...new Set(others.map((other) => other.trim()))].filter((other) => other !== '' && other !== first);
  return [
    ...names.filter((name) => name.lang !== lang),
    ...(first === '' ? [] : [{ name: first, lang, preferred: true }]),
    ...rest.map((name) => ({ name, lang })),
  ];
}

/** An area's names keep their pinyin, order and validity; only the text in force changes. */
export function withAreaName(names: readonly AreaName[], lang: Lang, text: string): readonly AreaName[] {
  const name = text.trim();
  const own = names.filter((one) => one.lang === lang);
  const at = own.find((one) => one.preferred) ?? own.at(-1);
  if (name === '') return names.filter((one) => one !== at);
  if (!at) return [...names, { name, lang, preferred: true }];
  const { pinyin: _, ...rest } = at; // the reading belonged to the old text
  return names.map((one) => (one === at ? { ...rest, name } : one));
}

/**
 * The names of a renamed indicator. The former name stays among the others: documents cite by it, and the next file writes it. Not that of an entry
 * which was only just made, by one of the names `made`.
 */
export function renamed(names: readonly Name[], lang: Lang, text: string, made: readonly string[]): readonly Name[] {
  const former = preferredName(names, lang);
  const kept = text.trim() === '' || made.includes(former) ? [] : [former];
  return withNames(names, lang, text, [...aliases(names, lang), ...kept]);
}

/** The same for an area, whose former name keeps its reading and validity; the place in the official order goes over to the new one. */
export function renamedArea(
  names: readonly AreaName[],
  lang: Lang,
  text: string,
  made: readonly string[],
): readonly AreaName[] {
  const name = text.trim();
  const own = names.filter((one) => one.lang === lang);
  const at = own.find((one) => one.preferred) ?? own.at(-1);
  if (name === at?.name) return names;
  const others = names.filter((one) => one === at || one.lang !== lang || one.name !== name);
  const next = withAreaName(others, lang, name);
  if (!at || name === '' || made.includes(at.name)) return next;
  const { preferred: _, ord: __, ...former } = at;
  return [...next.map((one) => (one.lang === lang && one.name === name ? { ...one, preferred: true } : one)), former];
}

/** Semicolons, commas and the Chinese stops separate aliases. */
export const splitList = (text: string): readonly string[] =>
  text
    .split(/[;；,，、\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A month typed as 2016, 2016年3月 or 2016-03: its first month. Null when it is none. */
export const parseMonth = (text: string): Month | null => parsePeriod(text.trim())?.m0 ?? null;

/** A period as a person types it; null when it is none. */
export const parseSpan = (text: string): Period | null => parsePeriod(text.trim());

/** A month as the editor writes it; January as its year. */
export const monthText = (m: Month, lang: Lang): string =>
  m % 12 === 0 ? formatPeriod({ m0: m, n: 12 }, lang) : formatPeriod({ m0: m, n: 1 }, lang);

/** A key that no other has. */
export function freeKey(taken: (key: string) => boolean, stem: string): string {
  let n = 1;
  while (taken(`${stem}${n}`)) n++;
  return `${stem}${n}`;
}

export const newIndicator = (catalog: Catalog, name: string): Indicator => ({
  key: freeKey((key) => catalog.indicator(key) !== undefined, 'indicator_'),
  names: [{ name, lang: 'zh', preferred: true }],
  unit: '',
  decimals: 0,
  kind: 'flow',
  addArea: 'sum',
  addPeriod: 'sum',
  better: 'higher',
  growth: 'levels',
  origin: 'observed',
  publish: 'public',
  breaks: [],
});

export function newEditedArea(catalog: Catalog, name: string): Area {
  const key = freeKey((one) => catalog.area(one) !== undefined, 'x:custom/');
  return { key, scheme: 'x', code: '', kind: 'custom', names: [{ name, lang: 'zh', preferred: true }], parents: [] };
}

export const newPeerSet = (catalog: Catalog, name: string): PeerSet => ({
  key: freeKey((key) => catalog.peerSet(key) !== undefined, 'peers_'),
  name,
  areas: catalog.data.home === undefined ? [] : [catalog.data.home],
});
