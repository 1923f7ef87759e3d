import type { Catalog, Lang } from '../../catalog';
import { err, ok, type Result } from '../../core';
import { functionName, functionNamed } from './functions';
import { parseFormula } from './parse';
import { printFormula } from './print';
import { readReference, writeReference } from './reference';
import type { Expr, FormulaProblem } from './syntax';

/** Another column of the view, as a formula names it by its title. */
export interface NamedFormula {
  readonly title: string;
  readonly text: string;
  readonly unit?: string;
}

const plain = (title: string): string => title.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * A formula in which columns of the view that it names by their titles are put in place of the names, each in the unit that it is shown in.
 * An indicator of that name comes first. Refuses columns that name each other in a ring.
 */
export function expandFormula(
  text: string,
  columns: readonly NamedFormula[],
  catalog: Catalog,
  within: readonly string[] = [],
): Result<Expr, FormulaProblem> {
  const parsed = parseFormula(text);
  if (!parsed.ok) return parsed;
  let problem: FormulaProblem | null = null;
  const expanded = mapReferences(parsed.value, (reference) => {
    if (!('code' in readReference(reference.inside, catalog))) return reference;
    const named = columns.find(({ title }) => plain(title) === plain(reference.inside));
    if (!named) return reference;
    const { from, to } = reference;
    const refuse = (code: FormulaProblem['code']): Expr => {
      problem ??= { code, from, to, params: { name: named.title } };
      return reference;
    };
    if (within.includes(plain(named.title)) || within.length > 8) return refuse('circular');
    const other = expandFormula(named.text, columns, catalog, [...within, plain(named.title)]);
    if (!other.ok) return refuse(other.error.code === 'circular' ? 'circular' : 'unknown_name');
    const moved = relocated(other.value, from, to);
    if (named.unit === undefined || named.unit === '') return moved;
    const unit: Expr = { kind: 'text', from, to, value: named.unit };
    return { kind: 'call', from, to, name: 'CONVERT', args: [moved, unit] };
  });
  return problem ? err(problem) : ok(expanded);
}

function relocated(expr: Expr, from: number, to: number): Expr {
  switch (expr.kind) {
    case 'call':
      return { ...expr, from, to, args: expr.args.map((arg) => relocated(arg, from, to)) };
    case 'negated':
      return { ...expr, from, to, of: relocated(expr.of, from, to) };
    case 'binary':
      return { ...expr, from, to, left: relocated(expr.left, from, to), right: relocated(expr.right, from, to) };
    default:
      return { ...expr, from, to };
  }
}

type Reference = Expr & { readonly kind: 'reference' };

export function mapReferences(expr: Expr, change: (reference: Reference) => Expr): Expr {
  switch (expr.kind) {
    case 'reference':
      return change(expr);
    case 'call':
      return { ...expr, args: expr.args.map((arg) => mapReferences(arg, change)) };
    case 'negated':
      return { ...expr, of: mapReferences(expr.of, change) };
    case 'binary':
      return { ...expr, left: mapReferences(expr.left, change), right: mapReferences(expr.right, change) };
    default:
      return expr;
  }
}

/** What stands in brackets anywhere in the formula, each once, in its order. */
export function referencesOf(expr: Expr): readonly string[] {
  const found = new Set<string>();
  mapReferences(expr, (reference) => {
    found.add(reference.inside);
    return reference;
  });
  return [...found];
}

/**
 * The formula in a language: names of indicators and areas as they are called there, functions by their names. With `null`: keys, which
 * last; what is kept and asked is written so.
 */
export function writeFormula(expr: Expr, catalog: Catalog, lang: Lang | null): string {
  return printFormula(expr, {
    reference: (inside) => {
      const read = readReference(inside, catalog);
      return 'code' in read ? inside : writeReference(read, catalog, lang);
    },
    call: (name) => {
      const id = functionNamed(name);
      return id === null ? name : functionName(id, lang === 'zh' ? 'zh' : 'en');
    },
  });
}
