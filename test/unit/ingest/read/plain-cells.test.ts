import * as library from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSource } from '../../../../src/ingest';
import { unpackParts } from '../../../../src/ingest/read/workbook/package';
import { cellsTaken, meaningsIn, withoutCells } from '../../../../src/ingest/read/workbook/plainSheets';
import { quietly } from '../../../../src/ingest/read/workbook/quietly';
import { sheetCells, type DenseSheet } from '../../../../src/ingest/read/workbook/sheetCells';

const OPTIONS = { dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false, raw: true };

/** Each sheet as the library alone reads it. */
function byLibrary(bytes: Uint8Array): readonly unknown[] {
  const book = quietly(() => library.read(bytes, { ...OPTIONS, type: 'array' }));
  // A sheet that it could not read is not there.
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name] as DenseSheet | undefined;
    return sheet ? [sheetCells(sheet, false).cells] : [];
  });
}

const ours = async (bytes: Uint8Array): Promise<readonly unknown[]> =>
  (await openSource(bytes, 'a.xlsx')).sheets.map(({ cells }) => cells);

/** Whether the cells were read without the library. */
function isPlain(bytes: Uint8Array): boolean {
  const { parts, taken } = withoutCells(unpackParts(bytes));
  const parse = (library as unknown as { parse_zip: (zip: unknown, options: object) => library.WorkBook }).parse_zip;
  const FileIndex = [...parts].map(([name, content]) => ({ name, type: 2, content }));
  const book = quietly(() => parse({ FileIndex, FullPaths: [...parts.keys()] }, OPTIONS));
  const meanings = meaningsIn(book, false);
  return book.SheetNames.every((name) => Array.isArray(cellsTaken(book.Sheets[name] as DenseSheet, taken, meanings)));
}

/** A workbook with one sheet of these rows as XML, three formats and three shared texts. */
const workbook = (rows: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    ),
    'xl/workbook.xml': strToU8(
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/styles.xml': strToU8(
      '<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="170" formatCode="0.0"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>',
    ),
    'xl/sharedStrings.xml': strToU8(
      '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>青溪县</t></si><si><r><t>R&amp;D</t></r><r><t> 经费</t></r></si><si><t/></si></sst>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells></worksheet>`,
    ),
  });

const cell = (inner: string): string => `<row r="1"><c r="A1" t="str"><v>x</v></c>${inner}</row>`;

test.each([
  [
    'shared texts, numbers, formats',
    '<c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>0</v></c><c r="D1" s="3"><v>5</v></c>',
  ],
  [
    'a percentage, a day, a sum that does not come out even',
    '<c r="B1" s="1"><v>0.125</v></c><c r="C1" s="2"><v>45000</v></c><c r="D1"><v>0.30000000000000004</v></c>',
  ],
  [
    'numbers with an exponent, noughts and signs',
    '<c r="B1"><v>1.5E-7</v></c><c r="C1"><v>-0</v></c><c r="D1"><v>007</v></c><c r="E1"><v>-12.50</v></c><c r="F1"><v>12345678901234567890</v></c>',
  ],
  [
    'formulas with and without a value',
    '<c r="B1"><f>A1&gt;2</f><v>3</v></c><c r="C1"><f>1/0</f></c><c r="D1" t="str"><f t="shared" si="0"/><v>文</v></c>',
  ],
  [
    'truth and errors',
    '<c r="B1" t="b"><v>1</v></c><c r="C1" t="b"><v>0</v></c><c r="D1" t="e"><v>#DIV/0!</v></c><c r="E1" t="e"><v>#SPILL!</v></c>',
  ],
  [
    'texts within cells',
    '<c r="B1" t="inlineStr"><is><t>白沙县</t></is></c><c r="C1" t="str"><v>R&amp;D &lt; 3</v></c>',
  ],
  [
    'cells left out and blank ones with a format',
    '<c r="D1"><v>1</v></c><c r="H1" s="1"/><c r="AB1"><v>2</v></c><c r="AC1" s="2"><v></v></c>',
  ],
  ['lines between the tags', '\n  <c r="B1">\n    <v>1</v>\n  </c>\n'],
])('%s are read as the library reads them, without it', async (_, inner) => {
  const bytes = workbook(`${cell(inner)}<row r="4" spans="1:3" ht="12"><c r="B4"><v>9</v></c></row><row r="9"/>`);
  expect(isPlain(bytes)).toBe(true);
  expect(await ours(bytes)).toEqual(byLibrary(bytes));
});

test.each([
  ['places that are not given', '<c><v>1</v></c><c><v>2</v></c>'],
  ['a cell of another row', '<c r="B3"><v>1</v></c>'],
  ['cells out of order', '<c r="C1"><v>1</v></c><c r="B1"><v>2</v></c>'],
  ['names with a prefix', '<x:c r="B1"><x:v>1</x:v></x:c>'],
  ['single quotes', "<c r='B1'><v>1</v></c>"],
  ['a comment and a text of its own kind', '<!-- a --><c r="B1" t="str"><v><![CDATA[1<2]]></v></c>'],
  ['entities within entities and signs by number', '<c r="B1" t="str"><v>&amp;lt; _x0041_ &#22478;</v></c>'],
  ['text in runs', '<c r="B1" t="inlineStr"><is><r><t>白</t></r><r><t>沙</t></r></is></c>'],
  ['a shared text that is not there', '<c r="B1" t="s"><v>7</v></c>'],
  ['a number that is none', '<c r="B1"><v>12x</v></c>'],
])('%s are left to the library', async (_, inner) => {
  const bytes = workbook(cell(inner));
  expect(isPlain(bytes)).toBe(false);
  const read = byLibrary(bytes);
  expect(await ours(bytes)).toEqual(read);
});

test('every workbook at hand reads as the library alone reads it, most of them without it', async () => {
  const folders = [join('test', 'golden'), join('..', 'shared', 'data', 'dev')];
  const files = (
    await Promise.all(folders.map((folder) => readdir(folder, { recursive: true }).catch(() => [])))
  ).flatMap((names, i) => names.filter((name) => name.endsWith('.xlsx')).map((name) => join(folders[i] ?? '', name)));
  // Of the many of one kind two are enough.
  const chosen = files.filter((file) => !/us-laus/.test(file) || /laucnty(?:90|18)/.test(file));
  let plain = 0;
  for (const file of chosen) {
    const bytes = new Uint8Array(await readFile(file));
    const { parts, taken } = withoutCells(unpackParts(bytes));
    expect(parts.size).toBeGreaterThan(taken.length);
    plain += isPlain(bytes) ? 1 : 0;
    const read = await ours(bytes);
    expect(read, file).toEqual(byLibrary(bytes).slice(0, read.length));
  }
  expect(plain).toBeGreaterThan(chosen.length * 0.8);
});
