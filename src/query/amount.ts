import { join, raw, sql, standalone, type Sql } from '../core';
import type { Dialect } from './dialect';

/** A whole number or fraction known before asking. `den` above zero. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}
export const rational = (num: bigint | number, den: bigint | number = 1n): Rational => lowest(BigInt(num), BigInt(den));
export const times = (a: Rational, b: Rational): Rational => lowest(a.num * b.num, a.den * b.den);
export const inverse = (a: Rational): Rational => lowest(a.den, a.num);
export const ONE = rational(1);

function lowest(num: bigint, den: bigint): Rational {
  let [x, y] = [num < 0n ? -num : num, den < 0n ? -den : den];
  while (y !== 0n) [x, y] = [y, x % y];
  const sign = den < 0n ? -1n : 1n;
  return x === 0n ? { num: 0n, den: 1n } : { num: (sign * num) / x, den: (sign * den) / x };
}

/**
 * An expression for a number: as it is stored (`plain`, a DOUBLE that is exact to 15 digits and cheap to carry), or decimal,
 * where something has been added or multiplied. `exact` is its decimal form, with `scale` places.
 */
export interface Term {
  readonly plain: Sql | null;
  readonly exact: Sql;
  readonly scale: number;
  /** How many stored numbers are multiplied in it; one where not given. */
  readonly factors?: number;
  /** Counted, not stored: `plain` is a whole number, which ClickHouse does not put into one column with floating ones. */
  readonly whole?: boolean;
  /** Only a floating number: `plain` is all there is. */
  readonly rough?: boolean;
  /** It is nowhere further from zero than this; unknown where not given. */
  readonly most?: number | undefined;
}

export const mostOf = ({ most }: Term): number => most ?? Number.POSITIVE_INFINITY;

/** A floating number holds any decimal of so many digits, and its shortest text gives it back. */
const DOUBLE_HOLDS = 1e15;

/**
 * The term as a floating number that is no less exact: as stored, or a decimal of few enough digits. Null where it may have more. Decimals
 * that leave a statement as text cost five times as much.
 */
export const asDouble = (d: Dialect, term: Term): Sql | null =>
  term.plain ?? (isLong(term) ? null : d.double(term.exact));

/** Whether it may have more digits than a floating number is sure to hold. */
export const isLong = (term: Pick<Term, 'most' | 'scale'>): boolean =>
  !((term.most ?? Number.POSITIVE_INFINITY) * 10 ** term.scale < DOUBLE_HOLDS);

/**
 * A stored number as a decimal. An engine multiplies it by a power of ten on its way, which is no longer exact where digits and decimals
 * together are too many (7000000001101.25 with four decimals): those go by their text.
 */
export const stored = (d: Dialect, value: Sql, of: Pick<Term, 'most' | 'scale'>): Sql =>
  d.decimal(of.most !== undefined && isLong(of) ? d.text(value) : value, of.scale);

/**
 * A quantity before any rounding: num / den × times. `why` are expressions that give the reason why there is no number, NULL where
 * there is one; the first that applies is shown. `notes` are expressions of note bits.
 */
export interface Amount {
  readonly num: Term;
  readonly den: Term | null;
  readonly times: Rational;
  readonly why: readonly Sql[];
  readonly notes: readonly Sql[];
  /** `num` as it is stored, and all that can be said of it is that it is missing: where it is NULL. */
  readonly clean?: boolean;
  /** A place among peers of such a number, with all that is to be said of it (`readPlace`). */
  readonly placed?: Sql | undefined;
}

/** Whether the one reason that there may be is that the number, as it is stored, is NULL, and nothing else is to be said of it. */
export const onlyMissing = ({ num: { plain }, den, why, notes }: Amount): boolean =>
  plain !== null &&
  den === null &&
  notes.length === 0 &&
  why.length === 1 &&
  why.every((one) => standalone(one) === standalone(sql`CASE WHEN ${plain} IS NULL THEN 'missing' END`));

/** The term as a floating number, for ordering and for comparing with zero. */
export const approximate = (d: Dialect, term: Term): Sql => term.plain ?? d.double(term.exact);

export function approximateAmount(d: Dialect, { num, den, times: k }: Amount): Sql {
  const ratio = den === null ? approximate(d, num) : sql`${approximate(d, num)} / NULLIF(${approximate(d, den)}, 0)`;
  return k.num === 1n && k.den === 1n ? ratio : sql`${ratio} * ${raw(`${Number(k.num) / Number(k.den)}`)}`;
}

export const multiplyTerms = (a: Term | null, b: Term | null): Term | null =>
  a === null || b === null
    ? (a ?? b)
    : {
        ...exactTerm(sql`${a.exact} * ${b.exact}`, a.scale + b.scale, mostOf(a) * mostOf(b)),
        factors: (a.factors ?? 1) + (b.factors ?? 1),
      };

export const exactTerm = (expression: Sql, scale: number, most?: number): Term => ({
  plain: null,
  exact: sql`(${expression})`,
  scale,
  most,
});

/** The term times a whole number. */
export const scaled = (term: Term, by: bigint): Term =>
  by === 1n
    ? term
    : {
        ...exactTerm(sql`${term.exact} * ${raw(String(by))}`, term.scale, mostOf(term) * Math.abs(Number(by))),
        factors: term.factors ?? 1,
      };

/** The first reason that applies, or NULL; null when none ever can. */
export const firstReason = (why: readonly Sql[]): Sql | null =>
  why.length > 1 ? sql`COALESCE(${join(why)})` : (why[0] ?? null);

/** All note bits together, null when there can be none. */
export function allNotes(d: Dialect, notes: readonly Sql[]): Sql | null {
  const [first, ...others] = notes.map((note) => sql`COALESCE(${note}, 0)`);
  return first === undefined ? null : others.reduce((all, note) => d.bitOr(all, note), first);
}
