import { utils, write, type BookType } from '@e965/xlsx';
import { CompressionType, setCompressionCodec, tableFromArrays, tableToIPC } from '@uwdata/flechette';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { openSource, type RawSource } from '../../../../src/ingest';
import { giveCodecs } from '../../../../src/ingest/read/arrow';
import { lz4Frame } from '../../../../src/ingest/read/lz4';
import { biff5 } from '../../../support/biff5';
import { encodeAs } from '../../../support/encode';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const open = (bytes: Uint8Array, name: string): Promise<RawSource> => openSource(bytes, name);
const rows = [
  ['地区', '2022年', '2023年'],
  ['青溪县', 12.5, 30],
  ['白沙县', 7, 0],
];
const texts = [
  ['地区', '2022年', '2023年'],
  ['青溪县', '12.5', '30'],
  ['白沙县', '7', '0'],
];

function workbook(bookType: BookType): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '授权量');
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}

test.each([
  ['xlsx', 'xlsx'],
  ['xlsb', 'xlsb'],
  ['biff8', 'xls'],
  ['ods', 'ods'],
  ['xlml', 'spreadsheetml'],
] as const)('a workbook of the kind %s is read', async (bookType, format) => {
  const source = await open(workbook(bookType), `授权.${bookType}`);
  expect(source.issues).toEqual([]);
  expect(source.format).toBe(format);
  expect(source.sheets.map(({ name }) => name)).toEqual(['授权量']);
  expect(source.sheets[0]?.cells).toEqual(texts);
});

test.each([
  [936, 'gb18030'],
  [950, 'big5'],
  [932, 'shift_jis'],
])('a workbook of Excel 95 in code page %d is read right', async (codepage, encoding) => {
  const traditional =
    encoding === 'gb18030'
      ? texts
      : texts.map((row) => row.map((cell) => cell.replace('县', '縣').replace('区', '區')));
  const written = traditional.map((row, r) => row.map((cell, c) => (r > 0 && c > 0 ? Number(cell) : cell)));
  const source = await open(
    biff5('表', written, codepage, (text) => encodeAs(text, encoding)),
    '老表.et',
  );
  expect(source.format).toBe('xls');
  expect(source.sheets[0]).toMatchObject({ name: '表', cells: traditional });
});

