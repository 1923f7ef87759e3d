import type { BrowserContext, Page } from 'playwright-core';
import { documentOf, templateText } from './document';
import { PANEL } from './panel';
import type { AppBench } from './page/app';
import { line, type Line } from './report';
import { median } from './task';

declare const appBench: AppBench;

/** Milliseconds for which nothing may hold up who types. */
const LONG = 50;
/** Lines of the long document. */
const LINES = 3_000;
/** A minute for a document for each of the city's counties. */
const MINUTE = 60_000;

/**
 * The product itself with a document in front, over the panel: a long one typed in key by key, at its end and in its middle, and a template rendered to
 * DOCX for a hundred counties. The longest time for which the page could do nothing else.
 */
export async function writingLines(
  context: BrowserContext,
  url: string,
  wanted: (name: string) => boolean,
  say: (text: string) => void,
): Promise<readonly Line[]> {
  if (!wanted('compose_typing') && !wanted('compose_areas')) return [];
  say('writing a long document …');
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${url}app.html`);
  await page.waitForFunction(() => 'appBench' in globalThis);
  await page.evaluate(() => appBench.open());
  await page.evaluate(() => appBench.view());
  const lines: Line[] = [];
  if (wanted('compose_typing')) {
    await page.evaluate((text) => appBench.document('long', text), documentOf(LINES));
    const editor = page.getByRole('textbox', { name: '文稿正文' });
    await editor.locator('.chip.bound').nth(299).waitFor();
    await page.waitForTimeout(3_000); // looked through, compared
    for (const [where, key] of [
      ['end', 'Control+End'],
      ['middle', 'Control+Home'],
    ] as const) {
      await editor.focus();
      await page.keyboard.press(key);
      if (where === 'middle') for (let i = 0; i < 40; i += 1) await page.keyboard.press('PageDown');
      await page.waitForTimeout(1_000);
      lines.push(await typed(page, where));
    }
  }
  if (wanted('compose_areas')) lines.push(await rendered(page));
  await page.close();
  return lines;
}

async function typed(page: Page, where: string): Promise<Line> {
  await page.evaluate(() => appBench.tasks());
  const times: number[] = [];
  for (const key of '全县全年经济运行总体平稳有序推进各项工作取得实效继续加大研发投入不断优化营商环境。') {
    const from = Date.now();
    // One character as an input method gives it.
    await page.keyboard.insertText(key);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    times.push(Date.now() - from);
    await page.waitForTimeout(120);
  }
  await page.waitForTimeout(2_000); // what comes behind the last key: asked, looked through, kept
  const tasks = await page.evaluate(() => appBench.tasks());
  return line({
    name: `compose_typing_${where}`,
    what: `a document of ${LINES} lines and 300 numbers typed in at its ${where}: longest task`,
    product: [Math.max(0, ...tasks)],
    bare: null,
    reach: 0,
    plus: LONG,
    parts: { longest_task: Math.max(0, ...tasks), key_to_frame: median(times), long_tasks: tasks.length },
  });
}

async function rendered(page: Page): Promise<Line> {
  await page.evaluate((text) => appBench.document('template', text), templateText());
  const bar = page.getByRole('group', { name: '文稿状态' });
  await page.locator('.chip.bound').nth(29).waitFor();
  await bar.getByRole('button', { name: '各地套用…' }).click();
  const form = page.getByRole('dialog', { name: '各地套用', exact: true });
  await form.getByRole('button', { name: `（${PANEL.counties}）` }).click();
  await page.evaluate(() => appBench.tasks());
  const from = Date.now();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    form.getByRole('button', { name: `生成${PANEL.counties}份` }).click(),
  ]);
  const took = Date.now() - from;
  await download.cancel();
  const tasks = await page.evaluate(() => appBench.tasks());
  return line({
    name: 'compose_areas',
    what: `${PANEL.counties} counties rendered to DOCX`,
    product: [took],
    bare: null,
    reach: 0,
    plus: MINUTE,
    parts: { longest_task: Math.max(0, ...tasks), long_tasks: tasks.length },
  });
}
