import { parseDay, type Vintage } from '../catalog';
import { clean, isNote } from './layout/cells';
import type { RawSheet, RawSource } from './plan';

/** What a source says of itself as a whole; absent where it says nothing, or not one thing. */
export interface Standing {
  readonly vintage?: Vintage;
  /** YYYY-MM-DD. */
  readonly released?: string;
  readonly publish?: 'public' | 'internal' | 'unpublished';
}

/**
 * Edition (快报 … 普查修订), day of release and standing, as title lines, sheet names, the file's name and notes say, in this order. Two editions in one
 * text (`快报与年报对比`), or in two sheets, are none; so is a note that speaks of a year (`2023年为快报数`), since the rest is another edition.
 */
export function readStanding(source: RawSource): Standing {
  const file = source.name.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z]{2,5}$/, '');
  const lines = source.sheets.map(linesOf);
  const titles = lines.flatMap(({ titles: found }) => found);
  const notes = lines.flatMap(({ notes: found }) => found);
  const names = source.sheets.map(({ name }) => name);
  const vintage = firstSaid([titles, names, [file], notes.filter((note) => !/(?:19|20)\d{2}/.test(note))], vintagesIn);
  const publish = firstSaid([titles, notes, names, [file]], standingsIn);
  const released = releasedIn([...titles, ...notes]);
  return {
    ...(vintage === undefined ? {} : { vintage }),
    ...(released === undefined ? {} : { released }),
    ...(publish === undefined ? {} : { publish }),
  };
}

/** The one thing that the first group which says anything says; undefined where it says several. */
function firstSaid<T>(groups: readonly (readonly string[])[], of: (text: string) => readonly T[]): T | undefined {
  for (const texts of groups) {
    const said = new Set(texts.flatMap((text) => of(text)));
    if (said.size > 0) return said.size === 1 ? [...said][0] : undefined;
  }
  return undefined;
}

const AROUND = 15;

/** Lines above and below a table: rows that hold one or two texts, merged cells repeating theirs. */
function linesOf({ cells }: RawSheet): { readonly titles: readonly string[]; readonly notes: readonly string[] } {
  const line = (row: readonly string[]): string | null => {
    const texts = [...new Set(row.map(clean).filter((cell) => cell !== ''))];
    return texts.length > 0 && texts.length <= 2 ? texts.join(' ') : null;
  };
  const top = cells.slice(0, AROUND);
  const first = top.findIndex((row) => row.some((cell) => clean(cell) !== '') && line(row) === null);
  const titles = (first < 0 ? top.slice(0, 1) : top.slice(0, first)).flatMap((row) => line(row) ?? []);
  const bottom = cells.slice(Math.max(first < 0 ? 1 : first + 1, cells.length - AROUND));
  const notes = bottom.flatMap((row) => {
    const text = line(row);
    return text !== null && (isNote(row) || text.length >= 8) ? [text] : [];
  });
  return { titles, notes };
}

const VINTAGE_WORDS: readonly (readonly [Vintage, RegExp])[] = [
  ['flash', /快报|\bflash\b/i],
  ['preliminary', /初步(?:数|核算|核实|统计|结果|汇总)|初核数|\b(?:preliminary|provisional)\b/i],
  ['annual', /年报|年鉴|\byear ?book\b|\bannual report\b/i],
  ['verified', /(?<!初步)(?:最终核实|核实(?:数|后|结果))|终核|\b(?:final|verified) (?:figures?|data|results?)\b/i],
  [
    'census',
    /普查(?:后|结果)?[^，。；;]{0,8}(?:修订|调整)|修订[^，。；;]{0,6}普查|\bcensus[- ](?:revised|revision|based revision)/i,
  ],
];

/** `核实` alone in brackets, as file names have it: `2023年生产总值（核实）`. */
const BRACKETED: readonly (readonly [Vintage, RegExp])[] = [
  ['preliminary', /[(（]\s*初步\s*[)）]/],
  ['verified', /[(（]\s*核实\s*[)）]/],
];

const vintagesIn = (text: string): readonly Vintage[] => [
  ...new Set([...VINTAGE_WORDS, ...BRACKETED].flatMap(([vintage, word]) => (word.test(text) ? [vintage] : []))),
];

const STANDINGS: readonly (readonly [NonNullable<Standing['publish']>, RegExp])[] = [
  [
    'unpublished',
    /(?:尚|暂|还)?未(?:正式)?(?:公布|发布|公开)|待(?:公布|发布)|不予公开|\b(?:unpublished|embargoed|not for release)\b/i,
  ],
  [
    'internal',
    /内部(?:资料|使用|参考|掌握|数据|文件|材料)|仅供内部|[(（【]内部[)）】]|不得外传|注意保密|依申请公开|\b(?:internal use|for internal|confidential)\b/i,
  ],
  ['public', /主动公开|(?<!未)公开发布|对外(?:公布|发布)|可公开|[(（【]公开(?:版)?[)）】]|\bpublic release\b/i],
];

/** The most careful of what a text says: 内部资料，部分已公开发布 is internal. */
function standingsIn(text: string): readonly NonNullable<Standing['publish']>[] {
  const found = STANDINGS.find(([, word]) => word.test(text));
  return found ? [found[0]] : [];
}

const DAY = String.raw`((?:19|20)\d{2}\s*(?:年|[-/.])\s*\d{1,2}\s*(?:月|[-/.])\s*\d{1,2}\s*日?|(?:19|20)\d{6}(?!\d))`;
/** The surest first. */
const RELEASE_WORDS: readonly RegExp[] = [
  new RegExp(`(?:发布|公布|印发|发文)(?:日期|时间|日)?\\s*[:：]?\\s*${DAY}`),
  new RegExp(`${DAY}\\s*(?:发布|公布|印发)`),
  new RegExp(
    `\\b(?:release(?:d| date)?|published(?: on)?|date of (?:release|publication))\\s*[:：]?\\s*(?:on )?${DAY}`,
    'i',
  ),
  new RegExp(`(?:更新|制表|填报|报出|上报|编制|导出)(?:日期|时间|日)\\s*[:：]?\\s*${DAY}`),
  new RegExp(`\\b(?:last )?updated?(?: on)?\\s*[:：]?\\s*${DAY}`, 'i'),
];
const AS_OF = new RegExp(`(?:数据)截[至止]到?\\s*[:：]?\\s*${DAY}|\\bdata as of\\s*[:：]?\\s*${DAY}`, 'i');

function releasedIn(lines: readonly string[]): string | undefined {
  for (const word of RELEASE_WORDS) {
    const days = lines.flatMap((line) => dayIn(word, line));
    // Several days are several releases; the last one made the file what it is.
    if (days.length > 0) return [...days].sort().at(-1);
  }
  // 数据截至 the last day of a month says how far the figures reach, not when they came out.
  return lines.flatMap((line) => dayIn(AS_OF, line)).find((day) => !isMonthEnd(day));
}

function dayIn(word: RegExp, line: string): readonly string[] {
  const found = word.exec(line);
  const day = parseDay((found?.[1] ?? found?.[2] ?? '').replace(/\s+/g, ''));
  return day === null ? [] : [day];
}

const isMonthEnd = (day: string): boolean => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).getUTCDate() === 1;
