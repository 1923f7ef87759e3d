import { describe, expect, test } from 'vitest';
import { usePage } from '../support/usePage';
import { menu, PATIENCE, summaryPage } from '../support/workbench';

const at = usePage('sample');

describe('成句', { timeout: 90_000 }, () => {
  test('an indicator by its initials gives sentences that hold; Enter puts one where the cursor stands', async () => {
    const { page } = at;
    await menu(page, '编辑', '新建文稿');
    const editor = summaryPage(page);
    await editor.waitFor();
    await editor.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press("Control+'");
    const dialog = page.getByRole('dialog', { name: '成句' });
    await dialog.waitFor();
    await dialog.getByLabel('报告期').fill('2024年');
    await dialog.getByLabel('地区').fill('青溪县');
    await dialog.getByRole('combobox').fill('zlsql');
    await dialog.getByRole('button', { name: '专利授权量', exact: true }).click();
    const wanted = dialog.getByRole('option').filter({ hasText: /^位次变化\s*专利授权量/ });
    await wanted.waitFor();
    await at.picture('sentences');
    await dialog.getByRole('combobox').focus();
    for (let i = 0; i < 40 && (await wanted.getAttribute('aria-selected')) !== 'true'; i++) {
      await page.keyboard.press('ArrowDown');
    }
    const shown = (await wanted.locator('span').innerText()).trim();
    expect(shown).toMatch(/专利授权量在云溪市居第\d+位，位次[比与]上年/);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await editor.getByText('，位次').waitFor();
    await expect.poll(() => editor.innerText(), PATIENCE).toContain(shown);
    expect(at.seen.errors).toEqual([]);
  });
});
