import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, watch, type Watched } from '../support/browser';
import { servePage, type ServedPage } from '../support/pages';
import { engineCases } from './engineCases';
import type { Harness } from './page/harness';

declare const harness: Harness;

describe('the engine in Chromium keeps the contract', () => {
  let served: ServedPage;
  let browser: Browser;
  let page: Page;
  let watched: Watched;

  beforeAll(async () => {
    served = await servePage('test/contract/page');
    browser = await openBrowser();
    page = await browser.newPage();
    watched = watch(page, served.url);
    await page.goto(served.url);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  test.each(engineCases.map(({ name, expected }, index) => ({ name, expected, index })))(
    '$name',
    async ({ index, expected }) => {
      expect(await page.evaluate((at) => harness.engineCase(at), index)).toEqual(expected);
    },
  );

  test('and no request has left the origin meanwhile', () => {
    expect(watched.foreign).toEqual([]);
  });

  test('a database without our locks still cannot read a foreign address: the policy binds its worker', async () => {
    const asked: string[] = [];
    const foreign = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('Access-Control-Allow-Origin', '*').end('a,b\n1,2\n');
    });
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
    const { port } = foreign.address() as AddressInfo;
    const answer = await page.evaluate((url) => harness.bareRead(url), `http://127.0.0.1:${port}/x.csv`);
    foreign.close();
    expect(answer).toMatch(/^refused/);
    expect(asked).toEqual([]);
  });

  test('and the same database reads an address of the own origin, so that the test above means something', async () => {
    const answer = await page.evaluate((url) => harness.bareRead(url), new URL('index.html', served.url).href);
    expect(answer).toMatch(/^read \d+ rows/);
  });

  test('a start that cannot succeed ends with its reason', async () => {
    const start = (options: Parameters<Harness['failedStart']>[0]) =>
      page.evaluate((given) => harness.failedStart(given), options);
    expect(await start({ worker: 'none.js' })).toBe('unreachable');
    expect(await start({ wasm: 'none.wasm' })).toBe('unreachable');
    expect(await start({ wasm: 'index.html', timeoutMs: 8_000 })).toMatch(/failed|timeout/);
    expect(await start({ timeoutMs: 1 })).toBe('timeout');
  });
});
