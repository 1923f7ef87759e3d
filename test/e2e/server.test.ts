import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser';
import { PASSWORD, startServer, type LocalServer } from '../support/clickhouseServer';
import { serveProduct } from '../support/product';
import { allShown, GROWTH, gridRows, LEVEL, type Shown } from '../support/shown';
import { freshPage, gridCell, gridText, menu, openSample, PATIENCE } from '../support/workbench';

let server: LocalServer;
let product: Awaited<ReturnType<typeof serveProduct>>;
let browser: Browser;
let page: Page;
/** Addresses other than the page's own that the page has asked. */
const foreign = new Set<string>();

beforeAll(async () => {
  server = await startServer();
  product = await serveProduct('127.0.0.1', [server.url]);
  browser = await openBrowser();
  page = await freshPage(browser);
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (origin !== new URL(product.url).origin && origin.startsWith('http')) foreign.add(origin);
  });
  await openSample(page, `${product.url}?engine=${encodeURIComponent(server.url)}`);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
  await server?.stop();
});

const status = () => page.getByRole('contentinfo');
const dialog = () => page.getByRole('dialog', { name: '数据库服务器' });
const grid = () => gridRows(page);
const all = () => allShown(page);

describe('the workbook asks a server', { timeout: 240_000 }, () => {
  let own: Shown;
  let served: string[] = [];

  test('a wrong password is said in the dialog, and this machine goes on answering', async () => {
    own = await all();
    expect(own.chart.length).toBeGreaterThan(5);
    await menu(page, '数据', '连接数据库服务器…');
    expect(await dialog().getByRole('textbox', { name: '地址', exact: true }).inputValue()).toBe(server.url);
    await dialog().getByLabel('口令', { exact: true }).fill('wrong');
    await dialog().getByRole('button', { name: '连接', exact: true }).click();
    await dialog().getByRole('alert').getByText('用户名或口令不对').waitFor();
    await status().getByText('本机 DuckDB').waitFor();
  });

  test('connected, the status bar names the server; without data there the grid has none', async () => {
    await dialog().getByLabel('口令', { exact: true }).fill(PASSWORD);
    await dialog().getByRole('button', { name: '连接', exact: true }).click();
    await status().getByText(`服务器 ${server.url} · 0 条`).waitFor({ timeout: 120_000 });
    await expect.poll(() => gridText(page, LEVEL), PATIENCE).not.toBe('512');
  });

  test('once its files are uploaded the grid is the same, number for number', async () => {
    await menu(page, '数据', '上传数据到服务器…');
    await page
      .getByRole('dialog', { name: '上传数据到服务器…' })
      .getByRole('button', { name: '上传', exact: true })
      .click();
    await page
      .getByRole('status')
      .getByText(/已上传 \d+ 个文件/)
      .waitFor({ timeout: 180_000 });
    await expect.poll(() => gridText(page, LEVEL), { timeout: 60_000 }).toBe('512');
    expect(await gridText(page, GROWTH)).toBe('+13.0%');
    served = await grid();
    expect(await all()).toEqual(own);
  });

  test('the quality page speaks of the data on the server', async () => {
    await menu(page, '数据', '数据质量…');
    const quality = page.getByRole('dialog', { name: '数据质量' });
    await quality.getByRole('tab', { name: '台账对账' }).click();
    await quality
      .getByRole('row')
      .filter({ hasText: '长乐县' })
      .filter({ hasText: '4,102' })
      .waitFor({ timeout: 120_000 });
    await page.keyboard.press('Escape');
    await quality.waitFor({ state: 'detached' });
  });

  test('a number of the server leads to its file and cell, and is cited as it stands', async () => {
    await (await gridCell(page, LEVEL)).click();
    await page.keyboard.press('Control+[');
    const trace = page.getByRole('complementary', { name: '数据来源' });
    await trace
      .getByRole('button', { name: /2024年专利\.xlsx › .+ › [A-Z]+\d+/ })
      .first()
      .waitFor({ timeout: 60_000 });
    await trace.getByRole('button', { name: '关闭', exact: true }).click();
    await page.getByRole('button', { name: '引用到文稿' }).click();
    await page
      .getByRole('status')
      .getByText(/已引用到/)
      .waitFor();
  });

  test('a connection that is cut takes nothing away, says as of when, and comes back by itself', async () => {
    await server.cut();
    await (await gridCell(page, GROWTH)).click();
    await page.keyboard.press('Control+[');
    await status()
      .getByText(/服务器连接中断，所示为 .+ 的结果/)
      .waitFor({ timeout: 60_000 });
    expect(await grid()).toEqual(served);
    const trace = page.getByRole('complementary', { name: '数据来源' });
    await trace
      .getByRole('alert')
      .getByText(/服务器连接中断，这里没有取到结果；最后一次取到结果是 .+/)
      .waitFor({ timeout: 60_000 });
    expect(await page.getByText(/Failed to fetch/).count()).toBe(0);
    await server.back();
    await page.getByRole('status').getByText('服务器已恢复连接').waitFor({ timeout: 120_000 });
    await status().getByText(`服务器 ${server.url}`).waitFor();
    await expect.poll(grid, { timeout: 60_000 }).toEqual(served);
    // What was asked in vain is asked anew.
    await trace.getByRole('listitem').first().waitFor({ timeout: 60_000 });
    await trace.getByRole('button', { name: '关闭', exact: true }).click();
  });

  test('disconnected, this machine answers again, with the same numbers', async () => {
    await menu(page, '数据', '断开服务器，改用本机');
    await status().getByText('本机 DuckDB').waitFor();
    await expect.poll(grid, { timeout: 60_000 }).toEqual(own.grid);
    expect(await all()).toEqual(own);
  });

  test('the page has asked its own origin and this server, and nobody else', () => {
    expect([...foreign]).toEqual([server.url]);
  });

  test('the password is forgotten with the page', async () => {
    await page.reload();
    await page.getByRole('gridcell', { name: '青溪县', exact: true }).waitFor({ timeout: 120_000 });
    await menu(page, '数据', '连接数据库服务器…');
    expect(await dialog().getByLabel('口令', { exact: true }).inputValue()).toBe('');
  });
});
