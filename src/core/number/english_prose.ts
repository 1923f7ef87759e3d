import type { Figure } from '../figure';
import { abs, compare, divide, multiply, power10, whole, type Exact } from './exact';
import type { NumberStyle } from './format';
import { scaleZeros, splitScale, type Scale } from './scale';

const WORDS: readonly Scale[] = ['thousand', 'million', 'billion', 'trillion'];
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/**
 * A figure as English running text counts it: 万 and 亿 are no English multiples. 2867.74 亿元 → 286.774 billion yuan, 52.60 万人 → 526.0 thousand
 * persons, with just the digits that the figure has. A multiple that was asked for in Chinese becomes the English one above it. Everything else as it is.
 */
export function englishProse(
  figure: Figure,
  style: NumberStyle,
): { readonly figure: Figure; readonly style: NumberStyle } {
  const { scale: asked } = style;
  if (style.lang !== 'en' || style.unit !== true || figure.form !== 'number') return { figure, style };
  if (asked !== undefined) {
    return isHan(asked)
      ? { figure, style: { ...style, scale: WORDS[above(scaleZeros(asked)) - 1] ?? asked } }
      : { figure, style };
  }
  const { scale, unit } = splitScale(figure.unit);
  const known = figure.exact ?? figure.low ?? figure.high;
  if (!isHan(scale) || !known || known.root !== undefined) return { figure, style };
  return { figure: counted(figure, known, scaleZeros(scale), unit), style };
}

/** Into which multiple of a thousand those noughts go, rounded up: 4 (万) into 2 (million). */
const above = (zeros: number): number => Math.ceil(zeros / 3);

function counted(figure: Figure, known: Exact, zeros: number, unit: string): Figure {
  const up = above(zeros) * 3;
  const down = up - 3;
  const fillsUp = compare(abs(known), whole(power10(up - zeros))) >= 0;
  const to = up === zeros || fillsUp || down === 0 || figure.decimals < zeros - down ? up : down;
  const ten = whole(power10(Math.abs(to - zeros)));
  const move = (value: Exact): Exact => (to >= zeros ? divide(value, ten) : multiply(value, ten));
  const { exact, low, high } = figure;
  return {
    ...figure,
    unit: `${WORDS[to / 3 - 1] ?? ''} ${unit}`.trim(),
    decimals: figure.decimals + to - zeros,
    exact: exact && move(exact),
    ...(low === undefined ? {} : { low: move(low) }),
    ...(high === undefined ? {} : { high: move(high) }),
  };
}
