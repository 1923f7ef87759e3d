import { BARE } from './measure';
import { allHundred, formOf, together } from './arithmetic_sense';
import type { Num, NumberSense, Over, Sense, Truth, Txt } from './meaning';
import { indicatorOf, numberAt, numberSense, wrong, type Reading } from './scope';
import type { Expr, Operator, Span } from './syntax';

type Call = Expr & { readonly kind: 'call' };

export function truthAt(reading: Reading, expr: Expr): Truth | null {
  const sense = reading.understand(expr);
  if (sense === null) return null;
  return sense.type === 'truth' ? sense.node : wrong(reading, expr, 'wants_truth');
}

const OPERATORS: readonly Operator[] = ['=', '<>', '<', '<=', '>', '>='];
type Comparing = (Truth & { kind: 'compare' })['operator'];
export const isComparing = (operator: Operator): operator is Comparing => OPERATORS.includes(operator);

/** Numbers are compared in one unit; text with nothing. */
export function compared(reading: Reading, place: Span, operator: Comparing, left: Expr, right: Expr): Sense | null {
  const [a, b] = [reading.understand(left), reading.understand(right)];
  if (a === null || b === null) return null;
  if (a.type !== 'number' || b.type !== 'number') {
    return wrong(reading, place, a.type === 'text' || b.type === 'text' ? 'text_compare' : 'wants_number');
  }
  const both = together(reading, place, [a, b]);
  const [x, y] = both?.nodes ?? [];
  return x && y ? { type: 'truth', node: { kind: 'compare', operator, left: x, right: y } } : null;
}

/** Branches of one kind: all numbers in one unit, or all text. `make` puts two nodes together. */
function branches(
  reading: Reading,
  place: Span,
  senses: readonly Sense[],
  number: (nodes: readonly Num[]) => Num,
  text: (nodes: readonly Txt[]) => Txt,
): Sense | null {
  const numbers = senses.filter((sense) => sense.type === 'number');
  const texts = senses.filter((sense) => sense.type === 'text');
  if (texts.length === senses.length) return { type: 'text', node: text(texts.map(({ node }) => node)) };
  if (numbers.length < senses.length) return wrong(reading, place, 'mixed_kinds');
  const all = together(reading, place, numbers);
  return all && alike(number(all.nodes), all.measure, numbers);
}

/** A number that is one of several: in their unit, with the most decimals of any. */
function alike(node: Num, measure: NumberSense['measure'], of: readonly NumberSense[]): NumberSense {
  const said = of.filter(({ literal }) => !literal);
  const forms = new Set((said.length > 0 ? said : of).map(({ form }) => form));
  const [form = 'number'] = forms.size === 1 ? forms : [formOf(measure)];
  const decimals = Math.max(...of.map((each) => each.decimals));
  return { ...numberSense(node, { measure, form, decimals }), hundred: allHundred(of) };
}

/** IF(condition, then, otherwise), IFS(condition, then, condition, then, …, otherwise). */
export function choiceCall(reading: Reading, call: Call): Sense | null {
  const { args } = call;
  if (args.length % 2 === 0) return wrong(reading, call, 'too_few', { name: call.name });
  const conditions: (Truth | null)[] = [];
  const results: (Sense | null)[] = [];
  args.forEach((arg, i) => {
    if (i % 2 === 0 && i < args.length - 1) conditions.push(truthAt(reading, arg));
    else results.push(resultAt(reading, arg));
  });
  const on = conditions.filter((each) => each !== null);
  const senses = results.filter((each) => each !== null);
  if (on.length < conditions.length || senses.length < results.length) return null;
  const number = (nodes: readonly Num[]): Num =>
    on.reduceRight<Num>(
      (otherwise, truth, i) => ({ kind: 'choice', on: truth, then: nodes[i] ?? otherwise, otherwise }),
      nodes.at(-1) ?? ZERO,
    );
  const text = (nodes: readonly Txt[]): Txt =>
    on.reduceRight<Txt>(
      (otherwise, truth, i) => ({ kind: 'choice', on: truth, then: nodes[i] ?? otherwise, otherwise }),
      nodes.at(-1) ?? NONE,
    );
  return branches(reading, call, senses, number, text);
}

