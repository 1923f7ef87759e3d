import type { BrowserContext, Page } from 'playwright-core';
import type { AppBench } from './page/app';
import { line, type Line } from './report';

declare const appBench: AppBench;

/** What is looked through. */
interface Place {
  readonly name: string;
  readonly what: string;
  /** Rows of a ledger; null: the view. */
  readonly rows: number | null;
}

/** Milliseconds for which nothing may hold up the page: what the browser itself calls a long task. */
const LONG = 50;
const VIEWPORT = '.ag-body-vertical-scroll-viewport';

/**
 * Large grids looked through in the product by key, wheel and thumb: the longest time for which the page could do nothing else, how often
 * that was more than 50 ms, and how long after the last movement the rows stood there.
 */
export async function scrollLines(
  context: BrowserContext,
  url: string,
  ledgerRows: number,
  wanted: (name: string) => boolean,
  say: (text: string) => void,
): Promise<readonly Line[]> {
  const ledger = (name: string, rows: number): Place => ({
    name,
    what: `a ledger of ${rows / 1e6} M sorted rows`,
    rows,
  });
  const places: readonly Place[] = [
    ledger('scroll_ledger', ledgerRows),
    ledger('scroll_twice', 2 * ledgerRows),
    { name: 'scroll_view', what: 'a view of 3,000 areas × 25 years', rows: null },
  ];
  const lines: Line[] = [];
  for (const place of places.filter(({ name }) => wanted(name))) {
    say(`looking through ${place.what} …`);
    const page = await context.newPage();
    page.setDefaultTimeout(300_000);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${url}app.html`);
    await page.waitForFunction(() => 'appBench' in globalThis);
    await page.evaluate(() => appBench.open());
    await page.evaluate((rows) => (rows === null ? appBench.view() : appBench.ledger(rows)), place.rows);
    await settled(page);
    await page.waitForTimeout(3_000); // what is sorted behind the first page
    for (const [how, move] of Object.entries(WAYS)) {
      await page.evaluate(() => appBench.tasks());
      await move(page);
      const still = await settled(page);
      await page.waitForTimeout(300);
      const tasks = await page.evaluate(() => appBench.tasks());
      lines.push(
        line({
          name: `${place.name}_${how}`,
          what: `${place.what} by ${how}: longest task`,
          product: [Math.max(0, ...tasks)],
          bare: null,
          reach: 0,
          plus: LONG,
          parts: {
            longest_task: Math.max(0, ...tasks),
            rows_there_after: still,
            ...(tasks.length > 0 ? { long_tasks: tasks.length } : {}),
          },
        }),
      );
    }
    await page.close();
  }
  return lines;
}

/** Resolves when every row on the screen has its texts; milliseconds. */
async function settled(page: Page): Promise<number> {
  const from = Date.now();
  await page.waitForFunction(() => {
    const rows = [...document.querySelectorAll('.ag-row')];
    return (
      rows.length > 5 &&
      rows.every((row) => [...row.querySelectorAll('.ag-cell')].some((cell) => cell.textContent !== ''))
    );
  });
  return Date.now() - from;
}

const frame = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));

const WAYS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async key(page) {
    await page.locator('.ag-row[row-index="0"] .ag-cell').nth(1).click();
    for (const key of ['PageDown', 'ArrowDown', 'PageUp'])
      for (let i = 0; i < 30; i += 1) {
        await page.keyboard.press(key);
        await frame(page);
      }
    for (const key of ['Control+End', 'Control+Home', 'Control+End']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(200);
    }
  },
  async wheel(page) {
    await page.keyboard.press('Control+Home');
    const box = await page.locator('.ag-row .ag-cell').nth(5).boundingBox();
    await page.mouse.move((box?.x ?? 400) + 20, (box?.y ?? 300) + 8);
    for (let i = 0; i < 120; i += 1) {
      await page.mouse.wheel(0, 400);
      await frame(page);
    }
  },
  /** What a thumb does that is dragged: the scroll position of the grid is set, frame by frame. */
  async thumb(page) {
    await page.evaluate(async (selector) => {
      const bodies = [...document.querySelectorAll<HTMLElement>(selector)];
      const body = bodies.find(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 50) ?? bodies[0];
      if (!body) return;
      for (let i = 0; i < 120; i += 1) {
        body.scrollTop = (body.scrollHeight - body.clientHeight) * Math.abs(Math.sin(i / 23));
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, VIEWPORT);
  },
};
