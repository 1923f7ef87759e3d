import { tableFromIPC } from 'apache-arrow';
import type { Frame, Scalar } from '../../core';
import { fieldType, reader } from './readers';

/** An Arrow IPC stream as columns of plain values. */
export function toFrame(ipc: Uint8Array): Frame {
  const table = tableFromIPC(ipc);
  return {
    fields: table.schema.fields.map((field) => ({ name: field.name, type: fieldType(field.type) })),
    columns: table.schema.fields.map((_, at) => {
      const values: Scalar[] = [];
      for (const data of table.getChildAt(at)?.data ?? []) {
        const read = reader(data);
        for (let row = 0; row < data.length; row += 1) values.push(read(row));
      }
      return values;
    }),
    rows: table.numRows,
  };
}
