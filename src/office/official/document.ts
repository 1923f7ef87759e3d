import type { Block } from '../../summary';
import type { Lang } from '../../text';
import type { Guard, ReportTable } from '../../view';
import type { DocChart, DocPicture } from '../docx/blocks';

/** A document with its numbers filled in, as it leaves for an office program: plain data, so that it may cross to a worker. */
export interface OfficialDocument {
  readonly title: string | null;
  readonly lang: Lang;
  readonly blocks: readonly Block[];
  /** What stands in each `{{…}}`, in their order: `index` of blocks and of numbers in them counts in it. */
  readonly places: readonly OfficialPlace[];
}

export type OfficialPlace = OfficialNumber | OfficialEmbed;

/** One number: what stands for it, why it may not be told, where it comes from. */
export interface OfficialNumber {
  readonly kind: 'number';
  readonly id: string;
  /** As in the text, with its unit. */
  readonly shown: string;
  /** What stands in the braces. */
  readonly expression: string;
  /** What cannot be said of it, in words; such a number is marked in the text. */
  readonly problem?: string;
  /** Why a public version does not tell it. */
  readonly guard: Guard | null;
  /** Null where nothing could be asked. */
  readonly note: NumberNote | null;
}

/** For the appendices: what was asked, and the cells that answered. */
export interface NumberNote {
  /** 青溪县 2024年 专利授权量 同比. */
  readonly what: string;
  /** 口径 of the indicator, in words; may be empty. */
  readonly definition: string;
  /** 数据截至: the last month that the number counts. */
  readonly until: string;
  /** The exact value, as far as there is one. */
  readonly exact: string;
  readonly query: string;
  readonly sql: string;
  readonly cells: readonly NumberCell[];
}

export interface NumberCell {
  /** File and sheet, or for a hand number its basis and who gave it. */
  readonly file: string;
  readonly sheet: string;
  /** D17; empty where no cell held it. */
  readonly cell: string;
  readonly value: string;
  readonly sha256: string;
}

/** What a document shows of another tab; `problem` where that is not there. */
export type OfficialEmbed =
  | { readonly kind: 'table'; readonly table: ReportTable }
  | { readonly kind: 'chart'; readonly chart: DocChart | DocPicture; readonly guarded: boolean; readonly title: string }
  | { readonly kind: 'problem'; readonly text: string };

export const numbersOf = ({ places }: Pick<OfficialDocument, 'places'>): readonly OfficialNumber[] =>
  places.filter((place) => place.kind === 'number');

/** What goes along with the text. */
export interface OfficialChoice {
  /** 公开版: what may not be told is not told. */
  readonly open: boolean;
  /** Of a public version: what was left out is listed behind the text, without its value. */
  readonly listed: boolean;
  /** 数据核对表. */
  readonly signoff: boolean;
  /** 数据来源明细: query, SQL, source, sheet, cell, hash. */
  readonly machine: boolean;
}

export const PLAIN_CHOICE: OfficialChoice = { open: false, listed: true, signoff: false, machine: false };
