/**
 * Some whole records of a large delimited file as numbers: what its rows say of area, period and indicator as positions in lists of the
 * different texts, its figures as numbers. Only arrays and few texts: it crosses from a worker without being copied.
 */
export interface EncodedPiece {
  /** Records in the piece, blank ones counted. */
  readonly records: number;
  /** The file ends within quotes: a quote is opened somewhere and never closed. */
  readonly unclosed: boolean;
  /** Characters that had to be replaced since no text of the encoding has them, and the first record (1-based) in which. */
  readonly replaced: { readonly count: number; readonly row: number };
  /** Records with more cells than they should have, and the first of them (1-based). */
  readonly irregular: { readonly count: number; readonly row: number };
  /** Where the piece ends in the file, in bytes: for progress. */
  readonly to: number;
  readonly groups: Readonly<Record<Group, EncodedGroup>>;
  readonly plain: PlainFigures;
  /** Cells that are no plain numbers; `grouped`: those whose number is among `plain`, their text is 1,234. */
  readonly odd: readonly OddCell[];
  readonly grouped: readonly OddCell[];
  /** For each text of the indicator's columns and each value column: 1 + the greatest number of decimals, 0 where it has no number. */
  readonly digits: Uint8Array;
}

/**
 * Figures that are plain numbers, in the order of the file. Positions among the texts of area (`a`), period (`t`) and indicator (`i`:
 * position × value columns + value column), the record (`r`, 1-based in the piece), number and decimals. All lie in one buffer.
 */
export interface PlainFigures extends Readonly<Record<'a' | 't' | 'i' | 'r', Int32Array>> {
  readonly x: Float64Array;
  readonly p: Uint8Array;
}

/** A cell, placed as plain figures are. */
export interface OddCell extends Readonly<Record<'a' | 't' | 'i' | 'r', number>> {
  readonly text: string;
  /** The first cell of a record without plain figures. */
  readonly alone: boolean;
}

export interface EncodedGroup {
  /** The different texts of the group's columns. */
  readonly texts: readonly (readonly string[])[];
  /** The first record (1-based in the piece) that has each. */
  readonly first: Int32Array;
}

/** Roles of columns that say what a row is about, by what they decide together. */
export type Group = 'area' | 'period' | 'indicator';
