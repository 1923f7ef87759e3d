/** A value as it comes from an engine: text, number, truth or nothing. Big integers and decimals come as text. */
export type Scalar = string | number | boolean | null;

export interface Field {
  readonly name: string;
  readonly type: 'text' | 'number' | 'boolean' | 'date';
}

/** A query's result, column by column. Row i is `columns.map((c) => c[i])`. */
export interface Frame {
  readonly fields: readonly Field[];
  readonly columns: readonly (readonly Scalar[])[];
  readonly rows: number;
}

/** The column of that name. Throws when there is none: the asker and the statement disagree, which is a bug. */
export function column(frame: Frame, name: string): readonly Scalar[] {
  const at = frame.fields.findIndex((field) => field.name === name);
  const found = frame.columns[at];
  if (!found) throw new Error(`no column ${name} among ${frame.fields.map((f) => f.name).join(', ')}`);
  return found;
}
