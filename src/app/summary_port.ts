import type { ChipState } from './summary_mirror';

/** What one `{{…}}` shows. */
export interface Chip {
  /** What stands in its braces, without its name: by this an editor knows that it is speaking of the same one. */
  readonly inside: string;
  readonly shown: string;
  readonly state: ChipState;
  readonly title: string;
}

/** The editor that is on screen: the page, or the stored text. */
export interface EditorPort {
  /** Puts a piece of Markdown where the cursor stands, and the cursor behind it. */
  insert(markdown: string): void;
  /** Shows a stretch of the stored text; `take`: the cursor goes there. */
  reveal(start: number, end: number, take: boolean): void;
  focus(): void;
}
