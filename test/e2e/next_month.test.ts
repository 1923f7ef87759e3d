import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { nextMonth } from '../../data/sample/generate.mjs';
import { openBrowser } from '../support/browser';
import { serveProduct } from '../support/product';
import { drop, factsLoaded, freshPage, menu, openSample, report } from '../support/workbench';

let product: Awaited<ReturnType<typeof serveProduct>>;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  product = await serveProduct();
  browser = await openBrowser();
});
beforeEach(async () => {
  page = await freshPage(browser);
  await openSample(page, product.url);
  return () => page.context().close();
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

describe('coming back next month', { timeout: 240_000 }, () => {
  test('the file of the next month is in with no click but the drop, is said, and can be taken back', async () => {
    const before = await factsLoaded(page);
    await drop(page, [await nextMonth(6)]);
    const notice = page.getByText(/同一式样的文件已自动读入：1 个文件/);
    await notice.waitFor({ timeout: 60_000 });
    expect(await factsLoaded(page)).toBeGreaterThan(before);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: '查看报告' }).click();
    await report(page).getByRole('button', { name: '撤消本次导入' }).click();
    await expect.poll(() => factsLoaded(page), { timeout: 60_000 }).toBe(before);
  });

  test('whoever wants to see it first switches that off, and gets the preview', async () => {
    await menu(page, '数据', '同一式样的文件直接读入');
    await drop(page, [await nextMonth(6)]);
    await page.getByRole('dialog', { name: '导入预览' }).waitFor({ timeout: 60_000 });
  });
});

describe('the quality page', { timeout: 240_000 }, () => {
  test('leads from a ledger that disagrees to the cell of the file, and back', async () => {
    await menu(page, '数据', '数据质量…');
    const dialog = page.getByRole('dialog', { name: '数据质量' });
    await dialog.getByRole('tab', { name: '台账对账' }).click();
    const row = dialog.getByRole('row').filter({ hasText: '长乐县' }).filter({ hasText: '4,102' });
    await row.waitFor({ timeout: 120_000 });
    await row.getByRole('button', { name: /科技与经济指标/ }).click();
    const source = page.getByRole('dialog', { name: /科技与经济指标/ });
    await source.getByText('4100', { exact: true }).first().waitFor();
    await source.getByRole('button', { name: '关闭', exact: true }).first().click();
    await dialog.getByRole('tab', { name: '覆盖' }).click();
    await dialog.getByRole('button', { name: '专利授权量', exact: true }).click();
    await dialog.getByRole('rowheader', { name: '青溪县' }).waitFor();
  });
});
