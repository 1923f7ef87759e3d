import type { Catalog, Lang, Period } from '../catalog';
import { err, ok, type Result } from '../core';
import {
  bindQuery,
  paramsOf,
  queryNamed,
  readParam,
  type Ask,
  type BoundQuery,
  type NamedQuery,
  type NamedSql,
  type ParamProblem,
  type ParamValue,
  type QueryParam,
} from '../query';
import { fitted } from './fit';
import type { NumberFormat } from './format_words';
import { problem, type Problem } from './problem';
import { quoted } from './tokens';
import { readFormat } from './words';

/** A named query in a person's SQL, its parameters bound: what a `{{查询 [名称]}}` asks. */
export interface QueryNumber {
  readonly query: NamedSql;
  readonly bound: BoundQuery;
}

/** Said of a query that asks a comparison's question: an ask like any other. */
interface NamedMeaning {
  readonly ask: Ask | null;
  readonly number: QueryNumber | null;
  readonly format: NumberFormat;
}

interface Setting {
  readonly catalog: Catalog;
  readonly lang: Lang;
  readonly area: string | null;
  readonly period: Period | null;
  readonly queries: readonly NamedQuery[];
}

const HEAD = /^(?:查询|query)(?=[\s[])\s*/iu;
const NAME = /(?:\[((?:[^\]]|\]\])*)\](?!\])|([^\s,，、|[=＝]+))[\s,，、]*/uy;
const ARGUMENT = /([\p{L}_][\p{L}\p{N}_]*)\s*[=＝]\s*(?:\[((?:[^\]]|\]\])*)\](?!\])|([^\s,，、|[]+))[\s,，、]*/uy;

/** Whether what stands inside `{{…}}` cites a named query. */
export const isNamed = (inside: string): boolean => HEAD.test(inside);

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The name, the arguments and the format of `查询 [名称] area=… | 0.0`; offsets in it. */
export interface NamedWords {
  readonly name: Word;
  readonly args: readonly { readonly param: string; readonly value: Word }[];
  readonly format: string;
  readonly formatStart: number;
}

const unquoted = (text: string): string => text.replaceAll(']]', ']').trim();

/** Takes the words of a citation apart. Refuses what is neither a name nor `name=value`, with its place. */
export function readNamedWords(inside: string): Result<NamedWords, Problem> {
  const head = HEAD.exec(inside)?.[0].length ?? 0;
  NAME.lastIndex = head;
  const named = NAME.exec(inside);
  if (!named) return err(problem('query_no_name', {}, { start: head, end: inside.length }));
  const name = { text: unquoted(named[1] ?? named[2] ?? ''), start: head, end: head + named[0].trimEnd().length };
  const args: { param: string; value: Word }[] = [];
  let at = NAME.lastIndex;
  while (at < inside.length && inside.charAt(at) !== '|') {
    ARGUMENT.lastIndex = at;
    const found = ARGUMENT.exec(inside);
    const [whole = '', param = ''] = found ?? [];
    if (!found)
      return err(problem('query_argument', { word: inside.slice(at).trim() }, { start: at, end: inside.length }));
    if (args.some((each) => each.param === param)) {
      return err(problem('twice', { word: param }, { start: at, end: at + whole.length }));
    }
    args.push({
      param,
      value: { text: unquoted(found[2] ?? found[3] ?? ''), start: at, end: at + whole.trimEnd().length },
    });
    at += whole.length;
  }
  return ok({ name, args, format: at < inside.length ? inside.slice(at + 1) : '', formatStart: at + 1 });
}

