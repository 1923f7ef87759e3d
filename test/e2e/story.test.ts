import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { riverCounties } from '../support/given';
import { serveProduct } from '../support/product';
import {
  PATIENCE,
  downloaded,
  dropAndPreview,
  engineReady,
  freshPage,
  gridCell,
  gridText,
  openSample,
  openStart,
  report,
  tab,
  untilSaved,
  boundNumber,
  menu,
} from '../support/workbench';

let product: Awaited<ReturnType<typeof serveProduct>>;
let browser: Browser;
beforeAll(async () => {
  product = await serveProduct();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

const PATENTS = { area: '青溪县', indicator: '专利授权量' } as const;

describe('the sample leads from a number to its cell', { timeout: 120_000 }, () => {
  let page: Page;
  beforeAll(async () => {
    page = await freshPage(browser);
    await openSample(page, product.url);
  });
  afterAll(() => page.context().close());

  test('the sample opens from the start page and its grid compares counties and years', async () => {
    expect(await gridText(page, { ...PATENTS, column: '2024年' })).toBe('512');
    expect(await gridText(page, { ...PATENTS, column: '2023年' })).toBe('453');
    expect(await gridText(page, { ...PATENTS, column: '同比' })).toBe('+13.0%');
    expect(await gridText(page, { area: '南屏县', indicator: '专利授权量', column: '同比' })).toBe('基数为零');
  });

  test('a cell that is clicked says in the formula bar what it is and where it came from', async () => {
    await (await gridCell(page, { ...PATENTS, column: '同比' })).click();
    const bar = page.getByRole('region', { name: '编辑栏' });
    await bar.getByText('=同比([专利授权量])').waitFor();
    expect(await bar.getByRole('textbox', { name: '名称框' }).inputValue()).toBe('青溪县 · 2024年');
    const sources = bar.getByRole('button', { name: /›/ });
    await sources.first().waitFor();
    for (const text of await sources.allInnerTexts()) expect(text).toMatch(/^.+\.(xlsx|csv) › (.+ › )?[A-Z]+\d+$/);
  });

  test('Ctrl+[ opens the trace with the rows behind the number and SQL that runs alone', async () => {
    await page.keyboard.press('Control+[');
    const trace = page.getByRole('complementary', { name: '数据来源' });
    await trace.getByRole('heading', { name: /所用数据/ }).waitFor();
    const rows = trace.getByRole('listitem');
    await rows.filter({ hasText: '本期' }).filter({ hasText: '512' }).first().waitFor();
    await rows.filter({ hasText: '基期' }).filter({ hasText: '453' }).first().waitFor();
    await trace.getByRole('button', { name: '查看取数语句' }).click();
    const sql = await trace.getByLabel('SQL').innerText();
    expect(sql).toMatch(/^\s*(with|select)\b/i);
    expect(sql).not.toMatch(/\?|\$\d/);
  });

  test('a source of the trace opens the file at the very cell', async () => {
    const trace = page.getByRole('complementary', { name: '数据来源' });
    const row = trace.getByRole('listitem').filter({ hasText: '本期' }).filter({ hasText: '512' }).first();
    const link = row.getByRole('button', { name: /›/ });
    const [file, sheet, cell] = (await link.innerText()).split(' › ');
    await link.click();
    const viewer = page.getByRole('dialog', { name: file ?? '' });
    expect(await viewer.getByRole('definition').first().innerText()).toBe(cell);
    const marked = viewer.getByRole('table', { name: sheet ?? '' }).locator('.mark');
    await marked.waitFor();
    expect(await marked.innerText()).toBe('512');
    await viewer.getByRole('button', { name: '关闭' }).last().click();
    await viewer.waitFor({ state: 'detached' });
    await trace.getByRole('button', { name: '关闭' }).click();
  });

  test('Enter on a cell opens the trace as Ctrl+[ does', async () => {
    await (await gridCell(page, { ...PATENTS, column: '2024年' })).click();
    await page.keyboard.press('Enter');
    const trace = page.getByRole('complementary', { name: '数据来源' });
    await trace.getByText('512').first().waitFor();
  });
});

describe("a person's own file is compared, charted and cited", { timeout: 120_000 }, () => {
  let page: Page;
  const cell = { area: '中河县', indicator: '专利授权量', column: '2023年' } as const;
  let shown = '';
  beforeAll(async () => {
    page = await freshPage(browser);
    await openStart(page, product.url);
  });
  afterAll(() => page.context().close());

  test('a file dropped on the start page is shown with what was understood before anything is loaded', async () => {
    const dialog = await dropAndPreview(page, [riverCounties]);
    await dialog.getByText('CSV · GB18030', { exact: false }).waitFor();
    await dialog.getByText('2021—2023年').waitFor();
    await dialog.getByText('将导入指标值 9 条', { exact: false }).waitFor();
    await dialog.getByRole('cell', { name: '上河县' }).first().waitFor();
  });

  test('once accepted, a first view compares its counties and years', async () => {
    await page.getByRole('button', { name: '确认导入' }).click();
    await report(page).getByRole('button', { name: '确定' }).click({ timeout: 60_000 });
    await engineReady(page);
    shown = await gridText(page, cell);
    expect(shown).toBe('1,110');
    expect(await gridText(page, { ...cell, column: '2022年' })).toBe('88');
    expect(await gridText(page, { ...cell, area: '上河县', column: '同比' })).toBe('+20.0%');
  });

  test('the chart says in its title what it shows', async () => {
    const title = page.getByRole('main').getByRole('heading', { level: 3 }).first();
    await title.getByText(/专利授权量2023年以中河县最高，为1110件/).waitFor();
    const chart = page.getByRole('application', { name: /专利授权量/ });
    await chart.waitFor();
    await page.getByRole('button', { name: /^图表类型/ }).click();
    await page.getByRole('radio', { name: /^条形图/ }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => chart.getAttribute('aria-roledescription'), PATIENCE).toBe('条形图');
  });

  test('a number cited into a summary is the number of its cell', async () => {
    await (await gridCell(page, cell)).click();
    await page.getByRole('button', { name: '引用到文稿' }).click();
    await page
      .getByRole('status')
      .getByText(/已引用到/)
      .waitFor();
    await tab(page, '文稿1').click();
    const chip = boundNumber(page);
    // A sentence has no thousands separator and names the unit; the digits are those of the cell.
    await chip.getByText(/^[\d,]+件$/).waitFor();
    expect((await chip.innerText()).replace(/[,件]/g, '')).toBe(shown.replace(/,/g, ''));
    await untilSaved(page);
  });

  test('the exported HTML holds the number and a note with file, sheet and cell', async () => {
    const file = await downloaded(page, () => menu(page, '报告', '导出 HTML（带来源）'));
    expect(file.name).toMatch(/\.html$/);
    const html = new TextDecoder().decode(file.bytes);
    expect(html).toContain(`${shown.replace(/,/g, '')}件`);
    expect(html).toMatch(/2021-2023年专利授权量\.csv › D4/);
    expect(html).not.toMatch(/<script|src=["']https?:/i);
  });
});
