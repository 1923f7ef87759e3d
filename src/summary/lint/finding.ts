/** What the linter has to say about a place in the text. `blocks`: with it the document cannot be 定稿. */
export interface Finding {
  readonly kind: FindingKind;
  readonly blocks: boolean;
  /** Offsets in the document's text. */
  readonly start: number;
  readonly end: number;
  /** Fill the message `lint.finding.<kind>`. */
  readonly params: Readonly<Record<string, string>>;
}

export type FindingKind =
  | 'loose'
  | 'problem'
  | 'asking'
  | 'missing'
  | 'sign'
  | 'cutoff'
  | 'decimals'
  | 'shares'
  | 'ratio'
  | 'old_period'
  | 'cited';
