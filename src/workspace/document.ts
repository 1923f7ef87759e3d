import type { Period } from '../catalog';
import type { Frozen, SeenNumber, Waiver } from '../summary';

export type { BasisRow, Frozen, FrozenEmbed, FrozenNumber, NumberMark, SeenNumber, Waiver } from '../summary';

/** 起草, 送审, 定稿. */
export type DocumentState = 'draft' | 'review' | 'final';

/** One change of state, for the record. */
export interface StateStep {
  readonly at: string;
  readonly state: DocumentState;
  readonly reason?: string;
}

/** How a document came out of an earlier one. */
export interface Rolled {
  /** Title of the document it was made from. */
  readonly from: string;
  readonly period?: Period;
}

/** What is kept with a document beside its text. */
export interface DocumentLife {
  readonly state?: DocumentState;
  /** 数据截至, YYYY-MM-DD: only what was released by this day counts. */
  readonly asOf?: string;
  readonly waived?: readonly Waiver[];
  readonly frozen?: Frozen;
  readonly seen?: readonly SeenNumber[];
  readonly log?: readonly StateStep[];
  readonly rolled?: Rolled;
}
