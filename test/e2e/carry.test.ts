import { AxeBuilder } from '@axe-core/playwright';
import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { converted, pagesOf, type OfficeFile } from '../support/office';
import { officeProblems } from '../support/ooxml';
import { usePage } from '../support/usePage';
import { copiedHtml, downloaded, gridCell, gridText, menu, untilSaved } from '../support/workbench';

const at = usePage('sample');
let page: Page;
beforeAll(() => {
  page = at.page;
});

const dialog = (): Locator => page.getByRole('dialog', { name: /^导出/ });
const GROWTH = { area: '青溪县', indicator: '专利授权量', column: '同比' } as const;

/** The rows of a sheet of text, found by their first cell. */
const line = (rows: readonly (readonly string[])[], name: string): readonly string[] =>
  rows.find(([first]) => first?.startsWith(name)) ?? [];

async function open(format: string): Promise<void> {
  await page.keyboard.press('Control+Shift+E');
  await dialog().getByRole('radio', { name: format }).check();
  await dialog()
    .getByText(/没有标为内部、未公布的数|不导出的/)
    .first()
    .waitFor();
}

/** What an axe check finds wrong with the dialog that is open. */
async function barriers(): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function exported(format: string): Promise<OfficeFile> {
  await open(format);
  const file = await downloaded(page, () => dialog().getByRole('button', { name: '导出', exact: true }).click());
  await dialog().waitFor({ state: 'detached' });
  return { name: file.name, bytes: file.bytes };
}