const ZERO: Num = { kind: 'constant', value: { num: 0n, den: 1n } };
const NONE: Txt = { kind: 'text', value: '' };

function resultAt(reading: Reading, expr: Expr): Sense | null {
  const sense = reading.understand(expr);
  return sense?.type === 'truth' ? wrong(reading, expr, 'truth_result') : sense;
}

/** IFMISSING(x, otherwise). */
export function ifMissingCall(reading: Reading, call: Call): Sense | null {
  const senses = call.args.map((arg) => resultAt(reading, arg));
  const [a, b] = senses;
  if (!a || !b) return null;
  return branches(
    reading,
    call,
    [a, b],
    ([of = ZERO, otherwise = ZERO]) => ({ kind: 'if_missing', of, otherwise }),
    ([of = NONE, otherwise = NONE]) => ({ kind: 'if_missing', of, otherwise }),
  );
}

const OVER: Readonly<Record<string, Over>> = {
  sum: 'sum',
  average: 'mean',
  min: 'least',
  max: 'most',
  median: 'middle',
  count: 'count',
};

/** SUM, AVERAGE, MIN, MAX, MEDIAN, COUNT: of the listed numbers, or of one over the areas of the view. */
export function collectCall(reading: Reading, call: Call, id: string): Sense | null {
  const how = OVER[id] ?? 'sum';
  const senses = call.args.map((arg) => numberAt(reading, arg)).filter((sense) => sense !== null);
  if (senses.length < call.args.length) return null;
  const [only, ...others] = senses;
  if (!only) return null;
  if (others.length === 0) return overAreas(reading, call, how, only);
  if (how === 'count') return numberSense({ kind: 'known', of: senses.map(({ node }) => node) }, COUNTED);
  const all = together(reading, call, senses);
  if (!all) return null;
  if (how === 'sum' || how === 'mean') {
    const [head = ZERO, ...rest] = all.nodes;
    const node = rest.reduce<Num>((left, right) => ({ kind: 'sum', left, right }), head);
    const sense = alike(
      how === 'sum' ? node : { kind: 'scaled', of: node, by: { num: 1n, den: BigInt(senses.length) } },
      all.measure,
      senses,
    );
    return how === 'sum' ? sense : { ...sense, decimals: sense.decimals + 1 };
  }
  return alike({ kind: how, of: all.nodes }, all.measure, senses);
}

const COUNTED = { measure: BARE, form: 'number', decimals: 0 } as const;

function overAreas(reading: Reading, call: Call, how: Over, of: NumberSense): Sense | null {
  if (reading.among === null) return wrong(reading, call, 'needs_peers');
  if (of.node.kind === 'asked' && of.node.derivation.kind === 'cagr') return wrong(reading, call, 'no_root');
  if (how === 'sum' && !addsUp(reading, of)) return wrong(reading, call, 'not_additive');
  const node: Num = { kind: 'over', how, of: of.node };
  if (how === 'count') return numberSense(node, COUNTED);
  const decimals = of.decimals + (how === 'mean' || how === 'middle' ? 1 : 0);
  return { ...numberSense(node, { ...of, decimals }), hundred: of.hundred === true };
}

/** Levels and differences of indicators that add up over areas, and sums of such; never rates. */
function addsUp({ catalog }: Reading, { node, measure }: NumberSense): boolean {
  const adds = (num: Num): boolean => {
    if (num.kind === 'sum') return adds(num.left) && adds(num.right);
    if (num.kind === 'scaled') return adds(num.of);
    if (num.kind !== 'asked') return false;
    const indicator = indicatorOf(catalog, num.measure);
    return ['level', 'change', 'target'].includes(num.derivation.kind) && indicator?.addArea === 'sum';
  };
  return measure.kind === 'plain' && adds(node);
}
