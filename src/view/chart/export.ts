import type { ChartModel } from './model';
import type { ChartOption } from './option_types';
import type { DrawnKind } from './choice';

/** How a picture is wanted. Lengths as in an office program; fonts are in points, so that 14 cm reads well beside 10.5 pt text. */
export interface PictureWish {
  readonly widthCm: number;
  /** By the kind of chart and the number of its rows where not given. */
  readonly heightCm?: number;
  /** Dots an inch of a PNG; an SVG has none. */
  readonly dpi: number;
  readonly title: boolean;
  readonly notes: boolean;
}

/** A picture, placed: a renderer (ui/chart/render.ts) makes PNG bytes or SVG text of it. Always on a light ground. */
export interface ChartPicture {
  readonly option: ChartOption;
  /** In the option's own units, of which 96 are an inch. */
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** Of the PNG: 14 cm at 300 dpi are 1654. */
  readonly pixelWidth: number;
  readonly pixelHeight: number;
  readonly widthCm: number;
  readonly heightCm: number;
  readonly title: string;
  /** What a screen reader says of it: the alternative text in an office program. */
  readonly alt: string;
}

/** The data of a chart for one that an office program draws itself (PPTX, DOCX). */
export interface ChartData {
  /** What the native chart is; null where no native chart says the same: take the picture. */
  readonly native: 'line' | 'column' | 'stacked' | 'percent' | 'bar' | 'scatter' | null;
  readonly kind: DrawnKind;
  readonly title: string;
  readonly subtitle: string;
  readonly notes: readonly string[];
  /** Of the value axis; of a scatter the one upwards. */
  readonly unit: string;
  readonly decimals: number;
  /** Below the axis, or beside it for bars. Empty for a scatter. */
  readonly categories: readonly string[];
  readonly series: readonly ChartDataSeries[];
  /** Scatter: what goes across. */
  readonly across?: { readonly name: string; readonly unit: string };
  readonly up?: { readonly name: string; readonly unit: string };
}

export interface ChartDataSeries {
  readonly name: string;
  readonly home: boolean;
  /** RRGGBB as drawn on light ground. */
  readonly color: string;
  /** One for each category; null leaves a gap, never a zero. */
  readonly values: readonly (number | null)[];
  /** The same as written in the chart, or the reason why there is none. */
  readonly texts: readonly string[];
  /** Scatter: one pair for each point. */
  readonly points?: readonly { readonly x: number; readonly y: number; readonly label: string }[];
}

/** Implemented in picture.ts. Null where there is nothing to draw (`model.state.empty`). */
export type MakePicture = (model: ChartModel, wish: PictureWish) => ChartPicture | null;
/** Implemented in data.ts. */
export type MakeChartData = (model: ChartModel) => ChartData | null;
