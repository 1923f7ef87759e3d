import { clean, look } from '../layout/cells';
import { looksLikePeriod, periodOf } from '../layout/periods';
import type { Recipe } from '../recipe';
import type { Correction, HeadPart, Span } from './correction';

/** A rectangle that a person has selected; `whole` says that entire rows or columns are meant. Inclusive, from 0. */
export interface Selection {
  readonly rows: Span;
  readonly columns: Span;
  readonly whole?: 'rows' | 'columns' | 'sheet';
}

/** What a person can say of a selection without typing. */
export type Verb =
  | 'header'
  | 'data_begins'
  | 'data_ends'
  | 'periods'
  | 'areas'
  | 'indicators'
  | 'units'
  | 'values'
  | 'growth'
  | 'base'
  | 'skip'
  | 'read';

const PARTS: Readonly<Partial<Record<Verb, HeadPart>>> = {
  periods: 'period',
  areas: 'area',
  indicators: 'indicator',
  units: 'unit',
};

/**
 * What is meant by a word said of a selection. 'These are years' of cells in the header, or in a row above the data, speaks of the heads
 * of columns; of cells in the data it speaks of their columns. 'Left out' of whole rows speaks of rows, else of columns. `cells` are
 * the texts selected (those that are at hand), by which years and months are told apart.
 */
export function pointed(
  verb: Verb,
  selection: Selection,
  recipe: Recipe | null,
  cells: readonly (readonly string[])[],
): readonly Correction[] {
  const { rows, columns, whole } = selection;
  if (verb === 'header') return [{ do: 'header', rows }];
  if (verb === 'data_begins') return [{ do: 'data_begins', row: rows.from }];
  if (verb === 'data_ends') return [{ do: 'data_ends', row: rows.to }];
  if (verb === 'read') return [{ do: 'rows', rows: [rows], read: true }];
  const chosen = numbers(columns);
  if (verb === 'skip') {
    return whole === 'rows'
      ? [{ do: 'rows', rows: [rows], read: false }]
      : [{ do: 'columns', columns: chosen, are: 'skip' }];
  }
  if (verb === 'growth' || verb === 'base') return [{ do: 'columns', columns: chosen, are: verb }];
  if (verb === 'values') return [{ do: 'columns', columns: chosen, are: 'value' }];
  const part = PARTS[verb];
  if (!part) return [];
  const inHead = whole !== 'columns' && recipe !== null && rows.to < recipe.data.from;
  if (inHead) return [{ do: 'heads', rows, columns: chosen, are: part }];
  return columnsAre(part, chosen, recipe?.kind ?? 'facts', cells);
}

function columnsAre(
  part: HeadPart,
  columns: readonly number[],
  kind: Recipe['kind'],
  cells: readonly (readonly string[])[],
): readonly Correction[] {
  if (kind === 'ledger') {
    if (part === 'area') return [{ do: 'ledger_columns', columns, role: 'area_name' }];
    return part === 'period' ? [{ do: 'ledger_columns', columns, role: 'date', type: 'date' }] : [];
  }
  if (part === 'indicator' || part === 'unit') return [{ do: 'columns', columns, are: part }];
  const texts = (i: number): readonly string[] => cells.map((row) => clean(row[i])).filter((text) => text !== '');
  if (part === 'area') {
    const coded = columns.filter((_, i) => mostly(texts(i), (text) => /^\d{4,}$/.test(text)));
    const named = columns.filter((at) => !coded.includes(at));
    return [
      ...(coded.length > 0 ? [{ do: 'columns', columns: coded, are: 'area_code' } as const] : []),
      ...(named.length > 0 ? [{ do: 'columns', columns: named, are: 'area_name' } as const] : []),
    ];
  }
  // A month alone needs the year beside it; a month with its year is a period of its own.
  const months = columns.filter((_, i) => mostly(texts(i), (text) => /^(?:1[0-2]|0?[1-9])\s*月?(?:份)?$/.test(text)));
  const periods = columns.filter((at) => !months.includes(at));
  const years = periods.length > 0 && mostly(texts(columns.indexOf(periods[0] ?? 0)), (text) => look(text) === 'year');
  return [
    ...(periods.length > 0 ? [{ do: 'columns', columns: periods, are: years ? 'year' : 'period' } as const] : []),
    ...(months.length > 0 ? [{ do: 'columns', columns: months, are: 'month' } as const] : []),
  ];
}

/** Of heads in a table most are texts: nine in ten of what is not empty decide. */
function mostly(texts: readonly string[], is: (text: string) => boolean): boolean {
  const below = texts.filter((text) => is(text) || looksLikePeriod(text) || periodOf(text) !== null || /\d/.test(text));
  return below.length > 0 && below.filter(is).length >= below.length * 0.9;
}

const numbers = ({ from, to }: Span): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
