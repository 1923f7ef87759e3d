import type { ChartData, ReportTable } from '../../view';
import type { DocLook } from './look';

/** A document as the writers take it: plain data, so that it may cross to a worker. Tables and charts of a view, and whole 文稿. */
export type DocBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly parts: readonly DocInline[] }
  | {
      readonly kind: 'paragraph';
      readonly look?: DocParagraphLook;
      readonly parts: readonly DocInline[];
      readonly list?: DocListPlace;
      /** A bookmark of this name around it, by which a reader finds the place again. */
      readonly mark?: string;
    }
  | DocTable
  | DocGrid
  | DocPicture
  | DocChart
  | { readonly kind: 'page_break' }
  | DocSection;

/** What follows stands on pages of its own, upright or sideways; page numbers go on. */
export interface DocSection {
  readonly kind: 'section';
  readonly orientation: 'portrait' | 'landscape';
  /** Millimetres; left out: as the look has them. */
  readonly margin?: DocLook['margin'];
}

/** An item of a list: paragraphs of one `list` are numbered together. */
export interface DocListPlace {
  readonly list: number;
  readonly ordered: boolean;
  /** Of an ordered list: the number of its first item, and of this one. */
  readonly start?: number;
  readonly number?: number;
  /** From 0. */
  readonly level: number;
}

/** `slim` is no more than room. `body` is led by two characters of space and set full; the others are not. */
export type DocParagraphLook = 'body' | 'plain' | 'center' | 'right' | 'note' | 'caption' | 'quote' | 'code' | 'slim';

/** A piece of running text. */
export interface DocInline {
  readonly text: string;
  readonly bold?: boolean;
  /** In 楷体: what Chinese print has for stress. */
  readonly stressed?: boolean;
  /** A line ends before it. */
  readonly breaks?: true;
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

/** A table whose cells are running text, bound numbers among it. */
export interface DocGrid {
  readonly kind: 'grid';
  readonly rules: 'three_line' | 'ruled';
  readonly heads: readonly (readonly DocInline[])[];
  readonly rows: readonly (readonly (readonly DocInline[])[])[];
  /** Shares of the width; left out: by what the cells hold. */
  readonly widths?: readonly number[];
  /** Points; left out: as tables of the look. */
  readonly size?: number;
  readonly aligns?: readonly ('left' | 'center' | 'right')[];
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
