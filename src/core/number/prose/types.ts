import type { Exact } from '../exact';

/** What a numeral in running text says. Bounds are in the numeral's unit, scaled out: 60余万元 lies above 600000 and below 700000 元. */
export interface Numeral {
  /** The figure itself; null where only bounds are given (ranges, 两位数). */
  readonly value: Exact | null;
  /** Null: without limit on that side. */
  readonly low: Exact | null;
  readonly high: Exact | null;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
  /** As written, without its multiple: 件, 元, %, 个百分点, 倍, 位; empty when none stands there. ‰, 成 and fractions come as %. */
  readonly unit: string;
  /** The multiple as written (万, 亿, 千万); empty when there is none. */
  readonly scale: string;
  readonly qualifier: Qualifier;
  /** The word that made it so: 余, 以上, 约 … */
  readonly word?: string;
  /** All parts of a ratio (15∶48∶37). */
  readonly parts?: readonly Exact[];
  /** Digits were torn apart (`1 47件`): somebody should look. */
  readonly broken?: boolean;
}

export type Qualifier = 'exact' | 'over' | 'about' | 'range' | 'at_least' | 'at_most';

/** How wide 近 and 约 are, in percent: a choice of the house, not of the language. */
export interface Widths {
  readonly near: number;
  readonly about: number;
}
