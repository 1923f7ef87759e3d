import { readFile } from 'node:fs/promises';
import type { BrowserContext } from 'playwright-core';
import type { Bench } from './page/bench';

declare const bench: Bench;

/**
 * How many bytes more than before the import the page's process (with its workers and the engine) held at most. The file itself lies
 * outside of it, as a file on disk does. Null where the system does not tell (only Linux does).
 */
export async function peakOf(context: BrowserContext, url: string, name: string): Promise<number | null> {
  const browser = context.browser() ?? (await context.newPage()).context().browser();
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  try {
    await page.goto(url);
    await page.evaluate((of) => bench.prepare(of), name);
    await page.waitForTimeout(1000);
    const session = browser ? await browser.newBrowserCDPSession() : await context.newCDPSession(page);
    const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
      processInfo: { readonly type: string; readonly id: number }[];
    };
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    const before = await Promise.all(renderers.map(resident));
    let peak = 0;
    let going = true;
    const watch = (async () => {
      while (going) {
        const now = await Promise.all(renderers.map(resident));
        peak = Math.max(peak, ...now.map((bytes, i) => bytes - (before[i] ?? 0)));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    await page.evaluate((of) => bench.once(of), name);
    going = false;
    await watch;
    return peak;
  } catch {
    return null;
  } finally {
    await page.close();
  }
}

const PAGE = 4096;

async function resident(pid: number): Promise<number> {
  const [, pages = '0'] = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ');
  return Number(pages) * PAGE;
}
