import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

/** What a person does in the workbench, by the words and roles that the page shows. Chinese, as the page starts. */

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Time for a page that starts an engine on a busy machine. */
const START_MS = 120_000;
const SIZE = { width: 1440, height: 900 };

/** A page of a browser with nothing stored. */
export async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZE });
  return newPage(context);
}

export async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(SIZE);
  page.setDefaultTimeout(60_000); // a machine that does other things meanwhile is slow, not wrong
  return page;
}

/** The start page. On the very first visit the sample opens by itself; it is closed as a person would. */
export async function openStart(page: Page, url: string): Promise<void> {
  // Somebody who has been here before: only the note of the first visit is set, nothing else.
  await page.addInitScript(() => localStorage.setItem('almanac.visited', '1'));
  await page.goto(url);
  await page.getByRole('button', { name: '打开示例', exact: true }).waitFor({ timeout: START_MS });
}

/** A new, empty workspace, ready to take files. */
export async function openEmpty(page: Page, url: string): Promise<void> {
  await openStart(page, url);
  await page.getByRole('main').getByRole('button', { name: '新建工作区' }).click();
  await engineReady(page);
}

/** The sample by its button on the start page, until its grid shows numbers. */
export async function openSample(page: Page, url: string): Promise<void> {
  await openStart(page, url);
  await page.getByRole('main').getByRole('button', { name: '打开示例', exact: true }).click();
  await page.getByRole('gridcell', { name: '青溪县', exact: true }).waitFor({ timeout: START_MS });
  await engineReady(page);
}

export async function engineReady(page: Page): Promise<void> {
  await page
    .getByRole('contentinfo')
    .getByText(/本机 DuckDB · [\d,]+ 条/)
    .waitFor({ timeout: START_MS });
}

/** Number of facts that the status bar says are loaded. */
export async function factsLoaded(page: Page): Promise<number> {
  const text = await page.getByRole('contentinfo').getByRole('status').innerText();
  return Number(/([\d,]+) 条/.exec(text)?.[1]?.replaceAll(',', '') ?? Number.NaN);
}

/** How long a state may take to come on a busy machine; for `expect.poll`, whose own patience is one second. */
export const PATIENCE = { timeout: 30_000 } as const;

/** Until the status bar says that so many facts are loaded. */
export const untilFacts = (page: Page, facts: number): Promise<void> =>
  page
    .getByRole('contentinfo')
    .getByText(new RegExp(`本机 DuckDB · ${facts.toLocaleString('en-US')} 条`))
    .waitFor();

/** Until the header says that everything is on disk. */
export const untilSaved = (page: Page): Promise<void> =>
  page.getByRole('banner').getByRole('status').getByText('已保存', { exact: true }).waitFor();

/** Files dropped on the page, as from a folder window. */
export async function drop(page: Page, files: readonly GivenFile[]): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, base64 } of list) {
      data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    }
    return data;
  }, given);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

export const preview = (page: Page): Locator => page.getByRole('dialog', { name: '导入预览' });
export const report = (page: Page): Locator => page.getByRole('dialog', { name: '导入完成' });

/** Drops files and waits for what was understood of them. */
export async function dropAndPreview(page: Page, files: readonly GivenFile[]): Promise<Locator> {
  await drop(page, files);
  await preview(page)
    .getByText(/将导入指标值|没有可导入的内容/)
    .waitFor({ timeout: 60_000 });
  return preview(page);
}

/** The whole way of an import, to the closed report. */
export async function importFiles(page: Page, files: readonly GivenFile[]): Promise<void> {
  const dialog = await dropAndPreview(page, files);
  await dialog.getByRole('button', { name: '确认导入' }).click();
  await report(page).getByRole('button', { name: '确定' }).click({ timeout: 60_000 });
  await report(page).waitFor({ state: 'detached' });
}

/** Where a number stands: the row's area, the indicator's head (all of it without the unit, or a part), the column under it. */
export interface GridPlace {
  readonly area: string;
  readonly indicator: string;
  readonly column: string;
}

export const gridRow = (page: Page, area: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('gridcell', { name: named(area) }) });

/** A name in the grid, whatever numbers of notes stand behind it. */
const named = (area: string): RegExp =>
  new RegExp(`^${area.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$`, 'u');

/** The cell at a place of the grid, found by its heads as a reader does: once its column is there, for heads come one after another. */
export async function gridCell(page: Page, place: GridPlace): Promise<Locator> {
  await gridRow(page, place.area).waitFor();
  const index = await page.waitForFunction(columnIndex, { indicator: place.indicator, column: place.column });
  return gridRow(page, place.area).locator(`[role="gridcell"][aria-colindex="${await index.jsonValue()}"]`);
}

