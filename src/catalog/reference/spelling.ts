/** How names are spelt in pinyin: the usual reading of each character, and the names that are read otherwise. */
export interface Spelling {
  /** Syllable → characters. */
  readonly readings: Readonly<Record<string, string>>;
  /** Name → as `pinyinOf` gives it. */
  readonly exceptions: Readonly<Record<string, string>>;
}

const tables = new WeakMap<Spelling, ReadonlyMap<string, string>>();

/** `qingxixian qxx`, as `pinyinOf` spells it, without its dictionary. Characters that the table does not have are left out. */
export function spellWith(spelling: Spelling, name: string): string {
  const known = spelling.exceptions[name];
  if (known !== undefined) return known;
  const table = tables.get(spelling) ?? tableOf(spelling);
  let full = '';
  let initials = '';
  for (const character of name) {
    const syllable = table.get(character);
    if (syllable === undefined) continue;
    full += syllable;
    initials += syllable.charAt(0);
  }
  return full === '' ? '' : `${full} ${initials}`;
}

function tableOf(spelling: Spelling): ReadonlyMap<string, string> {
  const table = new Map(
    Object.entries(spelling.readings).flatMap(([syllable, characters]) =>
      [...characters].map((character): [string, string] => [character, syllable]),
    ),
  );
  tables.set(spelling, table);
  return table;
}
