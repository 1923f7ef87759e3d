import { formatFigure, fromNumber, gridStyle } from '../../core';
import type { Lang } from '../../text';

export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  readonly step: number;
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

const decimalsOf = (step: number): number =>
  Array.from({ length: 13 }, (_, n) => n).find((n) => Math.abs(step - Number(step.toFixed(n))) < step * 1e-6) ?? 12;
