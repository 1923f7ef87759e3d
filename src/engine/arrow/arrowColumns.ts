import { DataType, DateUnit, RecordBatchReader, TimeUnit, type Field } from 'apache-arrow';

/** The columns that an Arrow IPC stream announces, with ClickHouse's types for them; all may be NULL. */
export function arrowColumns(bytes: Uint8Array): readonly { readonly name: string; readonly type: string }[] {
  const { fields } = RecordBatchReader.from(bytes).open().schema;
  return fields.map((field) => ({ name: field.name, type: `Nullable(${typeOf(field)})` }));
}

const PRECISION: Readonly<Record<TimeUnit, number>> = {
  [TimeUnit.SECOND]: 0,
  [TimeUnit.MILLISECOND]: 3,
  [TimeUnit.MICROSECOND]: 6,
  [TimeUnit.NANOSECOND]: 9,
};

function typeOf({ name, type }: Field): string {
  if (DataType.isInt(type)) return `${type.isSigned ? 'Int' : 'UInt'}${type.bitWidth}`;
  if (DataType.isFloat(type)) return 'Float64';
  if (DataType.isUtf8(type)) return 'String';
  if (DataType.isBool(type)) return 'Bool';
  if (DataType.isDecimal(type)) return `Decimal(${type.precision}, ${type.scale})`;
  if (DataType.isDate(type)) return type.unit === DateUnit.DAY ? 'Date32' : 'DateTime64(3)';
  if (DataType.isTimestamp(type)) return `DateTime64(${PRECISION[type.unit]})`;
  throw new Error(`column ${name} is of type ${String(type)}, which no table of a server takes`);
}
