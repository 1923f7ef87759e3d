import type { Figure, FigureNote } from '../core';
import type { Spark } from './sparks';

/** How a cell is coloured: growth above or below zero, no number, or plain. */
export type Tone = 'plain' | 'up' | 'down' | 'na';

/** One cell as the grid shows and copies it. `figure` is null only where nothing was asked (位次 of a total). */
export interface GridCell {
  readonly text: string;
  readonly tone: Tone;
  /** Letters of the notes below the table that belong to it. */
  readonly marks: string;
  readonly figure: Figure | null;
}

export interface GridRow {
  /** Null for the total. */
  readonly area: string | null;
  readonly name: string;
  /** Numbers of the notes on area changes. */
  readonly marks: string;
  readonly home: boolean;
  /** One for each shown column. */
  readonly cells: readonly GridCell[];
  /** One for each line of the layout: nothing of a total. */
  readonly sparks?: readonly Spark[];
}

export interface GridColumn {
  /** Place in `layout.columns` and in `AnswerRow.figures`. */
  readonly at: number;
  /** `LayoutColumn.key`. */
  readonly key: string;
  readonly title: string;
  readonly frozen: boolean;
  readonly mark: 'scale' | 'bar' | null;
  /** Pixels that a person has set. */
  readonly width: number | null;
  /** Longest text to be expected, in half-width characters: for column widths. */
  readonly chars: number;
}

export interface GridGroup {
  readonly indicator: string;
  readonly title: string;
  readonly unit: string;
  readonly columns: readonly GridColumn[];
}

export interface GridHead {
  readonly groups: readonly GridGroup[];
  readonly columns: readonly GridColumn[];
  /** Indicators with a line of all periods beside each row: the places of `GridRow.sparks`. */
  readonly sparks: readonly string[];
}

/** The notes that need a letter beside the figure; the others go without saying in a grid. */
export const MARKED_NOTES: readonly FigureNote[] = [
  'hand',
  'override',
  'provisional',
  'estimated',
  'rebased',
  'assumed_period',
  'differenced',
  'definition_break',
];
