import { CompressionType, Precision, setCompressionCodec, tableFromIPC, Type } from '@uwdata/flechette';
import { decompressZstd } from 'hyparquet-compressors';
import { issue, type Issue } from '../../core';
import { checkArrow } from './arrowCheck';
import { singleText } from './exactText';
import { lz4Frame } from './lz4';
import { nestedIssues } from './parquet';
import type { Opened } from './text';
import { MOST_CELLS, openTyped, valueText } from './typedTable';

/** More than a compressed file comes to, unless all its columns are constant. */
const MOST_CELLS_PER_BYTE = 255;
/** Text that a file may hold for each of its bytes, and in any case. */
const MOST_TEXT_PER_BYTE = 300;
const MUCH_TEXT = 32 * 1024 * 1024;

const unwritten = (): never => {
  throw new Error('only read');
};

/** The reader brings no codecs of its own; both that the format knows are given to it. */
export function giveCodecs(): void {
  setCompressionCodec(CompressionType.LZ4_FRAME, {
    decode: (bytes: Uint8Array, length = 0) => lz4Frame(bytes, length),
    encode: unwritten,
  });
  setCompressionCodec(CompressionType.ZSTD, {
    decode: (bytes: Uint8Array) => decompressZstd(bytes),
    encode: unwritten,
  });
}

/** An Arrow file or stream (Feather 2 is one) as one sheet. Lists and records are written as JSON, and said. */
export function openArrow(bytes: Uint8Array, file: string, sheet: string): Opened {
  const failed = (found: Issue): Opened => ({ format: 'arrow', sheets: [], issues: [found] });
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 6));
  const isFile = start === 'ARROW1';
  if (isFile && new TextDecoder('latin1').decode(bytes.subarray(-6)) !== 'ARROW1')
    return failed(issue('error', 'truncated_file', { file }, { what: 'Arrow' }));
  try {
    giveCodecs();
    checkArrow(bytes);
    const table = tableFromIPC(bytes.slice(), { useDate: true, useBigInt: true });
    const { fields } = table.schema;
    // Damaged counts would ask for memory that nothing in the file can fill.
    if (table.numRows * fields.length > bytes.length * MOST_CELLS_PER_BYTE) throw new Error('more rows than data');
    if (table.numRows * fields.length > MOST_CELLS)
      return failed(issue('error', 'too_many_cells', { file }, { rows: table.numRows }));
    if (fields.some((_, c) => table.getChildAt(c).length !== table.numRows))
      throw new Error('columns of unequal length');
    const take = withinBudget(Math.max(MUCH_TEXT, bytes.length * MOST_TEXT_PER_BYTE));
    const columns = fields.map((_, c) => take(table.getChildAt(c)));
    const writers = fields.map(({ type }) => writerOf(type));
    const headings = fields.map(({ name }) => name);
    const text = (r: number, c: number): string => (writers[c] ?? valueText)(columns[c]?.[r]);
    const opened = openTyped({ headings, rows: table.numRows, text }, sheet, file);
    return { format: 'arrow', ...opened, issues: [...opened.issues, ...nestedIssues(file, headings, columns)] };
  } catch (error) {
    const detail = (error instanceof Error ? error.message : String(error)).slice(0, 200);
    return failed(issue('error', 'broken_file', { file }, { what: 'Arrow', detail }));
  }
}

/** Takes values out of columns as long as their texts come to no more than `most` characters: damaged places overlap without end. */
function withinBudget(most: number): (column: Iterable<unknown>) => readonly unknown[] {
  let length = 0;
  return (column) => {
    const values: unknown[] = [];
    for (const value of column) {
      values.push(value);
      if (typeof value === 'string') length += value.length;
      if (length > most) throw new Error('more text than data');
    }
    return values;
  };
}

type Field = ReturnType<typeof tableFromIPC>['schema']['fields'][number];

function writerOf(type: Field['type']): (value: unknown) => string {
  if (type.typeId === Type.Float && 'precision' in type && type.precision === Precision.SINGLE)
    return (value) => (typeof value === 'number' && Number.isFinite(value) ? singleText(value) : valueText(value));
  if (type.typeId === Type.Decimal && 'scale' in type) {
    const scale = Number(type.scale);
    return (value) => (typeof value === 'number' && Math.abs(value) < 1e15 ? value.toFixed(scale) : valueText(value));
  }
  return valueText;
}
