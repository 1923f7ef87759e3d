import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { usePage } from '../support/usePage';
import { boundNumber, menu, PATIENCE, summaryPage, summarySource, tab } from '../support/workbench';

const at = usePage('sample');

const option = (page: Page, name: string | RegExp) =>
  page.getByRole('listbox', { name: '可以插入的内容' }).getByRole('option', { name });

/** What the page puts on the clipboard. */
const copied = (page: Page): Promise<{ readonly text: string; readonly html: string }> =>
  summaryPage(page).evaluate((editor) => {
    const data = new DataTransfer();
    editor.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    return { text: data.getData('text/plain'), html: data.getData('text/html') };
  });

describe('a summary is written on a page', { timeout: 240_000 }, () => {
  test('what is typed at the beginning of a line makes counted headings; the empty page says what can be done', async () => {
    const { page } = at;
    await menu(page, '编辑', '新建文稿');
    const editor = summaryPage(page);
    await editor.waitFor();
    await page.getByText('键入“/”插入数字', { exact: false }).waitFor();
    await editor.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('一、知识产权');
    await editor.getByRole('heading', { name: /知识产权/, level: 2 }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('全县');
  });

  test('words that ask something are offered quietly, and Tab puts the number in their place', async () => {
    const { page } = at;
    // Words that ask something are offered quietly; Tab takes them.
    await page.keyboard.type('专利授权量 同比');
    await option(page, /增长13\.0%/).waitFor();
    await page.keyboard.press('Tab');
    await boundNumber(page, '增长13.0%').waitFor();
  });

  test('a table and a chart of the workbook stand in the text and lead to their tab', async () => {
    const { page } = at;
    const editor = summaryPage(page);
    await editor.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/图');
    await option(page, /图：\s*县际对比/).click();
    await editor.getByRole('application', { name: /专利授权量/ }).waitFor();
    await page.keyboard.type('/表');
    // A page that scrolls by itself takes nothing away from who types.
    await option(page, /^表：\s*县际对比/).waitFor();
    const moved = await page.getByRole('region', { name: '文稿', exact: true }).evaluate(async (desk) => {
      const before = desk.scrollTop;
      desk.scrollBy(0, -12);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return before - desk.scrollTop;
    });
    expect(moved).toBeGreaterThan(0);
    expect(await option(page, /^表：\s*县际对比/).isVisible()).toBe(true);
    await option(page, /^表：\s*县际对比/).click();
    await editor.getByRole('table').getByRole('row').filter({ hasText: '青溪县' }).waitFor();
    await at.picture('editor_embeds');
    await editor.getByRole('button', { name: '打开“县际对比”' }).first().click();
    await page.getByRole('gridcell', { name: '青溪县', exact: true }).waitFor();
    await tab(page, '文稿1').click();
    await editor.getByRole('application', { name: /专利授权量/ }).waitFor();
  });

  test('a number is copied as what it shows, and pasted here as a number of its own name', async () => {
    const { page } = at;
    await boundNumber(page, '增长13.0%').click();
    const given = await copied(page);
    expect(given.text).toBe('增长13.0%');
    expect(given.html).toBe('<p>增长13.0%</p>');
    const count = await boundNumber(page).count();
    await page.keyboard.press('Control+c');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+v');
    await expect.poll(() => boundNumber(page).count(), PATIENCE).toBe(count + 1);
    const names = [...(await summarySource(page)).matchAll(/#([a-z0-9]+)\}\}/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('an input method composes undisturbed: nothing is changed under it, and its words are then there', async () => {
    const { page } = at;
    const editor = summaryPage(page);
    await editor.press('Control+End');
    await page.keyboard.press('Enter');
    const client = await page.context().newCDPSession(page);
    for (const text of ['z', 'zh', 'zhuan', '专利']) {
      await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await client.send('Input.insertText', { text: '专利工作' });
    await editor.getByText('专利工作').waitFor();
    await page.keyboard.type('。');
    await expect.poll(() => summarySource(page), PATIENCE).toContain('专利工作。');
  });
});
