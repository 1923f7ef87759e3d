import type { ChartData, ReportTable } from '../../view';

/** A presentation as the writer takes it: plain data. */
export interface SlideDeck {
  readonly title: string;
  readonly slides: readonly Slide[];
}

/** One slide, or as many as a long or wide table needs. */
export type Slide =
  { readonly kind: 'table'; readonly table: ReportTable; readonly notes: boolean } | SlideChart | SlidePicture;

/** A chart that the office program draws and lets edit. Only where `data.native` says how. */
export interface SlideChart {
  readonly kind: 'chart';
  readonly title: string;
  readonly data: ChartData;
  readonly notes: readonly string[];
  readonly alt: string;
}

export interface SlidePicture {
  readonly kind: 'picture';
  readonly title: string;
  readonly png: Uint8Array;
  readonly widthCm: number;
  readonly heightCm: number;
  readonly notes: readonly string[];
  readonly alt: string;
}
