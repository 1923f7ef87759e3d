import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { write, utils } from '@e965/xlsx';
import { county } from './task';

export interface Workbooks {
  /** Names and bytes (base64: the page's policy lets it fetch nothing from elsewhere). */
  readonly files: readonly (readonly [name: string, base64: string])[];
  readonly what: string;
}

const FOLDER = join('..', 'shared', 'data', 'dev', 'us-laus-1990-2018');

/** The real workbooks where they are at hand, else as many of the same shape, made up. */
export async function workbooks(): Promise<Workbooks> {
  const real = await readdir(FOLDER).catch(() => []);
  const names = real.filter((name) => name.endsWith('.xlsx')).sort();
  if (names.length === 0) {
    const made = Array.from({ length: 29 }, (_, i) => 1990 + i);
    const files = made.map((year) => [`labour${year}.xlsx`, Buffer.from(workbook(year)).toString('base64')] as const);
    return { files, what: '29 made-up workbooks in one import (the real ones are not at hand)' };
  }
  const files = await Promise.all(
    names.map(async (name) => [name, (await readFile(join(FOLDER, name))).toString('base64')] as const),
  );
  return { files, what: `${names.length} workbooks of county labour statistics in one import` };
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
