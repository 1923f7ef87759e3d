import type { BrowserContext, Page } from 'playwright-core';

/** From navigation to the first text in `selector`, so many times, after a first visit that fills what is kept. */
export async function openings(
  context: BrowserContext,
  url: string,
  selector: string,
  count: number,
): Promise<number[]> {
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
