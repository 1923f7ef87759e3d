import type { Period } from '../../catalog';

/** A form for collecting figures: these indicators of these areas for one period. Kept, so that one can ask who has not reported. */
export interface CollectForm {
  readonly id: string;
  readonly name: string;
  readonly period: Period;
  /** Keys of the catalog. */
  readonly indicators: readonly string[];
  readonly areas: readonly string[];
  /** ISO time at which it was made. */
  readonly made: string;
}

/** What stands in the first, hidden cell of a form: the mark, the period, the form's id. */
export const FORM_MARK = 'almanac-form';
/** Rows of the sheet, from 1: the hidden keys, the title, the directions, the heads; areas from the next on. */
export const FORM_ROWS = { keys: 1, title: 2, note: 3, heads: 4, first: 5 } as const;
