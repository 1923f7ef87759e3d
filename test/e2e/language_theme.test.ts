import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { riverCounties, utf8 } from '../support/given';
import { serveProduct } from '../support/product';
import {
  dropAndPreview,
  engineReady,
  freshPage,
  gridCell,
  menu,
  openSample,
  preview,
  tab,
  PATIENCE,
  boundNumber,
} from '../support/workbench';

let product: Awaited<ReturnType<typeof serveProduct>>;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  product = await serveProduct();
  browser = await openBrowser();
  page = await freshPage(browser);
  await openSample(page, product.url);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

const theme = (): Promise<string | null> => page.locator('html').getAttribute('data-theme');
const focused = (): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '';
  });

describe('two languages, two colours, no mouse', { timeout: 120_000 }, () => {
  test('EN turns every part of the page at once, and 中 turns it back', async () => {
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    await page.getByRole('menuitem', { name: 'File', exact: true }).waitFor();
    await page
      .getByRole('columnheader', { name: /Patents granted/i })
      .first()
      .waitFor();
    await page
      .getByRole('contentinfo')
      .getByText(/DuckDB/)
      .waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const chinese = await page
      .locator('[role="menubar"], [role="toolbar"] small, footer, .toolbar')
      .evaluateAll((nodes) =>
        nodes.map((node) => node.textContent ?? '').filter((text) => /[\u4e00-\u9fff]/.test(text)),
      );
    expect(chinese).toEqual([]);
    await page.getByRole('button', { name: '中', exact: true }).click();
    await page.getByRole('menuitem', { name: '文件', exact: true }).waitFor();
    await page
      .getByRole('columnheader', { name: /专利授权量/ })
      .first()
      .waitFor();
  });

  test('the dark colours stay after a reload, and light ones come back', async () => {
    await page.getByRole('button', { name: '深色界面' }).click();
    expect(await theme()).toBe('dark');
    const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.reload();
    await engineReady(page);
    expect(await theme()).toBe('dark');
    await page.getByRole('button', { name: '浅色界面' }).click();
    expect(await theme()).toBe('light');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(dark);
  });

  test('in the grid arrows move the cell, and the name box goes to a place by its name', async () => {
    await (await gridCell(page, { area: '青溪县', indicator: '专利授权量', column: '2023年' })).click();
    const box = page.getByRole('textbox', { name: '名称框' });
    await expect.poll(() => box.inputValue(), PATIENCE).toBe('青溪县 · 2023年');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => box.inputValue(), PATIENCE).toBe('青溪县 · 2024年');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => box.inputValue(), PATIENCE).toBe('临江县 · 2024年');
    await box.fill('梅川县 2023');
    await box.press('Enter');
    await expect.poll(() => box.inputValue(), PATIENCE).toBe('梅川县 · 2023年');
  });

  test('Ctrl+K finds indicators by the initials of their pinyin, and Enter shows one', async () => {
    await (await gridCell(page, { area: '青溪县', indicator: '专利授权量', column: '2024年' })).click();
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: '命令搜索' });
    await palette.getByRole('combobox').pressSequentially('zlsql');
    await palette
      .getByRole('option', { name: /专利申请量/ })
      .or(palette.getByRole('option', { name: /专利授权量/ }))
      .first()
      .waitFor();
    await palette.getByRole('combobox').fill('zlsq');
    const found = palette.getByRole('option', { name: /^专利申请量/ });
    await found.waitFor();
    for (let i = 0; i < 40 && (await found.getAttribute('aria-selected')) !== 'true'; i++) {
      await page.keyboard.press('ArrowDown');
    }
    expect(await found.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await palette.waitFor({ state: 'detached' });
    // In the panel it stands twice while it is shown: in its group and among those of this view.
    const inPanel = page
      .getByRole('complementary', { name: '侧栏' })
      .getByRole('button', { name: /^专利申请量/, pressed: true });
    await inPanel.first().waitFor();
    await page.keyboard.press('Control+z');
    await inPanel.first().waitFor({ state: 'detached' });
  });

  test('menus are walked by arrows, and Escape gives the focus back', async () => {
    const file = page.getByRole('menuitem', { name: '文件', exact: true });
    await file.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('menu', { name: '文件' }).waitFor();
    await expect.poll(focused, PATIENCE).toMatch(/^新建工作区/);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toMatch(/^工作区/);
    await page.keyboard.press('ArrowRight');
    await page.getByRole('menu', { name: '编辑' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await focused()).toBe('编辑');
  });

  test('Tab goes from the menus through search, formula bar, side panel and view to the tabs', async () => {
    await page.getByRole('menuitem', { name: '编辑', exact: true }).focus();
    const order = ['搜索指标、地区、命令', '名称框', '名称、拼音或简拼', '引用到文稿', '县际对比'];
    const met: string[] = [];
    for (let i = 0; i < 400 && met.length < order.length; i++) {
      await page.keyboard.press('Tab');
      const at = await focused();
      if (at.startsWith(order[met.length] ?? '\0')) met.push(order[met.length] ?? '');
    }
    expect(met).toEqual(order);
  });
});

