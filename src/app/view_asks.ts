export type PickerName = 'areas' | 'periods' | 'indicators' | 'derivations';

/** What only the components can do, given by them while they are there. */
export interface ViewAsks {
  focus(): void;
  copyTable(): void;
  copyImage(): void;
  openPicker(name: PickerName): void;
  /** Opens the menu of a column (by its place) or of the active cell, at the cell. */
  openMenu(what: 'column' | 'cell'): void;
  openFilter(col: number): void;
  /** Copies the selection: as a table with heads and names, or the figures alone. */
  copyCells(heads: boolean): void;
  /** A correction of the active number, or a hand number for its place. */
  correct(): void;
  enterHandNumber(): void;
}

/** While no component is there. */
export const NOBODY: ViewAsks = {
  focus: () => {},
  copyTable: () => {},
  copyImage: () => {},
  openPicker: () => {},
  openMenu: () => {},
  openFilter: () => {},
  copyCells: () => {},
  correct: () => {},
  enterHandNumber: () => {},
};
