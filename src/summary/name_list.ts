import { parsePeriod, parsePeriodKey, resolveArea, type Catalog, type Lang, type Period } from '../catalog';
import { err, ok, whole, type Figure, type Result } from '../core';
import type { NameList } from '../query';
import { t } from '../text';
import type { NumberFormat } from './format_words';
import { problem, type Problem } from './problem';
import { writeFigure, type Written } from './show';
import { readFormat } from './words';

/** What `{{名单 [台账] …}}` says, columns and values still as words: whoever has the ledger knows what they mean. */
export interface NameListWords {
  readonly ledger: string;
  readonly column: string | null;
  readonly date: string | null;
  readonly order: string | null;
  readonly where: readonly { readonly column: string; readonly in: readonly string[] }[];
  readonly area: string | null;
  readonly period: Period | null;
  readonly limit: number;
  /** The names with how many they are, how many different ones, or how many rows. */
  readonly what: 'names' | 'count' | 'rows';
  /** 家, 项, 期; null: by what the column holds. */
  readonly unit: string | null;
}

/** Why a list could not be made: the word that is not known, and what is. */
export interface NoNameList {
  readonly code: 'names_ledger' | 'names_column' | 'names_date' | 'names_failed';
  readonly word: string;
  readonly known: readonly string[];
}

/** A list as the ledger gives it; `unit`: the measure word that fits its column. */
export type NameListAnswer = (NameList & { readonly unit: string }) | NoNameList;

interface Setting {
  readonly catalog: Catalog;
  readonly lang: Lang;
  readonly area: string | null;
  readonly period: Period | null;
}

const HEAD = /^(?:名单|names)(?=[\s[])\s*/iu;
const WORD = /(?:\[((?:[^\]]|\]\])*)\](?!\])|([^\s,，、|[=＝]+))/uy;
const NEXT = /[\s,，、]*/uy;
const SAYS = /[\s]*[=＝][\s]*/uy;
const MEASURES = /^(?:家|项|个|件|名|人|期|场|场次|次|户|所|篇|台|批|种|册|份)$/u;
const MOST_NAMES = 50;
const NAMED = 3;

export const isNameList = (inside: string): boolean => HEAD.test(inside);

/** `名单 [台账] 列=… 日期=… 级别=省级 按=… 前=3 | 家`: words of the list, then what is shown and its measure word. Refuses what it does not know, with its place. */
export function readNameWords(
  inside: string,
  setting: Setting,
): Result<{ readonly words: NameListWords; readonly format: NumberFormat }, Problem> {
  let at = HEAD.exec(inside)?.[0].length ?? 0;
  const take = (): string | null => {
    WORD.lastIndex = at;
    const found = WORD.exec(inside);
    if (!found) return null;
    at = WORD.lastIndex;
    return (found[1]?.replaceAll(']]', ']') ?? found[2] ?? '').trim();
  };
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const length = pattern.exec(inside)?.[0].length ?? 0;
    at += length;
    return length > 0;
  };
  const ledger = take();
  if (ledger === null || ledger === '') return err(problem('names_no_ledger'));
  const said = new Map<string, string>();
  for (skip(NEXT); at < inside.length && inside.charAt(at) !== '|'; skip(NEXT)) {
    const start = at;
    const key = take();
    const value = key !== null && skip(SAYS) ? take() : null;
    const place = { start, end: Math.max(at, start + 1) };
    if (key === null || value === null)
      return err(problem('names_argument', { word: inside.slice(start).trim() }, place));
    if (said.has(key)) return err(problem('twice', { word: key }, place));
    said.set(key, value);
  }
  const format = inside.charAt(at) === '|' ? inside.slice(at + 1) : '';
  const shown = readShown(format);
  if ('code' in shown) return err({ ...shown, start: at + 1, end: inside.length });
  return withPlaces(ledger, said, shown, setting);
}

const OWN: Readonly<Record<string, 'column' | 'date' | 'order' | 'limit' | 'area' | 'period'>> = {
  列: 'column',
  column: 'column',
  日期: 'date',
  date: 'date',
  按: 'order',
  by: 'order',
  前: 'limit',
  top: 'limit',
  地区: 'area',
  area: 'area',
  报告期: 'period',
  period: 'period',
};

