/**
 * Which rows a view keeps. `column` is a `LayoutColumn.key`, or 'area' for the rows' names. The engine filters; rows without a
 * figure pass no comparison.
 */
export type ColumnFilter =
  | {
      readonly column: string;
      readonly kind: 'number';
      readonly op: NumberTest;
      readonly value: string;
      readonly to?: string;
    }
  | {
      readonly column: string;
      readonly kind: 'text';
      readonly op: 'contains' | 'starts' | 'equals';
      readonly value: string;
    }
  | { readonly column: string; readonly kind: 'set'; readonly values: readonly string[] }
  | { readonly column: string; readonly kind: 'top'; readonly count: number; readonly least?: boolean }
  | { readonly column: 'area'; readonly kind: 'home_and_peers' };

export type NumberTest = 'gt' | 'ge' | 'lt' | 'le' | 'eq' | 'ne' | 'between' | 'missing' | 'present';
