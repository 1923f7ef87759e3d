import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { usePage } from '../support/usePage';
import { gridCell, gridText, PATIENCE } from '../support/workbench';

/** What is seen and selected in the grid of the sample, by keys alone. */
const at = usePage('sample');
const HOME = '青溪县';

const status = (page: Page): Locator => page.getByRole('group', { name: '所选的数' });
const statusText = async (page: Page): Promise<string> => (await status(page).innerText()).replace(/\s+/g, ' ');
const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const menu = (page: Page): Locator => page.locator('.context-menu').getByRole('menu');
const item = (page: Page, name: string): Locator => menu(page).locator('[role^="menuitem"]').filter({ hasText: name });
/** Copies as Ctrl+C does, and gives what a program would be handed. */
const copied = async (page: Page): Promise<{ text: string; html: string }> => {
  await page.evaluate(() => {
    document.addEventListener(
      'copy',
      (event) => {
        const data = event.clipboardData;
        Reflect.set(window, 'copied', {
          text: data?.getData('text/plain') ?? '',
          html: data?.getData('text/html') ?? '',
        });
      },
      { once: true },
    );
  });
  await page.keyboard.press('Control+c');
  return page.evaluate(() => Reflect.get(window, 'copied') as { text: string; html: string });
};
const names = (page: Page): Promise<string[]> => page.locator('.ag-row:not(.total) .area-name').allInnerTexts();

