import { unit } from '../../catalog';
import { scaleZeros, splitScale } from '../../core';
import { rational, times, type Rational } from '../amount';

/** Parts of a hundred: what a percentage counts. */
const PERCENT = new Set(['%', '个百分点']);

/**
 * How many of its base unit one of this unit is: 万元 → 10000 (元), % → 1/100, 件/万人 → 1/10000. A unit that the catalog does not know
 * counts by the multiple before it alone (万盏 → 10000).
 */
export function unitFactor(text: string): Rational {
  const known = unit(text);
  if (!known) return rational(10n ** BigInt(multipleOf(text).zeros));
  const scale = rational(known.scale.num, known.scale.den);
  return PERCENT.has(known.base) ? times(scale, rational(1, 100)) : scale;
}

/** The unit without its multiple: 万人 → 人. */
export const baseUnit = (text: string): string => unit(text)?.base ?? multipleOf(text).rest;

/** Whether values in this unit are themselves percentages, so that their change is said in percentage points. */
export const isPercent = (text: string): boolean => PERCENT.has(unit(text)?.base ?? '');

function multipleOf(text: string): { readonly zeros: number; readonly rest: string } {
  const { scale, unit: rest } = splitScale(text.trim());
  return scale === '' ? { zeros: 0, rest: text.trim() } : { zeros: scaleZeros(scale), rest };
}
