import { read, utils } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, describe, test } from 'vitest';
import { fillForm, readForm, type FormFile, type FormValue } from '../../../src/office';
import { converted } from '../../support/office';
import { officeProblems } from '../../support/ooxml';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const SHEET = `${HEAD}<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:D6"/><cols><col min="1" max="1" width="22" customWidth="1"/><col min="4" max="4" width="12" style="2" customWidth="1"/></cols><sheetData><row r="1" ht="30" customHeight="1"><c r="A1" s="1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><t>专利授权量（件）</t></is></c><c r="C2" t="s"><v>2</v></c></row><row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" s="1"/><c r="C3" s="2"/></row><row r="4"><c r="A4" t="s"><v>4</v></c><c r="C4" s="2"/></row><row r="6"><c r="A6"><v>9</v></c><c r="B6"><f>SUM(B3:B5)</f><v>7</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
const files = {
  '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${HEAD}<workbook ${MAIN}><sheets><sheet name="附表1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  'xl/styles.xml': `${HEAD}<styleSheet ${MAIN}><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="黑体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf fontId="1" xfId="0"/><xf numFmtId="10" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN} count="5" uniqueCount="5"><si><t>全市科技情况报表</t></si><si><t>县（市、区）</t></si><si><r><t>同比</t></r><r><t>增长</t></r></si><si><t>青溪县</t></si><si><t>白沙县</t></si></sst>`,
  'xl/worksheets/sheet1.xml': SHEET,
};
const form = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
const VALUES: readonly FormValue[] = [
  { sheet: '附表1', row: 2, column: 1, number: '284', text: '284' },
  { sheet: '附表1', row: 2, column: 2, number: '-0.053', text: '-5.3' },
  { sheet: '附表1', row: 3, column: 1, number: '512', text: '512' },
  { sheet: '附表1', row: 3, column: 3, text: '含<筹建> & 在建' },
  { sheet: '附表1', row: 4, column: 1, number: '7', text: '7' },
  { sheet: '附表1', row: 5, column: 1, number: '1', text: '1' },
];
const open = (bytes: Uint8Array, kind: 'xlsx' | 'docx' = 'xlsx'): FormFile => {
  const found = readForm(kind, bytes);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
const filled = (bytes: Uint8Array, values: readonly FormValue[], kind: 'xlsx' | 'docx' = 'xlsx'): Uint8Array => {
  const found = fillForm(kind, bytes, values);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

describe('A prescribed workbook', () => {
  test('is read with its texts, merges, formulas and cells that show percentages', () => {
    const [sheet] = open(form).sheets;
    expect(sheet?.name).toBe('附表1');
    expect(sheet?.merges).toEqual([{ row: 0, column: 0, toRow: 0, toColumn: 3 }]);
    const at = (row: number, column: number) => sheet?.cells.find((cell) => cell.row === row && cell.column === column);
    expect([at(1, 1)?.text, at(1, 2)?.text, at(2, 2)?.percent, at(5, 1)?.formula]).toEqual([
      '专利授权量（件）',
      '同比增长',
      true,
      true,
    ]);
  });

  test('is filled in place: everything but the cells stays to the letter, and formulas are left alone', () => {
    const bytes = filled(form, VALUES);
    expect(officeProblems(bytes)).toEqual([]);
    const parts = unzipSync(bytes);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    for (const kept of [/<sheetPr>.*<\/cols>/, /<mergeCells.*<\/worksheet>/, /<row r="1".*?<\/row>/])
      expect(sheet).toContain(kept.exec(SHEET)?.[0] ?? 'not there');
    expect(sheet).toContain('<c r="B3" s="1"><v>284</v></c><c r="C3" s="2"><v>-0.053</v></c>');
    expect(sheet).toContain('<c r="B4"><v>512</v></c><c r="C4" s="2"/><c r="D4" s="2" t="inlineStr">');
    expect(sheet).toContain('</row><row r="5"><c r="B5"><v>7</v></c></row><row r="6">');
    expect(sheet).toContain('<f>SUM(B3:B5)</f></c>');
    expect(strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())).toBe(files['xl/styles.xml']);
  });

  test(
    'opens in LibreOffice, where the numbers read back and the formula is computed',
    { timeout: 200_000 },
    async () => {
      const out = (await converted([{ name: '表.xlsx', bytes: filled(form, VALUES) }], 'xlsx')).get('表.xlsx');
      const sheet = read(out ?? new Uint8Array()).Sheets['附表1'];
      const rows = utils.sheet_to_json<unknown[]>(sheet ?? {}, { header: 1 });
      expect(rows[2]?.slice(0, 3)).toEqual(['青溪县', 284, -0.053]);
      expect(rows[3]?.[3]).toBe('含<筹建> & 在建');
      expect(rows[5]?.[1]).toBe(803);
    },
  );

  test('that is none, or locked, is refused in words', () => {
    const refused = readForm('xlsx', strToU8('not a workbook'));
    expect(refused.ok ? '' : refused.error.code).toBe('office_not_readable');
    const other = readForm('xlsx', zipSync({ 'word/document.xml': strToU8('<a/>') }));
    expect(other.ok ? '' : other.error.code).toBe('form_not_workbook');
  });
});

describe('A prescribed Word table', () => {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const cell = (text: string, more = '') =>
    `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${more}</w:tcPr><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${text === '' ? '' : `<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r>`}</w:p></w:tc>`;
  const body = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>${cell('指标')}${cell('专利授权量', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('青溪县')}${cell('')}<w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>`;
  const docx = zipSync({
    'word/document.xml': strToU8(`${HEAD}<w:document ${W}><w:body>${body}</w:body></w:document>`),
    'word/other.xml': strToU8('<x/>'),
  });
  test('is read as a sheet, and filled in the typeface that stands there', () => {
    const [sheet] = open(docx, 'docx').sheets;
    expect(sheet?.cells.map(({ text }) => text)).toEqual(['指标', '专利授权量', '青溪县', '', '']);
    expect(sheet?.merges).toEqual([{ row: 0, column: 1, toRow: 0, toColumn: 2 }]);
    const bytes = filled(
      docx,
      [
        { sheet: '表1', row: 1, column: 1, number: '284', text: '284' },
        { sheet: '表1', row: 1, column: 2, text: '<7>' },
        { sheet: '表1', row: 1, column: 0, text: '白沙县' },
      ],
      'docx',
    );
    const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
    expect(xml).toContain('<w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">284</w:t></w:r></w:p>');
    expect(xml).toContain('<w:p><w:r><w:t xml:space="preserve">&lt;7&gt;</w:t></w:r></w:p>');
    expect(xml).toContain('<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">白沙县</w:t></w:r>');
    expect(open(bytes, 'docx').sheets[0]?.cells.map(({ text }) => text)).toEqual([
      '指标',
      '专利授权量',
      '白沙县',
      '284',
      '<7>',
    ]);
  });
});
