import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { serve } from '../../src/cli/serve.mjs';
import { newProfile } from '../support/browser';
import { servePage } from '../support/pages';
import { loadLines, LOADS, workbookLine } from './loads';
import { native, type Native } from './native';
import { openings } from './openings';
import type { Bench } from './page/bench';
import type { Timed } from './page/pairs';
import { line, table, type Line } from './report';
import { writingLines } from './writing';
import { rivalAnswers, rivalTable } from './rivals/rivals';
import { scrollLines } from './scrolling';

declare const bench: Bench;

export interface BenchOptions {
  readonly runs?: number;
  readonly loads?: number;
  readonly opens?: number;
  /** Rows of the ledger that is looked through. */
  readonly ledgerRows?: number;
  /** Names of the operations, or of groups of them, to run; all where absent. */
  readonly only?: readonly string[];
}

/** Runs everything; JSON goes to standard output, the table and what is being done to standard error. */
export async function main({
  runs = 7,
  loads = 3,
  opens = 7,
  ledgerRows = 5_000_000,
  only,
}: BenchOptions = {}): Promise<void> {
  const say = (text: string): void => console.error(text);
  const wanted = (name: string): boolean => !only || only.includes(name);
  /** Some operation of the group. */
  const some = (group: string): boolean => !only || only.some((name) => name === group || name.startsWith(`${group}_`));
  const chosen = only ?? null;
  const product = wanted('open') ? await serve({ root: join(process.cwd(), 'dist', 'web') }) : null;
  const page = await servePage('test/bench/page', { pages: ['index.html', 'bare.html', 'app.html'] });
  const profile = await newProfile();
  const context = await profile.open({ locale: 'zh-CN' });
  const lines: Line[] = [];
  const started = loadavg();
  /** Each group in a page of its own: what one leaves in memory does not slow the next. */
  const inPage = async <T>(work: (tab: Page) => Promise<T>): Promise<T> => {
    const tab = await context.newPage();
    tab.setDefaultTimeout(0);
    await tab.goto(page.url);
    try {
      return await work(tab);
    } finally {
      await tab.close();
    }
  };
  const add = (timed: readonly Timed[], far: Partial<Record<string, readonly number[]>> = {}): void => {
    for (const { longest, ...one } of timed) {
      const native = far[one.name];
      lines.push(line({ ...one, ...(native ? { native } : {}), parts: { longest_task: longest } }));
    }
    say(table(lines.slice(-timed.length)));
  };
  try {
    const wantedLoads = LOADS.filter(({ name }) => wanted(name));
    const asked = wanted('pivot') || wanted('scalars');
    let far: Native = { version: '', loads: {}, pivot: [], scalars: [] };
    if (wantedLoads.length > 0 || asked) {
      say('native DuckDB in Node …');
      far = await native(
        runs,
        wantedLoads.map(({ name }) => name).filter((name) => name !== 'gb18030'),
      );
    }
    if (product) {
      say('opening …');
      const open = {
        product: await openings(context, product.url, '.ag-cell.figure', opens),
        bare: await openings(context, `${page.url}bare.html`, '#first', opens),
      };
      lines.push(
        line({ name: 'open', what: 'page open to first figure in the grid, sample cached', ...open, reach: 1.3 }),
      );
    }
    if (wantedLoads.length > 0) {
      say('loading …');
      lines.push(...(await inPage((tab) => loadLines(context, tab, page.url, wantedLoads, loads, far))));
    }
    if (wanted('workbooks')) {
      say('workbooks …');
      lines.push(await inPage((tab) => workbookLine(tab, loads)));
    }
    if (asked) {
      say('asking …');
      add(await inPage((tab) => tab.evaluate(([n, o]) => bench.tidyQuestions(n, o), [runs, chosen] as const)), {
        pivot: far.pivot,
        scalars: far.scalars,
      });
    }
    if (some('ledger')) {
      say('looking through a ledger …');
      add(
        await inPage((tab) =>
          tab.evaluate(([rows, n, o]) => bench.ledgerQuestions(rows, n, o), [ledgerRows, runs, chosen] as const),
        ),
      );
    }
    if (some('panel')) {
      say('asking a panel …');
      add(await inPage((tab) => tab.evaluate(([n, o]) => bench.panelQuestions(n, o), [runs, chosen] as const)));
    }
    if (some('compose')) {
      say('asking the numbers of a document …');
      add(await inPage((tab) => tab.evaluate(([n, o]) => bench.composeQuestions(n, o), [runs, chosen] as const)));
      const found = await writingLines(context, page.url, (name) => wanted('compose') || wanted(name), say);
      lines.push(...found);
      say(table(found));
    }
    if (some('scroll')) {
      const found = await scrollLines(context, page.url, ledgerRows, (name) => wanted('scroll') || wanted(name), say);
      lines.push(...found);
      say(table(found));
    }
    let beside: Readonly<Record<string, unknown>> = {};
    if (wanted('rivals')) {
      say('the same file in other programs …');
      const mine = await inPage((tab) => tab.evaluate((n) => bench.besideRivals(n), runs));
      const others = await rivalAnswers(context, runs);
      beside = { the_same_file: { product: mine, ...others } };
      say(rivalTable(mine, others));
    }
    const on = {
      browser: `Chromium ${context.browser()?.version() ?? ''}`,
      node: process.version,
      ...(far.version === '' ? {} : { native: `DuckDB ${far.version}, 1 thread` }),
      cpu: `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}`,
      load: [started, loadavg()].map((each) => each[0]?.toFixed(1)).join(' … '),
    };
    console.log(JSON.stringify({ on, measured: lines, ...beside }, null, 1));
    say(`\n${table(lines)}\n\n${Object.values(on).join(' · ')}`);
  } finally {
    await context.close();
    await profile.remove();
    await page.close();
    await product?.close();
  }
}