/** What a citation of a named query means in a document: parameters that it leaves open are the document's area and period. */
export function readNamed(inside: string, setting: Setting): Result<NamedMeaning, Problem> {
  const words = readNamedWords(inside);
  if (!words.ok) return words;
  const { name, args, format, formatStart } = words.value;
  const query = queryNamed(setting.queries, name.text);
  if (!query) {
    const names = setting.queries
      .map((each) => each.name)
      .slice(0, 5)
      .join('、');
    return err(problem(names === '' ? 'query_none' : 'query_unknown', { word: name.text, names }, name));
  }
  const written = readFormat(format);
  const formatPlace = { start: formatStart, end: inside.length };
  if ('unknown' in written) return err(problem('format', { word: written.unknown }, formatPlace));
  if ('twice' in written) return err(problem('format_twice', { word: written.twice }, formatPlace));
  if (written.format.money && !/元$|\b(?:yuan|rmb|cny)\b/i.test(unitOf(query, setting.catalog))) {
    return err(problem('not_money', { name: query.name, unit: unitOf(query, setting.catalog) }));
  }
  const params = paramsOf(query);
  for (const { param, value } of args) {
    if (!params.some((each) => means(param, each))) {
      const names = params.map((each) => each.name).join('、');
      return err(problem(names === '' ? 'query_no_params' : 'query_no_param', { word: param, names }, value));
    }
  }
  const values = new Map<string, ParamValue>();
  for (const param of params) {
    const given = args.find((each) => means(each.param, param))?.value;
    const value = valueOf(param, given?.text, setting);
    if (!value.ok) return err(paramSaid(value.error, given));
    values.set(param.name, value.value);
  }
  if (query.kind === 'ask') {
    const ask = askOf(query, values);
    const fit = ask ? fitted(written.format, ask, setting.catalog, setting.lang) : written.format;
    return 'code' in fit ? err({ ...fit, ...formatPlace }) : ok({ ask, number: null, format: inOwnUnit(fit, query) });
  }
  // Of a person's own query it is not known what it is against.
  const signed = written.format.direction !== undefined;
  if (written.format.compared) return err(problem('no_compared', {}, formatPlace));
  const bound = bindQuery(query, values, setting.catalog);
  return bound.ok
    ? ok({
        ask: null,
        number: { query, bound: bound.value },
        format: signed ? { ...written.format, base: 'other' } : written.format,
      })
    : err(paramSaid(bound.error, undefined));
}

const unitOf = (query: NamedQuery, catalog: Catalog): string =>
  query.unit ?? (query.kind === 'ask' ? (catalog.indicator(query.ask.measure)?.unit ?? '') : '');

const OWN_NAMES = { area: /^(?:area|地区)$/i, period: /^(?:period|报告期|时期)$/i } as const;

/** An argument's name as a person writes it: `地区` is `area` too. */
const means = (word: string, { name, type }: QueryParam): boolean =>
  word === name || ((type === 'area' || type === 'period') && OWN_NAMES[type].test(word) && OWN_NAMES[type].test(name));

function valueOf(param: QueryParam, said: string | undefined, setting: Setting): Result<ParamValue, ParamProblem> {
  const { catalog, area, period } = setting;
  const at = period ? period.m0 + period.n - 1 : undefined;
  if (said !== undefined) return readParam(param, said, catalog, at);
  const { type, name, value } = param;
  const own = (type === 'area' || type === 'period') && OWN_NAMES[type].test(name);
  if (value !== undefined && !own) return readParam(param, value, catalog, at);
  if (type === 'area' && area !== null) return ok({ type, key: area });
  if (type === 'period' && period) return ok({ type, period });
  return readParam(param, value ?? '', catalog, at);
}

function askOf({ ask }: NamedQuery & { readonly kind: 'ask' }, values: ReadonlyMap<string, ParamValue>): Ask | null {
  const [area, period] = [values.get('area'), values.get('period')];
  if (area?.type !== 'area' || period?.type !== 'period') return null;
  return { ...ask, area: { key: area.key }, period: period.period };
}

const inOwnUnit = (format: NumberFormat, { decimals }: NamedQuery): NumberFormat =>
  decimals === undefined || format.decimals !== undefined || format.scale !== undefined
    ? format
    : { ...format, decimals };

const paramSaid = ({ code, name, word, names = [] }: ParamProblem, at: Word | undefined): Problem =>
  problem(`query_${code}`, { name, word, names: names.join('、') }, at ?? {});

/** The inside of a placeholder with the query that it cites called otherwise; null where it cites another, or none. */
export function renamedCitation(inside: string, before: string, after: string): string | null {
  if (!isNamed(inside)) return null;
  const words = readNamedWords(inside);
  const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
  if (!words.ok || plain(words.value.name.text) !== plain(before)) return null;
  const { start, end } = words.value.name;
  return `${inside.slice(0, start)}${quoted(after)}${inside.slice(end)}`;
}
