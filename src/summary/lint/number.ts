import { sign, type Figure } from '../../core';
import type { Ask } from '../../query';

/** One `{{…}}` as it is shown now. */
export interface LintNumber {
  /** Offsets in the document's text. */
  readonly start: number;
  readonly end: number;
  readonly shown: string;
  readonly ask: Ask | null;
  /** Null while it is still being asked, or where there is a problem. */
  readonly figure: Figure | null;
  /** Why it cannot be understood, or what it says is not true, in words. */
  readonly problem?: string;
}

/** −1, 0 or 1 of what a number says; null where it has no value. */
export const signOf = ({ figure }: LintNumber): -1 | 0 | 1 | null => (figure?.exact ? sign(figure.exact) : null);

/** Changes against a base: of them 增长 and 下降 are said. */
export const isChange = ({ ask }: LintNumber): boolean =>
  ask !== null &&
  (ask.less !== undefined || ['growth', 'change', 'points', 'published_growth', 'cagr'].includes(ask.derivation.kind));
