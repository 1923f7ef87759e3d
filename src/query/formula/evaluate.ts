import { raw, sql } from '../../core';
import {
  approximate,
  exactTerm,
  inverse,
  multiplyTerms,
  ONE,
  rational,
  scaled,
  times,
  type Amount,
  type Rational,
  type Term,
} from '../amount';
import type { Dialect } from '../dialect';
import type { Formula } from './parse';
import { isPercent, unitFactor } from './units';

/** A formula's value while it is put together: a constant, or an amount with the factor to its base unit within `times`. */
type Value = { readonly constant: Rational } | { readonly amount: Amount };

/**
 * The formula as one exact fraction, in the unit `unit`. `operand` gives an indicator's amount and its unit. Refuses (as a
 * reason in SQL) what any operand refuses, in the order of the formula, and `zero_denominator`. Null when the formula is a mere number.
 * A formula for percent that multiplies by 100 itself means the same as one that does not: units are reconciled once.
 */
export function evaluate(
  formula: Formula,
  unit: string,
  operand: (key: string, back: number | null) => { readonly amount: Amount; readonly unit: string },
  d: Dialect,
): Amount | null {
  const value = walk(
    formula,
    (key, back) => {
      const found = operand(key, back);
      return { ...found.amount, times: times(found.amount.times, unitFactor(found.unit)) };
    },
    d,
  );
  if ('constant' in value) return null;
  const already = isPercent(unit) && saysHundred(formula, inverse(unitFactor(unit)));
  const factor = already ? ONE : inverse(unitFactor(unit));
  return { ...value.amount, times: times(value.amount.times, factor) };
}

/** Whether the formula's outermost product holds the number that its unit would bring in again. */
function saysHundred(formula: Formula, hundred: Rational): boolean {
  if (formula.kind !== 'binary' || (formula.operator !== '*' && formula.operator !== '/')) return false;
  const is = (part: Formula): boolean =>
    part.kind === 'number' && part.value.num * hundred.den === hundred.num * part.value.den;
  if (formula.operator === '*' && (is(formula.left) || is(formula.right))) return true;
  return saysHundred(formula.left, hundred);
}

function walk(formula: Formula, operand: (key: string, back: number | null) => Amount, d: Dialect): Value {
  if (formula.kind === 'number') return { constant: rational(formula.value.num, formula.value.den) };
  if (formula.kind === 'indicator') return { amount: operand(formula.key, formula.back) };
  const [a, b] = [walk(formula.left, operand, d), walk(formula.right, operand, d)];
  if (formula.operator === '*') return product(a, b);
  if (formula.operator === '/') return quotient(a, b, d);
  return sumOf(a, formula.operator === '-' ? negated(b) : b);
}

function product(a: Value, b: Value): Value {
  if ('constant' in a && 'constant' in b) return { constant: times(a.constant, b.constant) };
  if ('constant' in a) return product(b, a);
  if ('constant' in b) return { amount: { ...a.amount, times: times(a.amount.times, b.constant) } };
  return { amount: multiplyAmounts(a.amount, b.amount) };
}

export const multiplyAmounts = (a: Amount, b: Amount): Amount => ({
  num: multiplyTerms(a.num, b.num) ?? a.num,
  den: multiplyTerms(a.den, b.den),
  times: times(a.times, b.times),
  why: [...a.why, ...b.why],
  notes: [...a.notes, ...b.notes],
});

function quotient(a: Value, b: Value, d: Dialect): Value {
  if ('constant' in b) {
    if (b.constant.num === 0n) return { amount: alwaysZeroDenominator(a) };
    return product(a, { constant: inverse(b.constant) });
  }
  if ('amount' in a) return { amount: divideAmounts(a.amount, b.amount, d) };
  const one: Amount = { num: exactTerm(raw('1'), 0), den: null, times: a.constant, why: [], notes: [] };
  return { amount: divideAmounts(one, b.amount, d) };
}

/** a / b; `zero_denominator` where b is zero. */
export function divideAmounts(a: Amount, b: Amount, d: Dialect): Amount {
  const num = b.den === null ? a.num : multiplyTerms(a.num, b.den);
  const den = a.den === null ? b.num : multiplyTerms(a.den, b.num);
  const zero = sql`CASE WHEN ${approximate(d, b.num)} = 0 THEN 'zero_denominator' END`;
  return {
    num: num ?? a.num,
    den,
    times: times(a.times, inverse(b.times)),
    why: [...a.why, ...b.why, zero],
    notes: [...a.notes, ...b.notes],
  };
}

const alwaysZeroDenominator = (a: Value): Amount => {
  const shell: Amount =
    'amount' in a ? a.amount : { num: exactTerm(raw('0'), 0), den: null, times: ONE, why: [], notes: [] };
  return { ...shell, why: [...shell.why, raw("'zero_denominator'")] };
};

const negated = (value: Value): Value =>
  'constant' in value
    ? { constant: times(value.constant, rational(-1)) }
    : { amount: { ...value.amount, times: times(value.amount.times, rational(-1)) } };

function sumOf(a: Value, b: Value): Value {
  if ('constant' in a && 'constant' in b) {
    const [x, y] = [a.constant, b.constant];
    return { constant: rational(x.num * y.den + y.num * x.den, x.den * y.den) };
  }
  if ('constant' in a) return sumOf(b, a);
  if ('constant' in b) {
    if (b.constant.num === 0n) return a;
    const one: Term = exactTerm(raw('1'), 0);
    return { amount: addAmounts(a.amount, { num: one, den: null, times: b.constant, why: [], notes: [] }) };
  }
  return { amount: addAmounts(a.amount, b.amount) };
}

/** a + b over a common denominator; whole-number factors go into the terms. */
export function addAmounts(a: Amount, b: Amount): Amount {
  const common = a.times.den * b.times.den;
  const left = scaled(crossed(a.num, b.den), a.times.num * b.times.den);
  const right = scaled(crossed(b.num, a.den), b.times.num * a.times.den);
  return {
    num: exactTerm(sql`${left.exact} + ${right.exact}`, Math.max(left.scale, right.scale)),
    den: multiplyTerms(a.den, b.den),
    times: rational(1n, common),
    why: [...a.why, ...b.why],
    notes: [...a.notes, ...b.notes],
  };
}

const crossed = (num: Term, den: Term | null): Term => multiplyTerms(num, den) ?? num;
