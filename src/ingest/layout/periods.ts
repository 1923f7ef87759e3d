import { parsePeriod, takeAssumed, withoutEra, type Period } from '../../catalog';
import { clean } from './cells';

/** A text that is a period and nothing else, and is no bare number but a year of 1900–2100. */
export function periodOf(text: string, year?: number): Period | null {
  const plain = unmarked(takeAssumed(clean(text)).text);
  if (/^\d+(?:\.\d+)?$/.test(plain) && !/^(?:19\d{2}|20\d{2}|2100)(?:\.0)?$/.test(plain)) {
    if (!/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/.test(plain) && !/^(?:19|20)\d{2}\.(?:0[1-9]|1[0-2])$/.test(plain))
      return null;
  }
  return parsePeriod(plain, year === undefined ? {} : { year });
}

/** Without the mark of a revised or provisional figure behind it: 2019*, 2022 [p], 2023年(快报). */
const unmarked = (text: string): string =>
  text.replace(
    /(?<=\d|年度?|月|季度)\s*(?:[*+†‡#]+|\[[a-z\d]\]|\((?:初步|快报|预计|预测|修订|调整|p|e|r|f|prov\.?|est\.?|revised|provisional|preliminary)[数值]?\)|(?<=^\d{4})[perf])$/i,
    '',
  );

const cache = new Map<string, boolean>();

/** Whether a text names a period (with its year, or as 一季度 and 1—5月 do without). */
export function looksLikePeriod(text: string): boolean {
  const plain = clean(text);
  if (plain === '' || plain.length > 30) return false;
  const known = cache.get(plain);
  if (known !== undefined) return known;
  const found = periodOf(plain, 2000) !== null;
  if (cache.size > 5000) cache.clear();
  cache.set(plain, found);
  return found;
}

// A year, with a part of it or a second year behind it. 2010年不变价 and 1978=100 are bases of prices and indices; S1901 is the number of a table.
const WITHIN =
  /(?<![\d.])(?<!\d{1,2}[-/.]\d{1,2}[-/.])(?<!(?<![A-Za-z])[A-XZa-xz])(?:19|20)\d{2}(?:\s*[-—–~至/]\s*(?:(?:19|20)\d{2}|\d{2}(?!\d)))?\s*年?(?:度|末|底)?(?:\s*(?:全年|上半年|下半年|前?(?:第?[一二三四1-4]|三)个?季度|[Qq][1-4]|[Hh][12]|(?:1[0-2]|0?[1-9])\s*[-—–~至]\s*(?:1[0-2]|0?[1-9])\s*月(?:份|累计)?|(?:1[0-2]|0?[1-9])\s*月(?:份|末|底)?))?(?!\d)(?!\s*(?:年?(?:不变|可比)|=|＝))/g;

/** The one period inside a longer text, and the text without it. Null where there is none, or more than one. */
export function takePeriod(text: string): { readonly period: Period; readonly rest: string } | null {
  const plain = unmarked(withoutEra(hanYears(clean(text))));
  const whole = periodOf(plain);
  if (whole) return { period: whole, rest: '' };
  const found = [...plain.matchAll(WITHIN)].flatMap((match) => {
    const period = parsePeriod(match[0].trim());
    return period ? [{ period, at: match.index, length: match[0].length }] : [];
  });
  const only = found.length === 1 ? found[0] : undefined;
  if (!only) return null;
  const rest = tidy(`${plain.slice(0, only.at)}${joiner(plain, only)}${plain.slice(only.at + only.length)}`);
  return { period: only.period, rest };
}

/** CENSUS_2010_POP → CENSUS_POP: one separator stays of the two around a period inside. */
function joiner(text: string, { at, length }: { at: number; length: number }): string {
  const before = /[_\-,，]\s*$/.test(text.slice(0, at));
  const after = /^\s*[_\-,，]/.test(text.slice(at + length));
  return before && after ? '\u0000' : '';
}

const tidy = (text: string): string =>
  text
    .replace(/[\s_\-,，]*\u0000[\s_\-,，]*/g, (around) => (around.includes('_') ? '_' : ' '))
    .replace(/\(\s*\)|\[\s*\]/g, '')
    .replace(/^[\s_,，、:：;；\-—–]+|[\s_,，、:：;；\-—–]+$/g, '')
    .trim();

/** Years named in a file name, sheet name or title, when they come to one period. */
export function periodInName(name: string): Period | null {
  return takePeriod(name.replace(/\.[A-Za-z]{2,5}$/, '').replace(/_/g, ' '))?.period ?? null;
}

/** 二〇二三年 → 2023年, however the zero is written. */
const hanYears = (text: string): string =>
  text.replace(/[一二][〇○零九Oo0][〇○零一二三四五六七八九Oo0]{2}(?=年)/g, (year) =>
    [...year].map((c) => ('〇○零Oo0'.includes(c) ? '0' : String('一二三四五六七八九'.indexOf(c) + 1))).join(''),
  );
