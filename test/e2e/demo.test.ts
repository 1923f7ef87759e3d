import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser';
import { builtPage } from '../support/product';
import { allShown, GROWTH, gridRows, type Shown } from '../support/shown';
import { freshPage, gridCell, menu, openSample } from '../support/workbench';

/** How many facts the demonstration makes up here: enough to be another order than the sample. ALMANAC_DEMO_FACTS=20000000 is what it makes for a person. */
const FACTS = process.env.ALMANAC_DEMO_FACTS ?? '300000';

/** `npm run demo:clickhouse` as a person starts it, with the Enter key at hand. */
interface Demo {
  /** Waits until it has printed this, and gives the first group. */
  said(what: RegExp): Promise<string>;
  enter(): void;
  end(): void;
}

function startDemo(data: string): Demo {
  const args = ['--facts', FACTS, '--data', data, '--server-port', '0', '--port', '0', '--no-open'];
  const child: ChildProcess = spawn(process.execPath, [join('src', 'cli', 'demo.mjs'), ...args], {
    stdio: 'pipe',
  });
  let text = '';
  // What is under way is told on standard error.
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (text += part.toString()));
  return {
    said: async (what) => {
      await expect.poll(() => what.test(text), { timeout: 200_000 }).toBe(true);
      return what.exec(text)?.[1] ?? '';
    },
    enter: () => void child.stdin?.write('\n'),
    end: () => void child.kill('SIGTERM'),
  };
}

describe('npm run demo:clickhouse', { timeout: 240_000 }, () => {
  let data: string;
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  let own: Shown;
  let server: string;
  const status = () => page.getByRole('contentinfo');

  beforeAll(async () => {
    builtPage(); // built beforehand, so that the demonstration has nothing to build
    data = mkdtempSync(join(tmpdir(), 'almanac-demo-test-'));
    demo = startDemo(data);
    browser = await openBrowser();
    page = await freshPage(browser);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    demo?.end();
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  });

  test('it starts the database with the sample and the generated facts, and the page', async () => {
    server = await demo.said(/ClickHouse: (http\S+)/);
    const generated = await demo.said(/generated: (\d+) facts/);
    expect(Number(generated)).toBeGreaterThan(Number(FACTS) * 0.9);
    await openSample(page, await demo.said(/Almanac: (http\S+)/));
    own = await allShown(page);
    expect(own.grid.length).toBeGreaterThan(10);
  });

  test('the workbook connects, and compares, charts and cites with the same numbers as its own engine', async () => {
    await menu(page, '数据', '连接数据库服务器…');
    const dialog = page.getByRole('dialog', { name: '数据库服务器' });
    await dialog.getByLabel('口令', { exact: true }).fill('demo');
    await dialog.getByRole('button', { name: '连接', exact: true }).click();
    const facts = status().getByText(new RegExp(`服务器 ${server} · [\\d,]+ 条`));
    await facts.waitFor({ timeout: 120_000 });
    const count = Number(/([\d,]+) 条/.exec(await facts.innerText())?.[1]?.replaceAll(',', ''));
    expect(count).toBeGreaterThan(Number(FACTS));
    expect(await allShown(page)).toEqual(own);
  });

  test('cut in the middle, what was shown stays and is marked; put back, it goes on', async () => {
    demo.enter();
    await demo.said(/(已切断)/);
    await (await gridCell(page, GROWTH)).click();
    await page.keyboard.press('Control+[');
    await status()
      .getByText(/服务器连接中断，所示为 .+ 的结果/)
      .waitFor({ timeout: 60_000 });
    expect(await gridRows(page)).toEqual(own.grid);
    demo.enter();
    await demo.said(/(已恢复)/);
    await page.getByRole('status').getByText('服务器已恢复连接').waitFor({ timeout: 120_000 });
    await page
      .getByRole('complementary', { name: '数据来源' })
      .getByRole('listitem')
      .first()
      .waitFor({ timeout: 60_000 });
    await page.keyboard.press('Escape');
    expect(await allShown(page)).toEqual(own);
  });
});
