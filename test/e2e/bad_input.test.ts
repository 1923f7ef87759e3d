import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, watch, type Watched } from '../support/browser';
import { riverCounties, utf8, type GivenFile } from '../support/given';
import { serveProduct } from '../support/product';
import {
  closeTrace,
  downloaded,
  dropAndPreview,
  factsLoaded,
  freshPage,
  gridCell,
  gridText,
  importFiles,
  menu,
  openEmpty,
  preview,
  tab,
  untilSaved,
  untilFacts,
  boundNumber,
} from '../support/workbench';

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
  await importFiles(page, [riverCounties]);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

const MIDDLE = { area: '中河县', indicator: '专利授权量', column: '2023年' } as const;
const workbook = (): Promise<Uint8Array> =>
  readFile(fileURLToPath(new URL('../../data/sample/files/2023年专利.xlsx', import.meta.url)));

/** What the preview says of each file, and that nothing of them can be loaded. */
async function refused(file: GivenFile, said: RegExp): Promise<void> {
  const dialog = await dropAndPreview(page, [file]);
  const issues = dialog.getByRole('region', { name: '存疑与提示' });
  await issues.getByRole('listitem').filter({ hasText: file.name }).filter({ hasText: said }).waitFor();
  await issues.getByText('错误', { exact: true }).waitFor();
  await dialog.getByText('没有可导入的内容').waitFor();
  expect(await dialog.getByRole('button', { name: '确认导入' }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: '取消' }).click();
  await preview(page).waitFor({ state: 'detached' });
}

describe('bad input is told, and what was there stays', { timeout: 120_000 }, () => {
  afterEach(async () => {
    await tab(page, '分析表1').click();
    expect(await gridText(page, MIDDLE)).toBe('1,110');
    expect(seen.errors).toEqual([]);
  });

  test('an empty file is named and nothing is loaded', () =>
    refused({ name: '空文件.csv', bytes: new Uint8Array() }, /没有内容/));

  test('a file with a header only is named and nothing is loaded', () =>
    refused(utf8('只有表头.csv', '地区,2022年,2023年\n'), /只有表头/));

  test('a file that is no table is named and nothing is loaded', () =>
    refused({ name: '图片.csv', bytes: Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256) }, /不是表格/));

  test('a workbook that broke off is named and nothing is loaded', async () => {
    const whole = await workbook();
    await refused({ name: '断开的.xlsx', bytes: whole.slice(0, Math.floor(whole.length * 0.6)) }, /不完整|无法打开/);
  });

  test('text among numbers is told with its cell, and the other cells are loaded', async () => {
    const before = await factsLoaded(page);
    const file = utf8(
      '登记企业.csv',
      '地区,指标,2022年,2023年\n上河县,登记企业数（家）,31,约四十\n下河县,登记企业数（家）,21,22\n',
    );
    const dialog = await dropAndPreview(page, [file]);
    const issue = dialog.getByRole('listitem').filter({ hasText: '约四十' });
    await issue.getByText(/D2/).first().waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    await importFiles(page, [file]);
    await untilFacts(page, before + 4);
    await menu(page, '编辑', /撤消/);
    await untilFacts(page, before);
  });

  test('of several files the good one is loaded although its neighbours are bad', async () => {
    const before = await factsLoaded(page);
    const good = utf8('培训.csv', '地区,指标,2022年,2023年\n上河县,培训期数（期）,3,4\n');
    const dialog = await dropAndPreview(page, [{ name: '空.csv', bytes: new Uint8Array() }, good]);
    await dialog.getByText('将导入指标值 2 条', { exact: false }).waitFor();
    await dialog.getByRole('listitem').filter({ hasText: '空.csv' }).first().waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    await importFiles(page, [{ name: '空.csv', bytes: new Uint8Array() }, good]);
    await untilFacts(page, before + 2);
    await menu(page, '编辑', /撤消/);
    await untilFacts(page, before);
  });
});

describe('names and cells are text, whatever they hold', { timeout: 120_000 }, () => {
  test.each([
    ['HTML and script', '<img src=x onerror="window.harmed=1">县', '<script>window.harmed=1</script>授权<b>量</b>'],
    ['quotes, brackets and semicolons', `a'b"c;[d]{e}|\\县`, `指标'";]--[x]} $1 %s`],
  ])('%s in an area and an indicator stay what they are in view, trace and summary', async (_what, area, indicator) => {
    const other = await freshPage(browser);
    const watched = watch(other, product.url);
    await openEmpty(other, product.url);
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const rows = [
      ['地区', '年份', '指标', '数值', '单位'],
      [area, '2022年', indicator, '10', '件'],
      [area, '2023年', indicator, '1234', '件'],
      ['平常县', '2022年', indicator, '20', '件'],
      ['平常县', '2023年', indicator, '<u>无</u>', '件'],
    ];
    const file = utf8(`表'";<i>.csv`, rows.map((row) => row.map(quoted).join(',')).join('\n'));
    await importFiles(other, [file]);

    const place = { area, indicator, column: '2023年' };
    expect(await gridText(other, place)).toBe('1,234');
    await (await gridCell(other, place)).click();
    await other
      .getByRole('region', { name: '编辑栏' })
      .getByRole('button', { name: `${file.name} › ` })
      .first()
      .waitFor();
    await other.keyboard.press('Control+[');
    const trace = other.getByRole('complementary', { name: '数据来源' });
    await trace.getByRole('listitem').filter({ hasText: '1,234' }).filter({ hasText: area }).first().waitFor();

    await closeTrace(other);
    await other.getByRole('button', { name: '引用到文稿' }).click();
    await tab(other, '文稿1').click();
    const chip = boundNumber(other);
    await chip.getByText('1234件').waitFor();
    await untilSaved(other);
    const html = await downloaded(other, () => menu(other, '报告', '导出 HTML（带来源）'));
    const text = new TextDecoder().decode(html.bytes);
    expect(text).toContain('1234件');
    expect(text).not.toMatch(/<script|<img|<i>/i);

    expect(await other.evaluate(() => Reflect.get(window, 'harmed'))).toBeUndefined();
    expect(await other.locator('img[src="x"]').count()).toBe(0);
    expect(watched.errors).toEqual([]);
    expect(watched.foreign).toEqual([]);
    await other.context().close();
  });
});
