import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { utils, write, type BookType, type CellObject, type WorkSheet } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { openSource, type RawSource } from '../../../../src/ingest';
import { formattedText } from '../../../../src/ingest/read/workbook/numberFormat';
import { quietly } from '../../../../src/ingest/read/workbook/quietly';

type Change = (sheet: WorkSheet) => void;

function book(
  rows: readonly (readonly unknown[])[],
  change: Change = () => undefined,
  bookType: BookType = 'xlsx',
): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  change(sheet);
  const made = utils.book_new();
  utils.book_append_sheet(made, sheet, '表1');
  return new Uint8Array(quietly(() => write(made, { type: 'array', bookType, cellStyles: true }) as ArrayBuffer));
}

/** Rewrites one part of an XLSX, as programs other than the writing library would have written it. */
function withPart(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  parts[part] = strToU8(change(strFromU8(parts[part] ?? new Uint8Array())));
  return zipSync(parts);
}

const open = (bytes: Uint8Array): Promise<RawSource> => openSource(bytes, '表.xlsx');
const cells = async (bytes: Uint8Array): Promise<readonly (readonly string[])[]> =>
  (await open(bytes)).sheets[0]?.cells ?? [];
const cell = (v: number, z: string): CellObject => ({ t: 'n', v, z });

test.each([
  [0.12345, '0.0%', '12.345%'],
  [0.1, '0%', '10%'],
  [0.07, '0.00%', '7.00%'],
  [-0.005, '0.0%', '-0.5%'],
  [1.5, '0%', '150%'],
  [4, '0.0', '4.0'],
  [1001, '000000', '001001'],
  [1234567.891, '#,##0.00', '1234567.891'],
  [1234567, '#,##0', '1234567'],
  [12.345, '0.0', '12.345'],
  [-1234.5, '#,##0.00_);(#,##0.00)', '-1234.50'],
  [12345678, '#,##0,', '12345678'],
  [12345, '0!.0,"万"', '12345'],
  [12.5, '0.00"万元"', '12.5'],
  [0.1 + 0.2, 'General', '0.3'],
  [1e-7, 'General', '0.0000001'],
  [123456789012345680000, 'General', '123456789012346000000'],
  [1234.5, '¥#,##0.00', '1234.50'],
  [1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '1234.50'],
  [45359, 'yyyy-mm-dd', '2024-03-08'],
  [45359, 'yyyy"年"m"月"', '2024-03'],
  [45359, 'yyyy"年"', '2024'],
  [45359, 'm/d/yy', '2024-03-08'],
  [45359, '[$-804]yyyy"年"m"月"d"日";@', '2024-03-08'],
  [45359, 'mmm-yy', '2024-03'],
  [45359, 'm"月"', '3月'],
  [45359.25, 'yyyy-mm-dd hh:mm', '2024-03-08 06:00:00'],
  [0.5, 'h:mm', '12:00'],
  [2023, '0"年"', '2023年'],
  [1, '"第"0"季度"', '第1季度'],
])('%d under the format %s is %s', (value, format, text) => {
  expect(formattedText(value, format, false)).toBe(text);
});

test('cells that a program wrote give the same: percentages, days, numbers kept as text, errors', async () => {
  const made = book(
    [
      ['地区', '比重', '日期', '编码', '数'],
      ['青溪县', 0, 0, '00123', '1,234.5'],
    ],
    (sheet) => {
      sheet.B2 = cell(0.1234, '0.0%');
      sheet.C2 = cell(45359, 'yyyy/m/d');
      sheet.E2 = { t: 'e', v: 0x17 };
    },
  );
  for (const bytes of [made])
    expect((await cells(bytes))[1]).toEqual(['青溪县', '12.34%', '2024-03-08', '00123', '#REF!']);
});

test.each(['biff8', 'ods', 'xlsb', 'xlml'] as const)('the same in %s', async (bookType) => {
  const made = book(
    [
      ['地区', '比重', '日期', '编码'],
      ['青溪县', 0, 0, '00123'],
    ],
    (sheet) => {
      sheet.B2 = cell(0.1234, '0.00%');
      sheet.C2 = cell(45359, 'yyyy-mm-dd');
    },
    bookType,
  );
  expect((await cells(made))[1]).toEqual(['青溪县', '12.34%', '2024-03-08', '00123']);
});

