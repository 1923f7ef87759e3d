import type { BrowserContext, Page } from 'playwright-core';
import { MANY, WIDE } from './files';
import { peakOf } from './memory';
import type { Native } from './native';
import type { Bench } from './page/bench';
import { line, type Line } from './report';
import { COUNTIES, INDICATORS, median, YEARS } from './task';
import { workbooks } from './workbooks';

declare const bench: Bench;

/** What is loaded, and how much longer than the bare engine it may take. */
export const LOADS = [
  { name: 'load', what: `tidy CSV, ${COUNTIES * YEARS * INDICATORS.length} rows`, reach: 1.5 },
  { name: 'tidy', what: `tidy CSV, ${MANY * YEARS * INDICATORS.length} rows`, reach: 1.5 },
  { name: 'gb18030', what: 'the same in GB18030, beside UTF-8 read bare', reach: 2.2 },
  {
    name: 'wide',
    what: `wide CSV, ${WIDE.areas} areas × ${WIDE.years} years down, ${WIDE.indicators} indicators across, beside UNPIVOT`,
    reach: 1.5,
  },
] as const;

/** One file after another: time, parts, memory. */
export async function loadLines(
  context: BrowserContext,
  tab: Page,
  url: string,
  loads: readonly (typeof LOADS)[number][],
  runs: number,
  far: Native,
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const { name, what, reach } of loads) {
    const { bare, product: mine, bytes } = await tab.evaluate(([of, n]) => bench.pairs(of, n), [name, runs] as const);
    const part = (of: keyof (typeof mine)[number]): number => median(mine.map((one) => one[of]));
    const memory = await peakOf(context, url, name);
    const native = far.loads[name === 'gb18030' ? 'tidy' : name];
    lines.push(
      line({
        name,
        what: `${what}, ${Math.round(bytes / 1e6)} MB`,
        product: mine.map(({ total }) => total),
        bare,
        ...(native === undefined ? {} : { native }),
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
  return lines;
}

/** Many workbooks in one import, beside the reading library alone. */
export async function workbookLine(tab: Page, runs: number): Promise<Line> {
  const { files, what } = await workbooks();
  const { bare, product: mine } = await tab.evaluate(([of, n]) => bench.workbooks(of, n), [files, runs] as const);
  const longest = Math.max(...mine.map((one) => one.longest));
  const product = mine.map(({ total }) => total);
  return line({ name: 'workbooks', what, product, bare, reach: 1.3, parts: { longest_task: longest } });
}