const page = (charset: string): string =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><style>td{color:red}</style>
<script>document.write("<table><tr><td>坏</td></tr></table>")</script></head><body>
<table border=1><tr><td rowspan=2>地区<td colspan=2>授权量（件）</tr><tr><td>2022年</td><td>2023年</td></tr>
<tr><td>青溪县<td x:num="12.54321">12.5<td>30</tr>
<tr style="display:none"><td>白沙县&nbsp;</td><td>7<br></td><td><script>alert(1)</script>0</td></tr></table></body></html>`;

test.each(['gb2312', 'utf-8', 'big5'])(
  'a page named .xls in %s is a table, and its scripts are nothing',
  async (charset) => {
    const text = page(charset).replace('区', charset === 'big5' ? '區' : '区');
    const plain =
      charset === 'big5'
        ? text
            .replaceAll('青溪县', '青溪縣')
            .replaceAll('白沙县', '白沙縣')
            .replace('授权量', '授權量')
            .replace('坏', '壞')
        : text;
    const bytes = encodeAs(plain, charset === 'gb2312' ? 'gb18030' : charset);
    const source = await open(bytes, '报表.xls');
    expect([source.format, source.encoding]).toEqual(['html', charset === 'gb2312' ? 'gbk' : charset]);
    expect(source.sheets[0]?.cells.slice(1)).toEqual([
      [expect.stringMatching(/^地[区區]$/), '2022年', '2023年'],
      [expect.stringMatching(/^青溪[县縣]$/), '12.54321', '30'],
      [expect.stringMatching(/^白沙[县縣]$/), '7', '0'],
    ]);
    expect(source.sheets[0]?.cells[0]?.slice(1)).toEqual(Array(2).fill(expect.stringMatching(/件/)));
    expect(source.issues.map(({ code }) => code)).toEqual(['rows_hidden']);
  },
);

test('a page whose tables are in files beside it, or that has none, is said to be that', async () => {
  const frames = '<html xmlns:x="urn:x"><frameset rows="*,39"><frame src="a.files/sheet001.htm"></frameset></html>';
  expect((await open(utf8(frames), 'a.xls')).issues.map(({ code }) => code)).toEqual(['html_frames']);
  const login = '<!DOCTYPE html><html><body><form>请先登录</form></body></html>';
  expect((await open(utf8(login), 'a.xls')).issues.map(({ code }) => code)).toEqual(['html_no_table']);
});

const columns = [
  { name: '地区', data: ['青溪县', '白沙县'] },
  { name: '数', data: [12.5, null], type: 'DOUBLE' as const },
  { name: '码', data: [500110000000000001n, 2n], type: 'INT64' as const },
  { name: '日', data: [new Date('2024-03-08'), new Date('2024-03-09T10:20:30Z')], type: 'TIMESTAMP' as const },
];
const typed = [
  ['地区', '数', '码', '日'],
  ['青溪县', '12.5', '500110000000000001', '2024-03-08'],
  ['白沙县', '', '2', '2024-03-09 10:20:30'],
];

test.each(['UNCOMPRESSED', 'SNAPPY'] as const)('Parquet (%s) is read with exact numbers and days', async (codec) => {
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData: columns, codec }));
  const source = await open(bytes, 'x.parquet');
  expect(source.issues).toEqual([]);
  expect(source.sheets[0]).toEqual({ name: 'x', cells: typed });
});

test('a Parquet file that broke off, or is damaged, is said to be that', async () => {
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData: columns }));
  expect((await open(bytes.slice(0, -20), 'x.parquet')).issues.map(({ code }) => code)).toEqual(['truncated_file']);
  const spoiled = bytes.slice();
  spoiled.fill(0xee, bytes.length - 60, bytes.length - 10);
  expect((await open(spoiled, 'x.parquet')).issues.map(({ code }) => code)).toEqual(['broken_file']);
});

/** Arrow's compressed buffers hold an LZ4 frame; this one stores its block as it is, which the format allows. */
const storedFrame = (bytes: Uint8Array): Uint8Array => {
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, (bytes.length | 0x80000000) >>> 0, true);
  const length = new Uint8Array(size.buffer);
  return new Uint8Array([4, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82, ...length, ...bytes, 0, 0, 0, 0]);
};

test.each(['stream', 'file'] as const)('an Arrow %s is read', async (format) => {
  const table = tableFromArrays({ 地区: ['青溪县', '白沙县'], 数: [12.5, 7] });
  const bytes = tableToIPC(table, { format });
  if (!bytes) throw new Error('nothing was written');
  const source = await open(bytes, 'x.arrow');
  expect(source.issues).toEqual([]);
  expect(source.sheets[0]?.cells).toEqual([
    ['地区', '数'],
    ['青溪县', '12.5'],
    ['白沙县', '7'],
  ]);
});

test('a compressed Arrow file, as pandas writes them, is read', async () => {
  const names = Array.from({ length: 300 }, (_, i) => `青溪县第${i % 7}乡`);
  setCompressionCodec(CompressionType.LZ4_FRAME, { encode: storedFrame, decode: (bytes) => bytes });
  const bytes = tableToIPC(tableFromArrays({ 地区: names }), { format: 'file', codec: CompressionType.LZ4_FRAME });
  if (!bytes) throw new Error('nothing was written');
  giveCodecs();
  expect((await open(bytes, 'x.feather')).sheets[0]?.cells.slice(1).flat()).toEqual(names);
});

test('a frame of LZ4 whose blocks refer to those before is unpacked', () => {
  // "abcd" as literals, then a copy of 12 from 4 back; a second block copies 8 from 16 back.
  const first = [0x48, 97, 98, 99, 100, 4, 0, 0x10, 101];
  const second = [0x04, 17, 0, 0x10, 102];
  const frame = [4, 0x22, 0x4d, 0x18, 0x40, 0x40, 0, 9, 0, 0, 0, ...first, 5, 0, 0, 0, ...second, 0, 0, 0, 0];
  expect(new TextDecoder().decode(lz4Frame(Uint8Array.from(frame), 26))).toBe('abcdabcdabcdabcde' + 'abcdabcd' + 'f');
});

test.each([
  [
    'a list of records',
    '[{"地区":"青溪县","2022年":4.0},{"地区":"白沙县","2023年":1e3,"2022年":null}]',
    [
      ['地区', '2022年', '2023年'],
      ['青溪县', '4.0', ''],
      ['白沙县', '', '1000'],
    ],
  ],
  [
    'a list of lists',
    '[["地区","2022年"],["青溪县",500110000000000001]]',
    [
      ['地区', '2022年'],
      ['青溪县', '500110000000000001'],
    ],
  ],
  [
    'a record of lists',
    '{"地区":["青溪县","白沙县"],"2022年":[1,2]}',
    [
      ['地区', '2022年'],
      ['青溪县', '1'],
      ['白沙县', '2'],
    ],
  ],
  [
    'what pandas writes',
    '{"地区":{"0":"青溪县","1":"白沙县"},"2022年":{"0":1,"1":2}}',
    [
      ['地区', '2022年'],
      ['青溪县', '1'],
      ['白沙县', '2'],
    ],
  ],
  [
    'columns and data',
    '{"columns":["地区","2022年"],"index":[0],"data":[["青溪县",1]]}',
    [
      ['地区', '2022年'],
      ['青溪县', '1'],
    ],
  ],
  [
    'records by name',
    '{"青溪县":{"2022年":1},"白沙县":{"2022年":2}}',
    [
      ['', '2022年'],
      ['青溪县', '1'],
      ['白沙县', '2'],
    ],
  ],
  [
    'a list within an answer',
    '{"code":0,"data":{"total":1,"rows":[{"地区":"青溪县","2022年":1}]}}',
    [
      ['地区', '2022年'],
      ['青溪县', '1'],
    ],
  ],
])('JSON: %s is a table, numbers as written', async (_, text, cells) => {
  const source = await open(utf8(text), 'x.json');
  expect([source.format, source.issues]).toEqual(['json', []]);
  expect(source.sheets[0]?.cells).toEqual(cells);
});

test('records within records become columns, deeper lists are said', async () => {
  const text = '[{"地区":{"名":"青溪县","码":1},"标签":["山","水"],"明细":[{"a":1}]}]';
  const source = await open(utf8(text), 'x.json');
  expect(source.sheets[0]?.cells).toEqual([
    ['地区.名', '地区.码', '标签', '明细'],
    ['青溪县', '1', '山、水', '[{"a":"1"}]'],
  ]);
  expect(source.issues).toMatchObject([{ code: 'nested_columns', params: { columns: '明细' } }]);
});

test('lines of JSON are records; a line that is none is said by its number', async () => {
  const text =
    '{"地区":"青溪县","2022年":1}\n{"地区":"白沙县","2022年":2}\n{"地区":"临\n{"地区":"临江市","2022年":3}\n';
  const source = await open(utf8(text), 'x.ndjson');
  expect(source.format).toBe('ndjson');
  expect(source.sheets[0]?.cells).toHaveLength(4);
  expect(source.issues).toMatchObject([{ code: 'json_line_unreadable', place: { row: 3 } }]);
});

test('JSON that broke off keeps its whole records', async () => {
  const source = await open(utf8('[{"地区":"青溪县","2022年":1},{"地区":"白沙县","2022年":2},{"地区":"临'), 'x.json');
  expect(source.sheets[0]?.cells).toEqual([
    ['地区', '2022年'],
    ['青溪县', '1'],
    ['白沙县', '2'],
  ]);
  expect(source.issues.map(({ code }) => code)).toEqual(['json_cut']);
});

test('a text that only begins like JSON is delimited text', async () => {
  const source = await open(utf8('[注],2022年\n青溪县,1\n'), 'x.csv');
  expect([source.format, source.sheets[0]?.cells.length]).toEqual(['csv', 2]);
});
