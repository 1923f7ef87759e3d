/** How a grid looks, beside what it shows. Columns are named by `LayoutColumn.key`. */
export interface GridLook {
  /** Widths in pixels that a person has set. */
  readonly widths?: Readonly<Record<string, number>>;
  readonly hidden?: readonly string[];
  /** The order of columns where a person has moved some: those not named keep their place behind. */
  readonly order?: readonly string[];
  readonly frozen?: readonly string[];
  readonly marks?: Readonly<Record<string, 'scale' | 'bar'>>;
  /** A small line of all periods beside each row, for these indicators. */
  readonly sparklines?: readonly string[];
}
