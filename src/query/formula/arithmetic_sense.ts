import { isZero, sign, toNumber } from '../../core';
import { inverse, rational, type Rational } from '../amount';
import { BARE, combined, conversion, isBare, PERCENT, POINTS, sameDims, type Measure } from './measure';
import type { Num, NumberSense } from './meaning';
import { numberSense, wrong, type Reading } from './scope';
import type { Expr, Span } from './syntax';

/** A number that stands in the text. */
export function constant({ value, percent }: Expr & { readonly kind: 'number' }): NumberSense {
  const of = percent ? ({ measure: PERCENT, form: 'percent' } as const) : ({ measure: BARE, form: 'number' } as const);
  const decimals = value.den === 1n ? 0 : String(value.den).length - 1;
  return numberSense({ kind: 'constant', value: rational(value.num, value.den) }, { ...of, decimals }, true);
}

export const scaledBy = (of: Num, by: Rational): Num =>
  by.num === by.den
    ? of
    : of.kind === 'constant'
      ? { kind: 'constant', value: product(of.value, by) }
      : { kind: 'scaled', of, by };

const product = (a: Rational, b: Rational): Rational => rational(a.num * b.num, a.den * b.den);

/**
 * All in one unit, that of the first which has one: 亿元 beside 万元 is converted, a mere number takes the unit of what it stands beside.
 * Null, with the reason noted, for what cannot stand together (元 beside 人).
 */
export function together(
  reading: Reading,
  place: Span,
  senses: readonly NumberSense[],
): { readonly measure: Measure; readonly nodes: readonly Num[] } | null {
  const said = senses.filter(({ literal, measure }) => !literal || !isBare(measure));
  const leader = said.find(({ measure }) => !isBare(measure)) ?? said[0] ?? senses[0];
  const measure = leader?.measure ?? BARE;
  const nodes: Num[] = [];
  for (const sense of senses) {
    const mere = isBare(sense.measure) && sense.literal;
    const free = isBare(sense.measure) && sense.hundred === true && measure.kind !== 'plain';
    if (mere) nodes.push(reading.base === true ? scaledBy(sense.node, inverse(measure.factor)) : sense.node);
    else if (free || sense.measure.label === measure.label) nodes.push(sense.node);
    else if (!sameDims(sense.measure, measure)) {
      return wrong(reading, place, 'mixed_units', { one: unitName(measure), other: unitName(sense.measure) });
    } else nodes.push(scaledBy(sense.node, conversion(sense.measure, measure)));
  }
  return { measure, nodes };
}

const unitName = ({ label }: Measure): string => (label === '' ? '—' : label);

/** Sum or difference. Of two percentages the difference is in percentage points. */
export function sum(reading: Reading, place: Span, a: NumberSense, b: NumberSense, minus: boolean): NumberSense | null {
  const mere = [a, b].find(({ literal, measure, node: n }) => literal && isBare(measure) && !isZeroNode(n));
  const rate = [a, b].some(({ measure, literal }) => measure.kind !== 'plain' && !literal);
  // 1 − 5%: a hundred of them, or one? Who writes it says so.
  if (mere && rate && reading.base !== true) return wrong(reading, place, 'percent_number');
  const both = together(reading, place, [a, b]);
  if (!both) return null;
  const [left, right] = both.nodes;
  if (!left || !right) return null;
  const node: Num = { kind: 'sum', left, right: minus ? scaledBy(right, rational(-1)) : right };
  const points = minus && a.measure.kind === 'percent' && b.measure.kind === 'percent' && !a.literal && !b.literal;
  const measure = points ? POINTS : both.measure;
  const decimals = Math.max(a.decimals, b.decimals, points ? 1 : 0);
  return {
    ...numberSense(node, { measure, form: formOf(measure), decimals }, a.literal && b.literal),
    hundred: allHundred([a, b]),
  };
}

const isZeroNode = (node: Num): boolean => node.kind === 'constant' && node.value.num === 0n;

/** All that is not written as a number is a ratio times a hundred. */
export const allHundred = (senses: readonly NumberSense[]): boolean =>
  senses.some(({ hundred }) => hundred === true) && senses.every(({ hundred, literal }) => hundred === true || literal);

