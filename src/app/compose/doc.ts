import type { Figure } from '../../core';
import type { BoundSummary, FrozenEmbed } from '../../summary';
import type { Lang } from '../../text';
import type { SummaryTab } from '../../workspace';
import type { App } from '../app.svelte';

/** What checking, freezing and rolling forward need of the document in front. A place in it is an offset into the stored Markdown. */
export interface ComposeDoc {
  readonly app: App;
  readonly tabId: string;
  readonly tab: SummaryTab | null;
  /** The text that `bound` and `chips` belong to. */
  readonly read: string;
  /** That the text is written in, and its numbers with it. */
  readonly lang: Lang;
  readonly bound: BoundSummary | null;
  /** Tables and charts of a final document as they were shown. */
  readonly embeds: ReadonlyMap<string, FrozenEmbed>;
  /** What each `{{…}}` shows, in order. */
  readonly chips: readonly { readonly shown: string; readonly state: string; readonly title: string }[];
  /** By the question as JSON. */
  readonly figures: ReadonlyMap<string, Figure>;
  readonly reveal: (start: number, end: number, take: boolean) => void;
  /** Keeps what was typed. */
  keep(): Promise<void>;
}
