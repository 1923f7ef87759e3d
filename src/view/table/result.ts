import { formatFigure, parseExact } from '../../core';
import type { BrowseColumn, RowValue } from '../../query';
import type { Lang } from '../../text';
import { ownDecimals } from './model';

/** More decimals than a number of any source has: beyond them stands what computing with floating numbers leaves. */
const MOST_DECIMALS = 10;

/** A cell of a query's result: numbers with the decimals that they have and no separators, since 2024 may be a year; texts as they are. */
export function resultText({ type }: Pick<BrowseColumn, 'type'>, value: RowValue, lang: Lang): string {
  if (value === null) return '';
  if (typeof value === 'object') return '';
  const exact = type === 'number' ? parseExact(value) : null;
  if (!exact) return value;
  const decimals = ownDecimals(exact, MOST_DECIMALS);
  return formatFigure(
    { exact, reason: null, form: 'number', unit: '', decimals, notes: [] },
    { lang, grouping: false },
  );
}
