import { cpus } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { serve } from '../../src/cli/serve.mjs';
import { newProfile } from '../support/browser';
import { servePage } from '../support/pages';
import { native } from './native';
import type { Bench } from './page/bench';
import { line, table, type Line } from './report';
import { COUNTIES, INDICATORS, median, YEARS } from './task';

declare const bench: Bench;

/** Runs everything; JSON goes to standard output, the table and what is being done to standard error. */
export async function main({ runs = 7, loads = 3, opens = 7 } = {}): Promise<void> {
  const say = (text: string): void => console.error(text);
  const product = await serve({ root: join(process.cwd(), 'dist', 'web') });
  const page = await servePage('test/bench/page', { pages: ['index.html', 'bare.html'] });
  const profile = await newProfile();
  const context = await profile.open({ locale: 'zh-CN' });
  try {
    say('native DuckDB in Node …');
    const far = await native(runs);
    say('opening …');
    const open = {
      product: await openings(context, product.url, '.ag-cell.figure', opens),
      bare: await openings(context, `${page.url}bare.html`, '#first', opens),
    };
    say(`  product ${median(open.product).toFixed(0)} ms, bare ${median(open.bare).toFixed(0)} ms`);
    const tab = await context.newPage();
    await tab.goto(page.url);
    tab.setDefaultTimeout(0);
    say('loading …');
    const bareLoads = await tab.evaluate((n) => bench.bareLoads(n), loads);
    const productLoads = await tab.evaluate((n) => bench.productLoads(n), loads);
    say('asking …');
    const bare = await tab.evaluate((n) => bench.bareQuestions(n), runs);
    const mine = await tab.evaluate((n) => bench.productQuestions(n), runs);
    const bytes = await tab.evaluate(() => bench.bytes);
    const part = (name: string): number => median(productLoads.map((one) => one[name] ?? Number.NaN));

    const lines: Line[] = [
      line({ name: 'open', what: 'page open to first figure in the grid, sample cached', ...open, reach: 1.3 }),
      line({
        name: 'load',
        what: `tidy CSV, ${COUNTIES * YEARS * INDICATORS.length} rows, ${Math.round(bytes / 1e6)} MB`,
        product: productLoads.map((one) => one['total'] ?? Number.NaN),
        bare: bareLoads,
        native: far.load,
        reach: 1.5,
        parts: { plan: part('plan'), accept: part('accept') },
      }),
      line({
        name: 'pivot',
        what: `${COUNTIES} counties × ${YEARS} years`,
        product: mine.pivot,
        bare: bare.pivot,
        native: far.pivot,
        reach: 1.3,
      }),
      line({
        name: 'scalars',
        what: '300 scalars of a summary',
        product: mine.scalars,
        bare: bare.scalars,
        native: far.scalars,
        reach: 1.3,
      }),
    ];
    const on = {
      browser: `Chromium ${context.browser()?.version() ?? ''}`,
      node: process.version,
      native: `DuckDB ${far.version}, 1 thread`,
      cpu: `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}`,
    };
    console.log(JSON.stringify({ on, measured: lines }, null, 1));
    say(`\n${table(lines)}\n\n${Object.values(on).join(' · ')}`);
  } finally {
    await context.close();
    await profile.remove();
    await page.close();
    await product.close();
  }
}

/** From navigation to the first text in `selector`, so many times, after a first visit that fills what is kept. */
async function openings(context: BrowserContext, url: string, selector: string, count: number): Promise<number[]> {
  const first = await context.newPage();
  await firstText(first, url, selector);
  await first.waitForTimeout(5_000); // the cache is written after the first import
  await first.close();
  const all: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const page = await context.newPage();
    all.push(await firstText(page, url, selector));
    await page.close();
  }
  return all;
}

async function firstText(page: Page, url: string, selector: string): Promise<number> {
  await page.addInitScript((wanted) => {
    const look = (): void => {
      const found = [...document.querySelectorAll(wanted)].some((element) => element.textContent?.trim());
      if (found) Object.assign(globalThis, { firstTextAt: performance.now() });
      else requestAnimationFrame(look);
    };
    look();
  }, selector);
  await page.goto(url);
  const found = await page.waitForFunction(() => (globalThis as { firstTextAt?: number }).firstTextAt, undefined, {
    timeout: 120_000,
  });
  return Number(await found.jsonValue());
}
