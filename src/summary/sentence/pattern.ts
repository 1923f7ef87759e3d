import type { Figure } from '../../core';
import type { MessageKey } from '../../text';
import type { SentenceSetting } from './setting';

/** Why a pattern is not offered, before any data are asked. */
export interface Unfit {
  readonly why: MessageKey;
}

/** Sentences of one pattern, in several wordings, and what must be true of the data beside what their own numbers prove. */
export interface Draft {
  /** Number of the pattern in FORMS: the same as in the table of usual sentences. */
  readonly pattern: number;
  readonly texts: readonly string[];
  /** As `proof`, of each text by itself, in their order. */
  readonly proofs?: readonly Proof[];
  /** Placeholders that are asked and not written, and what they must say; null is right, else why not. */
  readonly proof?: Proof;
}

export interface Proof {
  readonly chips: readonly string[];
  readonly check: (figures: readonly Figure[]) => MessageKey | null;
}

export interface Pattern {
  readonly pattern: number;
  readonly name: MessageKey;
  readonly draft: (setting: SentenceSetting) => Draft | Unfit;
}

export const unfit = (why: MessageKey): Unfit => ({ why });
