import { CompressionType, setCompressionCodec, tableFromArrays, tableToIPC } from '@uwdata/flechette';
import { utils, write, type BookType } from '@e965/xlsx';
import { gzipSync, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { biff5 } from '../support/biff5';
import { encodeAs } from '../support/encode';

export interface Fixture {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const areas = ['青溪县', '白沙县', '临江市', '凤凰县', '石门县', '云峰镇', '河口区', '松岭县'];
const head = ['地区', '2021年', '2022年', '2023年'];
const body = areas.map((area, i) => [area, 12.5 + i, i % 3 === 0 ? '—' : 30 + i, i * 7]);
const sheet: readonly (readonly (string | number)[])[] = [
  ['2021—2023年专利授权量（件）'],
  head,
  ...body,
  ['注：快报数'],
];
const events: readonly (readonly (string | number)[])[] = [
  ['日期', '项目名称', '地区', '金额（万元）'],
  ...areas.map((area, i) => [`2024-0${i + 1}-1${i}`, `项目“${i}”，二期`, area, 100.5 * i]),
];

const csv = (rows: readonly (readonly (string | number)[])[], delimiter = ','): string =>
  `${rows.map((row) => row.map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(delimiter)).join('\r\n')}\r\n`;

function book(bookType: BookType): Uint8Array {
  const made = utils.book_new();
  const first = utils.aoa_to_sheet(sheet.map((row) => [...row]));
  first['!merges'] = [utils.decode_range('A1:D1')];
  utils.book_append_sheet(made, first, '授权量');
  utils.book_append_sheet(made, utils.aoa_to_sheet(events.map((row) => [...row])), '项目');
  return new Uint8Array(write(made, { type: 'array', bookType }) as ArrayBuffer);
}

const html = `<html><head><meta charset="utf-8"></head><body><table><caption>专利授权量（件）</caption>${[head, ...body]
  .map((row) => `<tr>${row.map((cell) => `<td rowspan="1">${cell}</td>`).join('')}</tr>`)
  .join('\n')}</table></body></html>`;
const records = body.map((row) => Object.fromEntries(row.map((cell, c) => [head[c], cell])));
const columns = head.map((_, c) => body.map((row) => String(row[c])));

function arrow(codec?: number): Uint8Array {
  setCompressionCodec(CompressionType.LZ4_FRAME, { encode: stored, decode: (bytes) => bytes });
  const table = tableFromArrays(Object.fromEntries(head.map((name, c) => [name, columns[c] ?? []])));
  const bytes = tableToIPC(table, { format: 'file', ...(codec === undefined ? {} : { codec: 0 as const }) });
  if (!bytes) throw new Error('no Arrow was written');
  return bytes;
}

/** An LZ4 frame that stores its block as it is. */
function stored(bytes: Uint8Array): Uint8Array {
  const size = new Uint8Array(new Uint32Array([bytes.length | 0x80000000]).buffer);
  return new Uint8Array([4, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82, ...size, ...bytes, 0, 0, 0, 0]);
}

const facts = csv(sheet);

/** One file of every format that is read, small enough to be changed and read ten thousand times. */
export const fixtures = (): readonly Fixture[] => [
  { name: '授权.csv', bytes: encodeAs(facts, 'utf-8') },
  { name: '授权gbk.csv', bytes: encodeAs(facts, 'gb18030') },
  { name: '授权16.csv', bytes: encodeAs(facts, 'utf-16le') },
  { name: '项目.tsv', bytes: encodeAs(csv(events, '\t'), 'utf-8') },
  { name: '项目;.csv', bytes: encodeAs(csv(events, ';'), 'gb18030') },
  { name: '书.xlsx', bytes: book('xlsx') },
  { name: '书.xlsb', bytes: book('xlsb') },
  { name: '书.xls', bytes: book('biff8') },
  { name: '书.ods', bytes: book('ods') },
  { name: '书.xml', bytes: book('xlml') },
  { name: '老书.et', bytes: biff5('表', sheet, 936, (text) => encodeAs(text, 'gb18030')) },
  { name: '网页.xls', bytes: encodeAs(html, 'utf-8') },
  { name: '授权.json', bytes: encodeAs(JSON.stringify(records), 'utf-8') },
  { name: '授权.ndjson', bytes: encodeAs(records.map((each) => JSON.stringify(each)).join('\n'), 'utf-8') },
  {
    name: '授权.parquet',
    bytes: new Uint8Array(
      parquetWriteBuffer({ columnData: head.map((name, c) => ({ name, data: columns[c] ?? [] })), codec: 'SNAPPY' }),
    ),
  },
  { name: '授权.arrow', bytes: arrow() },
  { name: '授权.feather', bytes: arrow(0) },
  { name: '包.zip', bytes: zipSync({ '2023/授权.csv': encodeAs(facts, 'utf-8'), '书.xlsx': book('xlsx') }) },
  { name: '授权.csv.gz', bytes: gzipSync(encodeAs(facts, 'gb18030')) },
];
