import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { root } from '../../src/cli/install.mjs';
import { openBrowser, watch, type Watched } from '../support/browser';
import { riverCounties } from '../support/given';
import { serveProduct } from '../support/product';
import {
  closeTrace,
  downloaded,
  freshPage,
  gridCell,
  gridText,
  importFiles,
  openEmpty,
  tab,
  untilSaved,
  boundNumber,
  menu,
} from '../support/workbench';

let product: Awaited<ReturnType<typeof serveProduct>>;
let browser: Browser;
let page: Page;
let seen: Watched;
const violations: string[] = [];
const hits: string[] = [];
/** Another machine, that answers whoever asks. */
const elsewhere = createServer((request, response) => {
  hits.push(request.url ?? '');
  response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('a,b\n1,2\n');
});

beforeAll(async () => {
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  product = await serveProduct();
  browser = await openBrowser();
  page = await freshPage(browser);
  seen = watch(page, product.url);
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) violations.push(message.text());
  });
  await openEmpty(page, product.url);
});
afterAll(async () => {
  await browser.close();
  await product.close();
  elsewhere.closeAllConnections();
  await new Promise((resolve) => elsewhere.close(resolve));
});

const there = (): string => `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/x.csv`;

describe('nothing leaves the origin', { timeout: 120_000 }, () => {
  test('loading, comparing, tracing, citing and exporting ask nothing of another origin and break no rule', async () => {
    await importFiles(page, [riverCounties]);
    const place = { area: '中河县', indicator: '专利授权量', column: '2023年' };
    expect(await gridText(page, place)).toBe('1,110');
    await (await gridCell(page, place)).click();
    await page.keyboard.press('Control+[');
    await page.getByRole('complementary', { name: '数据来源' }).getByRole('listitem').first().waitFor();
    await closeTrace(page);
    await page.getByRole('button', { name: '引用到文稿' }).click();
    await tab(page, '文稿1').click();
    await boundNumber(page, /1110件/).waitFor();
    await downloaded(page, () => menu(page, '报告', '导出 HTML（带来源）'));
    await downloaded(page, () => page.keyboard.press('Control+s'));
    await untilSaved(page);
    expect(seen.foreign).toEqual([]);
    expect(violations).toEqual([]);
    expect(seen.errors).toEqual([]);
  });

  test('every file that is served carries the policy', async () => {
    const files = await readdir(join(root, 'dist', 'web'), { recursive: true, withFileTypes: true });
    const paths = files
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(root, 'dist', 'web').length + 1));
    expect(paths.length).toBeGreaterThan(10);
    for (const path of ['', 'not-there.js', ...paths]) {
      const url = product.url + path.split(/[/\\]/).map(encodeURIComponent).join('/');
      const answer = await fetch(url, { method: 'HEAD' });
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy, path).toMatch(/default-src 'self'/);
      expect(policy, path).toMatch(/connect-src 'self'(;|$)/);
    }
  });

  test('the page and its workers cannot read a table from elsewhere even if they tried', async () => {
    const asked = await page.evaluate(async (url) => {
      const byPage = await fetch(url).then(
        () => 'read',
        () => 'refused',
      );
      const image = await new Promise((resolve) => {
        const made = new Image();
        made.onload = made.onerror = () => resolve('done');
        made.src = url;
      });
      const beacon = navigator.sendBeacon(url, 'x');
      return { byPage, image, beacon: typeof beacon };
    }, there());
    expect(asked.byPage).toBe('refused');
    const workers = page.workers();
    expect(workers.length).toBeGreaterThan(0);
    for (const worker of workers) {
      const byWorker = await worker.evaluate(
        (url) =>
          fetch(url).then(
            () => 'read',
            () => 'refused',
          ),
        there(),
      );
      expect(byWorker, worker.url()).toBe('refused');
      // As the database itself asks: at once, in the worker's own thread.
      const atOnce = await worker.evaluate((url) => {
        const request = new XMLHttpRequest();
        request.open('GET', url, false);
        try {
          request.send();
          return 'read';
        } catch {
          return 'refused';
        }
      }, there());
      expect(atOnce, worker.url()).toBe('refused');
    }
    expect(hits).toEqual([]);
  });
});
