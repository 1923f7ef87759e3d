import type { Period, Vintage } from '../../catalog';
import type { Ask } from '../../query';
import type { FrozenEmbed } from './embeds';

/** One row of data that a number was read from, as it was then: enough to say later why the number differs. */
export interface BasisRow {
  /** Indicator and area, by key. */
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  /** Exact, as a decimal or fraction; `!not_reported` where there was a reason instead. */
  readonly value: string;
  /** File › sheet › cell; left out for a correction or a target. */
  readonly place?: string;
  readonly sha256?: string;
  readonly vintage?: Vintage;
  /** Of a correction or a hand number: its reason or basis. */
  readonly reason?: string;
}

/** A number as it was at some time. */
export interface NumberMark {
  /** As shown: 512件, 增长13.0%. */
  readonly text: string;
  /** What tells whether it is still the same: the exact value with its unit, or the reason. */
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
  /** The data have moved on and the number stays: what they say, and why it stays. */
  readonly kept?: NumberMark & { readonly note: string };
  /** Earlier values of it, the latest last. */
  readonly revised?: readonly (NumberMark & { readonly note: string })[];
}

/** What a final document keeps. */
export interface Frozen {
  /** ISO time. */
  readonly at: string;
  /** 数据截至, YYYY-MM-DD: only what was released by this day, or was there on it, is in the numbers. */
  readonly asOf: string;
  readonly lang: 'zh' | 'en';
  readonly numbers: readonly FrozenNumber[];
  /** Its tables and charts; left out of documents that were final before these were kept. */
  readonly embeds?: readonly FrozenEmbed[];
}

/** What a number of a draft showed when it was last looked at, by its question. */
export interface SeenNumber extends NumberMark {
  readonly key: string;
  /** What was said of the change when it was taken note of. */
  readonly note?: string;
}
