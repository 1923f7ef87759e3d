import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { usePage } from '../support/usePage';
import {
  boundNumber,
  engineReady,
  PATIENCE,
  summarySource,
  tab,
  tracePanel,
  untilSaved,
  writeSummary,
} from '../support/workbench';

const at = usePage('sample');
const editor = (): Locator => at.page.getByRole('textbox', { name: 'SQL 编辑器' });
const alert = (): Locator => at.page.getByRole('main').getByRole('alert');
const said = (text: string | RegExp): Locator =>
  at.page.getByRole('main').getByRole('status').filter({ hasText: text });
const cell = (row: number, col: number): Locator =>
  at.page.locator(`.query .ag-row[row-index="${row}"] [aria-colindex="${col + 2}"]`);
const suggestions = (): Locator => at.page.getByRole('listbox').getByRole('option');

/** Puts a statement in place of what stands in the editor, by keys; none of what is offered is taken. */
async function write(text: string): Promise<void> {
  await editor().focus();
  await at.page.keyboard.press('Control+a');
  await at.page.keyboard.insertText(text);
  await expect.poll(() => editor().innerText(), PATIENCE).toContain(text.slice(0, 20));
}

async function run(text: string): Promise<void> {
  await write(text);
  await at.page.keyboard.press('Control+Enter');
}

