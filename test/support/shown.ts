import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { boundNumber, gridCell, PATIENCE, summaryPage, tab } from './workbench';

/** What the sample's workbook says in its three kinds of tabs, to be compared between engines. */
export interface Shown {
  readonly grid: readonly string[];
  /** The chart's title, and its numbers as a table. */
  readonly chart: readonly string[];
  /** The summary as it is read, every number in it filled in. */
  readonly summary: string;
}

/** Two numbers of the sample's first view: one as it was reported, one that is derived. */
export const GROWTH = { area: '青溪县', indicator: '专利授权量', column: '同比' } as const;
export const LEVEL = { ...GROWTH, column: '2024年' } as const;

/**
 * The whole grid as a person reads it, row by row, once it stands still: it draws its columns anew when a result comes,
 * rows before their cells, so that one reading can fall between two drawings.
 */
export async function gridRows(page: Page): Promise<string[]> {
  let rows: string[] = [];
  const still = async (): Promise<boolean> => {
    const before = rows;
    rows = await page.getByRole('main').getByRole('row').allInnerTexts();
    return rows.length > 0 && rows.every((row, i) => row.trim() !== '' && row === before[i]);
  };
  await expect.poll(still, PATIENCE).toBe(true);
  return rows;
}

/** Grid, chart and summary, text for text; the view is in front again afterwards. */
export async function allShown(page: Page): Promise<Shown> {
  const grid = await gridRows(page);
  // By key: a message may lie over the button.
  await page.getByRole('button', { name: '图的数据' }).press('Enter');
  const chart = [
    await page.getByRole('main').getByRole('heading', { level: 3 }).first().innerText(),
    ...(await page.locator('table.plain-table').getByRole('row').allInnerTexts()),
  ];
  await page.getByRole('button', { name: '看图' }).press('Enter');
  await tab(page, '2024年工作总结').click();
  const article = summaryPage(page);
  await boundNumber(page, /512/).first().waitFor({ timeout: 60_000 });
  await expect.poll(() => article.getByText('…', { exact: true }).count(), PATIENCE).toBe(0);
  const summary = await article.innerText();
  await tab(page, '县际对比').click();
  await gridCell(page, LEVEL);
  return { grid, chart, summary };
}
