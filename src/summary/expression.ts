import {
  parsePeriod,
  resolveArea,
  resolveIndicator,
  type Area,
  type Catalog,
  type Indicator,
  type Period,
} from '../catalog';
import { err, ok, type Result } from '../core';
import { derivationWord, readFormat, type DerivationWord, type NumberFormat } from './words';

/** What one `{{…}}` says, names understood; what it leaves open the document fills in. */
export interface Expression {
  readonly indicator: Indicator;
  readonly divisor: Indicator | null;
  readonly area: Area | null;
  readonly period: Period | null;
  /** `自2020年`: the period that growth, index or compound growth starts from. */
  readonly from: Period | null;
  readonly whole: Area | null;
  readonly derivation: DerivationWord | null;
  readonly format: NumberFormat;
}

/** Why it could not be understood: a message key under `summary.problem_`, and the words that fill it. */
export interface ExpressionProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

const problem = (
  code: string,
  params: ExpressionProblem['params'] = {},
): { readonly ok: false; readonly error: ExpressionProblem } => err({ code, params });

/**
 * Reads what stands inside `{{…}}`: words in any order, names with spaces in [brackets], `/` before a divisor, then `|` and how to write
 * the number. Grammar and words: FORMAT.md.
 */
export function readExpression(inside: string, catalog: Catalog, year?: number): Result<Expression, ExpressionProblem> {
  const bar = inside.lastIndexOf('|');
  const format = readFormat(bar < 0 ? '' : inside.slice(bar + 1));
  if ('unknown' in format) return problem('format', { word: format.unknown });
  const found: { -readonly [K in keyof Expression]: Expression[K] | null } = {
    indicator: null,
    divisor: null,
    area: null,
    period: null,
    from: null,
    whole: null,
    derivation: null,
    format: format.format,
  };
  let dividing = false;
  for (const token of tokens(bar < 0 ? inside : inside.slice(0, bar))) {
    if (token === '/') {
      dividing = true;
      continue;
    }
    const read = readToken(token, catalog, year);
    if ('problem' in read) return problem(read.problem, read.params);
    const slot = read.slot === 'indicator' && dividing ? 'divisor' : read.slot;
    if (found[slot] !== null) return problem('twice', { word: bare(token) });
    Object.assign(found, { [slot]: read.value });
  }
  const { indicator } = found;
  if (!indicator) return problem('no_indicator');
  if (dividing && !found.divisor) return problem('no_divisor');
  return ok({ ...found, indicator, format: format.format });
}

const tokens = (text: string): readonly string[] => text.match(/\[[^\]]*\]|\/|[^\s,，、[\]/]+/g) ?? [];
const bare = (token: string): string => token.replace(/^\[(.*)\]$/, '$1').trim();

type Read =
  | { readonly slot: keyof Omit<Expression, 'format'>; readonly value: unknown }
  | { readonly problem: string; readonly params: Readonly<Record<string, string>> };

function readToken(token: string, catalog: Catalog, year?: number): Read {
  const name = bare(token);
  const context = year === undefined ? {} : { year };
  if (!token.startsWith('[')) {
    const derivation = derivationWord(name);
    if (derivation) return { slot: 'derivation', value: derivation };
    const from = /^(?:自|从|比|from|since)(.+)$/i.exec(name)?.[1];
    const start = from === undefined ? null : parsePeriod(from, context);
    if (start) return { slot: 'from', value: start };
    const whole = /^占(.+)$/.exec(name)?.[1];
    const container = whole === undefined ? null : resolveArea(catalog, { name: whole });
    if (container && 'area' in container) return { slot: 'whole', value: container.area };
    const period = parsePeriod(name, context);
    if (period) return { slot: 'period', value: period };
  }
  const indicator = resolveIndicator(catalog, name);
  if ('indicator' in indicator) return { slot: 'indicator', value: indicator.indicator };
  const area = catalog.area(name) ?? null;
  const named = area ? { area } : resolveArea(catalog, { name });
  if ('area' in named) return { slot: 'area', value: named.area };
  const bracketedPeriod = parsePeriod(name, context);
  if (bracketedPeriod) return { slot: 'period', value: bracketedPeriod };
  if ('ambiguous' in indicator)
    return {
      problem: 'ambiguous',
      params: { word: name, names: indicator.ambiguous.map((each) => each.key).join('、') },
    };
  if ('ambiguous' in named)
    return { problem: 'ambiguous', params: { word: name, names: named.ambiguous.map((each) => each.key).join('、') } };
  const near = catalog
    .findIndicators(name.slice(0, 2))
    .slice(0, 3)
    .map(({ key }) => catalog.indicatorName(key, 'zh'))
    .join('、');
  return near === ''
    ? { problem: 'unknown', params: { word: name } }
    : { problem: 'unknown_near', params: { word: name, names: near } };
}
