import { formatPeriod } from '../../catalog';
import { compare, type Exact } from '../../core';
import type { PivotDerivation, PivotField, PivotKey } from '../../query';
import type { PivotContext } from './context';
import { t, type Lang } from '../../text';
import { derivationName, indicatorName } from './names';

/** Ways of deriving in the order in which a sheet has them. */
const DERIVATIONS: Readonly<Record<PivotDerivation, number>> = {
  level: 0,
  change: 1,
  year_on_year: 2,
  growth: 3,
  points: 4,
  share: 5,
  rank: 6,
};
const isDerivation = (key: string): key is PivotDerivation => key in DERIVATIONS;

const isArea = ({ field }: PivotField): boolean => field === 'area';

/** A member as a person reads it. */
export function memberName(field: PivotField, key: PivotKey, context: PivotContext): string {
  const { catalog, lang } = context;
  if (key === null) return t(lang, 'pivot.none');
  if (isArea(field)) return catalog.areaName(key, lang);
  if (context.figures && field.field === 'indicator') return indicatorName(key, context);
  if (context.figures && field.field === 'derivation' && isDerivation(key)) return derivationName(key, context);
  const n = Number(key);
  if (field.field === 'period') {
    const [m0 = 0, length = 12] = key.split('/').map(Number);
    return formatPeriod({ m0, n: length }, lang);
  }
  if (field.field === 'year' || field.bucket === 'year') return formatPeriod({ m0: n * 12, n: 12 }, lang);
  if (field.bucket === 'quarter') return t(lang, 'pivot.quarter_name', { year: Math.floor(n / 4), q: (n % 4) + 1 });
  return field.bucket === 'month' ? formatPeriod({ m0: n, n: 1 }, lang) : key;
}

const names = new Map<Lang, Intl.Collator>();
const collator = (lang: Lang): Intl.Collator => {
  const known = names.get(lang) ?? new Intl.Collator(lang, { numeric: true });
  names.set(lang, known);
  return known;
};

/** Members in their own order: areas and indicators officially, time forwards, texts by name; empty ones last. */
export function memberOrder(field: PivotField, keys: readonly PivotKey[], context: PivotContext): readonly PivotKey[] {
  const some = keys.filter((key) => key !== null);
  const empty = keys.filter((key) => key === null);
  if (isArea(field)) return [...context.catalog.inOrder(some), ...empty];
  if (context.figures && field.field === 'derivation') {
    const place = (key: string): number => (isDerivation(key) ? DERIVATIONS[key] : DERIVATIONS.rank + 1);
    return [...some.sort((a, b) => place(a) - place(b)), ...empty];
  }
  if (context.figures && field.field === 'indicator') {
    const official = new Map(context.catalog.data.indicators.map(({ key }, i) => [key, i]));
    const place = (key: string): number => official.get(key) ?? official.size;
    return [...some.sort((a, b) => place(a) - place(b)), ...empty];
  }
  const timed = field.bucket !== undefined || field.field === 'year';
  const { compare: byName } = collator(context.lang);
  if (field.field === 'period') {
    const end = (key: string): number => key.split('/').reduce((sum, part) => sum + Number(part), 0);
    return [...some.sort((a, b) => end(a) - end(b) || Number.parseInt(b) - Number.parseInt(a)), ...empty];
  }
  return [...some.sort((a, b) => (timed ? Number(a) - Number(b) : byName(a, b))), ...empty];
}

/** Years, quarters or months between the first and the last, also those in which nothing is dated: none is a number too. */
export function withoutGaps(field: PivotField, keys: readonly PivotKey[]): readonly PivotKey[] {
  if (field.bucket === undefined) return keys;
  const numbers = keys.flatMap((key) => (key === null ? [] : [Number(key)]));
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  if (numbers.length === 0 || last - first > 400) return keys;
  const all = Array.from({ length: last - first + 1 }, (_, i): PivotKey => String(first + i));
  return keys.includes(null) ? [...all, null] : all;
}

/** Missing values last, either way. */
export function byValue(a: Exact | null, b: Exact | null, desc: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return desc ? compare(b, a) : compare(a, b);
}
