import { DataType, TimeUnit, type Data, type Vector } from 'apache-arrow';
import type { Field, Scalar } from '../../core';
import { dateText, intervalText, timestampText, timeText } from './calendar';
import { decimal, int128, integer } from './exactNumber';
import { textReader } from './textReader';

export type Read = (row: number) => Scalar;

/** How the values of one column's piece are read, exactly and without loss: what fits no JavaScript number comes as text. */
export function reader(data: Data): Read {
  const read = valueReader(data);
  return data.nullCount === 0 ? read : (row) => (data.getValid(row) ? read(row) : null);
}

/** What a column of that Arrow type is to those above. */
export function fieldType(type: DataType): Field['type'] {
  if (DataType.isDictionary(type)) return fieldType(type.dictionary);
  if (DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type)) return 'number';
  if (DataType.isFixedSizeBinary(type)) return 'number'; // UHUGEINT
  if (DataType.isBool(type)) return 'boolean';
  return DataType.isDate(type) ? 'date' : 'text';
}

function valueReader(data: Data): Read {
  const { type } = data;
  if (DataType.isInt(type)) {
    if (type.bitWidth === 64) return from<bigint>(data, integer);
    return from<number>(data, (value) => value);
  }
  if (DataType.isFloat(type)) return from<number>(data, (value) => value);
  if (DataType.isUtf8(type)) return textReader(data);
  if (DataType.isDecimal(type)) {
    const words = data.values as Uint32Array;
    return (row) => decimal(words, row * 4, type.scale);
  }
  if (DataType.isBool(type)) {
    const bits = data.values as Uint8Array;
    return (row) => (((bits[(data.offset + row) >> 3] ?? 0) >> ((data.offset + row) & 7)) & 1) === 1;
  }
  if (DataType.isDate(type)) return from<number>(data, dateText);
  if (DataType.isTimestamp(type)) {
    const zone = type.timezone ? '+00' : '';
    return from<bigint>(data, (ticks) => timestampText(ticks, perSecond[type.unit]) + zone);
  }
  if (DataType.isTime(type))
    return from<bigint | number>(data, (ticks) => timeText(BigInt(ticks), perSecond[type.unit]));
  if (DataType.isDictionary(type)) {
    const words = dictionary(data.dictionary);
    return from<number>(data, (key) => words[key] ?? null);
  }
  if (DataType.isFixedSizeBinary(type)) {
    const bytes = (data.values as Uint8Array).slice(); // aligned for the words
    const words = new Uint32Array(bytes.buffer);
    return (row) => integer(int128(words, row * 4, false));
  }
  return nestedReader(data);
}

function nestedReader(data: Data): Read {
  const { type } = data;
  if (DataType.isBinary(type)) {
    const bytes = data.values as Uint8Array;
    return (row) => blobText(bytes.subarray(data.valueOffsets[row], data.valueOffsets[row + 1]));
  }
  if (DataType.isList(type)) {
    const [read = none] = data.children.map(inner);
    return (row) =>
      `[${span(data.valueOffsets[row], data.valueOffsets[row + 1])
        .map(read)
        .join(', ')}]`;
  }
  if (DataType.isFixedSizeList(type)) {
    const [read = none] = data.children.map(inner);
    return (row) =>
      `[${span(row * type.listSize, (row + 1) * type.listSize)
        .map(read)
        .join(', ')}]`;
  }
  if (DataType.isStruct(type)) {
    const reads = data.children.map(inner);
    return (row) => `{${type.children.map((child, i) => `'${child.name}': ${reads[i]?.(row) ?? 'NULL'}`).join(', ')}}`;
  }
  if (DataType.isMap(type)) {
    const [key = none, value = none] = (data.children[0]?.children ?? []).map(inner);
    return (row) =>
      `{${span(data.valueOffsets[row], data.valueOffsets[row + 1])
        .map((i) => `${key(i)}=${value(i)}`)
        .join(', ')}}`;
  }
  if (DataType.isInterval(type)) {
    const words = data.values as Int32Array;
    return (row) => {
      const [months = 0, days = 0, low = 0, high = 0] = words.subarray(row * 4, row * 4 + 4);
      return intervalText(months, days, (BigInt(high) << 32n) | BigInt(low >>> 0));
    };
  }
  if (DataType.isNull(type)) return () => null;
  throw new Error(`a result column of type ${String(type)} cannot be shown: cast it to VARCHAR`);
}

const perSecond: Readonly<Record<TimeUnit, bigint>> = {
  [TimeUnit.SECOND]: 1n,
  [TimeUnit.MILLISECOND]: 1_000n,
  [TimeUnit.MICROSECOND]: 1_000_000n,
  [TimeUnit.NANOSECOND]: 1_000_000_000n,
};

function from<T>(data: Data, turn: (value: T) => Scalar): Read {
  const values = data.values as ArrayLike<T>;
  return (row) => turn(values[row] as T);
}

const none = (): string => 'NULL';

/** A value inside a list or a struct, as DuckDB prints it there. */
function inner(data: Data): (row: number) => string {
  const read = reader(data);
  return (row) => String(read(row) ?? 'NULL');
}

const span = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

function blobText(bytes: Uint8Array): string {
  const hex = (byte: number): string => `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  const plain = (byte: number): boolean => byte >= 32 && byte < 127 && !'\\\'"'.includes(String.fromCharCode(byte));
  return Array.from(bytes, (byte) => (plain(byte) ? String.fromCharCode(byte) : hex(byte))).join('');
}

const dictionaries = new WeakMap<Vector, readonly Scalar[]>();

/** The values behind the keys of an ENUM, read once for all pieces of a column. */
function dictionary(vector: Vector | undefined): readonly Scalar[] {
  if (!vector) return [];
  const known = dictionaries.get(vector);
  if (known) return known;
  const values = vector.data.flatMap((data) => {
    const read = reader(data);
    return Array.from({ length: data.length }, (_, row) => read(row));
  });
  dictionaries.set(vector, values);
  return values;
}
