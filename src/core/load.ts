import type { Sql } from './sql';

/** One step of a load. An engine carries out all steps of a list or none. */
export type LoadStep =
  /** One statement, or several with `;` between them, which saves the way there and back for each. */
  | { readonly do: 'sql'; readonly sql: Sql }
  /** Appends columns of values to an existing table, by column order. */
  | { readonly do: 'rows'; readonly table: string; readonly columns: readonly ColumnData[] }
  /** Appends an Arrow IPC stream as written by `Engine.export`, or makes the table out of it. */
  | { readonly do: 'arrow'; readonly table: string; readonly bytes: Uint8Array; readonly create: boolean }
  /** Makes bytes readable as a file of that name (`loadedFile`) for `read_csv` in later steps and runs, until `forget`. */
  | {
      readonly do: 'file';
      readonly name: string;
      readonly bytes: Uint8Array;
      /** The bytes may be taken away from the caller, which saves a copy. */
      readonly given?: true;
    }
  | { readonly do: 'forget'; readonly name: string };

/** A column of values to load. `null` is NULL, and so is NaN in float64. */
export interface ColumnData {
  readonly name: string;
  readonly type: 'int16' | 'int32' | 'uint8' | 'uint16' | 'float64' | 'text' | 'bool';
  readonly values: ArrayLike<number> | readonly (string | number | boolean | null)[];
}

/** The only folder in which an engine opens files. */
export const FILE_FOLDER = 'loaded/';

/** The name to register bytes under: any name made safe, since `*`, `?` and `[` in a file's name are patterns to `read_csv`. */
export const loadedFile = (name: string): string => FILE_FOLDER + name.replace(/[^\w.-]/g, '_');