/** The number of the column under the indicator's head; runs in the page. */
function columnIndex(wanted: { readonly indicator: string; readonly column: string }): string | null {
  const nodes = [...document.querySelectorAll('[role="columnheader"]')];
  const at = (node: Element, name: string): number => Number(node.getAttribute(name) ?? '1');
  const text = (node: Element): string => node.textContent?.trim() ?? '';
  const group =
    nodes.find((node) => text(node).replace(/（[^（）]*）$/, '') === wanted.indicator) ??
    nodes.find((node) => text(node).includes(wanted.indicator));
  if (!group) return null;
  const from = at(group, 'aria-colindex');
  const to = from + at(group, 'aria-colspan');
  const leaf = nodes.find((node) => {
    const index = at(node, 'aria-colindex');
    return node !== group && text(node) === wanted.column && index >= from && index < to;
  });
  return leaf?.getAttribute('aria-colindex') ?? null;
}

/** Text of the cell at a place, once it has one. */
export async function gridText(page: Page, place: GridPlace): Promise<string> {
  return (await (await gridCell(page, place)).innerText()).trim();
}

/** The panel of 这个数哪来的; it lies over the right side of the view until it is closed. */
export const tracePanel = (page: Page): Locator => page.getByRole('complementary', { name: '数据来源' });

export const closeTrace = (page: Page): Promise<void> =>
  tracePanel(page).getByRole('button', { name: '关闭', exact: true }).click();

export const tab = (page: Page, title: string): Locator => page.getByRole('tab', { name: title, exact: true });

/** A command of the menu bar. */
export async function menu(page: Page, top: string, command: string | RegExp): Promise<void> {
  const bar = page.getByRole('menubar');
  await bar.getByRole('menuitem', { name: top, exact: true }).click();
  const items = page.getByRole('menu', { name: top });
  await items
    .getByRole('menuitem', { name: command })
    .or(items.getByRole('menuitemcheckbox', { name: command }))
    .click();
}

/** Saves what a click downloads, as bytes and a name. */
export async function downloaded(page: Page, click: () => Promise<void>): Promise<GivenFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  const chunks: Buffer[] = [];
  const stream = await download.createReadStream();
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/** Chooses a file in the window that a button opens. */
export async function pickFile(page: Page, button: Locator, name: string, bytes: Iterable<number>): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from([...bytes]) });
}

/** 各地套用 of the 文稿 in front as HTML, for these areas: the dialog, and the ZIP that it gives. */
export async function htmlOf(
  page: Page,
  areas: readonly string[],
): Promise<{ readonly form: Locator; readonly zip: GivenFile }> {
  await page.getByRole('button', { name: '各地套用…' }).click();
  const form = page.getByRole('dialog', { name: '各地套用', exact: true });
  await form.getByLabel('HTML').check();
  await form.getByRole('button', { name: /^清除/ }).click();
  for (const area of areas) await form.getByLabel(area, { exact: true }).check();
  const zip = await downloaded(page, () => form.getByRole('button', { name: `生成${areas.length}份` }).click());
  return { form, zip };
}

/** The page on which a 文稿 is written. */
export const summaryPage = (page: Page): Locator => page.getByRole('textbox', { name: '文稿正文' });

/** Its bound numbers, by what they show. */
export const boundNumber = (page: Page, shown?: string | RegExp): Locator => {
  const all = summaryPage(page).getByRole('button', { name: /按回车看来源/ });
  return shown === undefined ? all : all.filter({ hasText: shown });
};

/** Does something with the stored text of a 文稿 and goes back to its page. */
async function inSource<T>(page: Page, work: (field: Locator) => Promise<T>): Promise<T> {
  const toggle = page.getByRole('button', { name: '源文本', exact: true });
  await toggle.click();
  const done = await work(page.getByRole('textbox', { name: '文稿源文本' }));
  await toggle.click();
  await summaryPage(page).waitFor();
  return done;
}

/** The Markdown of the 文稿 in front as it is stored. */
export const summarySource = (page: Page): Promise<string> => inSource(page, (field) => field.inputValue());

/** Puts a text in place of all of the 文稿 in front. */
export const writeSummary = (page: Page, text: string): Promise<void> => inSource(page, (field) => field.fill(text));

/** The HTML that is put on the clipboard meanwhile, seen as it is put there. */
export async function copiedHtml(page: Page, copy: () => Promise<void>): Promise<string> {
  await page.evaluate(() => {
    const set = DataTransfer.prototype.setData;
    DataTransfer.prototype.setData = function (kind: string, text: string) {
      if (kind === 'text/html') Object.assign(window, { copiedHtml: text });
      set.call(this, kind, text);
    };
  });
  await copy();
  return page.evaluate(() => String(Reflect.get(window, 'copiedHtml')));
}
