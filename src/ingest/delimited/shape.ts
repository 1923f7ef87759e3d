import type { FactsRecipe } from '../recipe';
import type { DelimitedLoad } from '../plan';
import { groupRoles, valueRoles } from './columns';
import type { Group } from './encoded';

/** How records are written and which of their cells are wanted: all that reading pieces of a large file takes. */
export interface Shape {
  readonly encoding: string;
  /** Single characters of ASCII, but for the delimiter. '' or absent: nothing is quoted, nothing escaped. */
  readonly delimiter: string;
  readonly quote?: string;
  readonly escape?: string;
  /** Cells of a record that is in shape. */
  readonly width: number;
  /** The first record (0-based) that is data, and the one behind the last; null: all to the end. */
  readonly from: number;
  readonly to: number | null;
  /** Records (0-based) that are no data. */
  readonly skip: readonly number[];
  /** Bytes of the file that hold whole records; absent: all. */
  readonly whole?: number;
  /** Columns with values, in order, and the columns of each group. */
  readonly values: readonly number[];
  readonly groups: Readonly<Record<Group, readonly number[]>>;
}

export const shapeOf = ({ form }: DelimitedLoad, recipe: FactsRecipe, encoding: string): Shape => {
  const at = (group: Group): readonly number[] => groupRoles(recipe, group).map((role) => role.at);
  return {
    ...form,
    encoding,
    values: valueRoles(recipe).map((role) => role.at),
    groups: { area: at('area'), period: at('period'), indicator: at('indicator') },
  };
};

/** Rows of the file can be told only where it is known how many stand before a piece. */
export const needsRowNumbers = ({ to, skip }: Pick<Shape, 'to' | 'skip'>): boolean => to !== null || skip.length > 0;
