import type { Period } from '../../catalog';
import type { Frame, Scalar } from '../../core';

/** A cell by the id of its sheet in the database (or the id given to a planned sheet); rows and columns from 1. */
export interface SheetCell {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/** One finding, with the ids of the database. */
export interface Difference {
  readonly indicator: number;
  readonly area: number;
  readonly period: Period;
  readonly value: number;
  readonly at: SheetCell;
  /** What it is compared with. */
  readonly other: number;
  readonly otherAt: SheetCell | null;
  /** Vintage ranks of both. */
  readonly vintage: number;
  readonly otherVintage: number;
  /** Months of the shorter span that a cumulative figure fell below. */
  readonly otherMonths: number;
  /** Powers of ten of a jump. */
  readonly power: number;
  /** How many there are of the kind, listed or not. */
  readonly count: number;
}

/** The answer of each of the statements beside. */
export function readDifferences(frame: Frame): readonly Difference[] {
  const at = new Map(frame.fields.map(({ name }, i) => [name, frame.columns[i]]));
  const cell = (name: string, row: number): Scalar => at.get(name)?.[row] ?? null;
  const number = (name: string, row: number): number => Number(cell(name, row) ?? 0);
  return Array.from({ length: frame.rows }, (_, row): Difference => {
    const oldSheet = cell('old_sheet', row);
    return {
      indicator: number('indicator', row),
      area: number('area', row),
      period: { m0: number('m0', row), n: number('n', row) },
      value: number('value', row),
      at: { sheet: number('sheet', row), row: number('r', row), column: number('c', row) },
      other: Number(cell('old_value', row) ?? cell('usual', row) ?? 0),
      otherAt:
        oldSheet === null ? null : { sheet: Number(oldSheet), row: number('old_r', row), column: number('old_c', row) },
      vintage: number('vintage', row),
      otherVintage: number('old_vintage', row),
      otherMonths: number('old_n', row),
      power: number('power', row),
      count: number('count', row),
    };
  });
}
