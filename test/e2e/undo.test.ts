import { beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { riverCounties } from '../support/given';
import { emptyAgain, usePage } from '../support/usePage';
import {
  dropAndPreview,
  gridRow,
  gridText,
  importFiles,
  menu,
  report,
  tab,
  untilSaved,
  untilFacts,
} from '../support/workbench';

const at = usePage('empty');
let page: Page;
beforeEach(async () => {
  page = at.page;
  await emptyAgain(page);
});

const MIDDLE = { area: '中河县', indicator: '专利授权量', column: '2023年' } as const;

describe('whatever was done can be taken back', { timeout: 120_000 }, () => {
  test('an import that is taken back in its report leaves the workspace as it was, and comes back by redo', async () => {
    const dialog = await dropAndPreview(page, [riverCounties]);
    await dialog.getByRole('button', { name: '确认导入' }).click();
    await report(page).getByRole('button', { name: '撤消本次导入' }).click({ timeout: 60_000 });
    await report(page).waitFor({ state: 'detached' });
    await untilFacts(page, 0);
    expect(await page.getByRole('tab').count()).toBe(0);
    const sources = page.getByRole('complementary', { name: '侧栏' }).getByRole('button', { name: riverCounties.name });
    expect(await sources.count()).toBe(0);

    await menu(page, '编辑', /恢复/);
    await untilFacts(page, 9);
    await menu(page, '编辑', /恢复/);
    expect(await gridText(page, MIDDLE)).toBe('1,110');
    await sources.waitFor();
  });

  test('undo and redo by keyboard take an import away and bring it back with its numbers', async () => {
    await importFiles(page, [riverCounties]);
    expect(await gridText(page, MIDDLE)).toBe('1,110');
    await page.keyboard.press('Control+z');
    await tab(page, '分析表1').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await untilFacts(page, 0);
    await page.keyboard.press('Control+y');
    await untilFacts(page, 9);
    await page.keyboard.press('Control+y');
    expect(await gridText(page, MIDDLE)).toBe('1,110');
    await untilSaved(page);
  });

  test('a renamed and a closed tab come back as they were', async () => {
    await importFiles(page, [riverCounties]);
    await gridRow(page, '中河县').waitFor();
    await page.getByRole('button', { name: '新建标签页' }).click();
    await page.getByRole('button', { name: '新建文稿' }).click();
    await tab(page, '文稿1').dblclick();
    const name = page.getByRole('textbox', { name: '重命名标签页' });
    await name.fill('季度小结');
    await name.press('Enter');
    await tab(page, '季度小结').waitFor();
    await tab(page, '季度小结').press('Delete');
    await tab(page, '季度小结').waitFor({ state: 'detached' });

    await menu(page, '编辑', /撤消/);
    await tab(page, '季度小结').waitFor();
    await menu(page, '编辑', /撤消/);
    await tab(page, '文稿1').waitFor();
    expect(await tab(page, '季度小结').count()).toBe(0);
    await menu(page, '编辑', /恢复/);
    await tab(page, '季度小结').waitFor();
  });

  test("an indicator's new name is in the grid at once, and undo gives the old one back", async () => {
    await importFiles(page, [riverCounties]);
    const head = page.getByRole('columnheader', { name: /专利授权量/ });
    await head.waitFor();
    await menu(page, '数据', /编辑指标/);
    const dialog = page.getByRole('dialog', { name: '指标与地区' });
    await dialog.getByRole('searchbox').fill('专利授权量');
    await dialog
      .getByRole('listitem')
      .getByRole('button', { name: /^(江河市各县|各县)?专利授权量/ })
      .first()
      .click();
    const field = dialog.getByRole('textbox', { name: '名称', exact: true });
    await field.fill('授权专利数');
    await field.press('Tab');
    await dialog.getByRole('heading', { name: '授权专利数' }).waitFor();
    await dialog.getByRole('button', { name: '完成', exact: true }).click();
    await page.getByRole('columnheader', { name: /授权专利数/ }).waitFor();
    await menu(page, '编辑', /撤消/);
    await head.waitFor();
    expect(await gridText(page, MIDDLE)).toBe('1,110');
  });
});
