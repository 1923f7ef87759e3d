import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { buildSample } from '../../../data/sample/generate.mjs';

const { files, outputs } = await buildSample();
const folder = new URL('../../../data/sample/', import.meta.url);
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('the generator writes the committed bytes again, and nothing else lies beside them', async () => {
  for (const [path, bytes] of outputs)
    expect([path, hash(await readFile(new URL(path, folder)))]).toEqual([path, hash(bytes)]);
  const written = outputs.map(([path]) => path).filter((path) => path.startsWith('files/'));
  const there = (await readdir(new URL('files/', folder))).map((name) => `files/${name}`);
  expect(there.sort()).toEqual(written.sort());
});

test('every file says that its figures are invented, in its name or in its text', () => {
  const silent = files.filter(
    ({ name, sheets }) =>
      !name.includes('模拟数据') &&
      !sheets.every(({ rows }) => rows.flat().some((cell) => String(cell).includes('模拟数据'))),
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('two files of one vintage never print different figures for the same thing', () => {
  const printed = new Map<string, string>();
  const quarrels: string[] = [];
  for (const file of files) {
    for (const sheet of file.sheets) {
      for (const { indicator, area, m0, n, role, value, status } of sheet.means) {
        const key = `${indicator} ${area} ${m0} ${n} ${role} ${file.vintage}`;
        const text = `${value}${status}`;
        if ((printed.get(key) ?? text) !== text) quarrels.push(`${file.name}: ${key}: ${printed.get(key)} / ${text}`);
        printed.set(key, text);
      }
    }
  }
  expect(quarrels).toEqual([]);
  expect(printed.size).toBeGreaterThan(10_000);
});
