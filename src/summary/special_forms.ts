import {
  add,
  amountText,
  compare,
  divide,
  exactOf,
  multiply,
  roundHalfUp,
  sign,
  stated,
  subtract,
  whole,
  withinPercent,
  writtenAmount,
  formatFigure,
  type Exact,
  type Figure,
  type NumberStyle,
} from '../core';
import { t, type MessageKey } from '../text';
import type { NumberFormat } from './format_words';

const HUNDRED = whole(100);
/** 翻番 holds within so many percent of the power of two (FORMS.md R4). */
const DOUBLING = 5;

/** A figure in a form that holds for some numbers only; null where it does not, or where the language has no such form. */
export function specialForm(figure: Figure, { form, top, fromLast }: NumberFormat, style: NumberStyle): string | null {
  const { exact } = figure;
  if (exact === null) return null;
  if (form === 'place') return placed(figure, exact, fromLast === true, style);
  if (form === 'top' || form === 'entered') return withinTop(figure, exact, form, top ?? 0, style);
  if (form === 'range') return between(figure, exact, style);
  if (exact.root !== undefined) return null;
  switch (form) {
    case 'times':
      return times(figure, exact, style);
    case 'times_more':
      return timesMore(figure, exact, style);
    case 'doubled':
      return doubled(ratioOf(figure, exact), style);
    case 'half':
      return isPercent(figure) && compare(exact, whole(50)) > 0 ? t(style.lang, 'summary.form_half') : null;
    case 'permille':
      return isPercent(figure) ? permille(figure, exact, style) : null;
    case 'beyond':
      return beyond(figure, exact, style);
    case 'reached':
      return reached(figure, exact, style);
    default:
      return null;
  }
}

const isPercent = ({ form, unit }: Figure): boolean => form === 'percent' || (form === 'number' && unit === '%');

/** Value over base: of a growth in percent, or a mere ratio. */
function ratioOf(figure: Figure, exact: Exact): Exact | null {
  if (figure.form === 'percent') return add(divide(exact, HUNDRED), whole(1));
  return figure.form === 'number' && (figure.unit === '' || figure.unit === '倍') ? exact : null;
}

/** 是…的2.3倍: one decimal, two below twice; a fall takes no 倍 (FORMS.md R1). */
function times(figure: Figure, exact: Exact, style: NumberStyle): string | null {
  const ratio = ratioOf(figure, exact);
  if (!ratio || compare(ratio, whole(1)) <= 0) return null;
  const decimals = style.decimals ?? (compare(ratio, whole(2)) < 0 ? 2 : 1);
  // 1.00倍 would say of what rose that it did not.
  return compare(exactOf(roundHalfUp(ratio, decimals)), whole(1)) > 0 ? inTimes(ratio, decimals, style) : null;
}

/** 增长1.3倍 leaves the base out: only from twice on. English has no safe word for it (FORMS.md R2). */
function timesMore(figure: Figure, exact: Exact, style: NumberStyle): string | null {
  const ratio = ratioOf(figure, exact);
  if (style.lang !== 'zh' || !ratio || compare(ratio, whole(2)) < 0) return null;
  const number = inTimes(subtract(ratio, whole(1)), style.decimals ?? 1, style);
  return t(style.lang, 'summary.growth_up', { number });
}

function inTimes(ratio: Exact, decimals: number, style: NumberStyle): string {
  const plain: Figure = { exact: ratio, reason: null, form: 'number', unit: '', decimals, notes: [] };
  return t(style.lang, 'summary.form_times', {
    number: formatFigure(plain, { ...style, decimals, unit: false }),
  });
}

const DOUBLED: readonly MessageKey[] = ['summary.form_doubled_1', 'summary.form_doubled_2', 'summary.form_doubled_3'];

/** 翻一番 is twice, 翻两番 four times. */
function doubled(ratio: Exact | null, style: NumberStyle): string | null {
  const n = ratio ? DOUBLED.findIndex((_, i) => withinPercent(ratio, whole(2n ** BigInt(i + 1)), DOUBLING)) : -1;
  const key = DOUBLED[n];
  return key === undefined ? null : t(style.lang, key);
}

