import { formatFigure, fromNumber, gridStyle } from '../../core';
import type { Lang } from '../../text';

export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  readonly step: number;
  readonly log?: boolean;
}

/** A logarithmic axis: powers of ten, with 2 and 5 between them where few are. Null where a value is not above zero. */
export function logScale(values: readonly number[], lang: Lang): Scale | null {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0 || low <= 0) return null;
  const [from, to] = [
    Math.floor(Math.log10(low) + 1e-9),
    Math.max(Math.ceil(Math.log10(high) - 1e-9), Math.floor(Math.log10(low)) + 1),
  ];
  const between = to - from <= 4 ? [1, 2, 5] : [1];
  const all = Array.from({ length: to - from + 1 }, (_, i) =>
    between.map((f) => Number((f * 10 ** (from + i)).toPrecision(2))),
  );
  const inside = all.flat().filter((value) => value <= 10 ** to * (1 + 1e-9));
  // The ends need no whole power of ten around them.
  const first = inside.reduce((best, value) => (value <= low * (1 + 1e-9) ? value : best), inside[0] ?? 1);
  const last = inside.find((value) => value >= high * (1 - 1e-9)) ?? 10 ** to;
  const ticks = inside.filter((value) => value >= first && value <= last);
  return {
    min: first,
    max: last > first ? last : first * 10,
    ticks: ticks.map((value) => ({
      value,
      text: tickText(value, value < 1 ? Math.ceil(-Math.log10(value) + 1e-9) : 0, lang),
    })),
    step: 0,
    log: true,
  };
}

/**
 * Round ends and ticks for these values. Bars always start from zero. Lines do when zero is near (the least is under six tenths
 * of the greatest); else the axis spans the values with some room, so that small movements of large figures can be seen.
 */
export function niceScale(values: readonly number[], fromZero: boolean, lang: Lang, wanted = 5): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const zero = fromZero || (low >= 0 && low < high * 0.6) || (high <= 0 && high > low * 0.6) || low === high;
  const bottom = zero ? Math.min(0, low) : low;
  const top = zero ? Math.max(0, high) : high;
  // Finer than anybody publishes, or than a double can tell apart at that size: nothing to see.
  const least = Math.max(Math.abs(top), Math.abs(bottom)) * 1e-9;
  const room = top - bottom < 1e-9 ? 1 : Math.max(top - bottom, least);
  const step = niceStep(room / wanted);
  const min = Math.floor(bottom / step + 1e-9) * step;
  const max = Math.max(Math.ceil(top / step - 1e-9) * step, min + step);
  const decimals = decimalsOf(step);
  const count = Math.round((max - min) / step);
  const ticks = Array.from({ length: count + 1 }, (_, i) => {
    const value = Number((min + i * step).toFixed(Math.min(decimals, 12)));
    return { value, text: tickText(value, decimals, lang) };
  });
  return { min: ticks[0]?.value ?? min, max: ticks.at(-1)?.value ?? max, ticks, step };
}

/** 1, 2, 2.5 or 5 times a power of ten, not below `rough`. */
export function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((f) => f * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** All ticks of an axis have the same decimals: 0.0, 2.5, 5.0. */
function tickText(value: number, decimals: number, lang: Lang): string {
  const figure = { exact: fromNumber(value), reason: null, form: 'number' as const, unit: '', decimals, notes: [] };
  return formatFigure(figure, gridStyle(lang));
}

/** A number among others of its kind, with as many decimals as the finest of them needs. */
export const numberText = (value: number, among: readonly number[], lang: Lang): string =>
  tickText(value, Math.max(0, ...among.map((one) => (/\.(\d+)$/.exec(String(one))?.[1] ?? '').length)), lang);

const decimalsOf = (step: number): number =>
  Array.from({ length: 13 }, (_, n) => n).find((n) => Math.abs(step - Number(step.toFixed(n))) < step * 1e-6) ?? 12;
