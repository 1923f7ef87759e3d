import type { ReturnedPiece } from './paragraphs';

/** What became of one number of a document that came back. */
export interface ReturnedNumber {
  readonly id: string;
  /** Among all `{{…}}` of the text. */
  readonly place: number;
  /**
   * `same`: as it is bound; `moved`: as it was exported, and the data say something else by now; `altered`: by hand; `deleted`; `masked`: a
   * public version did not tell it.
   */
  readonly state: 'same' | 'moved' | 'altered' | 'deleted' | 'masked';
  readonly shown: string;
  /** What stands there now; empty where it was deleted. */
  readonly returned: string;
  /** By what it was told. */
  readonly by: 'control' | 'bookmark' | 'text' | null;
  /** The sentence that it stands in. */
  readonly sentence: string;
}

/** A paragraph whose words changed. */
export interface ReturnedChange {
  readonly key: string;
  readonly kind: 'changed' | 'removed' | 'added';
  /** Side by side, as printed. */
  readonly parts: readonly ChangedPart[];
  /** Can be taken over. */
  readonly editable: boolean;
  readonly chunk: number;
  readonly leaf: number;
  readonly pieces: readonly ReturnedPiece[];
}

export interface ChangedPart {
  readonly text: string;
  readonly kind: 'same' | 'added' | 'removed';
  readonly number?: true;
}

export interface ReturnedReport {
  readonly numbers: readonly ReturnedNumber[];
  readonly changes: readonly ReturnedChange[];
}