function withPlaces(
  ledger: string,
  said: ReadonlyMap<string, string>,
  shown: Shown,
  { catalog, area, period }: Setting,
): Result<{ readonly words: NameListWords; readonly format: NumberFormat }, Problem> {
  const own = (slot: string): string | null => [...said].find(([key]) => OWN[key] === slot)?.[1] ?? null;
  const when = own('period');
  const span = when === null ? period : (parsePeriod(when) ?? parsePeriodKey(when));
  if (when !== null && !span) return err(problem('unknown', { word: when }));
  const where = own('area');
  const at = span ? { at: span.m0 + span.n - 1 } : {};
  const known = where === null ? null : (catalog.area(where) ?? found(resolveArea(catalog, { name: where, ...at })));
  if (where !== null && !known) return err(problem('unknown', { word: where }));
  const top = own('limit');
  const limit = top === null ? NAMED : Number(top);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_NAMES)
    return err(problem('names_top', { word: top ?? '' }));
  const { format, what, unit } = shown;
  const words: NameListWords = {
    ledger,
    column: own('column'),
    date: own('date'),
    order: own('order'),
    // 省级/市级: any of them.
    where: [...said].flatMap(([key, value]) =>
      Object.hasOwn(OWN, key) ? [] : [{ column: key, in: value.split('/') }],
    ),
    area: known?.key ?? area,
    period: span,
    limit,
    what,
    unit,
  };
  return ok({ words, format });
}

const found = (answer: ReturnType<typeof resolveArea>): { readonly key: string } | null =>
  'area' in answer ? answer.area : null;

interface Shown {
  readonly what: NameListWords['what'];
  readonly unit: string | null;
  readonly format: NumberFormat;
}

function readShown(text: string): Shown | Problem {
  let [what, unit]: [NameListWords['what'], string | null] = ['names', null];
  const rest: string[] = [];
  for (const word of text.split(/[\s,，、]+/).filter((each) => each !== '')) {
    if (/^(?:个数|count)$/i.test(word)) what = 'count';
    else if (/^(?:条数|rows)$/i.test(word)) what = 'rows';
    else if (MEASURES.test(word)) unit = word;
    else rest.push(word);
  }
  const read = readFormat(rest.join(' '));
  if ('unknown' in read) return problem('format', { word: read.unknown });
  if ('twice' in read) return problem('format_twice', { word: read.twice });
  // A number of names or rows is a level: it neither rises nor falls.
  const form = read.format.direction ?? read.format.sure ?? read.format.form;
  if (form !== undefined && form !== 'range') return problem('format', { word: rest[0] ?? '' });
  return what === 'names' && rest.length > 0 && read.format.unit !== false
    ? problem('format', { word: rest[0] ?? '' })
    : { what, unit, format: read.format };
}

export const isNoList = (answer: NameListAnswer): answer is NoNameList => 'code' in answer;

/** How many there are, as a figure like any other; null where names are wanted, or there is no list. */
export function countOf(answer: NameListAnswer, { what, unit }: NameListWords): Figure | null {
  if (isNoList(answer) || what === 'names') return null;
  const exact = whole(what === 'count' ? answer.count : answer.rows);
  return { exact, reason: null, form: 'number', unit: unit ?? answer.unit, decimals: 0, notes: [] };
}

/**
 * A、B、C等6家 where some are left out, A、B和C3家 where all are named, the name alone where it is the only one (FORMS.md L1). A list of nobody is a
 * problem: a sentence that lists must have whom.
 */
export function writeNameList(answer: NameListAnswer, words: NameListWords, format: NumberFormat, lang: Lang): Written {
  if (isNoList(answer)) {
    const { code, word, known } = answer;
    const problemText = t(lang, `summary.problem_${code}`, { word, names: known.join(lang === 'zh' ? '、' : ', ') });
    return {
      shown: t(lang, 'summary.unbound', { expression: word === '' ? words.ledger : word }),
      problem: problemText,
    };
  }
  const figure = countOf(answer, words);
  if (figure) return writeFigure(figure, format, words.period ?? undefined, lang);
  const { names, count, unit } = answer;
  const measure = format.unit === false ? null : (words.unit ?? unit);
  const [last] = names.slice(-1);
  if (last === undefined)
    return { shown: t(lang, 'summary.names_none'), problem: t(lang, 'summary.problem_names_none') };
  const zh = lang === 'zh';
  if (names.length < count) {
    const list = names.join(zh ? '、' : ', ');
    if (!zh) return { shown: t(lang, 'summary.names_more', { list, count: count - names.length }) };
    return { shown: t(lang, 'summary.names_more', { list, count: measure === null ? '' : `${count}${measure}` }) };
  }
  if (names.length === 1) return { shown: last };
  const all = `${names.slice(0, -1).join(zh ? '、' : ', ')}${t(lang, 'summary.names_and')}${last}`;
  return { shown: zh && measure !== null ? `${all}${count}${measure}` : all };
}
