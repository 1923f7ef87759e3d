import { err, ok, type Result } from '../../core';
import { rational } from '../amount';
import { asResult, constant, divided, multiplied, noticed, power, scaledBy, sum } from './arithmetic_sense';
import { askedCall, comparedCall, rankCall } from './derived_sense';
import { functionNamed, ROUNDING, type FunctionId } from './functions';
import { choiceCall, collectCall, compared, ifMissingCall, isComparing, truthAt } from './logic_sense';
import { BARE, conversion, isBare, measureOf, sameDims } from './measure';
import type { Num, NumberSense, Sense, Truth } from './meaning';
import { readReference } from './reference';
import { asked, levelSense, numberAt, numberSense, wrong, type Reading, type Scope } from './scope';
import type { Expr, FormulaProblem } from './syntax';

type Call = Expr & { readonly kind: 'call' };

/** What a formula means, or everything that is wrong with it, each at its place. A truth is no result: IF says what to show. */
export function understandFormula(
  expr: Expr,
  scope: Scope,
): Result<Exclude<Sense, { type: 'truth' }>, readonly FormulaProblem[]> {
  const problems: FormulaProblem[] = [];
  const reading: Reading = { ...scope, problems, understand: (part) => understand(reading, part) };
  const sense = reading.understand(expr);
  if (sense?.type === 'truth') wrong(reading, expr, 'truth_result');
  rootsWithin(sense?.type === 'number' ? sense.node : null, reading, expr);
  const [first] = problems;
  if (first === undefined && sense !== null && sense.type !== 'truth') {
    return ok(sense.type === 'number' && scope.base !== true ? asResult(sense) : sense);
  }
  const order = [...problems].sort((a, b) => a.from - b.from);
  return err(order.length > 0 ? order : [{ code: 'operand', from: expr.from, to: expr.to, params: {} }]);
}

