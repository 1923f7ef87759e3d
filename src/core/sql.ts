/**
 * A statement and what is bound to it: `strings` are the pieces of text between the parameters, one more than `params`.
 * Built only by the tag below, so that no text of a file, a person or a document can become part of a statement.
 */
export interface Sql {
  readonly strings: readonly string[];
  readonly params: readonly SqlParam[];
}

export type SqlParam = string | number | boolean | null;

const isSql = (part: Sql | SqlParam): part is Sql => typeof part === 'object' && part !== null;

/** sql`SELECT ${ident('a')} FROM t WHERE x = ${5}`: nested Sql is spliced in, every other value becomes a parameter. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | SqlParam)[]): Sql {
  return weave(strings, parts);
}

/** Text that is SQL already: keywords and expressions of ours, never anything from outside. */
export const raw = (text: string): Sql => ({ strings: [text], params: [] });

/** A quoted identifier, whatever is in it. */
export const ident = (name: string): Sql => raw(`"${name.replaceAll('"', '""')}"`);

/** The parts one after another with `separator` between them. */
export function join(parts: readonly Sql[], separator = ', '): Sql {
  const strings = ['', ...Array<string>(Math.max(0, parts.length - 1)).fill(separator), ''];
  return parts.length === 0 ? raw('') : weave(strings, parts);
}

function weave(strings: readonly string[], parts: readonly (Sql | SqlParam)[]): Sql {
  const out = [strings[0] ?? ''];
  const params: SqlParam[] = [];
  const add = (text: string): void => {
    out[out.length - 1] += text;
  };
  parts.forEach((part, i) => {
    if (isSql(part)) {
      add(part.strings[0] ?? '');
      out.push(...part.strings.slice(1));
      params.push(...part.params);
    } else {
      params.push(part);
      out.push('');
    }
    add(strings[i + 1] ?? '');
  });
  return { strings: out, params };
}

/** The statement as text that runs alone, parameters written as literals. */
export function standalone(statement: Sql): string {
  return statement.strings.reduce((text, piece, i) => text + literal(statement.params[i - 1] ?? null) + piece);
}

/** A literal in standard SQL, understood by every engine we speak to. */
export function literal(value: SqlParam): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`no SQL literal for ${value}`);
  return String(value);
}