describe('the grid by keyboard', { timeout: 120_000 }, () => {
  test('arrows, Shift and Ctrl select; the status bar tells what is selected, a click copies it', async () => {
    const { page } = at;
    await (await gridCell(page, { area: HOME, indicator: '专利授权量', column: '2024年' })).click();
    expect(await page.locator('.ag-cell.selected').count()).toBe(1);
    await press(page, 'Control+Home', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await expect
      .poll(() => statusText(page), PATIENCE)
      .toMatch(/^已选 3 格 计数 3 求和 [\d,]+ 平均 [\d,]+ 中位数 [\d,]+ 最小 [\d,]+ 最大 [\d,]+ 缺 0/);
    expect(await page.locator('.ag-cell.selected').count()).toBe(3);
    await at.picture('grid-selection');
    await press(page, 'Control+a');
    await expect.poll(() => statusText(page), PATIENCE).toMatch(/^已选 \d+ 格/);
    await press(page, 'Escape', 'Control+ ');
    const column = await statusText(page);
    expect(column).toMatch(/^已选 \d+ 格/);
    await press(page, 'Shift+ ');
    expect(await statusText(page)).not.toBe(column);
  });

  test('what is selected is copied with its heads, as text and as a table', async () => {
    const { page } = at;
    await press(page, 'Escape', 'Control+Home', 'Shift+ArrowDown');
    const { text, html } = await copied(page);
    expect(text.split('\r\n')).toHaveLength(4);
    expect(html).toContain('<table');
  });

  test('who copies figures that are not public is told so, and of others nothing is said', async () => {
    const { page } = at;
    const warning = page.getByText('有内部或未公布的数', { exact: false });
    expect(await warning.count()).toBe(0);
    await (await gridCell(page, { area: HOME, indicator: '有效期内高新技术企业数', column: '2024年' })).click();
    const copies = async (): Promise<number> => {
      await copied(page);
      return warning.count();
    };
    await expect.poll(copies, PATIENCE).toBeGreaterThan(0);
  });

  test('the head of a column has a menu by keys, which nobody is kept out of, and sorts', async () => {
    const { page } = at;
    await press(page, 'Escape', 'Control+Home', 'Alt+ArrowDown');
    await item(page, '降序').waitFor();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const barriers = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(barriers.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    await at.picture('grid-column-menu');
    await press(page, 'Enter');
    await expect.poll(async () => (await names(page))[0], PATIENCE).not.toBe(HOME);
  });

  test('a filter by condition leaves fewer rows, says so above the table and in its total, and goes with one click', async () => {
    const { page } = at;
    const before = (await names(page)).length;
    await press(page, 'Alt+ArrowDown');
    await item(page, '筛选…').click();
    const dialog = page.getByRole('dialog', { name: /筛选/ });
    await dialog.getByLabel('值', { exact: true }).fill('400');
    await at.picture('grid-filter-dialog');
    await press(page, 'Enter');
    const bar = page.getByRole('toolbar', { name: '筛选' });
    await bar.getByText(/大于或等于 400/).waitFor();
    await expect.poll(async () => (await names(page)).length, PATIENCE).toBeLessThan(before);
    await page.getByRole('gridcell', { name: /合计（\d+ 个）/ }).waitFor();
    await at.picture('grid-filtered');
    // The focus is still in the table, though the cell that it was on is another one now.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.ag-cell') !== null), PATIENCE)
      .toBe(true);
    await press(page, 'Control+ ');
    const left = (await names(page)).length;
    await expect.poll(() => statusText(page), PATIENCE).toMatch(new RegExp(`^已选 ${left} 格`));
    await press(page, 'Escape');
    await bar.getByRole('button', { name: '清除全部筛选' }).click();
    await expect.poll(async () => (await names(page)).length, PATIENCE).toBe(before);
  });

  test('Ctrl+F finds names and figures and walks', async () => {
    const { page } = at;
    await press(page, 'Control+f');
    await page.getByRole('textbox', { name: '查找' }).fill('县');
    const place = page.getByRole('search', { name: '查找' }).getByRole('status');
    await expect.poll(() => place.innerText(), PATIENCE).toMatch(/^第 \d+ 处，共 \d+ 处$/);
    const first = await place.innerText();
    await press(page, 'Enter');
    await expect.poll(() => place.innerText(), PATIENCE).not.toBe(first);
    await press(page, 'Shift+Enter');
    await expect.poll(() => place.innerText(), PATIENCE).toBe(first);
    await at.picture('grid-find');
    await press(page, 'Escape');
  });

  test('a correction has a reason, is marked, shows the published value, and is taken back by undo', async () => {
    const { page } = at;
    const place = { area: HOME, indicator: '专利授权量', column: '2024年' };
    await (await gridCell(page, place)).click();
    const before = await gridText(page, place);
    await press(page, 'Shift+F10');
    await item(page, '更正…').waitFor();
    await at.picture('grid-cell-menu');
    await item(page, '更正…').click();
    const dialog = page.getByRole('dialog', { name: '更正' });
    await dialog.getByText(before, { exact: true }).waitFor();
    await dialog.getByLabel(/更正为/).fill('1234');
    await dialog.getByLabel('理由').fill('来源表录入有误');
    await at.picture('grid-correct');
    await dialog.getByRole('button', { name: '更正', exact: true }).click();
    await expect.poll(() => gridText(page, place), PATIENCE).toMatch(/^1,234/);
    await press(page, 'Control+z');
    await expect.poll(() => gridText(page, place), PATIENCE).toBe(before);
  });

  test('a hand number is entered in one line', async () => {
    const { page } = at;
    await (await gridCell(page, { area: HOME, indicator: '专利授权量', column: '2024年' })).click();
    await press(page, 'Shift+F10');
    await item(page, '录入手工数…').click();
    const dialog = page.getByRole('dialog', { name: '录入手工数' });
    await dialog.getByLabel('一行写清').fill('专利授权量 青溪县 2024年 15000余 依据：市局电话 提供人：王某');
    await dialog.getByText('市局电话', { exact: true }).waitFor();
    await at.picture('grid-hand');
    await press(page, 'Enter');
    await dialog.waitFor({ state: 'detached' });
    await press(page, 'Control+z');
  });

  test('F2, the menu of a cell and ＋ behind the last column lead to the formula bar', async () => {
    const { page } = at;
    const field = page.getByRole('combobox', { name: '计算式' });
    await (await gridCell(page, { area: HOME, indicator: '专利授权量', column: '2024年' })).click();
    await press(page, 'F2');
    await expect.poll(() => field.inputValue(), PATIENCE).toBe('=[专利授权量]');
    await press(page, 'Escape', 'Shift+F10');
    await item(page, '看公式').click();
    await expect.poll(() => field.inputValue(), PATIENCE).toBe('=[专利授权量]');
    await press(page, 'Escape');
    // Columns outside the window are not drawn.
    await page
      .locator('.ag-grid-viewport')
      .first()
      .evaluate((node) => (node.scrollLeft = 100_000));
    await page.locator('.head-add').click();
    await expect.poll(() => field.inputValue(), PATIENCE).toBe('=');
    await press(page, 'Escape');
  });

  test('nothing went wrong on the way', () => {
    expect(at.seen.errors).toEqual([]);
  });
});
