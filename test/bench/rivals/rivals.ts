import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { servePage } from '../../support/pages';
import { ensureRivals, rivalsFolder } from './install.mjs';
import type { Rivals } from './page';
import { QUESTIONS, type Answers } from './program';

declare const rivals: Rivals;

const packages = join(rivalsFolder, 'node_modules');
const file = (...parts: readonly string[]): string => join(packages, ...parts);

/** The same file in other programs: milliseconds by program and question, or why there are none. */
export async function rivalAnswers(
  context: BrowserContext,
  runs: number,
): Promise<Readonly<Record<string, Answers | string>>> {
  if (!ensureRivals()) return { perspective: 'not installed', ag_grid: 'not installed' };
  const page = await servePage('test/bench/rivals', {
    alias: {
      '@perspective-dev/client': file('@perspective-dev', 'client', 'dist', 'esm', 'perspective.js'),
      'perspective-client.wasm?url': `${file('@perspective-dev', 'client', 'dist', 'wasm', 'perspective-js.wasm')}?url`,
      'perspective-server.wasm?url': `${file('@perspective-dev', 'server', 'dist', 'wasm', 'perspective-server.wasm')}?url`,
      papaparse: file('papaparse', 'papaparse.js'),
    },
  });
  const out: Record<string, Answers | string> = {};
  try {
    for (const name of ['perspective', 'ag_grid']) {
      const tab = await context.newPage();
      tab.setDefaultTimeout(0);
      try {
        await tab.goto(page.url);
        await tab.waitForFunction(() => 'rivals' in globalThis);
        out[name] = await tab.evaluate(([of, n]) => rivals.measure(of, n), [name, runs] as const);
      } catch (thrown) {
        out[name] = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown);
      } finally {
        await tab.close();
      }
    }
  } finally {
    await page.close();
  }
  return out;
}

/** For people: one line for each question. */
export function rivalTable(product: Answers, others: Readonly<Record<string, Answers | string>>): string {
  const ms = (answers: Answers | string | undefined, question: string): string => {
    const value = typeof answers === 'object' ? answers[question] : undefined;
    return value === undefined ? '–' : value.toFixed(1);
  };
  const names = Object.keys(others);
  const rows = ['load', ...QUESTIONS].map((question) => [
    question,
    ms(product, question),
    ...names.map((name) => ms(others[name], question)),
  ]);
  const failed = names.flatMap((name) => (typeof others[name] === 'string' ? [`${name}: ${others[name]}`] : []));
  const lines = [['the same file, ms', 'product', ...names], ...rows].map((cells) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(20) : cell.padStart(14))).join(''),
  );
  return [...lines, ...failed].join('\n');
}
