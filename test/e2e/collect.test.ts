import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { form } from '../../src/cli/verbs/form';
import { converted } from '../support/office';

const YEARBOOK =
  '地区,2022年专利授权量（件）,2022年地方财政科技支出（万元）\n青溪县,400,1200\n临江县,470,1500\n白沙县,90,300\n';
const SHEET = 'xl/worksheets/sheet1.xml';

/** A form as an office program keeps it: opened and saved anew by LibreOffice. */
describe('a blank form goes out and comes back', { timeout: 240_000 }, () => {
  let folder = '';
  let parts: Readonly<Record<string, Uint8Array>> = {};
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'almanac-form-'));
    await writeFile(join(folder, '年鉴.csv'), YEARBOOK);
    const code = await form(['2024年', join(folder, '年鉴.csv'), '-o', join(folder, 'form.xlsx'), '--lang', 'zh']);
    expect(code).toBe(0);
    const bytes = new Uint8Array(await readFile(join(folder, 'form.xlsx')));
    const saved = (await converted([{ name: '收集表.xlsx', bytes }], 'xlsx')).get('收集表.xlsx');
    if (!saved) throw new Error('LibreOffice did not open the form');
    parts = unzipSync(saved);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('the sheet is protected, and of all its cells only those to fill in are open', () => {
    const sheet = text(SHEET);
    expect(sheet).toMatch(/<sheetProtection [^>]*sheet="(?:1|true)"/);
    const formats = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(text('xl/styles.xml'))?.[1] ?? '';
    const open = [...formats.matchAll(/<xf\b.*?(?:<\/xf>|\/>(?=<xf|$))/gs)].flatMap(([xf], i) =>
      /locked="(?:0|false)"/.test(xf) ? [i] : [],
    );
    const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"(?: s="(\d+)")?/g)];
    const writable = cells.filter(([, , style]) => open.includes(Number(style ?? 0))).map(([, at]) => at);
    expect(writable).toEqual(['C5', 'D5', 'C6', 'D6', 'C7', 'D7']);
  });

  test('every open cell is checked, with its unit beside it, and the heads state their units', () => {
    const rules = [...text(SHEET).matchAll(/<dataValidation .*?<\/dataValidation>/gs)].map(([rule]) => rule);
    expect(rules.map((rule) => /sqref="([^"]+)"/.exec(rule)?.[1])).toEqual(['C5:C7', 'D5:D7']);
    expect(rules.map((rule) => /prompt="([^"]+)"/.exec(rule)?.[1])).toEqual(['件', '万元']);
    expect(rules.map((rule) => /INT\(/.test(rule))).toEqual([true, false]);
    for (const rule of rules) expect(rule).toMatch(/showErrorMessage="(?:1|true)"/);
    const strings = text('xl/sharedStrings.xml');
    expect(strings).toMatch(/专利授权量(?:&#10;|\s)（件）/);
    expect(strings).toMatch(/地方财政科技支出(?:&#10;|\s)（万元）/);
  });

  test('a copy that the office program saved loads by its keys, and who has not reported is listed', async () => {
    let sheet = text(SHEET);
    for (const [at, value] of [
      ['C5', 512],
      ['D5', 1234.5],
      ['C6', 530],
    ] as const) {
      const filled = sheet.replace(new RegExp(`<c r="${at}"( s="\\d+")?[^>]*/>`), `<c r="${at}"$1><v>${value}</v></c>`);
      expect(filled).not.toBe(sheet);
      sheet = filled;
    }
    await writeFile(join(folder, '报来.xlsx'), zipSync({ ...parts, [SHEET]: strToU8(sheet) }));
    const out: string[] = [];
    const written = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => out.push(String(chunk)) > 0);
    try {
      await form(['2024年', join(folder, '年鉴.csv'), join(folder, '报来.xlsx'), '--missing', 'yes', '--lang', 'zh']);
    } finally {
      written.mockRestore();
    }
    const rows = out.join('').trim().split('\n').slice(1);
    expect(rows.map((row) => row.split(',')[1])).toEqual(['临江县', '白沙县']);
    expect(rows[0]?.split(',')[2]?.split(' ')).toHaveLength(1);
    expect(rows[1]?.split(',')[2]?.split(' ')).toHaveLength(2);
  });
});
