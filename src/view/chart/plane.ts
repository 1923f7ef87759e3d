import { isYear, type Period } from '../../catalog';
import type { Lang } from '../../text';
import { pixelWidth } from '../text_width';
import { LABEL } from './axes';
import { lineAt } from './marks';
import { textAt, type Box, type ChartOption } from './option_types';
import type { Palette } from './palette';
import { logScale, niceScale, type Scale } from './scale';
import { axisTexts } from './state';

/** Where values and times lie in a box, and the marks that say so. */
export interface ValueAxis {
  readonly scale: Scale;
  readonly at: (value: number) => number;
}

export interface AxisWish {
  readonly fromZero: boolean;
  readonly log?: boolean;
  readonly ticks?: number;
}

/** The scale of these values; logarithmic where that is wished for and possible. */
export const scaleOf = (values: readonly number[], { fromZero, log, ticks }: AxisWish, lang: Lang): Scale =>
  (log === true ? logScale(values, lang) : null) ??
  niceScale(values.length > 0 ? values : [0, 1], fromZero, lang, ticks);

/** Where a value lies between two ends. */
export function along(scale: Scale, from: number, to: number): (value: number) => number {
  const turn = scale.log === true ? Math.log10 : (value: number): number => value;
  const [low, high] = [turn(scale.min), turn(scale.max)];
  return (value) => from + ((turn(value) - low) / (high - low)) * (to - from);
}

/** Room for the numbers beside an axis. */
export const tickRoom = ({ ticks }: Scale): number => Math.max(...ticks.map(({ text }) => pixelWidth(text, LABEL))) + 8;

/** Rules and numbers of an upright axis at the left of a box; the zero line is stronger. */
export function uprightMarks(scale: Scale, plot: Box, palette: Palette, numbers = true): readonly ChartOption[] {
  const y = along(scale, plot.bottom, plot.top);
  return scale.ticks.flatMap(({ value, text }) => [
    lineAt(
      [
        [plot.left, y(value)],
        [plot.right, y(value)],
      ],
      { stroke: value === 0 ? palette.axis : palette.rule, width: 1 },
    ),
    ...(numbers ? [textAt(text, plot.left - 8, y(value), { fill: palette.ink3, size: LABEL, align: 'right' })] : []),
  ]);
}

/** Rules and numbers of a level axis at the foot of a box. */
export function levelMarks(scale: Scale, plot: Box, palette: Palette): readonly ChartOption[] {
  const x = along(scale, plot.left, plot.right);
  return scale.ticks.flatMap(({ value, text }) => [
    lineAt(
      [
        [x(value), plot.top],
        [x(value), plot.bottom],
      ],
      { stroke: value === 0 ? palette.axis : palette.rule, width: 1 },
    ),
    textAt(text, x(value), plot.bottom + 11, { fill: palette.ink3, size: LABEL, align: 'center' }),
  ]);
}

/** Places of periods: years that were not asked keep their room, so that time runs evenly. */
export function timeSlots(periods: readonly Period[]): { readonly count: number; readonly at: readonly number[] } {
  const even = periods.every(isYear);
  const first = periods[0]?.m0 ?? 0;
  const at = periods.map((period, i) => (even ? (period.m0 - first) / 12 : i));
  return { count: (at.at(-1) ?? 0) + 1, at };
}

/** Where each period lies between two ends. `inset`: half a slot is left at both, for columns. */
export function timePlaces(
  periods: readonly Period[],
  left: number,
  right: number,
  inset = false,
): { readonly at: readonly number[]; readonly each: number } {
  const { count, at } = timeSlots(periods);
  const each = (right - left) / Math.max(1, inset ? count : count - 1);
  const start = inset ? left + each / 2 : count === 1 ? (left + right) / 2 : left;
  return { at: at.map((slot) => start + slot * each), each: count === 1 && !inset ? right - left : each };
}

/** The names of the periods below a box: as many as fit, the last one always, then the first. */
export function timeMarks(
  periods: readonly Period[],
  places: readonly number[],
  y: number,
  lang: Lang,
  palette: Palette,
): readonly ChartOption[] {
  const texts = axisTexts(periods, lang);
  const taken: { readonly from: number; readonly to: number }[] = [];
  const order = [texts.length - 1, 0, ...texts.map((_, i) => i)];
  return [...new Set(order)].flatMap((i) => {
    const [text, x] = [texts[i], places[i]];
    if (text === undefined || x === undefined) return [];
    const half = pixelWidth(text, LABEL) / 2 + 3;
    if (taken.some(({ from, to }) => x + half > from && x - half < to)) return [];
    taken.push({ from: x - half, to: x + half });
    return [textAt(text, x, y, { fill: palette.ink3, size: LABEL, align: 'center' })];
  });
}
