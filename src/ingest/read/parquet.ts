import { parquetMetadata, parquetScan, type Compressors, type FileMetaData, type SchemaElement } from 'hyparquet';
import {
  decompressBrotli,
  decompressGzip,
  decompressLz4,
  decompressLz4Raw,
  decompressZstd,
} from 'hyparquet-compressors';
import { issue, type Issue } from '../../core';
import { singleText } from './exactText';
import type { Opened } from './text';
import { isNested, MOST_CELLS, openTyped, valueText } from './typedTable';

/** Snappy is in the reader itself; its WebAssembly twin is not needed. LZO is in no maintained library. */
const compressors: Compressors = {
  GZIP: decompressGzip,
  BROTLI: decompressBrotli,
  ZSTD: (input) => decompressZstd(input),
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
};

/** A Parquet file as one sheet. Lists and records are written as JSON, and said. */
export async function openParquet(bytes: Uint8Array, file: string, sheet: string): Promise<Opened> {
  const failed = (found: Issue): Opened => ({ format: 'parquet', sheets: [], issues: [found] });
  if (new TextDecoder('latin1').decode(bytes.subarray(-4)) !== 'PAR1')
    return failed(issue('error', 'truncated_file', { file }, { what: 'Parquet' }));
  try {
    const buffer = bytes.slice().buffer;
    const metadata = parquetMetadata(buffer);
    const fields = topFields(metadata.schema);
    const rows = Number(metadata.num_rows);
    if (rows * fields.length > MOST_CELLS) return failed(issue('error', 'too_many_cells', { file }, { rows }));
    const values = await readColumns(buffer, metadata, fields);
    if (values.some(({ length }) => length !== rows)) throw new Error('fewer values than rows');
    const single = fields.map(({ type }) => type === 'FLOAT');
    const scales = fields.map(scaleOf);
    const text = (r: number, c: number): string => {
      const value = values[c]?.[r];
      if (typeof value !== 'number' || !Number.isFinite(value)) return valueText(value);
      const scale = scales[c];
      if (scale !== undefined && Math.abs(value) < 1e15) return value.toFixed(scale);
      return single[c] ? singleText(value) : valueText(value);
    };
    const headings = fields.map(({ name }) => name);
    const opened = openTyped({ headings, rows, text }, sheet, file);
    return { format: 'parquet', ...opened, issues: [...opened.issues, ...nestedIssues(file, headings, values)] };
  } catch (error) {
    const detail = (error instanceof Error ? error.message : String(error)).slice(0, 200);
    return failed(issue('error', 'broken_file', { file }, { what: 'Parquet', detail }));
  }
}

/** Values by column. One after another: of several read at once, those behind the first that fails would fail unheard. */
async function readColumns(
  buffer: ArrayBuffer,
  metadata: FileMetaData,
  fields: readonly SchemaElement[],
): Promise<readonly (readonly unknown[])[]> {
  const slice = (from: number, to?: number): Promise<ArrayBuffer> => Promise.resolve(buffer.slice(from, to));
  const scan = await parquetScan({ file: { byteLength: buffer.byteLength, slice }, metadata, compressors });
  const columns: unknown[][] = [];
  for (const { name } of fields) {
    const column: unknown[] = [];
    for (const range of scan.ranges) {
      const part = await scan.readColumn({ column: name, ...range });
      for (let i = 0; i < part.length; i++) column.push(part[i]);
    }
    columns.push(column);
  }
  return columns;
}

/** The columns of the table: the children of the root, each without what lies within it. */
function topFields(schema: readonly SchemaElement[]): readonly SchemaElement[] {
  const fields: SchemaElement[] = [];
  const below = (at: number): number => {
    let next = at + 1;
    for (let i = 0; i < (schema[at]?.num_children ?? 0); i++) next = below(next);
    return next;
  };
  for (let at = 1; at < schema.length; at = below(at)) {
    const field = schema[at];
    if (field) fields.push(field);
  }
  return fields;
}

const scaleOf = ({ converted_type, logical_type, scale }: SchemaElement): number | undefined =>
  logical_type?.type === 'DECIMAL' ? logical_type.scale : converted_type === 'DECIMAL' ? (scale ?? 0) : undefined;

/** Columns of a typed table that hold lists or records are said once. */
export function nestedIssues(
  file: string,
  headings: readonly string[],
  columns: readonly ArrayLike<unknown>[],
): readonly Issue[] {
  const nested = headings.filter((_, c) => {
    const column = columns[c] ?? [];
    for (let r = 0; r < Math.min(column.length, 1000); r++) if (isNested(column[r])) return true;
    return false;
  });
  return nested.length === 0 ? [] : [issue('warning', 'nested_columns', { file }, { columns: nested.join('、') })];
}