describe('a query from an empty tab to a number in a document, by keys', { timeout: 300_000 }, () => {
  test('a new query tab opens from the palette with the cursor in its editor', async () => {
    const { page } = at;
    await page.keyboard.press('Control+k');
    await page.keyboard.type('新建查询');
    await page
      .getByRole('option', { name: /新建查询/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await editor().waitFor();
    await expect.poll(() => editor().evaluate((node) => document.activeElement === node), PATIENCE).toBe(true);
    await page.keyboard.press('Control+Enter');
    await said(/^100 行 · /).waitFor();
  });

  test('tables are completed, and an indicator by its initials gives its quoted key', async () => {
    const { page } = at;
    await write('SELECT area_zh, value FROM fac');
    await page.keyboard.type('t');
    await suggestions()
      .filter({ hasText: /^facts/ })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await write('SELECT area_zh, value FROM facts WHERE indicator = zls');
    await page.keyboard.type('q');
    await suggestions().filter({ hasText: '专利授权量' }).first().waitFor();
    await expect.poll(() => page.getByRole('option', { selected: true }).innerText(), PATIENCE).toMatch(/^专利授权量/);
    // The list takes keys a moment after it has come, so that whoever types on does not take what just appeared: when it moves, it takes them.
    await expect
      .poll(async () => {
        await page.keyboard.press('ArrowDown');
        return page.getByRole('option', { selected: true }).innerText();
      }, PATIENCE)
      .not.toMatch(/^专利授权量/);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => editor().innerText(), PATIENCE).toContain("indicator = 'pat_grant'");
  });

  test('a mistake is marked at its place and said with line and column', async () => {
    await run('SELECT area_zh,\n  nosuchcolumn\nFROM facts');
    await alert().filter({ hasText: 'nosuchcolumn' }).waitFor();
    await at.page.getByRole('main').getByRole('button', { name: '第 2 行第 3 列' }).waitFor();
    await expect.poll(() => at.page.locator('.cm-lintRange-error').innerText(), PATIENCE).toBe('nosuchcolumn');
  });

  test.each([
    ['DELETE FROM facts', '这里只能查询'],
    ['SELECT 1; DROP TABLE fact', '一次只能运行一条语句'],
    ["SELECT * FROM read_csv('https://127.0.0.1:9/x.csv')", '文件或网址'],
  ])('what does more than read is refused with the reason: %s', async (text, reason) => {
    await run(text);
    await alert().filter({ hasText: reason }).waitFor();
  });

  test('an endless query is cancelled, and the next one is answered', async () => {
    await run('SELECT sum(a.range * b.range) FROM range(100000000) a, range(100000000) b');
    await said(/已运行/).waitFor();
    await at.page.getByRole('button', { name: '停止' }).press('Enter');
    await said('已停止').waitFor();
    await run('SELECT range AS n, range * 2 AS "两倍" FROM range(250000)');
    await said(/^250,000 行/).waitFor();
  });

  test('its result is a grid of pages: copied by keys, added up by the engine', async () => {
    const { page } = at;
    await cell(0, 0).waitFor();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await cell(0, 0).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+c');
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()), PATIENCE)
      .toBe('n\t两倍\r\n0\t0\r\n1\t2');
    await page.keyboard.press('Control+End');
    await expect.poll(() => cell(249_999, 1).innerText(), PATIENCE).toBe('499998');
    await at.page.getByRole('columnheader').filter({ hasText: '两倍' }).first().click();
    await expect.poll(() => page.getByRole('contentinfo').innerText(), PATIENCE).toMatch(/计数\s*250,000/);
  });

  test('with :area and :period it is saved as a named query', async () => {
    const { page } = at;
    await run(
      "SELECT value FROM facts WHERE indicator = 'pat_grant' AND area = :area AND period_from = :period_from AND period_to = :period_to",
    );
    await alert().filter({ hasText: '参数“area”还没有值' }).waitFor();
    await page.getByLabel('参数 area 的值').fill('青溪县');
    await page.getByLabel('参数 period 的值').fill('2024年');
    await page.keyboard.press('Enter');
    await said(/^1 行/).waitFor();
    await expect.poll(() => cell(0, 0).innerText(), PATIENCE).toBe('512');
    await page.keyboard.press('Control+Shift+s');
    const dialog = page.getByRole('dialog', { name: '存为命名查询' });
    await dialog.getByLabel('名称').fill('授权数');
    await dialog.getByLabel('计量单位').fill('件');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await tab(page, '授权数').waitFor();
  });

  test('a document cites it; what it leaves open is the document’s, and what is wrong says so', async () => {
    const { page } = at;
    await page.keyboard.press('Control+k');
    await page.keyboard.type('新建文稿');
    await page
      .getByRole('option', { name: /新建文稿/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '源文本', exact: true }).waitFor();
    await writeSummary(
      page,
      '---\n标题: 试\n地区: 青溪县\n报告期: 2024年\n---\n\n本县{{查询 [授权数]}}，白沙区{{查询 [授权数] area=白沙区}}，{{查询 [无]}}，同比{{[专利授权量] 同比}}。\n',
    );
    await boundNumber(page, /^512件$/)
      .first()
      .waitFor();
    expect(await summarySource(page)).toContain('{{查询 [授权数]}}');
    await boundNumber(page, /^512件$/)
      .first()
      .click();
    await tracePanel(page).getByText('命名查询').waitFor();
    await tracePanel(page).getByText('2024年', { exact: true }).waitFor();
    await tracePanel(page).locator('pre').filter({ hasText: "area = 'x:990122'" }).waitFor();
    await tracePanel(page).getByRole('button', { name: '关闭', exact: true }).press('Enter');
  });

  test('after a reload all of it is there, and what was run stands in the history', async () => {
    const { page } = at;
    await untilSaved(page);
    await page.reload();
    await engineReady(page);
    await boundNumber(page, /^512件$/)
      .first()
      .waitFor();
    await tab(page, '授权数').click();
    await expect.poll(() => editor().innerText(), PATIENCE).toContain(':period_from');
    await page.getByRole('button', { name: '历史' }).press('Enter');
    const history = page.getByRole('dialog', { name: '历史' });
    await history.getByText('range(250000)').waitFor();
    await page.keyboard.press('Escape');
  });

  test('named queries are listed with the documents that cite them and as SQL that runs alone', async () => {
    const { page } = at;
    await page.keyboard.press('Control+k');
    await page.keyboard.type('命名查询');
    await page
      .getByRole('option', { name: /^命名查询/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '命名查询' });
    await dialog.getByText(/被引用/).waitFor();
    await dialog.locator('pre').filter({ hasText: "period_from = '" }).waitFor();
    await dialog.getByRole('button', { name: '删除' }).press('Enter');
    await dialog.getByRole('alert').waitFor();
    await page.keyboard.press('Escape');
  });

  test('a result over years is drawn; what cannot be drawn says why', async () => {
    const { page } = at;
    await tab(page, '授权数').click();
    await run('SELECT "year", area_zh, value FROM facts WHERE indicator = \'pat_grant\' AND months = 12');
    await said(/行 · /).waitFor();
    await page.getByRole('button', { name: '图', exact: true }).press('Enter');
    await page.getByRole('img', { name: /折线/ }).waitFor();
    await page.getByRole('combobox', { name: '系列' }).selectOption('');
    await page.getByText(/不止一个数/).waitFor();
  });

  test('nothing of it is out of reach for a screen reader, and nothing left the machine', async () => {
    const found = await new AxeBuilder({ page: at.page }).include('.query').analyze();
    const barriers = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(barriers.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(at.seen.foreign).toEqual([]);
    expect(at.seen.errors).toEqual([]);
  });
});
