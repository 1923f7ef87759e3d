import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, watch, type Watched } from '../support/browser';
import { utf8 } from '../support/given';
import { serveProduct } from '../support/product';
import { dropAndPreview, freshPage, openEmpty, preview, report, untilFacts } from '../support/workbench';

const table = (year: number): Uint8Array =>
  new TextEncoder().encode(`地区,专利授权量（件）\n青溪县,${year - 2000}\n白沙县,${year - 1990}\n`);

let product: Awaited<ReturnType<typeof serveProduct>>;
let browser: Browser;
let page: Page;
let seen: Watched;
beforeAll(async () => {
  product = await serveProduct();
  browser = await openBrowser();
  page = await freshPage(browser);
  seen = watch(page, product.url);
  await openEmpty(page, product.url);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

/** A file of a shape that was accepted before goes through by itself: only its report is to be closed then. */
async function accept(): Promise<void> {
  const confirm = preview(page).getByRole('button', { name: '确认导入' });
  const done = report(page).getByRole('button', { name: '确定' });
  await confirm.or(done).first().waitFor({ timeout: 60_000 });
  if (await confirm.isVisible()) await confirm.click();
  await report(page).getByRole('button', { name: '确定' }).click({ timeout: 60_000 });
  await report(page).waitFor({ state: 'detached' });
}

describe('archives, folders and pastes are imports like any other', { timeout: 180_000 }, () => {
  test('an archive that is dropped shows the files in it', async () => {
    const zip = zipSync({ '上报/专利2021年.csv': table(2021), '上报/专利2022年.csv': table(2022) });
    const dialog = await dropAndPreview(page, [{ name: '科技局.zip', bytes: zip }]);
    for (const year of [2021, 2022]) await dialog.getByText(`专利${year}年.csv`).first().waitFor();
    if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, 'zip.png') });
    await accept();
    await untilFacts(page, 4);
  });

  test('a folder is chosen with the keyboard, and its files come with their paths', async () => {
    const chooser = page.waitForEvent('filechooser');
    const folder = await mkdtemp(join(tmpdir(), 'almanac-folder-'));
    try {
      await mkdir(join(folder, '2023', '市'), { recursive: true });
      // Another heading than that of the archive's files: theirs is known by now, and goes through without a preview.
      await writeFile(join(folder, '2023', '市', '企业2023年.csv'), '地区,高新技术企业数（家）\n青溪县,5\n白沙县,8\n');
      await writeFile(join(folder, '.DS_Store'), 'x');
      // An answer from the page: by then the window that the key opens is the test's and not the system's.
      await page.title();
      await page.keyboard.press('Control+Shift+O');
      await (await chooser).setFiles(folder);
      await preview(page).getByText('2023/市/企业2023年.csv').first().waitFor();
      if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, 'folder.png') });
      await accept();
      await untilFacts(page, 6);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('a table on the clipboard is offered for import, one cell is not', async () => {
    const paste = (html: string, text: string): Promise<void> =>
      page.evaluate(
        ([page, plain]) => {
          const data = new DataTransfer();
          data.setData('text/html', page ?? '');
          data.setData('text/plain', plain ?? '');
          document.body.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
          );
        },
        [html, text],
      );
    await paste('<table><tr><td>5</td></tr></table>', '5');
    expect(await preview(page).count()).toBe(0);
    const rows = [
      ['地区', '2019年', '2020年'],
      ['青溪县', '12', '30'],
      ['白沙县', '7', '9'],
    ];
    const html = `<table><tr><td colspan="3">专利授权量（件）</td></tr>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
    await paste(html, `专利授权量（件）\t\t\n${rows.map((row) => row.join('\t')).join('\n')}\n`);
    await preview(page).getByText('粘贴 1').first().waitFor();
    if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, 'paste.png') });
    await accept();
    await untilFacts(page, 10);
  });

  test('an archive under a password says so, and nothing is loaded', async () => {
    const zip = zipSync({ 'a.csv': utf8('a.csv', 'x').bytes });
    const locked = zip.slice();
    for (let at = 0; at < locked.length - 10; at++) {
      if (locked[at] === 0x50 && locked[at + 1] === 0x4b && locked[at + 2] === 1) locked[at + 8] = 1;
    }
    const dialog = await dropAndPreview(page, [{ name: '密.zip', bytes: locked }]);
    await dialog
      .getByText(/压缩包设有密码/)
      .first()
      .waitFor();
    if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, 'locked.png') });
    await dialog.getByRole('button', { name: '取消' }).click();
    expect([seen.errors, seen.foreign]).toEqual([[], []]);
  });
});
