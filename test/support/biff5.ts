import { CFB } from '@e965/xlsx';

/**
 * A workbook as Excel 95 wrote it: texts in the code page of the machine, records of BIFF5 in an OLE stream named Book. `encode` writes a
 * text in that code page. Records: [MS-XLS] and OpenOffice's documentation of the Excel file format, chapter 5.
 */
export function biff5(
  sheet: string,
  rows: readonly (readonly (string | number)[])[],
  codepage: number,
  encode: (text: string) => Uint8Array,
): Uint8Array {
  const bof = (type: number): number[] => record(0x0809, [...u16(0x0500), ...u16(type), ...u16(0x096c), ...u16(1993)]);
  const eof = record(0x000a, []);
  const name = [...encode(sheet)];
  const head = [...bof(0x0005), ...record(0x0042, u16(codepage))];
  const bound = (at: number): number[] => record(0x0085, [...u32(at), 0, 0, name.length, ...name]);
  const start = head.length + bound(0).length + eof.length;
  const cells = rows.flatMap((row, r) =>
    row.flatMap((cell, c) => {
      const place = [...u16(r), ...u16(c), ...u16(0)];
      if (typeof cell === 'number') return record(0x0203, [...place, ...f64(cell)]);
      const text = [...encode(cell)];
      return record(0x0204, [...place, ...u16(text.length), ...text]);
    }),
  );
  const size = record(0x0200, [...u16(0), ...u16(rows.length), ...u16(0), ...u16(rows[0]?.length ?? 0), ...u16(0)]);
  const stream = Uint8Array.from([...head, ...bound(start), ...eof, ...bof(0x0010), ...size, ...cells, ...eof]);
  const cfb = CFB.utils.cfb_new() as object;
  CFB.utils.cfb_add(cfb, '/Book', stream);
  return new Uint8Array(CFB.write(cfb, { type: 'array' }) as ArrayBuffer);
}

const u16 = (n: number): number[] => [n & 255, (n >> 8) & 255];
const u32 = (n: number): number[] => [...u16(n & 0xffff), ...u16(n >>> 16)];
const f64 = (n: number): number[] => [...new Uint8Array(new Float64Array([n]).buffer)];
const record = (type: number, data: readonly number[]): number[] => [...u16(type), ...u16(data.length), ...data];
