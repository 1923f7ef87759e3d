import { read, utils, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { converted, pagesOf } from '../support/office';
import { officeProblems } from '../support/ooxml';
import { usePage } from '../support/usePage';
import {
  downloaded,
  drop,
  menu,
  PATIENCE,
  pickFile,
  summaryPage,
  summarySource,
  untilSaved,
  writeSummary,
} from '../support/workbench';

const at = usePage('sample');
let page: Page;
beforeAll(() => {
  page = at.page;
});

const COUNTIES = ['青溪县', '白沙县', '临江县'];
const TEXT = `---
标题: 青溪县2024年科技工作总结
地区: 青溪县
报告期: 2024年
---

## 一、知识产权

全县获专利授权{{[专利授权量] #aaaa}}，比上年{{[专利授权量] 同比 | 增降 #bbbb}}，居全市{{[专利授权量] 位次 #cccc}}，占全市的{{[专利授权量] 占全市 #dddd}}。

### （一）主要做法

- 抓**服务**，上年授权{{[专利授权量] 上年 #eeee}}；
- 抓平台，比上年增加{{[专利授权量] 增减额 #ffff}}。

## 二、各县情况

${Array.from({ length: 14 }, (_, i) => `第${i + 1}组，${COUNTIES[i % 3] ?? ''}授权{{[专利授权量] ${COUNTIES[i % 3] ?? ''}}}。`).join('\n\n')}

{{表 [县际对比]}}

{{图 [县际对比]}}
`;
const dialog = (): Locator => page.getByRole('dialog', { name: /^导出文稿/ });
const returned = (): Locator => page.getByRole('dialog', { name: /^改回的文稿/ });

async function exportDialog(): Promise<Locator> {
  await page.getByRole('button', { name: '导出…', exact: true }).click();
  await dialog()
    .getByText(/不宜|未公布|请勿外传/)
    .first()
    .waitFor();
  return dialog();
}

describe('A work summary goes out as an official document and comes back', { timeout: 400_000 }, () => {
  let docx = new Uint8Array();
  let first = '';

  test('the document is written, its numbers are there', async () => {
    await menu(page, '编辑', '新建文稿');
    await writeSummary(page, TEXT);
    await expect.poll(() => summaryPage(page).innerText(), PATIENCE).toMatch(/全县获专利授权\s*\d+件/);
    await untilSaved(page);
    first = /全县获专利授权\s*(\d+件)/.exec(await summaryPage(page).innerText())?.[1] ?? '';
  });

  test('the dialog writes DOCX with both appendices, which LibreOffice prints as it should look', async () => {
    const form = await exportDialog();
    await form.getByRole('radio', { name: 'Word 文稿' }).check();
    await form.getByRole('checkbox', { name: /数据核对表/ }).check();
    await form.getByRole('checkbox', { name: /数据来源明细/ }).check();
    await at.picture('document-export');
    const file = await downloaded(page, () => form.getByRole('button', { name: '导出', exact: true }).click());
    await dialog().waitFor({ state: 'detached' });
    docx = new Uint8Array(file.bytes);
    expect(officeProblems(docx)).toEqual([]);
    const pdf = (await converted([{ name: '总结.docx', bytes: docx }], 'pdf')).get('总结.pdf') ?? new Uint8Array();
    if (process.env['PICTURES']) {
      const { writeFile } = await import('node:fs/promises');
      await writeFile(`${process.env['PICTURES']}/official.docx`, docx);
    }
    const pages = await pagesOf(pdf);
    const [head = ''] = pages;
    expect(head).toContain('科技工作总结');
    expect(head.replace(/\s/g, '')).toContain(`全县获专利授权${first}`);
    expect(head).toMatch(/—\s?1\s?—/);
    // Twenty numbers to be signed for, on two pages.
    const sheet = pages.filter((text) => /原句/.test(text));
    expect(sheet.length).toBeLessThanOrEqual(2);
    expect(pages.join('').replace(/\s/g, '').includes('共20个数')).toBe(true);
    expect(pages.some((text) => text.includes('SELECT'))).toBe(true);
    expect(sheet.some((text) => text.includes('SELECT'))).toBe(false);
    // The table of the other tab is there to be edited, and the chart.
    const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
    expect(/almanac_embed_20(?:(?!almanac_behind_20)[^])*<w:tbl>/.test(xml)).toBe(true);
    expect(/almanac_embed_21(?:(?!almanac_behind_21)[^])*<w:drawing>/.test(xml)).toBe(true);
  });

  test('what was edited in Word is found when the file is dropped, and taken over by choice', async () => {
    const files = unzipSync(docx);
    const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    const edited = xml
      .replace(`>${first}<`, '>999件<')
      .replace('>抓平台，比上年增加<', '>抓平台建设，比上年增加<')
      .replace(
        /<w:sdt><w:sdtPr>(?:(?!<\/w:sdtPr>)[^])*<\/w:sdtPr><w:sdtContent>((?:(?!<\/w:sdtContent>)[^])*)<\/w:sdtContent><\/w:sdt>/g,
        '$1',
      );
    expect(edited).not.toBe(xml);
    const bytes = zipSync({ ...files, 'word/document.xml': strToU8(edited) });
    await drop(page, [{ name: '总结-领导改.docx', bytes }]);
    await returned()
      .getByText(/共20个数：19个未改，1个被手改，0个被删；正文改动1处/)
      .waitFor();
    await at.picture('document-returned');
    await returned().getByText('999件', { exact: true }).waitFor();
    await returned().getByText('建设', { exact: true }).waitFor();
    await returned().getByRole('button', { name: '采纳所选' }).click();
    await returned().waitFor({ state: 'detached' });
    await expect.poll(() => summaryPage(page).innerText(), PATIENCE).toContain('抓平台建设，比上年增加');
    await untilSaved(page);
    const source = await summarySource(page);
    expect(source).toContain('{{[专利授权量] #aaaa}}');
    expect(source).toContain('- 抓平台建设，比上年增加{{[专利授权量] 增减额 #ffff}}。');
  });

  test("a superior's form is bound by pointing at it, filled, and its numbers read back", async () => {
    const sheet = utils.aoa_to_sheet([
      ['全市专利情况报表'],
      ['县（市、区）', '专利授权量（件）', '同比增长（%）'],
      ...COUNTIES.map((name) => [name, '', '']),
    ]);
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '附表1');
    const form: unknown = write(book, { type: 'buffer', bookType: 'xlsx' });
    const given = new Uint8Array(form as Uint8Array);
    await menu(page, '报告', '上级表样…');
    const forms = page.getByRole('dialog', { name: '上级表样' });
    await pickFile(page, forms.getByRole('button', { name: /导入表样/ }), '附表1.xlsx', given);
    await forms.getByRole('gridcell', { name: '专利授权量（件）' }).waitFor();
    await forms.getByLabel('报告期').fill('2024年');
    const cell = (row: number, column: number): Locator =>
      forms.locator(`[data-row="${row}"][data-column="${column}"]`);
    await cell(2, 1).click();
    await cell(4, 1).click({ modifiers: ['Shift'] });
    await forms.getByRole('button', { name: '按行列表头填所选格' }).click();
    await forms.getByText('绑定3格').waitFor();
    // The heads of the second column name no indicator: it is typed, and areas and 同比 come from the heads.
    await cell(2, 2).click();
    await cell(4, 2).click({ modifiers: ['Shift'] });
    await forms.getByLabel('填入').fill('[专利授权量]');
    await forms.getByRole('button', { name: '按行列表头填所选格' }).click();
    await forms.getByText('6格已绑定').waitFor();
    await at.picture('prescribed-form');
    const file = await downloaded(page, () => forms.getByRole('button', { name: '填报', exact: true }).click());
    await forms.getByText('已填6格，0格留空').waitFor();
    expect(file.name).toBe('附表1（2024年）.xlsx');
    // No more than the form brought along.
    expect(officeProblems(new Uint8Array(file.bytes))).toEqual(officeProblems(given));
    const back = Object.values(read(file.bytes).Sheets)[0];
    const rows = utils.sheet_to_json<unknown[]>(back ?? {}, { header: 1 });
    expect(rows[2]?.[0]).toBe('青溪县');
    expect(`${String(rows[2]?.[1])}件`).toBe(first);
    expect(typeof rows[2]?.[2]).toBe('number');
    await page.keyboard.press('Escape');
    expect(at.seen.errors).toEqual([]);
    expect(at.seen.foreign).toEqual([]);
  });
});
