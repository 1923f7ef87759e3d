import type { Sql, SqlParam } from '../../core';

/** A statement as the server takes it: places for parameters in the text, and their values beside it. */
export interface Bound {
  readonly text: string;
  readonly params: ReadonlyMap<string, string>;
}

/** Parameters become `{p0:String}` and travel beside the text. Only NULL, which has no type, stands in it as a word. */
export function bind({ strings, params }: Sql): Bound {
  const values = new Map<string, string>();
  const text = strings.reduce((all, piece, i) => {
    const value = params[i - 1] ?? null;
    if (value === null) return `${all}NULL${piece}`;
    const name = `p${values.size}`;
    values.set(name, typeof value === 'string' ? escaped(value) : String(value));
    return `${all}{${name}:${typeOf(value)}}${piece}`;
  });
  return { text, params: values };
}

/** UTF-16 units that each parameter takes in the bound text. */
export function placeLengths({ params }: Sql): readonly number[] {
  let named = 0;
  return params.map((value) => (value === null ? 'NULL' : `{p${named++}:${typeOf(value)}}`).length);
}

function typeOf(value: NonNullable<SqlParam>): string {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Bool';
  if (!Number.isFinite(value)) throw new Error(`no parameter for ${value}`);
  return Number.isInteger(value) ? 'Int64' : 'Float64';
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
};

/** The server reads a parameter as one field of a tab-separated file. */
const escaped = (text: string): string => text.replace(/[\\\n\r\t\0]/g, (sign) => ESCAPES[sign] ?? sign);
