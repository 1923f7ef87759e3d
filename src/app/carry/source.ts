import type { Issue, Result } from '../../core';
import type { ChartModel, LayoutColumn, ReportAbout, ReportTable } from '../../view';

/** What a tab in front gives to be carried elsewhere: a comparison, a pivot, a ledger. */
export interface CarrySource {
  readonly title: string;
  /** Rows with the total among them. */
  readonly rows: number;
  /** More than one cell is selected. */
  readonly selected: boolean;
  /** Null where there is none, or nothing to draw. */
  readonly chart: ChartModel | null;
  /** All of the table, or what is selected, with what may not leave marked on it. */
  read(scope: CarryScope, options: ReadOptions): Promise<Result<CarryTable, Issue>>;
}

export type CarryScope = 'all' | 'selection';

export interface ReadOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

export interface CarryTable {
  readonly table: ReportTable;
  /** The chart rests on what may not leave. */
  readonly chartGuarded: boolean;
  /** How the columns are computed; those in `left` do not leave. */
  readonly about: ((left: ReadonlySet<number>) => ReportAbout) | null;
}

/** Names of the files behind a column. */
export type FilesOf = (column: LayoutColumn) => readonly string[];
