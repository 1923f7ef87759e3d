import type { AreaKind, AreaName } from '../types';

/** Lists of areas that come with the program. `world`: countries, ISO 3166. */
export type ListName = 'cn' | 'us' | 'world';

/** An area of a public list. Years: in force from `from` up to, not with, `to`; absent: since and for as long as the list reaches. */
export interface ListedArea {
  /** As it will have in the catalog: 'cn:500110@2011', 'us:06025', 'iso:KE'. */
  readonly key: string;
  readonly scheme: string;
  readonly code: string;
  readonly kind: AreaKind;
  /** The latest first, preferred. */
  readonly names: readonly AreaName[];
  readonly from?: number;
  readonly to?: number;
  /** Codes of the areas to which its territory went when it ended. */
  readonly heirs: readonly string[];
  /** Place in the official order. */
  readonly ord: number;
}

/** What became of an area in a year. */
export interface ListedChange {
  readonly year: number;
  readonly old: ListedArea;
  readonly new: ListedArea;
  readonly kind: 'rename' | 'recode' | 'merge' | 'split' | 'upgrade';
}

/** A public list with its questions answered quickly. Made once from its file; immutable. */
export interface AreaList {
  readonly name: ListName;
  readonly scheme: string;
  readonly areas: readonly ListedArea[];
  byKey(key: string): ListedArea | undefined;
  /** Whoever has or had the code. */
  byCode(code: string): readonly ListedArea[];
  /** Whoever bears or bore this name, normalised, to the letter; else without its ending. */
  byName(normalised: string): readonly ListedArea[];
  byStem(normalised: string): readonly ListedArea[];
  /** By its pinyin or English spelling, blanks and apostrophes left out. */
  bySpelling(letters: string): readonly ListedArea[];
  /** The area above in that year (the latest when not given). */
  parent(area: ListedArea, year?: number): ListedArea | undefined;
  children(key: string, year: number): readonly ListedArea[];
  /** Changes by which it came to be, and by which it ended. */
  origins(area: ListedArea): readonly ListedChange[];
  fates(area: ListedArea): readonly ListedChange[];
}
