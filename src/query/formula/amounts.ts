import { raw, sql, type Reason, type Sql } from '../../core';
import {
  approximate,
  approximateAmount,
  asDouble,
  exactTerm,
  inverse,
  mostOf,
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

/**
 * Three stored numbers multiplied have more digits than a decimal holds. From there on a number is carried with the 15 digits of a floating one,
 * of which the reader keeps 13.
 */
const MOST_FACTORS = 2;

/** So many decimals a product may have, that there is room for its digits before the point. */
const MOST_SCALE = 14;

const factors = (term: Term | null): number => term?.factors ?? (term === null ? 0 : 1);

const tooLong = (a: Term | null, b: Term | null): boolean =>
  a !== null && b !== null && (factors(a) + factors(b) > MOST_FACTORS || a.scale + b.scale > MOST_SCALE);

/** A mere number. */
export const constantAmount = (value: Rational): Amount => ({
  num: { ...exactTerm(raw('1'), 0, 1), factors: 0 },
  den: null,
  times: value,
  why: [],
  notes: [],
});

/** No number, for this reason. */
export const noAmount = (reason: Reason): Amount => ({
  num: { ...exactTerm(raw('0'), 0, 0), factors: 0 },
  den: null,
  times: ONE,
  why: [raw(`'${reason}'`)],
  notes: [],
});

export const isRough = ({ num }: Amount): boolean => num.rough === true;

/** A floating number in place of a fraction. */
export const roughAmount = (expression: Sql, d: Dialect, of: readonly Amount[]): Amount => ({
  num: { plain: expression, exact: d.decimal(expression, 6), scale: 6, rough: true },
  den: null,
  times: ONE,
  ...said(of),
});

const said = (of: readonly Amount[]): Pick<Amount, 'why' | 'notes'> => ({
  why: of.flatMap(({ why }) => why),
  notes: of.flatMap(({ notes }) => notes),
});

export const scaledAmount = (a: Amount, by: Rational): Amount => ({ ...a, times: times(a.times, by) });

export function multiplyAmounts(a: Amount, b: Amount, d: Dialect): Amount {
  const many = tooLong(a.num, b.num) || tooLong(a.den, b.den);
  if (many || isRough(a) || isRough(b)) {
    return roughAmount(sql`(${approximateAmount(d, a)}) * (${approximateAmount(d, b)})`, d, [a, b]);
  }
  return {
    num: multiplyTerms(a.num, b.num) ?? a.num,
    den: multiplyTerms(a.den, b.den),
    times: times(a.times, b.times),
    ...said([a, b]),
  };
}

/** a / b; `zero_denominator` where b is zero. */
export function divideAmounts(a: Amount, b: Amount, d: Dialect): Amount {
  const zero = sql`CASE WHEN ${approximate(d, b.num)} = 0 THEN 'zero_denominator' END`;
  const ratio = ratioOf(a, b, d);
  return { ...ratio, why: [...a.why, ...b.why, zero] };
}

/** a / b where b is known not to be zero. */
export function ratioOf(a: Amount, b: Amount, d: Dialect): Amount {
  const many = tooLong(a.num, b.den) || tooLong(a.den, b.num);
  if (many || isRough(a) || isRough(b)) {
    return roughAmount(sql`(${approximateAmount(d, a)}) / NULLIF(${approximateAmount(d, b)}, 0)`, d, [a, b]);
  }
  if (b.num.factors === 0) return { ...scaledAmount(a, inverse(b.times)), ...said([a, b]) };
  return {
    num: (b.den === null ? a.num : multiplyTerms(a.num, b.den)) ?? a.num,
    den: a.den === null ? b.num : multiplyTerms(a.den, b.num),
    times: times(a.times, inverse(b.times)),
    ...said([a, b]),
  };
}

/** a + b over a common denominator; whole-number factors go into the terms. */
export function addAmounts(a: Amount, b: Amount, d: Dialect): Amount {
  const most = Math.max(factors(a.num) + factors(b.den), factors(b.num) + factors(a.den));
  const many = tooLong(a.num, b.den) || tooLong(b.num, a.den) || tooLong(a.den, b.den);
  if (many || isRough(a) || isRough(b)) {
    return roughAmount(sql`(${approximateAmount(d, a)}) + (${approximateAmount(d, b)})`, d, [a, b]);
  }
  const common = lcm(a.times.den, b.times.den);
  const left = scaled(crossed(a.num, b.den), a.times.num * (common / a.times.den));
  const by = b.times.num * (common / b.times.den);
  const right = scaled(crossed(b.num, a.den), by < 0n ? -by : by);
  const both = sql`${left.exact} ${raw(by < 0n ? '-' : '+')} ${right.exact}`;
  return {
    num: { ...exactTerm(both, Math.max(left.scale, right.scale), mostOf(left) + mostOf(right)), factors: most },
    den: multiplyTerms(a.den, b.den),
    times: rational(1n, common),
    ...said([a, b]),
  };
}

const crossed = (num: Term, den: Term | null): Term => multiplyTerms(num, den) ?? num;

function lcm(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

export const negative = (a: Amount): Amount => scaledAmount(a, rational(-1));

/** One of two numbers, decided in SQL. Reasons and notes are for the caller. */
export function pickAmount(on: Sql, a: Amount, b: Amount, d: Dialect): Amount {
  const none = { why: [], notes: [] };
  if (isRough(a) || isRough(b)) {
    const one = sql`CASE WHEN ${on} THEN ${approximateAmount(d, a)} ELSE ${approximateAmount(d, b)} END`;
    return { ...roughAmount(one, d, []), ...none };
  }
  const pick = (x: Term, y: Term): Term => {
    const scale = Math.max(x.scale, y.scale);
    const most = Math.max(mostOf(x), mostOf(y));
    const both = { scale, factors: Math.max(factors(x), factors(y)), most };
    const exact = sql`CASE WHEN ${on} THEN ${d.decimal(x.exact, scale)} ELSE ${d.decimal(y.exact, scale)} END`;
    const [one, other] = [asDouble(d, x), asDouble(d, y)];
    if (one === null || other === null) return { ...both, plain: null, exact: sql`(${exact})` };
    const plain = sql`(CASE WHEN ${on} THEN ${one} ELSE ${other} END)`;
    return { ...both, plain, exact: d.decimal(plain, scale) };
  };
  const same = a.times.num === b.times.num && a.times.den === b.times.den;
  if (same && a.den === null && b.den === null) return { num: pick(a.num, b.num), den: null, times: a.times, ...none };
  const [x, y] = [folded(a), folded(b)];
  return { num: pick(x.num, y.num), den: pick(x.den, y.den), times: ONE, ...none };
}

/** Known factors within the terms, so that two fractions read alike. */
const folded = ({ num, den, times: k }: Amount): { readonly num: Term; readonly den: Term } => ({
  num: scaled(num, k.num),
  den: den === null ? { ...exactTerm(raw(String(k.den)), 0, Number(k.den)), factors: 0 } : scaled(den, k.den),
});

/** Values over one common denominator, as terms alone; null where one of them is a fraction of stored numbers. */
export function commonTerms(
  all: readonly Amount[],
): { readonly terms: readonly Term[]; readonly times: Rational } | null {
  if (all.some(({ den, num }) => den !== null || num.rough === true)) return null;
  const common = all.reduce((most, each) => lcm(most, each.times.den), 1n);
  const terms = all.map(({ num, times: k }) => scaled(num, k.num * (common / k.den)));
  return { terms, times: rational(1n, common) };
}

/** a ? b, exactly: as floating numbers where these are exact, else the sign of the difference. */
export function compareAmounts(operator: string, a: Amount, b: Amount, d: Dialect): Sql {
  if (isRough(a) || isRough(b)) {
    return sql`(${approximateAmount(d, a)}) ${raw(operator)} (${approximateAmount(d, b)})`;
  }
  const [one, other] = [asDouble(d, a.num), asDouble(d, b.num)];
  const alike = a.den === null && b.den === null && a.times.num === b.times.num && a.times.den === b.times.den;
  if (alike && a.times.num > 0n && one && other) return sql`${one} ${raw(operator)} ${other}`;
  const { num, den } = addAmounts(a, negative(b), d);
  if (num.rough) return sql`${num.plain ?? num.exact} ${raw(operator)} 0`;
  if (den === null) return sql`${num.exact} ${raw(operator)} 0`;
  const turned = operator.replace(/[<>]/g, (sign) => (sign === '<' ? '>' : '<'));
  const sign = operator === '<>' ? operator : turned;
  return sql`CASE WHEN ${den.exact} < 0 THEN ${num.exact} ${raw(sign)} 0 ELSE ${num.exact} ${raw(operator)} 0 END`;
}
