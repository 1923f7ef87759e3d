import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { riverCounties, utf8, type GivenFile } from '../support/given';
import { serveProduct } from '../support/product';
import {
  downloaded,
  drop,
  engineReady,
  freshPage,
  gridText,
  importFiles,
  menu,
  openEmpty,
  openStart,
  untilSaved,
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

const MIDDLE = { area: '中河县', indicator: '专利授权量', column: '2023年' } as const;
const hills = utf8('山城市.csv', '地区,2022年,2023年\n东山县,11,12\n西山县,21,22\n指标：登记企业数（家）,,\n');

async function rename(page: Page, name: string): Promise<void> {
  await menu(page, '文件', '重命名工作区…');
  const field = page.getByRole('dialog', { name: '重命名工作区…' }).getByRole('textbox');
  await field.fill(name);
  await field.press('Enter');
  await page.getByRole('banner').getByRole('button', { name }).waitFor();
}

describe('several workspaces, each by its name', { timeout: 180_000 }, () => {
  let page: Page;
  let file: GivenFile | null = null;
  beforeAll(async () => {
    page = await freshPage(browser);
    await openEmpty(page, product.url);
  });
  afterAll(() => page.context().close());

  test('each workspace keeps its own files, and both are offered by name', async () => {
    await rename(page, '江河市');
    await importFiles(page, [riverCounties]);
    await menu(page, '文件', '新建工作区');
    await page.getByRole('banner').getByRole('button', { name: '新工作区' }).waitFor();
    await rename(page, '山城市');
    // A table that was begun before there were data says what is wanted, and is filled by what comes.
    await menu(page, '编辑', '新建分析表');
    await page.getByRole('main').getByRole('heading', { name: '把报表拖进来' }).waitFor();
    await importFiles(page, [hills]);
    await page.getByRole('gridcell', { name: '东山县', exact: true }).waitFor();
    expect(await page.getByRole('tab').count()).toBe(1);
    await untilSaved(page);

    await page.getByRole('banner').getByRole('button', { name: '山城市' }).click();
    const list = page.getByRole('dialog', { name: '工作区' }).getByRole('listitem');
    await list.filter({ hasText: '山城市' }).getByText('正在使用').waitFor();
    await list
      .filter({ hasText: '江河市' })
      .getByRole('button', { name: /^江河市/ })
      .click();
    await engineReady(page);
    expect(await gridText(page, MIDDLE)).toBe('1,110');
    expect(await page.getByRole('gridcell', { name: '东山县', exact: true }).count()).toBe(0);
  });

  test('after a reload the one that was open last is there', async () => {
    await page.reload();
    await engineReady(page);
    expect(await gridText(page, MIDDLE)).toBe('1,110');
    await page.getByRole('banner').getByRole('button', { name: '江河市' }).waitFor();
  });

  test('saving a copy gives one .almanac file named after the workspace', async () => {
    file = await downloaded(page, () => page.keyboard.press('Control+s'));
    expect(file.name).toBe('江河市.almanac');
    expect(new TextDecoder().decode(file.bytes.slice(0, 2))).toBe('PK');
    await page.getByRole('status').getByText('已另存为“江河市.almanac”').waitFor();
  });

  test('that file opened in another browser shows the same numbers and leads to the same cells', async () => {
    const other = await freshPage(browser);
    await openStart(other, product.url);
    if (!file) throw new Error('the copy was not saved');
    await drop(other, [file]);
    await engineReady(other);
    expect(await gridText(other, MIDDLE)).toBe('1,110');
    await other.getByRole('gridcell', { name: '1,110', exact: true }).click();
    await other.getByRole('region', { name: '编辑栏' }).getByRole('button', { name: /› D4$/ }).click();
    const mark = other.getByRole('dialog', { name: riverCounties.name }).locator('.mark');
    await mark.waitFor();
    expect(await mark.innerText()).toBe('1,110');
    await other.context().close();
  });
});
