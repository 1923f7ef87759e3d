/** An ECharts option as plain data: no functions, nothing that a string could be run as. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type ChartOption = { readonly [key: string]: Json };

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A place that can be pointed at: which area and column it stands for, and where it is, in pixels. */
export interface Spot {
  readonly area: string;
  /** Place in `layout.columns`. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
  /** Bars: half their thickness, so that the whole row can be hit. */
  readonly reach: number;
  /** A surface that belongs to it alone: what lies within is hit, nothing else is. */
  readonly box?: Box;
  /** A surface with corners, as a county has. */
  readonly rings?: readonly (readonly (readonly [number, number])[])[];
}

/**
 * How places are found: `time`, the nearest period, then the nearest series in it; `near`, the nearest place; `rows` and `columns`, the
 * band of a bar; `surface`, what lies within.
 */
export type Pointing = 'time' | 'near' | 'rows' | 'columns' | 'surface';

/** A chart with everything placed for one size. */
export interface Drawing {
  readonly option: ChartOption;
  readonly plot: Box;
  readonly spots: readonly Spot[];
  readonly pointing: Pointing;
  /** What the colours and marks mean, where only the drawing knows: joins the line below the title. */
  readonly said?: readonly string[];
}

/** A text drawn at a place. */
export function textAt(
  text: string,
  x: number,
  y: number,
  style: {
    readonly fill: string;
    readonly size: number;
    readonly bold?: boolean;
    readonly align?: 'left' | 'center' | 'right';
    /** Drawn behind the text, so that no line runs through it. */
    readonly ground?: string;
  },
): ChartOption {
  return {
    type: 'text',
    silent: true,
    x,
    y,
    style: {
      text,
      fill: style.fill,
      fontSize: style.size,
      fontWeight: style.bold === true ? 'bold' : 'normal',
      fontFamily: CHART_FONT,
      textAlign: style.align ?? 'left',
      textVerticalAlign: 'middle',
      ...(style.ground === undefined ? {} : { backgroundColor: style.ground, padding: [0, 1] }),
    },
  };
}

/** System fonts only, so that pictures look the same in an office program. Single quotes: it stands in attributes of an SVG. */
export const CHART_FONT = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',Arial,sans-serif";
