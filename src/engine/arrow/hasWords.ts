import { DataType, RecordBatchReader, type Field } from 'apache-arrow';

/** Whether a result's header announces a column, or a part of one, whose values are keys of a list of words: an ENUM. */
export function hasWords(header: Uint8Array): boolean {
  return RecordBatchReader.from(header).open().schema.fields.some(isKeyed);
}

const isKeyed = ({ type }: Field): boolean =>
  DataType.isDictionary(type) || ((type.children as readonly Field[] | null) ?? []).some(isKeyed);