/** What an automatic check finds that keeps people out. */
async function barriers(): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    );
}

const askFile = utf8('没有指标.csv', '地区,2022年,2023年\n上河县,1,2\n');

/** Each part of the page, brought before the eyes and put away again. */
const parts: readonly (readonly [string, () => Promise<void>, () => Promise<void>])[] = [
  [
    'a view',
    async () => {
      await tab(page, '县际对比').click();
      await (await gridCell(page, { area: '青溪县', indicator: '专利授权量', column: '2024年' })).click();
    },
    async () => {},
  ],
  [
    'the trace panel',
    async () => {
      await page.keyboard.press('Control+[');
      await page.getByRole('complementary', { name: '数据来源' }).getByRole('listitem').first().waitFor();
      await page.getByRole('button', { name: '查看取数语句' }).click();
    },
    () => page.getByRole('complementary', { name: '数据来源' }).getByRole('button', { name: '关闭' }).click(),
  ],
  [
    'a summary',
    async () => {
      await tab(page, '2024年工作总结').click();
      await boundNumber(page, /512/).first().waitFor();
    },
    () => tab(page, '县际对比').click(),
  ],
  [
    'the catalog',
    async () => {
      await menu(page, '数据', /编辑指标/);
      await page.getByRole('dialog', { name: '指标与地区' }).getByRole('heading', { level: 3 }).first().waitFor();
    },
    () => page.getByRole('dialog', { name: '指标与地区' }).getByRole('button', { name: '完成', exact: true }).click(),
  ],
  [
    'the import preview',
    async () => {
      await dropAndPreview(page, [riverCounties, askFile]);
    },
    () => preview(page).getByRole('button', { name: '取消' }).click(),
  ],
];

describe('people who read with other eyes are not kept out', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    await page.reload();
    await engineReady(page);
  });

  for (const [name, to] of [
    ['light', '浅色界面'],
    ['dark', '深色界面'],
  ] as const) {
    test(`${name}: view, trace, summary, catalog and import preview have no serious barrier`, async () => {
      if ((await theme()) !== name) await page.getByRole('button', { name: to }).click();
      const found: string[] = [];
      for (const [part, show, hide] of parts) {
        await show();
        found.push(...(await barriers()).map((text) => `${part}: ${text}`));
        await hide();
      }
      expect(found).toEqual([]);
    });
  }

  test('the start page has no serious barrier, light or dark', async () => {
    await menu(page, '文件', '关闭工作区');
    await page.getByRole('button', { name: '打开示例', exact: true }).waitFor();
    expect(await barriers()).toEqual([]);
    await page.getByRole('button', { name: '浅色界面' }).click();
    expect(await theme()).toBe('light');
    expect(await barriers()).toEqual([]);
  });
});
