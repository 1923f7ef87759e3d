import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { serveProduct } from '../support/product';
import { freshPage, menu, openSample, PATIENCE, tab } from '../support/workbench';

let product: Awaited<ReturnType<typeof serveProduct>>;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  product = await serveProduct();
  browser = await openBrowser();
  page = await freshPage(browser);
  await openSample(page, product.url);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

const LEDGER = /科技项目台账/;
const bar = (): Locator => page.getByRole('contentinfo');
const head = (name: string): Locator => page.getByRole('columnheader').filter({ hasText: name }).first();
/** The text of a row's cell under a head. */
async function cellText(row: number, name: string): Promise<string> {
  const at = await head(name).getAttribute('aria-colindex');
  return (await page.locator(`.ag-row[row-index="${row}"] [aria-colindex="${at}"]`).first().innerText()).trim();
}

describe('a ledger and its pivot', { timeout: 240_000 }, () => {
  test('a ledger opens from the side panel, and its rows lead to their cells', async () => {
    await page.getByRole('complementary', { name: '侧栏' }).getByRole('button', { name: LEDGER }).first().click();
    await page
      .getByRole('status')
      .filter({ hasText: /^1,479 行$/ })
      .waitFor();
    await page.locator('.ag-row[row-index="0"] .ag-cell').nth(1).click();
    const origin = page.locator('.rows .bar').getByRole('button', { name: /科技项目台账.*›/ });
    await origin.click();
    await page.getByRole('dialog').locator('.mark').waitFor();
    await page.keyboard.press('Escape');
  });

  test('a click on a head selects the column, and the engine says its count in the status bar', async () => {
    await head('级别').click();
    await bar().getByText('1,479', { exact: false }).first().waitFor();
    await expect.poll(() => bar().innerText(), PATIENCE).toMatch(/计数\s*1,479/);
  });

  test('sorting and filtering are done by the engine and can be undone', async () => {
    const level = head('级别');
    await level.click({ button: 'right' });
    await page.getByRole('menuitem', { name: '筛选', exact: true }).click();
    const panel = page.getByRole('dialog', { name: '筛选“级别”' });
    await panel.getByText('省级').waitFor();
    await panel.getByRole('button', { name: '清除', exact: true }).click();
    await panel.getByText('省级').click();
    await panel.getByRole('button', { name: '确定' }).click();
    await page.getByRole('status').filter({ hasText: '已筛选' }).waitFor();
    expect(await cellText(0, '级别')).toBe('省级');
    await page.keyboard.press('Control+z');
    await page
      .getByRole('status')
      .filter({ hasText: /^1,479 行$/ })
      .waitFor();
  });

  test('a pivot counts levels by year, its cells lead to the rows behind them', async () => {
    await page.locator('.rows .bar').getByRole('button', { name: '透视', exact: true }).click();
    const pane = page.getByRole('complementary', { name: '透视字段' });
    await pane.getByRole('button', { name: '移除“地区”' }).click();
    await pane.getByRole('button', { name: '级别 放到行' }).click();
    await pane
      .getByRole('button', { name: /年.*放到列|日期.*放到列/ })
      .first()
      .click();
    const grid = page.locator('.pivot').getByRole('grid').or(page.locator('.pivot').getByRole('treegrid'));
    await grid.getByText('省级', { exact: true }).waitFor();
    await expect.poll(() => cellText(0, '总计'), PATIENCE).toMatch(/^[\d,]+$/);
    const rows = await page.locator('.pivot .ag-row.total .ag-cell').allInnerTexts();
    expect(rows.at(-1)).toBe('1,479');
    const count = await cellText(0, '总计');
    const at = await head('总计').getAttribute('aria-colindex');
    await page.locator(`.pivot .ag-row[row-index="0"] [aria-colindex="${at}"]`).dblclick();
    await page
      .getByRole('status')
      .filter({ hasText: `${count} 行（已筛选）` })
      .waitFor();
    await expect.poll(() => tab(page, '透视：科技项目台账（模拟数据）').count(), PATIENCE).toBe(1);
  });

  test('the monthly sheet has indicators by 绝对数, 同比 and 位次 for the own county, each with its source or its reason', async () => {
    await menu(page, '对比', '月报表');
    const sheet = page.locator('.pivot');
    await sheet.getByRole('gridcell', { name: '地区生产总值（亿元）', exact: true }).waitFor();
    for (const name of ['绝对数', '同比', '位次']) await head(name).waitFor();
    expect(await cellText(0, '绝对数')).toMatch(/^[\d,.]+$/);
    expect(await cellText(0, '同比')).toMatch(/^[+−]?[\d.]+%$/);
    // A percentage is compared in percentage points; what has no growth of its own says why.
    expect(await cellText(1, '同比')).toMatch(/个百分点$/);
    expect((await sheet.locator('.ag-cell').allInnerTexts()).some((text) => text === '只用公布增速')).toBe(true);
    const at = await head('绝对数').getAttribute('aria-colindex');
    await sheet.locator(`.ag-row[row-index="0"] [aria-colindex="${at}"]`).dblclick();
    await page
      .getByRole('complementary', { name: '数据来源' })
      .getByRole('heading', { name: /所用数据/ })
      .waitFor();
    // Single figures out of internal files stay out of what is exported, and the rest leaves.
    await page.keyboard.press('Control+Shift+E');
    const asked = page.getByRole('dialog', { name: /^导出/ });
    await asked.getByText(/^不导出的数：/).waitFor();
    expect(await asked.getByText(/^不导出的列：/).count()).toBe(0);
    await page.keyboard.press('Escape');
    await asked.waitFor({ state: 'detached' });
  });

  test('a pivot of figures is about the areas and periods that are chosen in it', async () => {
    await page.keyboard.press('Escape');
    await tab(page, '县际对比').click();
    await page.getByRole('toolbar').getByRole('button', { name: '透视', exact: true }).click();
    const sheet = page.locator('.pivot');
    const county = sheet.getByRole('gridcell', { name: '石桥县', exact: true });
    await county.waitFor();
    await sheet.locator('.bar').getByRole('button', { name: /^地区/ }).click();
    await page
      .getByRole('dialog', { name: '地区' })
      .getByRole('checkbox', { name: /^石桥县/ })
      .uncheck();
    await county.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await head('2019年').waitFor();
    await sheet
      .locator('.bar')
      .getByRole('button', { name: /^报告期/ })
      .click();
    await page.getByRole('dialog', { name: '报告期' }).getByRole('button', { name: '近 5 年' }).click();
    await head('2019年').waitFor({ state: 'detached' });
    await head('2020年').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await head('2019年').waitFor();
  });
});
