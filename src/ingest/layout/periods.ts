import { isYear, parsePeriod, takeAssumed, withoutEra, type Period } from '../../catalog';
import { clean, withoutNoteMarks } from './cells';

/** A text that is a period and nothing else, and is no bare number but a year of 1900–2100. */
export function periodOf(text: string, year?: number): Period | null {
  const plain = unmarked(takeAssumed(hanYears(clean(text))).text);
  if (/^\d+(?:\.\d+)?$/.test(plain) && !/^(?:19\d{2}|20\d{2}|2100)(?:\.0)?$/.test(plain)) {
    if (!/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/.test(plain) && !/^(?:19|20)\d{2}\.(?:0[1-9]|1[0-2])$/.test(plain))
      return null;
  }
  return parsePeriod(plain, year === undefined ? {} : { year });
}

/** Without the mark of a revised or provisional figure behind it: 2019*, 2022 [p], 2023年(快报). */
const unmarked = (text: string): string =>
  withoutNoteMarks(text)
    .replace(/^(?:prel(?:im(?:inary)?)?|prov(?:isional)?|est(?:imated?)?|sơ bộ|ước tính)\.?\s+(?=\d{4}$)/i, '')
    .replace(
      /(?<=\d|年度?|月|季度)\s*(?:[*+†‡#]+|\[[a-z\d]\]|\((?:初步|快报|预计|预测|修订|调整|p|e|r|f|q|ns|(?:(?:1st|2nd|3rd|first|second|third|final)\s*)?(?:re|ae|pe|be|fae|sae|pae|revised estimates?|advance estimates?)|prov\.?|est\.?|revised|provisional|preliminary|projected|projections?|forecast|estimated?|estimates?|actuals?|final|advance)[数值]?\)|(?<=^\d{4})[perf])$/i,
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
  /(?<!\b(?:constant|chained|real|base|base year|since|baseline)\s*\(?\s*)(?<![\d.])(?<!\d{1,2}[-/.]\d{1,2}[-/.])(?<!(?<![A-Za-z])[A-XZa-xz])(?:\bFY ?)?(?:19|20)\d{2}(?:\s*[-—–~至/]\s*(?:(?:19|20)\d{2}|\d{2}(?!\d)))?\s*(?:学年度?|年?(?:度|末|底)?)(?:\s*(?:全年|上半年|下半年|前?(?:第?[一二三四1-4]|三)个?季度|[Qq][1-4]|[Hh][12]|(?:1[0-2]|0?[1-9])\s*[-—–~至]\s*(?:1[0-2]|0?[1-9])\s*月(?:份|累计)?|(?:1[0-2]|0?[1-9])\s*月(?:份|末|底)?))?(?!\d)(?!\s*(?:年?(?:不变|可比)|=|＝|(?:us|u\.s\.)\s*\$|(?:us )?dollars?\b|base\b|prices?\b|(?:ppp|int'?l|international)\s*(?:\$|dollars?)))/gi;

/**
 * The one period inside a longer text, and the text without it. Null where there is none, or more than one. A part of the year that stands apart from
 * it counts with it: `2023年主要指标（1—5月）`.
 */
export function takePeriod(text: string): { readonly period: Period; readonly rest: string } | null {
  // 学年初: what is counted when a school year begins is counted of that year.
  const plain = unmarked(withoutDays(withoutEra(hanYears(clean(text))))).replace(/(学年度?)[初末]/g, '$1');
  const whole = periodOf(plain);
  if (whole) return { period: whole, rest: '' };
  const found = [...plain.matchAll(WITHIN)].flatMap((match) => {
    const period = parsePeriod(match[0].trim());
    return period ? [{ period, at: match.index, length: match[0].length }] : [];
  });
  const only = found.length === 1 ? found[0] : undefined;
  if (!only) return null;
  const rest = tidy(`${plain.slice(0, only.at)}${joiner(plain, only)}${plain.slice(only.at + only.length)}`);
  const { period } = only;
  return (isYear(period) ? withPart(period, rest) : null) ?? { period, rest };
}

const PARTS =
  /(?<![\d一二三四五六七八九十.第前])(?:前?(?:1[0-2]|[1-9])\s*[-—–~至]\s*(?:1[0-2]|[1-9])\s*月(?:份|累计)?|上半年|下半年|前?[一二三四](?:至[二三四])?个?季度|(?:1[0-2]|[1-9])月(?:份|末|底)?(?!\s*\d{1,2}\s*[日号]))(?![度内前后])/gu;
const COMPARED = /[比较超从自到至]\s*$/u;

/** A year with the one part of it that a text names apart from it; null where it names none or several. */
function withPart({ m0 }: Period, text: string): { readonly period: Period; readonly rest: string } | null {
  const parts = [...text.matchAll(PARTS)];
  const [only] = parts;
  if (!only || parts.length > 1 || COMPARED.test(text.slice(0, only.index))) return null;
  const period = parsePeriod(only[0].replace(/\s/g, ''), { year: Math.floor(m0 / 12) });
  if (!period) return null;
  return { period, rest: tidy(text.slice(0, only.index) + text.slice(only.index + only[0].length)) };
}

/** 2024年国庆假期, 2024年第20周, 2024年5月上旬: a part of the year that is none of whole months. */
const SHORTER =
  /(?<!\d)(?:19|20)\d{2}年?\s*(?:第?\s*\d{1,2}\s*周(?![岁年])|(?:元旦|春节|清明|“?五一”?|端午|中秋|国庆|“?十一”?|双节|中秋国庆)(?:、国庆)?(?:节|小?长假|假[期日]|期间|黄金周)|(?:1[0-2]|[1-9])月[上中下]旬)/gu;

/** The last day of a year or month stands for its end; another day is no period, and neither is the year in it. */
const withoutDays = (text: string): string =>
  text
    .replace(SHORTER, (time) => time.replace(/\d/g, '#'))
    .replace(
      /(?<!\d)((?:19|20)\d{2})\s?(?:年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]\s?(現在|现在|时点|時点)?|([-/.])(\d{1,2})\5(\d{1,2})(?!\d))/g,
      (text, year: string, m1?: string, d1?: string, moment?: string, _?: string, m2?: string, d2?: string) => {
        const [month, day] = [Number(m1 ?? m2), Number(d1 ?? d2)];
        // 10月1日現在: a count on that day, of that year.
        if (moment !== undefined) return `${year}年`;
        const last = new Date(Date.UTC(Number(year), month, 0)).getUTCDate() === day;
        if (!last || month < 1 || month > 12) return text.replace(/\d/g, '#');
        return month === 12 ? `${year}年末` : `${year}年${month}月末`;
      },
    );

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
    .replace(/\s*;\s*;\s*/g, ' ')
    .replace(/^[\s_,，、:：;；\-—–]+|[\s_,，、:：;；\-—–]+$/g, '')
    .trim();

/** Years named in a file name, sheet name or title, when they come to one period. */
export function periodInName(name: string): Period | null {
  return takePeriod(withoutDayOfExport(name.replace(/\.[A-Za-z]{2,5}$/, '').replace(/_/g, ' ')))?.period ?? null;
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const ENGLISH_DAY = new RegExp(
  `(?<![\\p{L}\\d])(?:${MONTH}[-. ]+\\d{1,2}(?:st|nd|rd|th)?[-., ]+|\\d{1,2}(?:st|nd|rd|th)?[-. ]+${MONTH}[-., ]+)(?:19|20)\\d{2}(?!\\d)`,
  'giu',
);

/** `QuickFacts Mar-20-2024`: the day of an export is no period; the last day of a month may be what the figures are of. */
const withoutDayOfExport = (name: string): string =>
  name.replace(ENGLISH_DAY, (day) => (/(?<!\d)(?:28|29|30|31)(?!\d)/.test(day) ? day : '#'));

/** 二〇二三年 → 2023年, however the zero is written. */
const hanYears = (text: string): string =>
  text.replace(/[一二][〇○零九Oo0][〇○零一二三四五六七八九Oo0]{2}(?=年)/g, (year) =>
    [...year].map((c) => ('〇○零Oo0'.includes(c) ? '0' : String('一二三四五六七八九'.indexOf(c) + 1))).join(''),
  );
