import {
  column,
  compoundRate,
  divide,
  fromNumber,
  exact,
  multiply,
  subtract,
  whole,
  type Exact,
  type Figure,
  type FigureForm,
  type Frame,
  type Reason,
  type Scalar,
} from '../core';
import type { Rational } from './amount';
import { notesOf } from './notes';
import { isRefused, type Asked, type Outcome, type Shape } from './outcome';

/** What SQL says of one column of the question: the terms of its figure, the reason why there is none, and what else is to be said. */
export type Part = 'num' | 'den' | 'base' | 'base_den' | 'why' | 'note' | 'low' | 'high' | 'kind';
/** Its values in one row. */
export type Parts = (part: Part) => Scalar;

/** The frame's columns that belong to column `index` of the question: `c0_num`, `c0_why` …; those that the statement does not have are null. */
export function partsOf(frame: Frame, index: number): (part: Part) => readonly Scalar[] | null {
  const names = new Set(frame.fields.map(({ name }) => name));
  const found = new Map<Part, readonly Scalar[] | null>();
  return (part) => {
    const known = found.get(part);
    if (known !== undefined) return known;
    const name = `c${index}_${part}`;
    const values = names.has(name) ? column(frame, name) : null;
    found.set(part, values);
    return values;
  };
}

/** The figure that a column shows in one row: exact, or the reason why there is none. */
export function figureOf(outcome: Outcome, parts: Parts): Figure {
  if (isRefused(outcome)) return { ...shapeOf(outcome), exact: null, reason: outcome.refused, notes: [] };
  const shape = { ...shapeOf(outcome), ...formOfKind(outcome, parts('kind')) };
  const bits = Number(parts('note') ?? 0);
  const notes = bits === 0 ? outcome.always : [...new Set([...outcome.always, ...notesOf(bits)])];
  const why = parts('why');
  if (typeof why === 'string') return { ...shape, exact: null, reason: why as Reason, notes: [] };
  const value = finished(outcome, parts);
  if (value === null) return { ...shape, exact: null, reason: 'missing', notes: [] };
  const [low, high] = [parts('low'), parts('high')];
  return {
    ...shape,
    exact: value,
    reason: null,
    notes,
    ...(low === null ? {} : { low: number(low) }),
    ...(high === null ? {} : { high: number(high) }),
  };
}

const shapeOf = ({ form, unit, decimals }: Shape): Shape => ({ form, unit, decimals });

/** A target's form follows from its kind. */
function formOfKind({ kind, decimals }: Asked, value: Scalar): Partial<Shape> {
  if (kind === undefined || typeof value !== 'string') return {};
  const forms: Readonly<Record<string, readonly [FigureForm, string, number]>> = {
    growth: ['percent', '%', 1],
    share: ['percent', '%', Math.max(1, decimals)],
    rank: ['rank', '', 0],
  };
  const [form, unit, places] = forms[value] ?? [];
  return form === undefined ? {} : { form, unit: unit ?? '', decimals: places ?? 0 };
}

function finished(outcome: Asked, parts: Parts): Exact | null {
  const value = ratio(parts('num'), parts('den'), outcome.value.times);
  if (value === null || outcome.base === null) return value;
  const base = ratio(parts('base'), parts('base_den'), outcome.base.times);
  if (base === null) return null;
  const { finish } = outcome;
  if (finish.kind === 'difference') return subtract(value, base);
  if (base.num === 0n) return null;
  switch (finish.kind) {
    case 'growth':
      return multiply(subtract(divide(value, base), whole(1)), whole(100));
    case 'quotient':
      return multiply(divide(value, base), finish.times);
    case 'compound':
      return compoundRate(divide(value, base), finish.steps);
    case 'value':
      return value;
  }
}

function ratio(num: Scalar, den: Scalar, times: Rational): Exact | null {
  if (num === null) return null;
  const above = number(num);
  const below = den === null ? whole(1) : number(den);
  if (below.num === 0n) return null;
  const value = den === null ? above : divide(above, below);
  return times.num === 1n && times.den === 1n ? value : multiply(value, times);
}

/** A stored DOUBLE is the decimal that its shortest text says; sums and products come as text. */
const number = (value: Scalar): Exact => (typeof value === 'number' ? fromDouble(value) : exact(String(value)));

const POWERS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

/**
 * As `fromNumber`, without going through text for what nearly all figures are: up to six decimals and 15 digits. The first power of ten
 * that makes a whole number which leads back to the same double gives its shortest decimal.
 */
function fromDouble(value: number): Exact {
  for (const power of POWERS) {
    const digits = Math.round(value * power);
    if (Math.abs(digits) >= 1e15) break;
    if (digits / power === value) return { num: BigInt(digits), den: BigInt(power) };
  }
  return fromNumber(value);
}
