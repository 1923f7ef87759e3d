import {
  formatPeriod,
  parsePeriod,
  parsePeriodKey,
  periodKey,
  resolveArea,
  type Catalog,
  type Lang,
  type Period,
} from '../../catalog';
import { err, ok, parseExact, toNumber, type Result, type Sql, type SqlParam } from '../../core';
import { paramNamed, paramPlaces, type ParamPlace } from './params';
import type { NamedSql, QueryParam } from './spec';

/** What a parameter stands for. */
export type ParamValue =
  | { readonly type: 'area'; readonly key: string }
  | { readonly type: 'period'; readonly period: Period }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly number: number };

/** Why a parameter has no value: nothing is said, or what is said cannot be it. `names`: the areas that it could be. */
export interface ParamProblem {
  readonly code: 'param_missing' | 'param_area' | 'param_areas' | 'param_period' | 'param_number';
  readonly name: string;
  readonly word: string;
  readonly names?: readonly string[];
}

/** A query with values in the place of its parameters, and the way back from a place in the bound text to its own. */
export interface BoundQuery {
  readonly sql: Sql;
  readonly values: ReadonlyMap<string, ParamValue>;
  readonly ownPlace: (position: number) => number;
}

/** What a person wrote for a parameter, understood. Areas by name or key, periods in any form, at that of the document. */
export function readParam(
  { name, type }: Pick<QueryParam, 'name' | 'type'>,
  word: string,
  catalog: Catalog,
  at?: number,
): Result<ParamValue, ParamProblem> {
  const text = word.trim();
  const problem = (code: ParamProblem['code'], names?: readonly string[]): Result<never, ParamProblem> =>
    err({ code, name, word: text, ...(names ? { names } : {}) });
  if (text === '' && type !== 'text') return problem('param_missing');
  switch (type) {
    case 'area': {
      const known = catalog.area(text);
      if (known) return ok({ type, key: known.key });
      const found = resolveArea(catalog, { name: text, ...(at === undefined ? {} : { at }) });
      if ('area' in found) return ok({ type, key: found.area.key });
      return 'ambiguous' in found
        ? problem(
            'param_areas',
            found.ambiguous.map(({ key }) => key),
          )
        : problem('param_area');
    }
    case 'period': {
      const period = parsePeriodKey(text) ?? parsePeriod(text);
      return period ? ok({ type, period }) : problem('param_period');
    }
    case 'number': {
      const value = parseExact(text.replaceAll(/[,，\s]/g, '').replaceAll('−', '-'));
      const number = value ? toNumber(value) : Number.NaN;
      return Number.isFinite(number) ? ok({ type, number }) : problem('param_number');
    }
    case 'text':
      return ok({ type, text: word });
  }
}

/** The value as a person reads it. */
export function paramText(value: ParamValue, catalog: Catalog, lang: Lang): string {
  switch (value.type) {
    case 'area':
      return catalog.areaName(value.key, lang);
    case 'period':
      return formatPeriod(value.period, lang);
    case 'text':
      return value.text;
    case 'number':
      return String(value.number);
  }
}

/**
 * A query's text with its parameters bound: they travel as parameters of the statement and never become part of its text. `values` by
 * the parameters' names. Refuses the first that has none.
 */
export function bindQuery(
  { text, engine, params }: Pick<NamedSql, 'text' | 'engine' | 'params'>,
  values: ReadonlyMap<string, ParamValue>,
  catalog: Catalog,
): Result<BoundQuery, ParamProblem> {
  const places = paramPlaces(text, engine);
  const strings: string[] = [];
  const bound: SqlParam[] = [];
  let from = 0;
  for (const { name, start, end } of places) {
    const { param, part } = paramNamed(name, params);
    const value = values.get(param.name);
    if (!value) return err({ code: 'param_missing', name: param.name, word: '' });
    strings.push(text.slice(from, start));
    bound.push(partOf(value, part, catalog));
    from = end;
  }
  strings.push(text.slice(from));
  return ok({ sql: { strings, params: bound }, values, ownPlace: (position) => ownPlace(position, places) });
}

const month = (m: number): string =>
  `${String(Math.floor(m / 12)).padStart(4, '0')}-${String((m % 12) + 1).padStart(2, '0')}`;

function partOf(value: ParamValue, part: string, catalog: Catalog): SqlParam {
  switch (value.type) {
    case 'area':
      if (part === 'code') return catalog.area(value.key)?.code ?? null;
      return part === 'name' ? catalog.areaName(value.key, 'zh') : value.key;
    case 'period': {
      const { m0, n } = value.period;
      const parts: Readonly<Record<string, SqlParam>> = {
        from: month(m0),
        to: month(m0 + n - 1),
        year: Math.floor(m0 / 12),
        months: n,
      };
      return parts[part] ?? periodKey(value.period);
    }
    case 'text':
      return value.text;
    case 'number':
      return value.number;
  }
}

function ownPlace(position: number, places: readonly ParamPlace[]): number {
  let at = position;
  for (const { start, end } of places) if (start < at) at += end - start;
  return at;
}
