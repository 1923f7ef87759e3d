import type { Figure } from '../core';
import type { FileIn } from '../flow';
import type { Ask } from '../query';
import type { CarrySource } from './carry/source';
import type { Completions } from '../view';
import type { AppCommand } from './commands';

/** The one number that is looked at: what the name box and the formula bar show and 这个数哪来的 asks about. */
export interface ActiveNumber {
  /** For the name box: 青溪县 · 2024年. */
  readonly place: string;
  /** For the formula bar: =同比([专利授权量]). */
  readonly expression: string;
  /** Fixes area and period; null for a head or an empty cell. */
  readonly ask: Ask | null;
  readonly figure: Figure | null;
}

/** What the status bar says of a selection; numbers are written already, or the reason why there is none. */
export interface SelectionStats {
  readonly cells: number;
  readonly count: string;
  readonly sum: string;
  readonly average: string;
  readonly median?: string;
  readonly min: string;
  readonly max: string;
  readonly missing: string;
}

/** What is wrong with a formula, in words, and where in its text. */
export interface FormulaMistake {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** What the formula bar needs of the tab in front. */
export interface FormulaHost {
  /** Null where the formula is understood. */
  mistake(text: string, fresh: boolean): FormulaMistake | null;
  complete(text: string, caret: number): Completions | null;
  /** Takes a formula that is understood: changes the column, or adds one (where it is `fresh`, or the column none of a formula). */
  take(text: string, fresh: boolean): void;
}

/**
 * The tab in front as the shell sees it. A tab's component sets `app.front` when it appears and clears it when it goes;
 * its members are read reactively, so they are runes in the class that implements them.
 */
export interface FrontTab {
  readonly tabId: string;
  readonly active: ActiveNumber | null;
  readonly stats: SelectionStats | null;
  /** Something typed is not on disk yet: the page must not say 已保存. */
  readonly unsaved?: boolean;
  /** What this tab adds to menus, palette and shortcuts. */
  readonly commands?: readonly AppCommand[];
  /** Moves to a place typed into the name box ("青溪县 2023"); false when there is none. */
  goTo?(text: string): boolean;
  /** Where formulas can be written; the formula bar only shows otherwise. */
  readonly formula?: FormulaHost;
  focus?(): void;
  /** What of it can be copied, exported and printed now; null while there is nothing. */
  carry?(): CarrySource | null;
  /** Takes of dropped files what is for this tab alone (a document that comes back); gives those that are left. */
  takeFiles?(files: readonly FileIn[]): Promise<readonly FileIn[]>;
}
