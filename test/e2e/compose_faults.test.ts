import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { utf8 } from '../support/given';
import { usePage } from '../support/usePage';
import {
  htmlOf,
  importFiles,
  menu,
  PATIENCE,
  pickFile,
  summaryPage,
  summarySource,
  tab,
  untilSaved,
  writeSummary,
} from '../support/workbench';

const PATENTS = utf8(
  '专利.csv',
  '地区,年份,指标,数值\n青溪县,2023,专利授权量,300\n青溪县,2024,专利授权量,284\n白沙县,2024,专利授权量,512\n',
);
const FIRMS = utf8('企业.csv', '地区,年份,指标,数值\n青溪县,2024,专利申请量,77\n白沙县,2024,专利申请量,91\n');
const HEAD = '---\n标题: 青溪县2024年总结\n地区: 青溪县\n报告期: 2024年\n---\n\n';
const TEXT = `${HEAD}全县授权{{[专利授权量] #aaaa}}，申请{{[专利申请量] #bbbb}}，白沙县授权{{[专利授权量] 白沙县 #cccc}}。\n`;

const at = usePage('empty');
const bar = (page: Page): Locator => page.getByRole('group', { name: '文稿状态' });
const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name, exact: true });
const words = async (page: Page): Promise<string> => (await summaryPage(page).innerText()).replace(/\s/g, '');
const untilSays = (page: Page, text: string | RegExp): Promise<void> =>
  expect.poll(() => words(page), PATIENCE).toMatch(text);

/** Another name for what the catalog calls so, as a person gives it. */
async function rename(page: Page, section: '指标' | '地区', from: string, to: string): Promise<void> {
  await menu(page, '数据', section === '指标' ? /编辑指标/ : /编辑地区/);
  const catalog = dialog(page, '指标与地区');
  await catalog.getByRole('searchbox').fill(from);
  await catalog
    .getByRole('button', { name: new RegExp(`^${from}`) })
    .first()
    .click();
  await catalog.getByRole('heading', { name: from, level: 3 }).waitFor();
  const name = catalog.getByLabel('名称', { exact: true });
  await name.fill(to);
  await name.press('Tab');
  await catalog.getByRole('heading', { name: to, level: 3 }).waitFor();
  await catalog.getByRole('button', { name: '完成', exact: true }).click();
}

describe('what a document rests on goes, changes or is no longer one thing', { timeout: 180_000 }, () => {
  test('a source that is taken out: the number says that it is not there, and the others stand', async () => {
    const { page } = at;
    await importFiles(page, [PATENTS, FIRMS]);
    await menu(page, '编辑', '新建文稿');
    await writeSummary(page, TEXT);
    await untilSays(page, '全县授权284件，申请77件，白沙县授权512件。');
    await bar(page).getByText('关联3 · 手工0').waitFor();
    await untilSaved(page);
    await page.getByRole('button', { name: /^企业\.csv/ }).click();
    await page.getByRole('button', { name: '从工作区移除' }).click();
    await untilSays(page, '全县授权284件，申请〔缺〕，白沙县授权512件。');
    await at.picture('faults-gone');
    // Undo brings it back.
    await page.keyboard.press('Control+Z');
    await untilSays(page, '全县授权284件，申请77件，白沙县授权512件。');
  });

  test('an indicator that is called otherwise is cited on by its former name', async () => {
    const { page } = at;
    await rename(page, '指标', '专利授权量', '专利授权数');
    await untilSays(page, '全县授权284件，申请77件，白沙县授权512件。');
    expect(await summarySource(page)).toContain('{{[专利授权量] #aaaa}}');
    await writeSummary(page, TEXT.replace('。\n', '，上年{{[专利授权数] 上年}}。\n'));
    await untilSays(page, '白沙县授权512件，上年300件。');
    await untilSaved(page);
  });

  test('a broken template: each area’s document comes, what is not understood stands in it and on the list', async () => {
    const { page } = at;
    const broken = `${HEAD}全县授权{{[专利授权量]}}，{{[没有这个指标]}}，{{[专利授权量] 同比 占比}}，{{[专利授权量}}。\n\n{{表 [没有这张表]}}\n`;
    await menu(page, '编辑', '新建文稿');
    await writeSummary(page, broken);
    await summaryPage(page).locator('.chip.problem').nth(2).waitFor();
    const { form, zip } = await htmlOf(page, ['青溪县', '白沙县']);
    await form.getByRole('status').waitFor();
    await expect.poll(() => form.innerText(), PATIENCE).toMatch(/没有这个指标[^]*没有这张表/);
    await at.picture('faults-template');
    const files = Object.entries(unzipSync(zip.bytes)).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
    const pages = files.filter(([name]) => name.endsWith('.html')).map(([, text]) => text);
    expect(pages.map((text) => /284件|512件/.exec(text)?.[0])).toEqual(['284件', '512件']);
    for (const text of pages) expect(text).toMatch(/没有名为“没有这张表”的标签页/);
    expect(files.find(([name]) => name.endsWith('.csv'))?.[1]).toMatch(/白沙县.*没有这个指标/);
    await form.getByRole('button', { name: '关闭' }).last().click();
    expect(await summarySource(page)).toBe(broken);
  });

  test('a form of a superior that cannot be read says why, and what was there stays', async () => {
    const { page } = at;
    await menu(page, '报告', '上级表样…');
    const forms = dialog(page, '上级表样');
    await pickFile(page, forms.getByRole('button', { name: /导入表样/ }), '附表1.xlsx', [0x50, 0x4b, 3, 4, 1, 2, 3]);
    await expect
      .poll(() => forms.getByRole('alert').innerText(), PATIENCE)
      .toMatch(/打不开|损坏|不完整|无法|不是能填的工作簿/);
    await at.picture('faults-form');
    await page.keyboard.press('Escape');
    await forms.waitFor({ state: 'detached' });
    await tab(page, '文稿1').click();
    await untilSays(page, '全县授权284件，申请77件，白沙县授权512件，上年300件。');
  });

  test('an area’s name that means two is asked back, nothing is guessed, and its key answers', async () => {
    const { page } = at;
    await rename(page, '地区', '白沙县', '青溪县');
    const problems = page.getByRole('tabpanel');
    await expect.poll(() => problems.innerText(), PATIENCE).toMatch(/文稿开头的地区“青溪县”不止一个/);
    // What is said of the document's own area waits; what names its area by a name that is still one's own stands.
    await untilSays(page, /^全县授权\[专利授权量\]，申请\[专利申请量\]，白沙县授权512件/);
    await at.picture('faults-ambiguous');
    let keys: readonly string[] = [];
    const read = async (): Promise<number> => {
      keys = /不止一个：([^。]+)。/.exec(await problems.innerText())?.[1]?.split('、') ?? [];
      return keys.length;
    };
    await expect.poll(read, PATIENCE).toBe(2);
    const field = page.getByRole('group', { name: '文稿的标题、地区和报告期' }).getByLabel('地区');
    const key = (keys[0] ?? '').replace(/（.*/, '');
    await field.fill(key);
    await field.press('Tab');
    await untilSays(page, /全县授权(?:284|512)件/);
    await expect.poll(() => problems.innerText(), PATIENCE).not.toContain('不止一个');
    expect(at.seen.errors).toEqual([]);
    expect(at.seen.foreign).toEqual([]);
  });
});
