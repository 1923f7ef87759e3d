import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { kill, newProfile, type Profile } from '../support/browser';
import { riverCounties, utf8, type GivenFile } from '../support/given';
import { serveProduct } from '../support/product';
import {
  dropAndPreview,
  engineReady,
  factsLoaded,
  gridText,
  importFiles,
  newPage,
  openEmpty,
  report,
  tab,
  untilSaved,
  untilFacts,
  summaryPage,
  summarySource,
  writeSummary,
} from '../support/workbench';

let product: Awaited<ReturnType<typeof serveProduct>>;
beforeAll(async () => {
  product = await serveProduct();
});
afterAll(() => product.close());

interface Person {
  readonly profile: Profile;
  context: BrowserContext;
  page: Page;
}

/** A person with a browser of their own, whose work outlives the browser. */
async function person(): Promise<Person> {
  const profile = await newProfile();
  onTestFinished(() => profile.remove());
  const context = await profile.open();
  return { profile, context, page: await newPage(context) };
}

/** Ends the browser as a power cut would, and opens the page again in a new one. */
async function killAndReopen(who: Person): Promise<void> {
  await kill(who.context, who.profile);
  who.context = await who.profile.open();
  who.page = await newPage(who.context);
  await who.page.goto(product.url);
  await engineReady(who.page);
}

const MIDDLE = { area: '中河县', indicator: '专利授权量', column: '2023年' } as const;

/** Ten thousand counts, so that loading them takes a moment. */
function manyFacts(): GivenFile {
  const lines = ['地区,年份,指标,数值,单位'];
  for (let area = 1; area <= 250; area++) {
    for (let year = 1985; year < 2025; year++) lines.push(`测${area}县,${year}年,登记企业数,${area * 10 + year},家`);
  }
  return utf8('登记企业.csv', lines.join('\n'));
}

const barChart = (page: Page): Locator => page.locator('[aria-roledescription="条形图"]');

describe('a browser that is killed loses nothing that was acknowledged', { timeout: 180_000 }, () => {
  test('an import, a changed view and a text that was saved are there after the browser was killed', async () => {
    const who = await person();
    onTestFinished(() => who.context.close());
    await openEmpty(who.page, product.url);
    await importFiles(who.page, [riverCounties]);
    expect(await gridText(who.page, MIDDLE)).toBe('1,110');
    await who.page.getByRole('button', { name: /^图表类型/ }).click();
    await who.page.getByRole('radio', { name: /^条形图/ }).click();
    await who.page.keyboard.press('Escape');
    await barChart(who.page).waitFor();
    await who.page.getByRole('button', { name: '新建标签页' }).click();
    await who.page.getByRole('button', { name: '新建文稿' }).click();
    await writeSummary(who.page, '# 小结\n\n中河县授权{{[中河县] 2023年 [登记数]}}。');
    await untilSaved(who.page);
    await writeSummary(who.page, '# 小结\n\n这一句已经保存。');
    await untilSaved(who.page);

    await killAndReopen(who);
    expect(await summarySource(who.page)).toBe('# 小结\n\n这一句已经保存。');
    expect(await factsLoaded(who.page)).toBe(9);
    await tab(who.page, '分析表1').click();
    expect(await gridText(who.page, MIDDLE)).toBe('1,110');
    await barChart(who.page).waitFor();
  });

  test.each([
    ['as soon as it began', async () => {}],
    // Where it was quicker than it could be seen, right after it.
    ['when it was done', (page: Page) => report(page).first().waitFor()],
    ['while it was loading', (page: Page) => page.getByText('正在导入…').or(report(page)).first().waitFor()],
  ])('an import that was killed %s is there as a whole or not at all', async (_when, moment) => {
    const who = await person();
    onTestFinished(() => who.context.close());
    await openEmpty(who.page, product.url);
    await importFiles(who.page, [riverCounties]);
    const file = manyFacts();
    const dialog = await dropAndPreview(who.page, [file]);
    await dialog.getByText('将导入指标值 10,000 条', { exact: false }).waitFor();
    // The click is sent, not waited for: the kill follows at the moment that is tried.
    const seen = moment(who.page);
    await dialog.getByRole('button', { name: '确认导入' }).click({ noWaitAfter: true });
    await seen;

    await killAndReopen(who);
    const sources = who.page
      .getByRole('complementary', { name: '侧栏' })
      .getByRole('button', { name: /登记企业\.csv/ });
    const facts = await factsLoaded(who.page);
    expect([9, 10_009]).toContain(facts);
    expect(await sources.count()).toBe(facts === 9 ? 0 : 1);
    expect(await gridText(who.page, MIDDLE)).toBe('1,110');

    const again = await dropAndPreview(who.page, [file]);
    if (facts === 9) {
      await again.getByRole('button', { name: '确认导入' }).click();
      await report(who.page).getByRole('button', { name: '确定' }).click({ timeout: 60_000 });
    } else await again.getByText('已导入过', { exact: true }).first().waitFor();
    await untilFacts(who.page, 10_009);
  });

  test('of many quick edits the last acknowledged one is there after the kill, and nothing that was never typed', async () => {
    const who = await person();
    onTestFinished(() => who.context.close());
    await openEmpty(who.page, product.url);
    await who.page.getByRole('button', { name: '新建标签页' }).click();
    await who.page.getByRole('button', { name: '新建文稿' }).click();
    await summaryPage(who.page).waitFor();
    await untilSaved(who.page);

    const acknowledged: number[] = [];
    const enough = new Promise<void>((resolve) => {
      who.page.on('console', (message) => {
        const count = /^acknowledged (\d+)$/.exec(message.text())?.[1];
        if (count === undefined) return;
        acknowledged.push(Number(count));
        if (acknowledged.length === 4) resolve();
      });
    });
    // A word every few milliseconds, without end; each time the header says 已保存, what stands there is noted.
    await who.page.evaluate(() => {
      const area = document.querySelector<HTMLElement>('[role="textbox"][contenteditable]');
      const state = document.querySelector('header [role="status"]');
      if (!area || !state) throw new Error('no editor');
      area.focus();
      document.execCommand('selectAll');
      let typed = 0;
      let waiting = false;
      setInterval(() => {
        if (waiting) return;
        typed += 1;
        document.execCommand('insertText', false, `${typed} `);
        waiting = typed % 7 === 0;
      }, 5);
      new MutationObserver(() => {
        if (state.textContent !== '已保存') return;
        console.log(`acknowledged ${typed}`);
        waiting = false;
      }).observe(state, { characterData: true, childList: true, subtree: true });
    });
    await enough;
    await killAndReopen(who);

    // What was selected was a heading, and stays one.
    const words = (await summarySource(who.page)).replace(/^#+ /, '').trim().split(' ').map(Number);
    expect(words).toEqual(words.map((_, i) => i + 1));
    expect(words.length).toBeGreaterThanOrEqual(acknowledged.at(-1) ?? Number.NaN);
  });
});
