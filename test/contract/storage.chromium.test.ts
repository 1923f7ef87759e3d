import { networkInterfaces } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kill, newProfile, openBrowser } from '../support/browser';
import { servePage, type ServedPage } from '../support/pages';
import type { Harness } from './page/harness';
import { storageCases } from './storageCases';

declare const harness: Harness;

const kinds = ['opfs', 'indexeddb'] as const;
const cases = storageCases.map(({ name, expected }, index) => ({ name, expected, index }));
let served: ServedPage;
let browser: Browser;

beforeAll(async () => {
  served = await servePage('test/contract/page', { host: '0.0.0.0' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

describe.each(kinds)('%s keeps the contract', (kind) => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage();
    await page.goto(served.url);
  });

  test.each(cases)('$name', async ({ index, expected }) => {
    expect(await page.evaluate(([which, at]) => harness.storageCase(which, at), [kind, index] as const)).toEqual(
      expected,
    );
  });
});

describe('the ladder', () => {
  test('takes private files on this machine', async () => {
    const page = await browser.newPage();
    await page.goto(served.url);
    expect(await page.evaluate(() => harness.rungs())).toEqual({
      kind: 'opfs',
      durable: true,
      tried: [],
      secure: true,
    });
  });

  const address = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

  test.skipIf(!address)(
    'takes the database on a plain intranet address, where there are no private files',
    async () => {
      const page = await browser.newPage();
      await page.goto(served.url.replace('127.0.0.1', address ?? ''));
      expect(await page.evaluate(() => harness.rungs())).toEqual({
        kind: 'indexeddb',
        durable: true,
        tried: ['opfs'],
        secure: false,
      });
      for (const { index, expected } of cases) {
        expect(await page.evaluate((at) => harness.storageCase('indexeddb', at), index)).toEqual(expected);
      }
    },
  );
});

describe.each(kinds)('%s survives a killed browser', (kind) => {
  test('everything acknowledged is there, whole', { timeout: 120_000 }, async () => {
    const profile = await newProfile();
    try {
      let acknowledged = 0;
      for (let round = 1; round <= 3; round += 1) {
        const context = await profile.open();
        const page = await context.newPage();
        let here = 0;
        let enough: () => void = () => undefined;
        const reached = new Promise<void>((resolve) => (enough = resolve));
        await page.exposeFunction('kept', (count: number) => {
          here = count;
          if (count >= 10 * round + round) enough();
        });
        await page.goto(served.url);
        void page
          .evaluate((which) => {
            const { kept } = globalThis as unknown as { kept: (count: number) => Promise<void> };
            return harness.writeUntilKilled(which, kept);
          }, kind)
          .catch(() => undefined); // the page dies under it
        await reached;
        await kill(context, profile);
        acknowledged = here;

        const after = await profile.open();
        const reader = await after.newPage();
        await reader.goto(served.url);
        const found = await reader.evaluate((which) => harness.whatWasKept(which), kind);
        await after.close();
        expect(found.count).toBeGreaterThanOrEqual(acknowledged);
        expect(found.broken).toEqual([]);
      }
      expect(acknowledged).toBeGreaterThanOrEqual(33);
    } finally {
      await profile.remove();
    }
  });
});
