import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { utf8 } from '../support/given';
import { converted, pagesOf } from '../support/office';
import { officeProblems } from '../support/ooxml';
import { usePage } from '../support/usePage';
import {
  boundNumber,
  downloaded,
  importFiles,
  menu,
  PATIENCE,
  summaryPage,
  summarySource,
  tab,
  untilSaved,
  writeSummary,
} from '../support/workbench';

const at = usePage('sample');

const bar = (page: Page): Locator => page.getByRole('group', { name: '文稿状态' });
const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name, exact: true });
const option = (page: Page, name: RegExp): Locator =>
  page.getByRole('listbox', { name: '可以插入的内容' }).getByRole('option', { name });

/** What a person types after the first sentence: names, and words for what is derived; eighteen numbers more. */
const MORE = `
## 二、投入

财政科学技术支出{{[财政科学技术支出]}}，同比{{[财政科学技术支出] 同比 | 增降}}；上年同期{{[财政科学技术支出] 上年同期}}。一般公共预算收入{{[一般公共预算收入] | 亿元 0.00}}。

## 三、产出

申请专利{{[专利申请量]}}，同比{{[专利申请量] 同比 | 增降}}，上年同期{{[专利申请量] 上年同期}}；授权专利比上年同期增加{{[专利授权量] 增减额}}，占全市的{{[专利授权量] 占全市}}，居全市{{[专利授权量] 位次 | 居}}。

登记技术合同{{[技术合同登记数]}}，成交额{{[技术合同成交额（输出）]}}，完成年度目标的{{[技术合同成交额（输出）] 完成率}}。

举办技术培训{{[技术培训期数]}}，培训{{[技术培训人次]}}；全市举办{{[技术培训期数] 云溪市}}，我县占{{[技术培训期数] 占比}}。规模以上工业增加值增长{{[规模以上工业增加值增速]}}。

{{表 [县际对比]}}

{{图 [县际对比]}}
`;

/** 青溪县's row of the table in the text. */
const cellsOf = (page: Page): Promise<string[]> =>
  summaryPage(page).getByRole('row').filter({ hasText: '青溪县' }).first().getByRole('cell').allInnerTexts();

