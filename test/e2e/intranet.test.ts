import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { riverCounties } from '../support/given';
import { serveProduct } from '../support/product';
import {
  engineReady,
  freshPage,
  gridText,
  importFiles,
  menu,
  openEmpty,
  untilSaved,
  summaryPage,
} from '../support/workbench';

/** An address by which others in the office would reach this machine: no secure context there. */
const address = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
if (address === undefined) console.warn('intranet.test.ts: skipped, this machine has no network address of its own');

const MIDDLE = { area: '中河县', indicator: '专利授权量', column: '2023年' } as const;

describe.skipIf(address === undefined)('from an intranet address over plain http', { timeout: 120_000 }, () => {
  let product: Awaited<ReturnType<typeof serveProduct>>;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    product = await serveProduct(address);
    browser = await openBrowser();
    page = await freshPage(browser);
    await openEmpty(page, product.url);
  });
  afterAll(async () => {
    await browser.close();
    await product.close();
  });

  test('work is kept in the browser database, and the status bar says so', async () => {
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    await page.getByRole('contentinfo').getByText('存于本机浏览器（IndexedDB）').waitFor();
  });

  test('what was imported is there after a reload', async () => {
    await importFiles(page, [riverCounties]);
    expect(await gridText(page, MIDDLE)).toBe('1,110');
    await untilSaved(page);
    await page.reload();
    await engineReady(page);
    expect(await gridText(page, MIDDLE)).toBe('1,110');
  });

  test('a table is copied although the newer clipboard of browsers is not to be had here', async () => {
    expect(await page.evaluate(() => 'clipboard' in navigator)).toBe(false);
    await page.evaluate(() => {
      document.addEventListener('copy', (event) => {
        // After the page's own listeners have filled it.
        setTimeout(() => undefined);
        queueMicrotask(() => {
          document.body.dataset['copied'] = event.clipboardData?.getData('text/plain') ?? '';
        });
      });
    });
    await page.getByRole('button', { name: '复制为表格' }).first().click();
    await page
      .getByRole('status')
      .getByText(/已复制/)
      .waitFor();
    await menu(page, '编辑', '新建文稿');
    const editor = summaryPage(page);
    await editor.click();
    await editor.press('Control+End');
    await editor.press('Control+v');
    const row = editor.getByRole('row').filter({ hasText: '中河县' });
    await row.waitFor();
    expect((await row.getByRole('cell').allInnerTexts()).map((text) => text.trim().replace(',', ''))).toEqual(
      expect.arrayContaining(['95', '88', '1110']),
    );
  });
});
