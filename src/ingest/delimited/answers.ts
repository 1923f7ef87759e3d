import { column, type Frame } from '../../core';
import type { ColumnRole, FactsRecipe } from '../recipe';
import { groupRoles, valueRoles, type Codes, type Group } from './columns';

/** One distinct row of dimension texts, and the first row of the file that has it. */
export interface Distinct {
  readonly texts: readonly string[];
  readonly r: number;
  /** None of its rows says the same of period and indicator as another (false: not known). */
  readonly once: boolean;
  /** The greatest number of decimals of each value column. */
  readonly digits?: readonly number[];
}

/** The distinct rows that an answer holds; one without texts where the file has no such column. */
export function rowsOf(frame: Frame | null, recipe: FactsRecipe, group: Group, codes: Codes): readonly Distinct[] {
  const roles = groupRoles(recipe, group);
  if (!frame) return [{ texts: [], r: recipe.data.from + 1, once: false }];
  const texts = roles.map((role) => textsOf(frame, role, codes));
  const [r, ...more] = ['r', 'rows', 'places'].map((name) => numbers(frame, name));
  const digits = valueRoles(recipe).map((_, v) => numbers(frame, `p${v}`));
  return Array.from({ length: frame.rows }, (_, i) => ({
    texts: texts.map((each) => each[i] ?? ''),
    r: r?.[i] ?? 0,
    once: more.every((each) => each !== undefined) && more[0]?.[i] === more[1]?.[i],
    digits: digits.map((each) => each?.[i] ?? 0),
  }));
}

/** A column of numbers of an answer; undefined: it has none of that name. */
export const numbers = (frame: Frame, name: string): readonly number[] | undefined =>
  frame.fields.some((field) => field.name === name) ? column(frame, name).map(Number) : undefined;

/** A dimension column of an answer as texts, whether it was staged as such or as positions. */
export function textsOf(frame: Frame, { at }: ColumnRole, codes: Codes): readonly string[] {
  const texts = codes.get(at);
  return column(frame, `d${at}`).map((value) => (texts ? (texts[Number(value)] ?? '') : String(value ?? '')));
}