export const formOf = ({ kind, label }: Measure): NumberSense['form'] =>
  kind === 'points' ? 'points' : kind === 'percent' && label === '%' ? 'percent' : 'number';

export function multiplied(a: NumberSense, b: NumberSense): NumberSense {
  const { measure, by } = combined(a.measure, b.measure, 1);
  const node = scaledBy({ kind: 'product', left: a.node, right: b.node }, by);
  const decimals = a.literal || b.literal ? a.decimals + b.decimals : Math.max(a.decimals, b.decimals);
  return numberSense(
    folded(node),
    { measure, form: formOf(measure), decimals: Math.min(decimals, 6) },
    a.literal && b.literal,
  );
}

export function divided(reading: Reading, place: Span, a: NumberSense, b: NumberSense): NumberSense | null {
  if (b.node.kind === 'constant' && b.node.value.num === 0n) return wrong(reading, place, 'zero_divisor');
  const { measure, by } = combined(a.measure, b.measure, -1);
  const node = scaledBy({ kind: 'quotient', left: a.node, right: b.node }, by);
  const ratio = isBare(measure) && !b.literal && !a.literal;
  const decimals = ratio ? 4 : Math.max(2, b.literal ? a.decimals : 0);
  return numberSense(folded(node), { measure, form: formOf(measure), decimals }, a.literal && b.literal);
}

/** Only whole powers: any other would be a root, which is no exact number. */
export function power(reading: Reading, a: NumberSense, exponent: Expr): NumberSense | null {
  const n = wholeOf(exponent);
  if (n === null || n < 1 || n > 9) return wrong(reading, exponent, 'wants_power');
  let result = a;
  for (let i = 1; i < n; i += 1) result = multiplied(result, a);
  return result;
}

function wholeOf(expr: Expr): number | null {
  if (expr.kind !== 'number' || expr.percent || expr.value.den !== 1n || sign(expr.value) < 0) return null;
  return isZero(expr.value) ? 0 : toNumber(expr.value);
}

/** Numbers among themselves are worked out at once. */
function folded(node: Num): Num {
  if (node.kind === 'scaled') return scaledBy(folded(node.of), node.by);
  if (node.kind !== 'product' && node.kind !== 'quotient') return node;
  const { left, right } = node;
  if (left.kind !== 'constant' || right.kind !== 'constant') return node;
  const [x, y] = [left.value, right.value];
  const value = node.kind === 'product' ? product(x, y) : rational(x.num * y.den, x.den * y.num);
  return { kind: 'constant', value };
}

/** A ratio of like things times a hundred is noted as one: people write a percentage as `[授权]/[申请]*100`. */
export function noticed(expr: Expr, sense: NumberSense): NumberSense {
  const is = isBare(sense.measure) && !sense.literal && timesHundred(expr) && hasRatio(expr);
  return is ? { ...sense, hundred: true } : sense;
}

/** What a whole formula gives: a ratio times a hundred is a percentage. */
export const asResult = (sense: NumberSense): NumberSense =>
  sense.hundred === true && isBare(sense.measure)
    ? { ...sense, measure: PERCENT, form: 'percent', decimals: 1 }
    : sense;

/** Whether the outermost product holds the number 100 (or `hundred`). */
export function timesHundred(expr: Expr, hundred: Rational = rational(100)): boolean {
  if (expr.kind !== 'binary' || (expr.operator !== '*' && expr.operator !== '/')) return false;
  const is = (part: Expr): boolean =>
    part.kind === 'number' && !part.percent && part.value.num * hundred.den === hundred.num * part.value.den;
  if (expr.operator === '*' && (is(expr.left) || is(expr.right))) return true;
  return timesHundred(expr.left, hundred) || (expr.operator === '*' && timesHundred(expr.right, hundred));
}

function hasRatio(expr: Expr): boolean {
  return (
    expr.kind === 'binary' &&
    (expr.operator === '/'
      ? expr.right.kind !== 'number' || hasRatio(expr.left)
      : expr.operator === '*' && (hasRatio(expr.left) || hasRatio(expr.right)))
  );
}
