/** A prescribed form as a person points at its cells: what stands in it, and how it is merged. Rows and columns count from 0. */
export interface FormFile {
  readonly kind: 'xlsx' | 'docx';
  readonly sheets: readonly FormSheet[];
}

export interface FormSheet {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly FormFileCell[];
  readonly merges: readonly FormMerge[];
}

export interface FormFileCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** It computes itself: nothing is written there. */
  readonly formula?: true;
  /** Its format shows percentages: a ratio is written. */
  readonly percent?: true;
}

/** Inclusive. */
export interface FormMerge {
  readonly row: number;
  readonly column: number;
  readonly toRow: number;
  readonly toColumn: number;
}

/** What is written into one cell. */
export interface FormValue {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** A number as decimal text (of a percentage the ratio where the cell shows percentages); else the text. */
  readonly number?: string;
  readonly text: string;
}

/** More than a person can look at. */
export const MOST_FORM_CELLS = 60_000;

/** Where a place that is covered by a merged cell is written: at its upper left. */
export const cornerOf = (
  merges: readonly FormMerge[],
  row: number,
  column: number,
): { readonly row: number; readonly column: number } => {
  const over = merges.find(
    (one) => row >= one.row && row <= one.toRow && column >= one.column && column <= one.toColumn,
  );
  return over ? { row: over.row, column: over.column } : { row, column };
};
