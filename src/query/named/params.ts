import type { ParamType, QueryEngine, QueryParam } from './spec';

/** One `:name` in a text; offsets in UTF-16 units, the colon included. */
export interface ParamPlace {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const COMMENT = String.raw`--[^\n]*|/\*[\s\S]*?(?:\*/|$)`;
const QUOTED = String.raw`\$(?<tag>\w*)\$[\s\S]*?(?:\$\k<tag>\$|$)|"(?:[^"]|"")*(?:"|$)`;
/** Texts that are no place for a parameter. In ClickHouse a backslash keeps a quote within its text; in DuckDB only after E. */
const SKIPPED: Readonly<Record<QueryEngine, string>> = {
  duckdb: String.raw`${COMMENT}|${QUOTED}|\b[eE]'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|'(?:[^']|'')*(?:'|$)`,
  clickhouse: String.raw`${COMMENT}|${QUOTED}|'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|\x60(?:[^\x60\\]|\\[\s\S])*(?:\x60|$)`,
};

/**
 * The parameters of a statement: a colon and a name where a value may stand. Not in texts and comments, not `a::type`, not the colon of a
 * slice `[1:n]`, of a struct `{k: v}` or of an alias `n: value`, which follow what they belong to without a blank between; nor after a
 * number, a text or a closing bracket, behind which no value stands.
 */
export function paramPlaces(text: string, engine: QueryEngine): readonly ParamPlace[] {
  const found: ParamPlace[] = [];
  const pattern = new RegExp(`${SKIPPED[engine]}|::+|:(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)`, 'gu');
  let quotedEnd = -1;
  for (const match of text.matchAll(pattern)) {
    const name = match.groups?.['name'];
    if (name === undefined) {
      const comment = /^(?:--|\/\*)/.test(match[0]);
      if (!comment) quotedEnd = match.index + match[0].length;
      continue;
    }
    const before = text.slice(0, match.index);
    const last = before.trimEnd();
    const sign = last.at(-1) ?? '';
    const near = last.length === before.length;
    const value =
      sign === ':' ||
      /[\])'"`]/.test(sign) ||
      last.length === quotedEnd ||
      /(?:^|[^\p{L}\p{N}_])\d[\p{L}\p{N}_.]*$/u.test(last) ||
      (near && /[\p{L}\p{N}_]/u.test(sign));
    if (!value) found.push({ name, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** What else of a parameter may be named: of a period its ends, its year and its months, of an area its code and name. */
export const PARTS: Readonly<Record<ParamType, readonly string[]>> = {
  area: ['code', 'name'],
  period: ['from', 'to', 'year', 'months'],
  text: [],
  number: [],
};

/** The type that a name has where nobody said one. */
const usual = (name: string): ParamType =>
  /^(?:area|地区)$/i.test(name) ? 'area' : /^(?:period|报告期|时期)$/i.test(name) ? 'period' : 'text';

/** Which parameter a name in a text means: `area_name` is a part of `area`. `known` have been given a type before. */
export function paramNamed(
  name: string,
  known: readonly QueryParam[],
): { readonly param: QueryParam; readonly part: string } {
  const own = known.find((param) => param.name === name);
  if (own) return { param: own, part: '' };
  const at = name.lastIndexOf('_');
  const [base, part] = [name.slice(0, at), name.slice(at + 1)];
  const whole = at > 0 ? (known.find((param) => param.name === base) ?? { name: base, type: usual(base) }) : null;
  if (whole && PARTS[whole.type].includes(part)) return { param: whole, part };
  return { param: { name, type: usual(name) }, part: '' };
}

/** The parameters of a text in the order in which they come, each once, with the types and values that `known` gives them. */
export function paramsIn(text: string, engine: QueryEngine, known: readonly QueryParam[]): readonly QueryParam[] {
  const found = new Map<string, QueryParam>();
  for (const { name } of paramPlaces(text, engine)) {
    const { param } = paramNamed(name, known);
    if (!found.has(param.name)) found.set(param.name, param);
  }
  return [...found.values()];
}
