import type { NamedAsk, NamedSql, QueryEngine, QueryParam } from '../query';
import type { View } from '../view';
import type { RowsLook } from './workspace';

/** 查询: a person's own SQL and its result. The result itself is not kept: it is asked again. */
export interface QueryTab {
  readonly id: string;
  readonly kind: 'query';
  readonly title: string;
  /** For whose SQL it is written; another engine refuses it. */
  readonly engine: QueryEngine;
  readonly text: string;
  /** Types and values of its parameters, as far as a person gave them. */
  readonly params?: readonly QueryParam[];
  /** The named query that it was opened from or saved as. */
  readonly named?: string;
  readonly chart?: QueryChart;
  readonly look?: RowsLook;
}

/** What a chart of the result shows: columns by name. */
export interface QueryChart {
  readonly shown: boolean;
  readonly x?: string;
  readonly y?: string;
  readonly series?: string;
}

/** A named query. One of a comparison keeps the view that it came from, and the tab where that may still be found. */
export type WorkspaceQuery = NamedSql | (NamedAsk & { readonly view: View; readonly tab?: string });

/** One entry of the history of queries. */
export interface RanQuery {
  /** ISO time. */
  readonly at: string;
  readonly engine: QueryEngine;
  readonly text: string;
  readonly params?: readonly QueryParam[];
  readonly ms: number;
  /** Rows of the result; left out where there was none. */
  readonly rows?: number;
}
