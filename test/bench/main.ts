import { cpus } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { serve } from '../../src/cli/serve.mjs';
import { newProfile } from '../support/browser';
import { servePage } from '../support/pages';
import { peakOf } from './memory';
import { native, type Native } from './native';
import type { Bench } from './page/bench';
import { line, table, type Line } from './report';
import { COUNTIES, INDICATORS, median, YEARS } from './task';
import { workbooks } from './workbooks';
import { MANY, WIDE } from './files';

declare const bench: Bench;

export interface BenchOptions {
  readonly runs?: number;
  readonly loads?: number;
  readonly opens?: number;
  /** Rows of the ledger that is looked through. */
  readonly ledgerRows?: number;
  /** Names of the operations to run; all where absent. */
  readonly only?: readonly string[];
}

/** What is loaded, and how much longer than the bare engine it may take. */
const LOADS = [
  { name: 'load', what: `tidy CSV, ${COUNTIES * YEARS * INDICATORS.length} rows`, reach: 1.5 },
  { name: 'tidy', what: `tidy CSV, ${MANY * YEARS * INDICATORS.length} rows`, reach: 1.5 },
  { name: 'gb18030', what: 'the same in GB18030, beside UTF-8 read bare', reach: 2.2 },
  {
    name: 'wide',
    what: `wide CSV, ${WIDE.areas} areas × ${WIDE.years} years down, ${WIDE.indicators} indicators across, beside UNPIVOT`,
    reach: 1.5,
  },
] as const;

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
  const product = wanted('open') ? await serve({ root: join(process.cwd(), 'dist', 'web') }) : null;
  const page = await servePage('test/bench/page', { pages: ['index.html', 'bare.html'] });
  const profile = await newProfile();
  const context = await profile.open({ locale: 'zh-CN' });
  const lines: Line[] = [];
  try {
    say('native DuckDB in Node …');
    const far: Native | null = await native(
      runs,
      LOADS.map(({ name }) => name).filter((name) => name !== 'gb18030' && wanted(name)),
    );
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
    const tab = await context.newPage();
    await tab.goto(page.url);
    tab.setDefaultTimeout(0);
    for (const { name, what, reach } of LOADS) {
      if (!wanted(name)) continue;
      say(`loading: ${what} …`);
      const {
        bare,
        product: mine,
        bytes,
      } = await tab.evaluate(([of, n]) => bench.pairs(of, n), [name, loads] as const);
      const part = (of: keyof (typeof mine)[number]): number => median(mine.map((one) => one[of]));
      const memory = await peakOf(context, page.url, name);
      lines.push(
        line({
          name,
          what: `${what}, ${Math.round(bytes / 1e6)} MB`,
          product: mine.map(({ total }) => total),
          bare,
          ...nativeOf(far, name === 'gb18030' ? 'tidy' : name),
          reach,
          parts: {
            plan: part('plan'),
            accept: part('accept'),
            longest_task: Math.max(...mine.map(({ longest }) => longest)),
          },
          ...(memory === null ? {} : { memory: memory / bytes }),
        }),
      );
    }
    if (wanted('workbooks')) {
      say('workbooks …');
      const { files, what } = await workbooks();
      const { bare, product: mine } = await tab.evaluate(([of, n]) => bench.workbooks(of, n), [files, loads] as const);
      const longest = Math.max(...mine.map((one) => one.longest));
      const product = mine.map(({ total }) => total);
      lines.push(line({ name: 'workbooks', what, product, bare, reach: 1.3, parts: { longest_task: longest } }));
    }
    if (wanted('ledger')) {
      say('looking through a ledger …');
      const measured = await tab.evaluate(([rows, n]) => bench.ledgerQuestions(rows, n), [ledgerRows, runs] as const);
      for (const { name, what, product: mine, bare, longest } of measured)
        lines.push(line({ name, what, product: mine, bare, reach: 1.3, parts: { longest_task: longest } }));
    }
    if (wanted('pivot') || wanted('scalars')) {
      say('asking …');
      const bare = await tab.evaluate((n) => bench.bareQuestions(n), runs);
      const mine = await tab.evaluate((n) => bench.productQuestions(n), runs);
      lines.push(
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
      );
    }
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
    await product?.close();
  }
}

const nativeOf = ({ loads }: Native, name: string): { readonly native?: readonly number[] } =>
  loads[name] === undefined ? {} : { native: loads[name] };

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