describe('a half-year summary from an empty page to the next year', { timeout: 300_000 }, () => {
  let before = '';
  /** 青溪县's figure of 2023 in the table. */
  let year = '';

  test('twenty numbers, a table and a chart stand on a page that was empty', async () => {
    const { page } = at;
    await menu(page, '编辑', '新建文稿');
    const editor = summaryPage(page);
    await editor.waitFor();
    // Nothing of an empty page is in the way of 定稿: the name that its tab got is no number.
    await bar(page).getByText('未关联0').waitFor();
    await page.getByRole('textbox', { name: '标题' }).fill('青溪县2024年上半年科技工作小结');
    await page.getByRole('group', { name: '文稿的标题、地区和报告期' }).getByLabel('地区').fill('青溪县');
    await page.getByRole('group', { name: '文稿的标题、地区和报告期' }).getByLabel('报告期').fill('2024年1—6月');
    await page.keyboard.press('Tab');
    await editor.press('Control+End');
    await page.keyboard.type('一、知识产权');
    await page.keyboard.press('Enter');
    await page.keyboard.type('上半年，全县获专利授权');
    await page.keyboard.type('{{专利授权量');
    await option(page, /专利授权量/)
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await boundNumber(page).first().waitFor();
    await page.keyboard.type('，专利授权量 同比');
    await option(page, /增长|下降|持平/).waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => boundNumber(page).count(), PATIENCE).toBe(2);
    await page.keyboard.type('。');
    await writeSummary(page, `${await summarySource(page)}${MORE}`);
    await bar(page).getByText('关联20 · 手工0').waitFor();
    await editor.getByRole('application', { name: /专利授权量/ }).waitFor();
    // The chart has a table of its own for those who cannot see it.
    await editor.getByRole('table').getByRole('row').filter({ hasText: '青溪县' }).first().waitFor();
    await bar(page)
      .getByText(/未关联0/)
      .waitFor();
    await untilSaved(page);
    await at.picture('compose-story-written');
  });

  test('it is made final', async () => {
    const { page } = at;
    await bar(page).getByRole('button', { name: '定稿…' }).click();
    await dialog(page, '定稿').getByText('20个关联数').waitFor();
    const asked = dialog(page, '定稿');
    await asked.getByRole('button', { name: '定稿', exact: true }).click();
    // It says there what stands against it.
    await expect.poll(async () => (await asked.allInnerTexts()).join(), PATIENCE).toBe('');
    await bar(page).getByText('数据截至').waitFor();
    before = /全县获专利授权\s*(\d+)件/.exec(await summaryPage(page).innerText())?.[1] ?? '';
    expect(Number(before)).toBeGreaterThan(0);
    // Table and chart are kept as they were, too.
    await expect.poll(() => summaryPage(page).getByText('定稿时的“县际对比”').count(), PATIENCE).toBe(2);
    year = (await cellsOf(page)).find((cell) => /^\d{3}$/.test(cell)) ?? '';
    expect(year).not.toBe('');
  });

  test('a revised file changes what it changes, and only what is accepted; words that no longer fit are pointed out', async () => {
    const { page } = at;
    const revised = String(Number(before) + 7);
    await importFiles(page, [
      utf8('青溪县2024年1—6月专利年报.csv', `地区,时期,指标,数值\n青溪县,2024年1—6月,专利授权量,${revised}\n`),
      utf8('青溪县2023年专利（普查修订）.csv', `地区,时期,指标,数值\n青溪县,2023年,专利授权量,${Number(year) + 9}\n`),
    ]);
    await tab(page, '文稿1').click();
    await bar(page)
      .getByRole('button', { name: /20个数中有\d个变了/ })
      .click();
    const drift = dialog(page, '数的变动');
    const row = drift.getByRole('row').filter({ hasText: `${revised}件` });
    await row.getByText(`${before}件`).waitFor();
    await expect.poll(() => row.innerText(), PATIENCE).toContain('青溪县2024年1—6月专利年报.csv');
    // A final document goes on showing what it showed, its table as well, until somebody takes over what is new.
    const drawn = drift.getByRole('list', { name: '表和图' });
    await drawn.getByText('表“县际对比”与定稿时不同').waitFor();
    expect(await cellsOf(page)).toContain(year);
    await at.picture('compose-story-drift');
    await drawn.getByRole('listitem').filter({ hasText: '表“' }).getByRole('button', { name: '采用' }).click();
    await expect.poll(() => cellsOf(page), PATIENCE).toContain(String(Number(year) + 9));
    await row.getByRole('button', { name: '采用' }).click();
    await row.waitFor({ state: 'detached' });
    const all = drift.getByRole('button', { name: '全部采用' });
    if (await all.isVisible()) await all.click();
    await drift.getByText('没有变动。').waitFor();
    await drift.getByRole('button', { name: '关闭' }).last().click();
    await expect
      .poll(() => summaryPage(page).innerText(), PATIENCE)
      .toMatch(new RegExp(`全县获专利授权\\s*${revised}件`));
  });

  test('its DOCX opens in LibreOffice with title, numbers, table and chart on its pages', async () => {
    const { page } = at;
    await page.getByRole('button', { name: '导出…', exact: true }).click();
    const form = page.getByRole('dialog', { name: /^导出文稿/ });
    await form.getByRole('radio', { name: 'Word 文稿' }).check();
    const file = await downloaded(page, () => form.getByRole('button', { name: '导出', exact: true }).click());
    const bytes = new Uint8Array(file.bytes);
    expect(officeProblems(bytes)).toEqual([]);
    const pdf = (await converted([{ name: '小结.docx', bytes }], 'pdf')).get('小结.pdf') ?? new Uint8Array();
    const pages = (await pagesOf(pdf)).map((text) => text.replace(/\s/g, ''));
    expect(pages[0]).toContain('青溪县2024年上半年科技工作小结');
    expect(pages.join('')).toContain(`全县获专利授权${Number(before) + 7}件`);
    expect(pages.join('')).toContain('白沙');
  });

  test('rolled forward it is next year’s draft; the template serves all twelve counties', async () => {
    const { page } = at;
    await bar(page).getByRole('button', { name: '转下期…' }).click();
    const roll = dialog(page, '转为下期文稿');
    await roll.getByText('2025年').first().waitFor();
    await roll.getByRole('button', { name: '转出' }).click();
    await bar(page).getByText('起草', { exact: true }).waitFor();
    await expect.poll(() => summarySource(page), PATIENCE).toContain('报告期: 2025年1—6月');
    await at.picture('compose-story-rolled');
    await tab(page, '文稿1').click();
    // The bar of the draft is gone before anything is pressed in this one's.
    const period = page.getByRole('group', { name: '文稿的标题、地区和报告期' }).getByLabel('报告期');
    await expect.poll(() => period.inputValue(), PATIENCE).toBe('2024年1—6月');
    await bar(page).getByRole('button', { name: '各地套用…' }).click();
    const areas = dialog(page, '各地套用');
    await areas.getByRole('button', { name: /^云溪市（\d+）/ }).click();
    const many = Number(/生成(\d+)份/.exec(await areas.getByRole('button', { name: /^生成\d+份/ }).innerText())?.[1]);
    expect(many).toBeGreaterThanOrEqual(12);
    const zip = await downloaded(page, () => areas.getByRole('button', { name: /^生成\d+份/ }).click());
    const files = Object.entries(unzipSync(zip.bytes)).filter(([name]) => name.endsWith('.docx'));
    expect(files).toHaveLength(many);
    for (const [, bytes] of files) expect(officeProblems(bytes)).toEqual([]);
    // Each has the table and the chart in it, its own area foremost.
    for (const [name, bytes] of files) {
      const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
      expect([name, xml.includes('<w:tbl>'), /<c:chart|<pic:pic/.test(xml)]).toEqual([name, true, true]);
    }
    await areas.getByRole('button', { name: '关闭' }).last().click();
    expect(at.seen.errors).toEqual([]);
    expect(at.seen.foreign).toEqual([]);
  });

  test('words that ask nothing and markup out of a page are said and do no harm', async () => {
    const { page } = at;
    await menu(page, '编辑', '新建文稿');
    await writeSummary(
      page,
      '---\n地区: 青溪县\n报告期: 2024年\n---\n\n{{[没有这个指标]}}、{{[专利授权量] 东区}}、{{[专利授权量}}、{{[专利授权量] 同比 占比}}。\n',
    );
    const problems = page
      .getByRole('region', { name: /需要处理|问题/ })
      .or(page.getByRole('list', { name: /需要处理|问题/ }));
    await summaryPage(page).locator('.chip.problem').nth(2).waitFor();
    expect(await problems.or(page.locator('.summary')).first().innerText()).toMatch(/没有这个指标/);
    await summaryPage(page).press('Control+End');
    await summaryPage(page).evaluate((editor) => {
      const data = new DataTransfer();
      const html =
        '<html xmlns:o="urn:x"><p class=MsoNormal onclick="hurt()"><b>外来</b>文字<script>window.hurt = 1</script><img src="https://example.invalid/x.png" onerror="window.hurt = 2"></p></html>';
      data.setData('text/html', html);
      data.setData('text/plain', '外来文字');
      editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await summaryPage(page).getByText('外来').waitFor();
    expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
    expect(await summaryPage(page).locator('script, img[src^="http"]').count()).toBe(0);
    expect(at.seen.foreign).toEqual([]);
  });
});
