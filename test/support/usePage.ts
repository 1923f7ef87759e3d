import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Page } from 'playwright-core';
import { openBrowser, watch, type Watched } from './browser';
import { serveProduct } from './product';
import { freshPage, menu, openEmpty, openSample, openStart, untilFacts } from './workbench';

/** What the page shows when the first test begins. */
const STARTS = { start: openStart, empty: openEmpty, sample: openSample } as const;
export type Start = keyof typeof STARTS | ((page: Page, url: string) => Promise<void>);

export interface UsedPage {
  readonly page: Page;
  /** Where the product is served; it ends with a stroke. */
  readonly url: string;
  /** Every error and every request to another origin since the page was opened. */
  readonly seen: Watched;
  /** A picture for somebody who looks, where `PICTURES` names a folder; else nothing. */
  picture(name: string): Promise<void>;
}

/**
 * One page for all tests of the file or `describe` in which it stands: opened before the first, closed after the last. Opening a page and
 * an engine takes seconds, a step of a story some tenths: tests follow each other in one page wherever the story allows it, and
 * `emptyAgain` gives a new workspace in the same page.
 *
 * ```ts
 * const at = usePage('sample');
 * test('…', async () => { expect(await gridText(at.page, …)).toBe('512'); });
 * ```
 */
export function usePage(start: Start = 'empty', options: { readonly connect?: readonly string[] } = {}): UsedPage {
  let close: () => Promise<void> = async () => undefined;
  let page: Page | undefined;
  let seen: Watched | undefined;
  let url = '';
  beforeAll(async () => {
    const product = await serveProduct('127.0.0.1', options.connect);
    const browser = await openBrowser();
    close = async () => {
      await browser.close();
      await product.close();
    };
    page = await freshPage(browser);
    url = product.url;
    seen = watch(page, url);
    await (typeof start === 'string' ? STARTS[start] : start)(page, url);
  });
  afterAll(() => close());
  const opened = <T>(what: T | undefined): T => {
    if (what === undefined) throw new Error('the page is opened before the first test, not earlier');
    return what;
  };
  return {
    get page() {
      return opened(page);
    },
    get url() {
      return url;
    },
    get seen() {
      return opened(seen);
    },
    picture: (name) => picture(opened(page), name),
  };
}

/** A picture of the page for somebody who looks, where `PICTURES` names a folder; else nothing. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** A new, empty workspace in the same page: nothing of the one before is in it. By the start page, so that the old one is gone for certain. */
export async function emptyAgain(page: Page): Promise<void> {
  await menu(page, '文件', /关闭工作区/);
  await page.getByRole('main').getByRole('button', { name: '新建工作区' }).click();
  await page.getByRole('banner').getByRole('button', { name: '新工作区' }).waitFor();
  await untilFacts(page, 0);
}
