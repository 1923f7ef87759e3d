/** A column that a person wrote: `=[授权]/[申请]*100`. */
export interface FormulaColumn {
  /** Stays the same while the text is changed: `LayoutColumn.key` of its columns begins with `formula:<id>`. */
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly unit?: string;
  readonly decimals?: number;
}
