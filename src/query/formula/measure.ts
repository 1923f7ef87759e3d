import { unit } from '../../catalog';
import { inverse, ONE, rational, times, type Rational } from '../amount';
import { baseUnit, unitFactor } from './units';

/**
 * The unit of a formula's number: how it is written, how many of its base one of it is, and of what dimensions (元¹ 人⁻¹). `kind` tells
 * percentages and percentage points from other numbers, which the dimensions do not.
 */
export interface Measure {
  readonly label: string;
  readonly factor: Rational;
  readonly dims: readonly (readonly [name: string, power: number])[];
  readonly kind: 'plain' | 'percent' | 'points';
}

/** A mere number. */
export const BARE: Measure = { label: '', factor: ONE, dims: [], kind: 'plain' };
export const PERCENT: Measure = { label: '%', factor: rational(1, 100), dims: [], kind: 'percent' };
export const POINTS: Measure = { label: '个百分点', factor: rational(1, 100), dims: [], kind: 'points' };

/** A unit as the catalog writes it: 亿元, 元/人, %, 件/万人. What the catalog does not know is a dimension by its own name. */
export function measureOf(text: string): Measure {
  const label = text.trim();
  if (label === '') return BARE;
  const known = unit(label);
  if (known?.base === '%') return label === '%' ? PERCENT : { ...PERCENT, label, factor: unitFactor(label) };
  if (known?.base === '个百分点') return POINTS;
  const names = (known?.base ?? baseUnit(label)).split('/');
  const dims = names.flatMap((name, i) => (name === '' || name === '倍' ? [] : [[name, i === 0 ? 1 : -1] as const]));
  return { label, factor: unitFactor(label), dims: tidy(dims), kind: 'plain' };
}

function tidy(dims: Measure['dims']): Measure['dims'] {
  const powers = new Map<string, number>();
  for (const [name, power] of dims) powers.set(name, (powers.get(name) ?? 0) + power);
  return [...powers].filter(([, power]) => power !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

export const isBare = ({ dims, kind }: Measure): boolean => dims.length === 0 && kind === 'plain';
const isRate = ({ kind }: Measure): boolean => kind !== 'plain';

/** Whether numbers in one can be said in the other. Percentages, points and mere numbers can. */
export const sameDims = (a: Measure, b: Measure): boolean => JSON.stringify(a.dims) === JSON.stringify(b.dims);

/** By what a number in `from` is multiplied to be in `to`. */
export const conversion = (from: Measure, to: Measure): Rational => times(from.factor, inverse(to.factor));

/**
 * The unit of a product (`power` 1) or quotient (−1), and by what the product of the two numbers is multiplied to be in it: 亿元 / 万人
 * stays as it is, 亿元 / 万元 is a mere number. A percentage counts as parts of a hundred beside anything but a mere number.
 */
export function combined(a: Measure, b: Measure, power: 1 | -1): { readonly measure: Measure; readonly by: Rational } {
  const whole = times(a.factor, power === 1 ? b.factor : inverse(b.factor));
  if (isRate(a) && isBare(b)) return { measure: a, by: conversionOf(whole, a) };
  if (isRate(b) && isBare(a) && power === 1) return { measure: b, by: conversionOf(whole, b) };
  const dims = tidy([...a.dims, ...b.dims.map(([name, p]) => [name, p * power] as const)]);
  if (dims.length === 0) return { measure: BARE, by: whole };
  if (b.dims.length === 0) return { measure: a, by: conversionOf(whole, a) };
  if (a.dims.length === 0 && power === 1) return { measure: b, by: conversionOf(whole, b) };
  const simple = dims.length === a.dims.length + b.dims.length && !/[/·]/.test(a.label + b.label);
  const label = simple ? written(a.label, b.label, power) : baseLabel(dims);
  const factor = simple ? whole : ONE;
  const measure: Measure = { label, factor, dims, kind: 'plain' };
  return { measure, by: conversionOf(whole, measure) };
}

const conversionOf = (whole: Rational, to: Measure): Rational => times(whole, inverse(to.factor));

const written = (a: string, b: string, power: 1 | -1): string =>
  power === 1 ? `${a}·${b}` : a === '' ? `1/${b}` : `${a}/${b}`;

function baseLabel(dims: Measure['dims']): string {
  const side = (sign: 1 | -1): string =>
    dims
      .filter(([, power]) => Math.sign(power) === sign)
      .map(([name, power]) => (Math.abs(power) === 1 ? name : `${name}^${Math.abs(power)}`))
      .join('·');
  const [above, below] = [side(1), side(-1)];
  return below === '' ? above : `${above === '' ? '1' : above}/${below}`;
}
