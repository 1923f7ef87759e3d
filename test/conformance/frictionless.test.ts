import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMainTable } from '../../src/ingest';
import expected from './frictionless.json';
import { collection } from './given';

/**
 * Frictionless' 285 files, many of them broken on purpose. The list says of each delimited file and workbook how many rows and columns
 * its table has and how the first and last are headed, or with which message it ends; it was checked against Python's csv with
 * the right dialect (they differ where remarks are left out) and by eye. JSON files are descriptions, few of them tables:
 * each gives a table or says that it holds none. Not right yet, and listed as it is: `multiline-headers.xlsx`, whose heading of merged
 * cells ends a row too early.
 */
const given = collection('frictionless');
const walk = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
const data = given ? join(given, 'data') : '';
const paths = given ? walk(data) : [];
const wanted: Readonly<Record<string, string>> = expected;

async function summary(path: string): Promise<string> {
  const { table, issues } = await readMainTable(new Uint8Array(readFileSync(path)), path.replace(/^.*\//, ''));
  if (!table) return issues.filter(({ severity }) => severity === 'error').map(({ code }) => code).join(' '); // prettier-ignore
  const top = table.header ?? table.rows[0] ?? [];
  return `${table.rows.length} × ${top.length}: ${top[0] ?? ''} … ${top.at(-1) ?? ''}`;
}

describe.skipIf(!given)('Frictionless', () => {
  test('is there as a whole', () => {
    expect(paths).toHaveLength(285);
  });

  test('every delimited file and workbook is read right or ends in the right message', async () => {
    const found: Record<string, string> = {};
    for (const path of paths.filter((each) => !each.endsWith('.json')))
      found[relative(data, path)] = await summary(path);
    expect(found).toEqual(wanted);
  });

  test('every JSON file is a table or says that it is none', async () => {
    for (const path of paths.filter((each) => each.endsWith('.json')))
      expect(await summary(path), path).toMatch(/^\d+ × \d+: |^json_no_table$/);
  });
});
