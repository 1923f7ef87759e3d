import type { Period } from '../catalog';
import type { Figure } from '../core';
import type { Ask, NamedQuery } from '../query';
import type { FrozenNumber } from './frozen';
import type { NameListWords } from './name_list';
import type { QueryNumber } from './named';

/** A summary with its numbers filled in. `text` is the whole document in the asked format. */
export interface Rendered {
  readonly format: 'md' | 'html';
  readonly text: string;
  readonly numbers: readonly BoundNumber[];
}

export interface RenderOptions {
  readonly format: 'md' | 'html';
  readonly lang: 'zh' | 'en';
  /** Keys and periods that replace those of the document's own head. */
  readonly area?: string;
  readonly period?: Period;
  /** The workspace's named queries, which a document cites by name. */
  readonly queries?: readonly NamedQuery[];
  /** Of a final document: its numbers by name, shown as they were frozen whatever the data say now. */
  readonly frozen?: ReadonlyMap<string, FrozenNumber>;
  /** Only what was released by this day counts, YYYY-MM-DD. */
  readonly asOf?: string;
  /** What was answered already, by the question as JSON, over the same data and day: it is not asked again. */
  readonly known?: ReadonlyMap<string, Figure>;
  /** What stands for tables and charts, by the binding's id: Markdown or HTML, as `format` says, that is safe already. */
  readonly embeds?: ReadonlyMap<string, string>;
  /** A numbered source note for each number below the text. */
  readonly notes?: boolean;
}

/** One `{{…}}` of a document: where it stands, what it asks, what it shows. */
export interface BoundNumber {
  readonly id: string;
  /** Offsets of `{{…}}` in the document's text. */
  readonly start: number;
  readonly end: number;
  readonly expression: string;
  /** Null when the binding cannot be understood; `problem` then says why, in the asked language. */
  readonly ask: Ask | null;
  /** Set where it is a list of names out of a ledger, or how many they are. */
  readonly names?: NameListWords;
  /** Set where it cites a query in a person's SQL. */
  readonly query?: QueryNumber;
  readonly figure: Figure | null;
  readonly shown: string;
  readonly problem?: string;
}