describe('a comparison is carried into the report', { timeout: 300_000 }, () => {
  const files: OfficeFile[] = [];
  let shown: { readonly level: string; readonly growth: string };

  test('the dialog is opened and left by keys, says what stays out, and bars nobody', async () => {
    shown = { level: await gridText(page, { ...GROWTH, column: '2024年' }), growth: await gridText(page, GROWTH) };
    await (await gridCell(page, GROWTH)).click();
    for (const format of ['Excel 工作簿', 'Word 文档', 'PPT 演示文稿']) {
      await open(format);
      expect(await barriers(), format).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
    }
    await open('Excel 工作簿');
    await at.picture('export');
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  test('the copied table, converted by LibreOffice, is a table with its notes', async () => {
    const html = await copiedHtml(page, async () => {
      await menu(page, '编辑', '复制为表格…');
      await dialog().getByRole('button', { name: '复制', exact: true }).waitFor();
      expect(await barriers()).toEqual([]);
      await dialog().getByRole('button', { name: '复制', exact: true }).click();
      await page.getByText(/已复制表格/).waitFor();
    });
    expect(html).toContain('<table');
    files.push({ name: 'copied.html', bytes: new TextEncoder().encode(`<meta charset="utf-8">${html}`) });
  });

  test('XLSX reads back the same numbers, with formats, and says how each column is computed', async () => {
    const file = await exported('Excel 工作簿');
    files.push({ name: 'sheet.xlsx', bytes: file.bytes });
    expect(officeProblems(file.bytes)).toEqual([]);
    const book = read(file.bytes);
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    const row = line(utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false }), '青溪县');
    expect(row).toContain(shown.level);
    expect(row).toContain(shown.growth);
    const about = utils.sheet_to_csv(book.Sheets['口径与来源'] ?? {});
    expect(about).toContain('同比');
    expect(about).toMatch(/专利\.xlsx/);
  });

  test('DOCX and PPTX hold the table and a chart that can be edited', async () => {
    for (const [format, name] of [
      ['Word 文档', 'document.docx'],
      ['PPT 演示文稿', 'slides.pptx'],
    ] as const) {
      const file = await exported(format);
      expect(officeProblems(file.bytes)).toEqual([]);
      expect(Object.keys(unzipSync(file.bytes)).some((path) => /charts\/chart\d+\.xml$/.test(path))).toBe(true);
      files.push({ name, bytes: file.bytes });
    }
  });

  test('LibreOffice opens each of them and shows the same numbers', async () => {
    const writer = await converted(
      files.filter(({ name }) => /\.(docx|pptx)$/.test(name)),
      'pdf',
    );
    for (const [name, pdf] of writer) {
      const pages = (await pagesOf(pdf)).join('\n');
      for (const text of [shown.level, shown.growth, '青溪县', '合计', '单位见表头'])
        expect(pages, name).toContain(text);
    }
    expect(writer.size).toBe(2);
    const sheets = await converted(
      files.filter(({ name }) => name.endsWith('.xlsx')),
      'csv',
    );
    const csv = [...sheets].find(([name]) => !name.includes('口径'))?.[1] ?? new Uint8Array();
    const row = line(
      strFromU8(csv)
        .split('\n')
        .map((each) => each.replaceAll('"', '').split(',')),
      '青溪县',
    );
    expect(row).toContain(shown.level);
    expect(row).toContain(shown.growth);
    const copied = (
      await converted(
        files.filter(({ name }) => name.endsWith('.html')),
        'docx',
      )
    ).get('copied.docx');
    const body = strFromU8(unzipSync(copied ?? new Uint8Array())['word/document.xml'] ?? new Uint8Array());
    expect(body).toContain('<w:tbl>');
    for (const text of [shown.level, '单位见表头']) expect(body).toContain(text);
  });

  test('printed it is the view alone: its table on A4 with its notes, no bars and no menus', async () => {
    await page.keyboard.press('Control+p');
    await dialog()
      .getByText(/没有标为内部、未公布的数|不导出的/)
      .first()
      .waitFor();
    // The print window waits for a person: what it would print is taken instead.
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await dialog().getByRole('button', { name: '打印', exact: true }).click();
    await page.locator('.print-sheet').waitFor({ state: 'attached' });
    const pages = await pagesOf(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
    const text = pages.join('\n');
    for (const part of ['青溪县', shown.level, '合计', '单位见表头']) expect(text).toContain(part);
    for (const part of ['已保存', '引用到文稿', '编辑']) expect(text).not.toContain(part);
  });
});

describe('a number is copied with its citation', { timeout: 120_000 }, () => {
  test('it says unit and source, stands in the 用数台账, is found there, and undo takes it out', async () => {
    await page.reload();
    await (await gridCell(page, { ...GROWTH, column: '2024年' })).click();
    await page.keyboard.press('Control+Alt+c');
    await page.getByText(/已复制“512件（青溪县 2024年 专利授权量；来源：.+专利\.xlsx › .+）”/).waitFor();
    await untilSaved(page);
    await menu(page, '报告', '用数台账…');
    const list = page.getByRole('dialog', { name: '用数台账' });
    const copied = list.getByRole('row').filter({ has: page.getByRole('cell', { name: '复制', exact: true }) });
    await copied.getByRole('cell', { name: '512件' }).waitFor();
    // The numbers of the documents that are not final stand there too, with their document; they are nobody's to note or to take out.
    const drafts = list.getByRole('row').filter({ hasText: /文稿（起草）\s*2024年工作总结/ });
    await drafts.filter({ hasText: '青溪县 2024年 专利授权量' }).first().waitFor();
    expect(await drafts.getByRole('textbox').count()).toBe(0);
    await at.picture('citations');
    expect(await barriers()).toEqual([]);
    await list.getByRole('searchbox').fill('没有这个');
    await list.getByText('没有符合的').waitFor();
    await list.getByRole('searchbox').fill('青溪');
    await list.getByLabel(/^备注/).fill('报市局');
    await list.getByLabel(/^备注/).press('Tab');
    await list.getByRole('button', { name: '完成', exact: true }).click();
    await menu(page, '编辑', /撤消/);
    await menu(page, '编辑', /撤消/);
    await menu(page, '报告', '用数台账…');
    await drafts.first().waitFor();
    expect(await copied.count()).toBe(0);
    await list.getByRole('button', { name: '完成', exact: true }).click();
    expect(at.seen.foreign).toEqual([]);
  });
});
