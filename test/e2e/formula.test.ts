import { describe, expect, test } from 'vitest';
import { usePage } from '../support/usePage';
import { gridCell, gridText, menu, untilSaved } from '../support/workbench';

const at = usePage('sample');
const GRANTED = { area: '青溪县', indicator: '专利授权量', column: '2024年' } as const;

describe('a formula column by keyboard', { timeout: 120_000 }, () => {
  const field = () => at.page.getByRole('combobox', { name: '计算式' });
  const cell = (title: string, area = '青溪县'): Promise<string> =>
    gridText(at.page, { area, indicator: title, column: '2024年' });

  test('= begins one; names and functions are chosen from the list; the column is there, selected and saved', async () => {
    const { page } = at;
    await (await gridCell(page, GRANTED)).click();
    await page.keyboard.press('=');
    await field().waitFor();
    await page.keyboard.type('[zlsq');
    await page.getByRole('option', { name: '专利授权量 件', exact: true }).waitFor();
    const wanted = page.getByRole('option', { name: '专利授权量 件', exact: true });
    while ((await wanted.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('*2');
    await at.picture('formula-bar');
    await page.keyboard.press('Enter');
    await page.getByText('已加公式列').waitFor();
    expect(await cell('专利授权量*2（件）')).toBe('1,024');
    await page.getByRole('region', { name: '编辑栏' }).getByText('=[专利授权量]*2').waitFor();
    await untilSaved(page);
    await at.picture('formula-column');
  });

  test('what is wrong is said at its place; put right, the column changes', async () => {
    const { page } = at;
    await page.keyboard.press('F2');
    await field().waitFor();
    await field().fill('=[专利授权量] + [地区生产总值]');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .getByText(/不能相加减/)
      .waitFor();
    expect(await field().getAttribute('aria-invalid')).toBe('true');
    await at.picture('formula-wrong');
    await field().fill('=IF([专利授权量]>=500,"多","少")');
    await page.keyboard.press('Enter');
    await field().waitFor({ state: 'detached' });
    expect(await cell('IF(专利授权量>=500,"多","少")')).toBe('多');
    await at.picture('formula-text');
  });

  test('a change and the column are taken back one by one', async () => {
    const { page } = at;
    await page.keyboard.press('Control+z');
    expect(await cell('专利授权量*2（件）')).toBe('1,024');
    await page.keyboard.press('Control+z');
    await page.getByRole('columnheader', { name: '专利授权量*2（件）' }).waitFor({ state: 'detached' });
  });

  test('a column is named, and kept as an indicator', async () => {
    const { page } = at;
    await (await gridCell(page, GRANTED)).click();
    await page.keyboard.press('=');
    await field().fill('=[专利授权量]/[地区生产总值]');
    await page.keyboard.press('Enter');
    await page.getByText('已加公式列').last().waitFor();
    await gridCell(page, { area: '青溪县', indicator: '专利授权量/地区生产总值（件/亿元）', column: '2024年' });
    await menu(page, '对比', '公式列属性');
    const dialog = page.getByRole('dialog', { name: '公式列属性' });
    await dialog.getByLabel('列名').fill('专利密度');
    await dialog.getByLabel('小数位数').fill('1');
    await at.picture('formula-dialog');
    await dialog.getByRole('button', { name: '确定' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await cell('专利密度（件/亿元）')).toMatch(/^\d+\.\d$/);
    await menu(page, '对比', '把公式列保留为指标');
    await page.getByText('已保留为指标“专利密度”').waitFor();
  });

  test('nothing of it failed in the page', () => {
    expect(at.seen.errors).toEqual([]);
  });
});
