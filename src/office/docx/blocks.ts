import type { ChartData, ReportTable } from '../../view';

/** A document as the writers take it: plain data, so that it may cross to a worker. Tables and charts of a view, and whole 文稿. */
export type DocBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly parts: readonly DocInline[] }
  | { readonly kind: 'paragraph'; readonly look?: DocParagraphLook; readonly parts: readonly DocInline[] }
  | DocTable
  | DocPicture
  | DocChart
  | { readonly kind: 'page_break' };

/** `body` is led by two characters of space and set full; the others are not. */
export type DocParagraphLook = 'body' | 'plain' | 'center' | 'right' | 'note' | 'caption';

/** A piece of running text. */
export interface DocInline {
  readonly text: string;
  readonly bold?: boolean;
  /** Small and raised: a mark of a note. */
  readonly raised?: boolean;
  /** A number that stays bound: a content control with this tag, and a bookmark of the same name for programs that drop controls. */
  readonly bound?: { readonly id: string; readonly title: string };
}

export interface DocTable {
  readonly kind: 'table';
  readonly table: ReportTable;
  readonly caption: boolean;
  readonly notes: boolean;
}

export interface DocPicture {
  readonly kind: 'picture';
  readonly png: Uint8Array;
  readonly widthCm: number;
  readonly heightCm: number;
  readonly alt: string;
}

/** A chart that the office program draws itself and lets edit. Only where `data.native` says how. */
export interface DocChart {
  readonly kind: 'chart';
  /** Above the plot: what is seen, and the unit of the values. */
  readonly title: string;
  readonly data: ChartData;
  readonly widthCm: number;
  readonly heightCm: number;
  readonly alt: string;
}
