import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { utf8 } from '../support/given';
import { usePage } from '../support/usePage';
import { drop, htmlOf, importFiles, menu, PATIENCE, tab, writeSummary } from '../support/workbench';

const FLASH = utf8(
  '专利快报.csv',
  '地区,年份,指标,数值\n云溪市,2024,专利授权量,1080\n青溪县,2023,专利授权量,300\n青溪县,2024,专利授权量,284\n白沙县,2023,专利授权量,453\n白沙县,2024,专利授权量,512\n',
);
const ANNUAL = utf8('专利年报.csv', '地区,年份,指标,数值\n青溪县,2024,专利授权量,310\n');
const TEXT = [
  '---',
  '标题: 青溪县2024年工作总结',
  '地区: 青溪县',
  '报告期: 2024年',
  '---',
  '',
  '## 一、知识产权',
  '',
  '2024年，全县获专利授权{{[专利授权量]}}，比上年{{[专利授权量] 同比 | 增降}}；白沙县为{{[专利授权量] 白沙县}}。',
  '',
  '全年开展活动12次。',
  '',
].join('\n');

const at = usePage('empty');

const bar = (page: Page) => page.getByRole('group', { name: '文稿状态' });
const panel = (page: Page) => page.getByRole('complementary', { name: '检查' });
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });
/** What the document says, wherever it is shown. */
const said = (page: Page): Promise<string> => page.getByRole('tabpanel').innerText();

describe('from draft to final and on to the next year', { timeout: 120_000 }, () => {
  test('a numeral that nothing answers for is found by key, stands against 定稿, and is waived with a reason', async () => {
    const { page } = at;
    await importFiles(page, [FLASH]);
    await menu(page, '编辑', '新建文稿');
    await writeSummary(page, TEXT);
    await bar(page).getByText('关联3 · 手工0').waitFor();
    await bar(page).getByText('要改1处').waitFor();
    await page.keyboard.press('F8');
    await panel(page).getByRole('button', { name: '“12”没有关联数据' }).waitFor();
    await bar(page).getByRole('button', { name: '定稿…' }).click();
    await dialog(page, '定稿').getByText('还不能定稿').waitFor();
    expect(await dialog(page, '定稿').getByRole('button', { name: '定稿', exact: true }).count()).toBe(0);
    await at.picture('compose-blocked');
    await dialog(page, '定稿').getByRole('button', { name: '“12”没有关联数据' }).click();
    await panel(page).getByRole('button', { name: '免检', exact: true }).click();
    await panel(page).getByLabel('理由').fill('活动台账');
    await at.picture('compose-lint');
    await page.keyboard.press('Enter');
    await bar(page)
      .getByText(/未关联0/)
      .waitFor();
    await panel(page).getByText('没有要改的地方。').waitFor();
    await panel(page).getByRole('button', { name: '关闭' }).click();
  });

  test('it goes to review, then final: every number is fixed and recorded', async () => {
    const { page } = at;
    await bar(page).getByRole('button', { name: '送审', exact: true }).click();
    await bar(page).getByText('送审', { exact: true }).waitFor();
    await bar(page).getByRole('button', { name: '定稿…' }).click();
    await dialog(page, '定稿').getByText('3个关联数').waitFor();
    await dialog(page, '定稿').getByRole('button', { name: '定稿', exact: true }).click();
    await bar(page).getByText('数据截至').waitFor();
    await bar(page).getByText('定稿', { exact: true }).waitFor();
    await expect.poll(() => said(page), PATIENCE).toContain('284件');
    await menu(page, '报告', /用数台账/);
    const register = dialog(page, '用数台账');
    await expect.poll(() => register.getByRole('cell', { name: /^定稿/ }).count(), PATIENCE).toBe(3);
    await register
      .getByRole('button', { name: '确定' })
      .or(register.getByRole('button', { name: '完成' }))
      .first()
      .click();
  });

  test('a revised file arrives: the document says what changed and why, and changes only what is accepted', async () => {
    const { page } = at;
    // A file of a shape that is known is read by itself.
    await drop(page, [ANNUAL]);
    await bar(page).getByRole('button', { name: '3个数中有2个变了' }).click();
    const drift = dialog(page, '数的变动');
    await expect.poll(() => drift.innerText(), PATIENCE).toContain('专利年报.csv');
    await at.picture('compose-drift');
    const first = drift.getByRole('row').filter({ hasText: '310件' });
    expect(await first.innerText()).toContain('284件');
    await first.getByRole('button', { name: '采用' }).click();
    await first.waitFor({ state: 'detached' });
    await drift.getByLabel('备注').fill('增幅以快报为准');
    await drift.getByRole('button', { name: '保留原数' }).click();
    await drift.getByText('没有变动。').waitFor();
    await drift.getByRole('button', { name: '关闭' }).last().click();
    await expect.poll(() => said(page), PATIENCE).toContain('310件');
    expect(await said(page)).toContain('下降5.3%');
  });

  test('it is reported: to whom and when stands in the register', async () => {
    const { page } = at;
    await bar(page).getByRole('button', { name: '上报…' }).click();
    const form = dialog(page, '记上报');
    await form.getByLabel('报给').fill('市科技局');
    await form.getByRole('button', { name: '记入' }).click();
    await form.waitFor({ state: 'detached' });
    await menu(page, '报告', /用数台账/);
    const register = dialog(page, '用数台账');
    await expect.poll(() => register.innerText(), PATIENCE).toContain('市科技局');
    await page.keyboard.press('Escape');
  });

  test('rolled forward it is next year’s draft, and the check says where its prose does not fit', async () => {
    const { page } = at;
    await bar(page).getByRole('button', { name: '转下期…' }).click();
    const form = dialog(page, '转为下期文稿');
    await form.getByText('2025年').first().waitFor();
    expect(await form.getByLabel('新文稿名称').inputValue()).toBe('文稿1（2025年）');
    await form.getByRole('button', { name: '转出' }).click();
    await tab(page, '文稿1（2025年）').waitFor();
    await bar(page).getByText('起草', { exact: true }).waitFor();
    await panel(page)
      .getByRole('button', { name: /“2024年”是上一期的，本期为2025年/ })
      .waitFor();
    await at.picture('compose-rolled');
    await page.keyboard.press('Control+Z');
    await tab(page, '文稿1（2025年）').waitFor({ state: 'detached' });
  });

  test('rendered for both counties it comes as one ZIP, with what is missing for whom', async () => {
    const { page } = at;
    await tab(page, '文稿1').click();
    const { form, zip } = await htmlOf(page, ['青溪县', '白沙县']);
    const files = unzipSync(zip.bytes);
    const names = Object.keys(files);
    expect(names.filter((name) => name.endsWith('.html'))).toHaveLength(2);
    const other = names.find((name) => name.includes('白沙县')) ?? '';
    expect(strFromU8(files[other] ?? new Uint8Array())).toContain('白沙县2024年工作总结');
    await form.getByRole('status').waitFor();
    await at.picture('compose-areas');
    await form.getByRole('button', { name: '关闭' }).last().click();
    expect(at.seen.errors).toEqual([]);
  });
});
