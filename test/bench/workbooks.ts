import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { write, utils } from '@e965/xlsx';
import { serve } from '../../src/cli/serve.mjs';
import { county } from './task';

export interface Workbooks {
  readonly urls: readonly string[];
  readonly what: string;
  close(): Promise<void>;
}

const FOLDER = join('..', 'shared', 'data', 'dev', 'us-laus-1990-2018');

/** The real workbooks where they are at hand, else as many of the same shape, made up. */
export async function serveWorkbooks(): Promise<Workbooks> {
  const real = await readdir(FOLDER).catch(() => []);
  const names = real.filter((name) => name.endsWith('.xlsx')).sort();
  if (names.length > 0)
    return served(FOLDER, names, `${names.length} workbooks of county labour statistics in one import`);
  const folder = await mkdtemp(join(tmpdir(), 'almanac-workbooks-'));
  await mkdir(folder, { recursive: true });
  const made = Array.from({ length: 29 }, (_, i) => `labour${1990 + i}.xlsx`);
  for (const [i, name] of made.entries()) await writeFile(join(folder, name), workbook(1990 + i));
  const files = await served(folder, made, '29 made-up workbooks in one import (the real ones are not at hand)');
  return {
    ...files,
    close: async () => {
      await files.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function served(root: string, names: readonly string[], what: string): Promise<Workbooks> {
  const server = await serve({ root });
  return { urls: names.map((name) => `${server.url}${name}`), what, close: () => server.close() };
}

const AREAS = 3200;

/** Title, head, four figures for each of 3,200 counties in one year. */
function workbook(year: number): Uint8Array {
  const rows: (string | number)[][] = [
    [`各县劳动力情况 ${year} 年`],
    ['地区', '年份', '劳动力（人）', '就业（人）', '失业（人）', '失业率（%）'],
  ];
  for (let i = 0; i < AREAS; i += 1) {
    const force = 1000 + ((i * 7919 + year) % 90_000);
    const without = (i * 31 + year) % 700;
    rows.push([county(i), year, force, force - without, without, Math.round((without / force) * 1000) / 10]);
  }
  const book = utils.book_new(utils.aoa_to_sheet(rows), '县');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as ArrayBuffer);
}