function permille(figure: Figure, exact: Exact, style: NumberStyle): string {
  const decimals = style.decimals ?? Math.max(0, figure.decimals - 1);
  const of: Figure = { ...figure, form: 'number', unit: '‰', exact: multiply(exact, whole(10)), decimals };
  const { numeral: _, ...plain } = style;
  return formatFigure(of, { ...plain, decimals });
}

/** 超额完成12.4%: what is shown of the completion, less a hundred; never at or below it (FORMS.md R6). */
function beyond(figure: Figure, exact: Exact, style: NumberStyle): string | null {
  if (figure.form !== 'percent') return null;
  const shown = exactOf(roundHalfUp(exact, style.decimals ?? figure.decimals));
  const more = subtract(shown, HUNDRED);
  if (sign(more) <= 0) return null;
  return t(style.lang, 'summary.form_beyond', { number: formatFigure({ ...figure, exact: more }, style) });
}

/** 居首位, 居第3位, 并列第3位; 居末位, 居倒数第3位. */
function placed(figure: Figure, exact: Exact, fromLast: boolean, style: NumberStyle): string | null {
  if (figure.form !== 'rank') return null;
  const number = fromLast ? placeFromLast(figure, style) : formatFigure(figure, style);
  const tied = figure.notes.includes('tie');
  const first = compare(exact, whole(1)) === 0 ? (fromLast ? '_last' : '_first') : '';
  return t(style.lang, `summary.form_place${first}${tied ? '_tied' : ''}`, { number });
}

/** 倒数第3位: never without the word, for 第3位 alone is another place. */
export const placeFromLast = (figure: Figure, style: NumberStyle): string =>
  t(style.lang, 'summary.form_from_last', { number: formatFigure(figure, style) });

/** 居前3位, 进入前3名: only within them; a place that is shared counts as it is written (FORMS.md P3). */
function withinTop(
  figure: Figure,
  exact: Exact,
  form: 'top' | 'entered',
  top: number,
  style: NumberStyle,
): string | null {
  if (figure.form !== 'rank' || compare(exact, whole(BigInt(top))) > 0) return null;
  return t(style.lang, `summary.form_${form}`, { top });
}

/** 达到90.0%: only of what is not less than the number as it will stand there: 89.96% has not reached it (FORMS.md Q11). */
function reached(figure: Figure, exact: Exact, style: NumberStyle): string | null {
  if (figure.form === 'rank' || figure.form === 'text' || figure.form === 'index' || sign(exact) <= 0) return null;
  const { value } = writtenAmount(figure, exact, style);
  if (compare(exactOf(roundHalfUp(value, style.decimals ?? figure.decimals)), value) > 0) return null;
  return t(style.lang, 'summary.form_reached', { number: formatFigure(figure, style) });
}

/** 3000万—4000万元: from the number cut off to the next step; the multiple and unit on both ends (FORMS.md R8). */
function between(figure: Figure, exact: Exact, style: NumberStyle): string | null {
  if (figure.form === 'rank' || figure.low) return null;
  const amount = writtenAmount(figure, exact, style);
  const down = [1, 2, 3].flatMap((digits) => stated(amount.value, digits, 'down') ?? []);
  const low = down.find(({ step }) => withinPercent(add(amount.value, step), amount.value, 35)) ?? down.at(-1);
  if (!low) return null;
  const write = (value: Exact): string =>
    amountText(figure, { ...amount, value }, low.decimals, { ...style, ...(isPercent(figure) ? {} : { unit: false }) });
  const last = amountText(figure, { ...amount, value: add(low.value, low.step) }, low.decimals, style);
  const multiple = /^[万亿]+/.exec(amount.unit)?.[0] ?? '';
  return `${write(low.value)}${style.lang === 'zh' ? `${multiple}—` : '–'}${last}`;
}
