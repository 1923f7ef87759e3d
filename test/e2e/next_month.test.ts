import { describe, expect, test } from 'vitest';
import { nextMonth } from '../../data/sample/generate.mjs';
import { usePage } from '../support/usePage';
import { drop, factsLoaded, menu, preview, report } from '../support/workbench';

/** One page: each step leaves the sample as it found it. */
const at = usePage('sample');

describe('coming back next month', { timeout: 240_000 }, () => {
  test('the file of the next month is in with no click but the drop, is said, and can be taken back', async () => {
    const { page } = at;
    const before = await factsLoaded(page);
    await drop(page, [await nextMonth(6)]);
    const notice = page.getByText(/同一式样的文件已自动读入：1 个文件/);
    await notice.waitFor({ timeout: 60_000 });
    expect(await factsLoaded(page)).toBeGreaterThan(before);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: '查看报告' }).click();
    await report(page).getByRole('button', { name: '撤消本次导入' }).click();
    await expect.poll(() => factsLoaded(page), { timeout: 60_000 }).toBe(before);
  });

  test('whoever wants to see it first switches that off, and gets the preview', async () => {
    const { page } = at;
    await menu(page, '数据', '同一式样的文件直接读入');
    await drop(page, [await nextMonth(6)]);
    await preview(page).waitFor({ timeout: 60_000 });
    await preview(page).getByRole('button', { name: '取消' }).click();
    await preview(page).waitFor({ state: 'detached' });
    await menu(page, '数据', '同一式样的文件直接读入');
  });
});

describe('the quality page', { timeout: 240_000 }, () => {
  test('leads from a ledger that disagrees to the cell of the file, and back', async () => {
    const { page } = at;
    await menu(page, '数据', '数据质量…');
    const dialog = page.getByRole('dialog', { name: '数据质量' });
    await dialog.getByRole('tab', { name: '台账对账' }).click();
    const row = dialog.getByRole('row').filter({ hasText: '长乐县' }).filter({ hasText: '4,102' });
    await row.waitFor({ timeout: 120_000 });
    await row.getByRole('button', { name: /科技与经济指标/ }).click();
    const source = page.getByRole('dialog', { name: /科技与经济指标/ });
    await source.getByText('4100', { exact: true }).first().waitFor();
    await source.getByRole('button', { name: '关闭', exact: true }).first().click();
    await dialog.getByRole('tab', { name: '覆盖' }).click();
    await dialog.getByRole('button', { name: '专利授权量', exact: true }).click();
    await dialog.getByRole('rowheader', { name: '青溪县' }).waitFor();
  });
});
