/** Where a table comes from, in words: a heading, lines about the whole, a line for each column. */
export interface ReportAbout {
  /** Of the sheet. */
  readonly name: string;
  readonly title: string;
  readonly lines: readonly (readonly [label: string, text: string])[];
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
