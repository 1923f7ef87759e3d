import { formatPeriod, type Catalog } from '../../catalog';
import { compare, type Exact } from '../../core';
import type { BrowseColumn, PivotField, PivotKey } from '../../query';
import { t, type Lang } from '../../text';

/** What the names and places of members depend on. */
export interface PivotContext {
  readonly catalog: Catalog;
  readonly lang: Lang;
  /** Of a ledger; none for figures. */
  readonly columns: readonly BrowseColumn[];
  readonly titleOf: (column: BrowseColumn) => string;
}

const isArea = ({ field }: PivotField): boolean => field === 'area';

/** A member as a person reads it. */
export function memberName(field: PivotField, key: PivotKey, { catalog, lang }: PivotContext): string {
  if (key === null) return t(lang, 'pivot.none');
  if (isArea(field)) return catalog.areaName(key, lang);
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

/** Members in their own order: areas officially, time forwards, texts by name; empty ones last. */
export function memberOrder(field: PivotField, keys: readonly PivotKey[], context: PivotContext): readonly PivotKey[] {
  const some = keys.filter((key) => key !== null);
  const empty = keys.filter((key) => key === null);
  if (isArea(field)) return [...context.catalog.inOrder(some), ...empty];
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
