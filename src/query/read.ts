import {
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
  type FigureNote,
  type Frame,
  type Reason,
  type Scalar,
} from '../core';
import type { Rational } from './amount';
import { readPlace } from './gather/placed';
import { NOTE_BITS, notesOf } from './notes';
import { isRefused, type Asked, type Finish, type Outcome, type Shape, type Told } from './outcome';

/** What SQL says of one column of the question: the terms of its figure, the reason why there is none, and what else is to be said. */
type Part = 'num' | 'den' | 'base' | 'base_den' | 'why' | 'note' | 'low' | 'high' | 'kind' | 'text';
type Values = readonly Scalar[] | null;
/** The frame's columns that belong to one column of the question; null where the statement has none. */
export type Parts = Readonly<Record<Part, Values>>;

/** Finds `c0_num`, `c0_why` … for column `index`. */
export function partsOf(frame: Frame, index: number): Parts {
  const at = new Map(frame.fields.map(({ name }, i) => [name, i]));
  const values = (part: Part): Values => frame.columns[at.get(`c${index}_${part}`) ?? -1] ?? null;
  return {
    num: values('num'),
    den: values('den'),
    base: values('base'),
    base_den: values('base_den'),
    why: values('why'),
    note: values('note'),
    low: values('low'),
    high: values('high'),
    kind: values('kind'),
    text: values('text'),
  };
}

/**
 * Reads what one column shows in a row: exact, or the reason why there is nothing. Made once for a column and question, since
 * hundreds of thousands of figures may be read with it.
 */
export function figureReader(outcome: Outcome, parts: Parts): (row: number) => Figure {
  const { form, unit, decimals } = outcome;
  const none = (reason: Reason): Figure => ({ exact: null, reason, form, unit, decimals, notes: [] });
  if (isRefused(outcome)) {
    const refused = none(outcome.refused);
    return () => refused;
  }
  if (outcome.placed) return placeReader(outcome, parts, none);
  const missing = none('missing');
  const exactAt = exactReader(outcome, parts);
  const { note, low, high, kind, text } = parts;
  const reasonAt = reasonReader(outcome, parts);
  return (row) => {
    const reason = reasonAt(row);
    const notes = notesWith(outcome.always, note === null ? 0 : Number(note[row] ?? 0));
    const [from, to] = [low?.[row] ?? null, high?.[row] ?? null];
    // 1—2项: no value of its own, and yet not missing.
    if (reason === 'missing' && (from !== null || to !== null)) return withBounds({ ...missing, notes }, from, to);
    if (typeof reason === 'string') return none(reason as Reason);
    if (outcome.text !== undefined) {
      const written = text?.[row] ?? null;
      return written === null ? missing : { ...missing, reason: null, text: String(written), notes };
    }
    const value = exactAt(row);
    if (value === null) return missing;
    const figure: Figure = { exact: value, reason: null, form, unit, decimals, notes };
    const formed = kind === null ? figure : { ...figure, ...formOfKind(outcome, kind[row] ?? null) };
    return from === null && to === null ? formed : withBounds(formed, from, to);
  };
}

function placeReader(
  { always, form, unit, decimals }: Asked,
  { num }: Parts,
  none: (reason: Reason) => Figure,
): (row: number) => Figure {
  return (row) => {
    const value = num?.[row] ?? null;
    const said = readPlace(value === null ? null : Number(value));
    if (typeof said === 'string') return none(said);
    const notes = notesWith(always, said.tie ? NOTE_BITS.tie : 0);
    return { exact: whole(said.place), reason: null, form, unit, decimals, notes };
  };
}

/** Why there is no figure: as SQL says it, or as the terms tell by themselves. */
function reasonReader({ told }: Asked, parts: Parts): (row: number) => Scalar {
  const { why } = parts;
  if (!told) return (row) => why?.[row] ?? null;
  return (row) => told.find(({ of, is }) => applies(is, parts[of]?.[row] ?? null))?.reason ?? null;
}

function applies(is: Told['is'], value: Scalar): boolean {
  if (is === 'null' || value === null) return is === 'null' && value === null;
  const size = Number(value);
  return is === 'zero' ? size === 0 : size < (is === 'negative' ? 0 : is.below);
}

const notesWith = (always: readonly FigureNote[], bits: number): readonly FigureNote[] =>
  bits === 0 ? always : [...new Set([...always, ...notesOf(bits)])];

const withBounds = (figure: Figure, low: Scalar, high: Scalar): Figure => ({
  ...figure,
  ...(low === null ? {} : { low: number(low) }),
  ...(high === null ? {} : { high: number(high) }),
});

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

function exactReader({ value, base, finish }: Asked, parts: Parts): (row: number) => Exact | null {
  if (value.num.rough === true) return roughReader(parts.num, value.times);
  const valueAt = ratioReader(parts.num, parts.den, value.times);
  if (base === null) return valueAt;
  const baseAt = ratioReader(parts.base, parts.base_den, base.times);
  return (row) => {
    const [above, below] = [valueAt(row), baseAt(row)];
    return above === null || below === null ? null : finished(above, below, finish);
  };
}

/** Of a number that was carried with the 15 digits of a floating one, 13 are kept: what stands behind them is not known. */
function roughReader(num: Values, times: Rational): (row: number) => Exact | null {
  return (row) => {
    const value = num?.[row] ?? null;
    if (value === null || !Number.isFinite(Number(value))) return null;
    return multiply(fromNumber(Number(Number(value).toPrecision(13))), times);
  };
}

function finished(value: Exact, base: Exact, finish: Finish): Exact | null {
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

function ratioReader(num: Values, den: Values, times: Rational): (row: number) => Exact | null {
  const once = times.num === 1n && times.den === 1n;
  return (row) => {
    const above = num?.[row] ?? null;
    if (above === null) return null;
    const below = den?.[row] ?? null;
    if (below === null) return once ? number(above) : multiply(number(above), times);
    const divisor = number(below);
    if (divisor.num === 0n) return null;
    const ratio = divide(number(above), divisor);
    return once ? ratio : multiply(ratio, times);
  };
}

/** A stored DOUBLE is the decimal that its shortest text says; sums and products come as text. */
const number = (value: Scalar): Exact => (typeof value === 'number' ? fromDouble(value) : exact(String(value)));

const POWERS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000].map((power) => [power, BigInt(power)] as const);

/**
 * As `fromNumber`, without going through text for what nearly all figures are: up to six decimals and 15 digits. The first power of ten
 * that makes a whole number which leads back to the same double gives its shortest decimal.
 */
function fromDouble(value: number): Exact {
  for (const [power, den] of POWERS) {
    const digits = Math.round(value * power);
    if (Math.abs(digits) >= 1e15) break;
    if (digits / power === value) return { num: BigInt(digits), den };
  }
  return fromNumber(value);
}
