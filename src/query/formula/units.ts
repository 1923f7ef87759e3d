import { inverse, ONE, rational, times, type Rational } from '../amount';

const MULTIPLES: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['十亿', 1e9],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
];
const WHOLE: Readonly<Record<string, Rational>> = {
  '%': rational(1, 100),
  '％': rational(1, 100),
  percent: rational(1, 100),
  个百分点: rational(1, 100),
  百分点: rational(1, 100),
  '‰': rational(1, 1000),
};
const ENGLISH: readonly (readonly [RegExp, number])[] = [
  [/^thousands?\s+(?:of\s+)?/i, 1e3],
  [/^millions?\s+(?:of\s+)?/i, 1e6],
  [/^billions?\s+(?:of\s+)?/i, 1e9],
];
/** Units that begin with a sign for a multiple but are no multiple of anything: kilometres and kilograms are units of their own. */
const NAMES = new Set(['千米', '千克', '千瓦', '千瓦时', '百帕']);

/** How many of its base unit one of this unit is: 万元 → 10000 (元), % → 1/100, 件/万人 → 1/10000. */
export function unitFactor(unit: string): Rational {
  const name = unit.trim();
  const known = WHOLE[name];
  if (known) return known;
  const slash = name.indexOf('/');
  if (slash > 0) return times(unitFactor(name.slice(0, slash)), inverse(unitFactor(name.slice(slash + 1))));
  if (NAMES.has(name)) return ONE;
  const multiple = MULTIPLES.find(([sign]) => name.startsWith(sign));
  if (multiple) return rational(multiple[1]);
  const english = ENGLISH.find(([pattern]) => pattern.test(name));
  return english ? rational(english[1]) : ONE;
}

/** The unit without its multiple: 万人 → 人. */
export function baseUnit(unit: string): string {
  const name = unit.trim();
  if (NAMES.has(name) || WHOLE[name]) return name;
  const multiple = MULTIPLES.find(([sign]) => name.startsWith(sign));
  if (multiple) return name.slice(multiple[0].length);
  const english = ENGLISH.find(([pattern]) => pattern.test(name));
  return english ? name.replace(english[0], '') : name;
}

/** Whether values in this unit are themselves percentages, so that their change is said in percentage points. */
export const isPercent = (unit: string): boolean => WHOLE[unit.trim()] !== undefined;