test('merged cells repeat their value within the table, and the ranges are told', async () => {
  const merged = book(
    [
      ['标题', null, null],
      ['地区', '授权', null],
      [null, '2022年', '2023年'],
      ['青溪县', 1, 2],
    ],
    (sheet) => {
      sheet['!merges'] = [utils.decode_range('A1:XFD1'), utils.decode_range('A2:A3'), utils.decode_range('B2:C2')];
    },
  );
  const [sheet] = (await open(merged)).sheets;
  expect(sheet?.cells).toEqual([
    ['标题', '标题', '标题'],
    ['地区', '授权', '授权'],
    ['地区', '2022年', '2023年'],
    ['青溪县', '1', '2'],
  ]);
  expect(sheet?.merges?.[1]).toEqual({ from: { row: 1, column: 0 }, to: { row: 2, column: 0 } });
});

test('hidden sheets, rows and columns are read and said', async () => {
  const made = utils.book_new();
  const first = utils.aoa_to_sheet([
    ['地区', '2022年'],
    ['青溪县', 1],
    ['白沙县', 2],
  ]);
  first['!rows'] = [{}, { hidden: true }];
  first['!cols'] = [{}, { hidden: true }];
  utils.book_append_sheet(made, first, '甲 & 乙');
  utils.book_append_sheet(
    made,
    utils.aoa_to_sheet([
      ['地区', '2021年'],
      ['青溪县', 9],
    ]),
    '旧',
  );
  made.Workbook = { Sheets: [{}, { Hidden: 1 }] };
  const source = await open(new Uint8Array(write(made, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
  expect(source.sheets.map(({ cells: { length } }) => length)).toEqual([3, 2]);
  expect(source.issues.map(({ code, place, params }) => [code, place.sheet, params.rows, params.columns])).toEqual([
    ['rows_hidden', '甲 & 乙', 1, 1],
    ['sheet_hidden', '旧', undefined, undefined],
  ]);
});

test('formulas that were never computed are said, and are no zeros', async () => {
  const computed = book([
    ['地区', '合计'],
    ['青溪县', 5],
    ['白沙县', 6],
  ]);
  const bytes = withPart(computed, 'xl/worksheets/sheet1.xml', (xml) =>
    xml.replace('<v>5</v>', '<f>SUM(C2:D2)</f><v></v>').replace('<v>6</v>', '<f>SUM(C3:D3)</f>'),
  );
  const source = await open(bytes);
  expect(source.sheets[0]?.cells).toEqual([['地区', '合计'], ['青溪县'], ['白沙县']]);
  expect(source.issues).toMatchObject([
    { code: 'formula_without_value', place: { row: 2, column: 2 }, params: { count: 2 } },
  ]);
});

test('formats laid over a whole sheet, or a stray cell far away, do not make it large', async () => {
  const made = book([
    ['地区', '2022年'],
    ['青溪县', 1],
  ]);
  const wide = withPart(made, 'xl/worksheets/sheet1.xml', (xml) =>
    xml
      .replace(/<dimension[^>]*>/, '<dimension ref="A1:XFD1048576"/>')
      .replace('</sheetData>', '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'),
  );
  expect(await cells(wide)).toEqual([
    ['地区', '2022年'],
    ['青溪县', '1'],
  ]);
});

test('a workbook of which a sheet is damaged is refused, not read in part', async () => {
  const whole = book([['地区', '2022年'], ...Array.from({ length: 400 }, (_, i) => [`县${i}`, (i * 7919) % 997])]);
  const spoiled = whole.slice();
  const name = [...'xl/worksheets/sheet1.xml'].map((c) => c.charCodeAt(0));
  const at = whole.findIndex((_, i) => name.every((b, k) => whole[i + k] === b)) + name.length;
  spoiled.fill(0x55, at + 300, at + 320);
  const { issues, sheets } = await open(spoiled);
  expect([issues.map(({ code }) => code), sheets]).toEqual([['broken_workbook'], []]);
});

test('an XLS that broke off is said to be incomplete', async () => {
  const whole = book(
    Array.from({ length: 500 }, (_, i) => [`县${i}`, i]),
    undefined,
    'biff8',
  );
  for (const part of [0.3, 0.6, 0.9]) {
    const { issues } = await open(whole.slice(0, Math.floor(whole.length * part)));
    expect(issues.map(({ code }) => code)).toEqual(['truncated_workbook']);
  }
});

test('documents that are no sheets are named', async () => {
  const docx = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') });
  expect((await open(docx)).issues).toMatchObject([{ code: 'not_taken', params: { what: 'Word' } }]);
});
