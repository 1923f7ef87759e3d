/**
 * A table as it leaves the program, for the clipboard, XLSX, DOCX, PPTX, CSV and print alike: plain data, so that it may cross to a
 * worker. Grid, pivot and ledger each make one of what they show; no writer asks where it came from.
 */
export interface ReportTable extends ReportHead {
  readonly rows: readonly ReportRow[];
  readonly notes: readonly string[];
}

export interface ReportHead {
  readonly title: string;
  /** Heads of the columns of names at the left: 地区; of a pivot several. At least one. */
  readonly stubs: readonly string[];
  /** The upper line of heads, over `columns`; the spans add up to their number. */
  readonly groups: readonly ReportGroup[];
  readonly columns: readonly ReportColumn[];
}

export interface ReportGroup {
  /** With its unit: 专利授权量（件）. */
  readonly text: string;
  readonly span: number;
}

export interface ReportColumn {
  readonly title: string;
  /** Why it stays out unless asked for. */
  readonly guard?: Guard;
}

/** 内部, 未公布, 单户 as indicators and sources have them; personal columns of a ledger. */
export type Guard = 'internal' | 'unpublished' | 'single' | 'personal';

export interface ReportRow {
  /** One for each stub. */
  readonly names: readonly string[];
  /** Numbers of notes beside the last name. */
  readonly marks: string;
  readonly kind: 'plain' | 'home' | 'total' | 'subtotal';
  /** One for each column. */
  readonly cells: readonly ReportCell[];
}

export interface ReportCell {
  /** As shown, rounded by `formatFigure`: every writer shows exactly this. */
  readonly text: string;
  /** Letters of the notes that belong to it. */
  readonly marks: string;
  /** For programs that calculate. Null where the text is no number: a reason, an interval, a name. */
  readonly value: ReportValue | null;
  readonly guard?: Guard;
}

export interface ReportValue {
  /** Exact as far as a double goes; of a percentage the ratio: 0.13 for 13%. */
  readonly number: number;
  /** A number format of spreadsheets under which it reads as `text`: `+#,##0.0%;-#,##0.0%;0.0%`. */
  readonly format: string;
}

/** Marks that are written small and raised already: ¹ */
export const isRaised = (marks: string): boolean => /^[\u00b9\u00b2\u00b3\u2070-\u209f]*$/.test(marks);

export const BLANK_CELL: ReportCell = { text: '', marks: '', value: null };
