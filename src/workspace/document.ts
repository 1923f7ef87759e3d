import type { Period, Vintage } from '../catalog';
import type { Ask } from '../query';

/** 起草, 送审, 定稿. */
export type DocumentState = 'draft' | 'review' | 'final';

/** One row of data that a number was read from, as it was then: enough to say later why the number differs. */
export interface BasisRow {
  /** Indicator and area, by key. */
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  /** Exact, as a decimal or fraction; a reason in words of the program (`!not_reported`) where there was none. */
  readonly value: string;
  /** File › sheet › cell; left out for a correction, a target or a hand number. */
  readonly place?: string;
  readonly sha256?: string;
  readonly vintage?: Vintage;
  /** Of a correction or a hand number: its reason or basis. */
  readonly reason?: string;
}

/** What a number is compared with later: the value itself and what it was read from. */
export interface NumberMark {
  /** As shown: 512件, 增长13.0%. */
  readonly text: string;
  /** The exact value with its unit; only equal where the number is the same. */
  readonly exact: string;
  /** ISO time. */
  readonly at: string;
}

/** One number of a final document. */
export interface FrozenNumber extends NumberMark {
  /** The lasting name of the number in the text: `#k3f9`. */
  readonly id: string;
  /** What stood in the braces, without the name. */
  readonly expression: string;
  /** Its question, every area and period fixed. Left out where a number is none of the catalog's. */
  readonly ask?: Ask;
  /** 青溪县 2024年 专利授权量 同比. */
  readonly place: string;
  /** SHA-256 over the rows that it was read from: which cells, and what they said. */
  readonly fingerprint: string;
  /** The first of these rows, and how many there were. */
  readonly basis: readonly BasisRow[];
  readonly rows: number;
  /** The data have moved on and the number stays: why. */
  readonly kept?: NumberMark & { readonly note: string };
  /** Earlier frozen values, the latest last. */
  readonly revised?: readonly (NumberMark & { readonly note: string })[];
}

/** What a final document keeps. */
export interface Frozen {
  /** ISO time. */
  readonly at: string;
  /** 数据截至, YYYY-MM-DD: the day on which the numbers were read. */
  readonly asOf: string;
  readonly lang: 'zh' | 'en';
  readonly numbers: readonly FrozenNumber[];
}

/** What a number of a draft showed when it was last looked at, by its question. */
export interface SeenNumber extends NumberMark {
  readonly key: string;
  /** What was said of the change when it was taken note of. */
  readonly note?: string;
}

/** A numeral that a person says is none of the data's: found again by itself and the words around it. */
export interface Waiver {
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

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