/** A compound rate is a root, which takes no part in arithmetic: it may only stand alone. */
function rootsWithin(node: Num | null, reading: Reading, expr: Expr): void {
  if (node === null || node.kind === 'asked') return;
  const text = JSON.stringify(node, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  if (text.includes('"kind":"cagr"')) wrong(reading, expr, 'no_root');
}

function understand(reading: Reading, expr: Expr): Sense | null {
  switch (expr.kind) {
    case 'number':
      return constant(expr);
    case 'text':
      return { type: 'text', node: { kind: 'text', value: expr.value } };
    case 'reference': {
      const found = readReference(expr.inside, reading.catalog);
      if ('code' in found) return wrong(reading, expr, found.code, found.params);
      return levelSense(reading.catalog, asked(found.measure, found.area, found.when));
    }
    case 'negated': {
      const sense = numberAt(reading, expr.of);
      return sense && { ...sense, node: scaledBy(sense.node, rational(-1)) };
    }
    case 'binary':
      return binary(reading, expr);
    case 'call':
      return called(reading, expr);
  }
}

function binary(reading: Reading, expr: Expr & { readonly kind: 'binary' }): Sense | null {
  const { operator, left, right } = expr;
  if (operator === 'and' || operator === 'or') {
    const [a, b] = [truthAt(reading, left), truthAt(reading, right)];
    return a && b && { type: 'truth', node: { kind: operator === 'and' ? 'all' : 'any', of: [a, b] } };
  }
  if (isComparing(operator)) return compared(reading, expr, operator, left, right);
  const a = numberAt(reading, left);
  if (operator === '^') return a && power(reading, a, right);
  const b = numberAt(reading, right);
  if (!a || !b) return null;
  if (operator === '*') return noticed(expr, multiplied(a, b));
  if (operator === '/') {
    const ratio = divided(reading, expr, a, b);
    return ratio && noticed(expr, ratio);
  }
  return sum(reading, expr, a, b, operator === '-');
}

/** How many arguments a function takes. */
const TAKES: Readonly<Record<FunctionId, readonly [least: number, most: number]>> = {
  growth: [1, 2],
  growth_previous: [1, 1],
  change: [1, 2],
  change_previous: [1, 1],
  points: [1, 2],
  points_previous: [1, 1],
  published_growth: [1, 1],
  share: [1, 2],
  rank: [1, 3],
  index: [2, 2],
  cagr: [2, 2],
  completion: [1, 2],
  target: [1, 2],
  per: [2, 3],
  if: [3, 3],
  ifs: [3, 41],
  and: [2, 40],
  or: [2, 40],
  not: [1, 1],
  is_missing: [1, 1],
  if_missing: [2, 2],
  sum: [1, 40],
  average: [1, 40],
  median: [1, 9],
  min: [1, 9],
  max: [1, 9],
  count: [1, 40],
  abs: [1, 1],
  convert: [2, 2],
  value: [1, 1],
};

function called(reading: Reading, call: Call): Sense | null {
  const id = functionNamed(call.name);
  if (id === null) {
    const code = ROUNDING.has(call.name.toUpperCase()) ? 'rounding' : 'unknown_function';
    return wrong(reading, { from: call.from, to: call.from + call.name.length }, code, { name: call.name });
  }
  const [least, most] = TAKES[id];
  if (call.args.length < least) return wrong(reading, call, 'too_few', { name: call.name });
  if (call.args.length > most) return wrong(reading, call.args[most] ?? call, 'too_many', { name: call.name, n: most });
  switch (id) {
    case 'growth':
    case 'growth_previous':
    case 'change':
    case 'change_previous':
    case 'points':
    case 'points_previous':
    case 'index':
      return comparedCall(reading, call, id);
    case 'rank':
      return rankCall(reading, call);
    case 'if':
    case 'ifs':
      return choiceCall(reading, call);
    case 'if_missing':
      return ifMissingCall(reading, call);
    case 'and':
    case 'or': {
      const truths = call.args.map((arg) => truthAt(reading, arg));
      const of = truths.filter((truth) => truth !== null);
      return of.length < truths.length ? null : { type: 'truth', node: { kind: id === 'and' ? 'all' : 'any', of } };
    }
    case 'sum':
    case 'average':
    case 'median':
    case 'min':
    case 'max':
    case 'count':
      return collectCall(reading, call, id);
    case 'not':
    case 'is_missing':
    case 'abs':
    case 'value':
    case 'convert':
      return single(reading, call, id);
    default:
      return askedCall(reading, call, id);
  }
}

/** Functions of one thing. */
function single(reading: Reading, call: Call, id: 'not' | 'is_missing' | 'abs' | 'value' | 'convert'): Sense | null {
  const [first, second] = call.args;
  if (!first) return null;
  const truth = (node: Truth): Sense => ({ type: 'truth', node });
  if (id === 'not') {
    const of = truthAt(reading, first);
    return of && truth({ kind: 'not', of });
  }
  const sense = numberAt(reading, first);
  if (!sense) return null;
  if (id === 'is_missing') return truth({ kind: 'missing', of: sense.node });
  if (id === 'abs') return { ...sense, node: { kind: 'abs', of: sense.node } };
  // Not folded into the node's own kind: a value without its unit is an ordinary number.
  if (id === 'value')
    return numberSense(
      { kind: 'scaled', of: sense.node, by: rational(1) },
      { ...sense, measure: BARE, form: 'number' },
    );
  if (second?.kind !== 'text') return wrong(reading, second ?? call, 'wants_text');
  return (
    inUnit(sense, second.value) ?? wrong(reading, second, 'other_unit', { unit: second.value, is: sense.measure.label })
  );
}

/** The number in another unit; null where it cannot be said in it. */
export function inUnit(sense: NumberSense, unit: string): NumberSense | null {
  const measure = measureOf(unit);
  if (measure.label === sense.measure.label) return sense;
  const bare = isBare(sense.measure);
  // A mere number may be given a unit; a ratio times a hundred is a percentage already.
  if (bare && (measure.kind === 'plain' || sense.hundred === true))
    return { ...sense, measure, form: formIn(measure, sense), hundred: false };
  if (!sameDims(measure, sense.measure)) return null;
  const node = scaledBy(sense.node, conversion(sense.measure, measure));
  return numberSense(node, { measure, form: formIn(measure, sense), decimals: sense.decimals });
}

const formIn = ({ kind, label }: NumberSense['measure'], { form }: NumberSense): NumberSense['form'] =>
  kind === 'points' ? 'points' : label === '%' ? 'percent' : form === 'rank' || form === 'index' ? form : 'number';
