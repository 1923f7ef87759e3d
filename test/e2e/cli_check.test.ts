import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unzipSync } from 'fflate';
import { ensureBuilt } from '../../src/cli/build.mjs';
import { root } from '../../src/cli/install.mjs';

const CSV = '地区,年份,指标,数值\n上河县,2023,专利授权量,150\n上河县,2024,专利授权量,180\n中河县,2024,专利授权量,95\n';
const LATER = '地区,年份,指标,数值\n上河县,2024,专利授权量,191\n';
const HEAD = '---\n标题: 上河县2024年小结\n地区: 上河县\n报告期: 2024年\n---\n';

let folder = '';
beforeAll(async () => {
  ensureBuilt('cli', { quiet: true });
  folder = await mkdtemp(join(tmpdir(), 'almanac-check-'));
  await writeFile(join(folder, '专利.csv'), CSV);
  await writeFile(join(folder, '更正.csv'), LATER);
  await writeFile(join(folder, '散.md'), `${HEAD}授权{{[专利授权量]}}，培训12期，{{[专利授权量] | 超过}}。\n`);
  await writeFile(join(folder, '净.md'), `${HEAD}上河县授权{{[专利授权量]}}，比上年{{[专利授权量] 同比 | 增降}}。\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `npm run -s almanac -- …`, without npm. */
function almanac(...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'src/cli/almanac.mjs'), ...args], {
      cwd: folder,
      env: { ...process.env, LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
    });
    const text = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text.out += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (text.err += part));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...text }));
  });
}

describe('the command line checks a summary and renders it for every area', { timeout: 120_000 }, () => {
  test('a loose number is named with its line, and the end is 1', async () => {
    const ran = await almanac('check', '散.md', '专利.csv');
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/^散\.md:6: error: “12”没有关联数据$/m);
    expect(ran.err).toContain('1 loose');
  });

  test('what cannot be final is not rendered as final, and says why', async () => {
    const ran = await almanac('render', '散.md', '专利.csv', '--final', '-o', 'out.md');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('“12”没有关联数据');
    await expect(readFile(join(folder, 'out.md'))).rejects.toThrow();
  });

  test('a final summary keeps its numbers: unchanged data end with 0, changed data with 1 and both values', async () => {
    const final = await almanac('render', '净.md', '专利.csv', '--final', '-o', 'final.md');
    expect(final.code).toBe(0);
    expect(final.err).not.toMatch(/^(?:error|warning):/m);
    expect(await readFile(join(folder, 'final.md'), 'utf8')).toContain('授权180件');
    const same = await almanac('check', '净.md', '专利.csv');
    expect([same.code, same.out]).toEqual([0, '']);
    const later = await almanac('check', '净.md', '专利.csv', '更正.csv');
    expect(later.code).toBe(1);
    expect(later.out).toContain('180件 → 191件');
    expect(later.err).toContain('2 of 2 changed');
  });

  test('tables and charts of a workbook are none of the command line’s: it says so, and keeps the numbers', async () => {
    await writeFile(join(folder, '表.md'), `${HEAD}上河县授权{{[专利授权量]}}。\n\n{{表 [各县]}}\n`);
    const final = await almanac('render', '表.md', '专利.csv', '--final', '-o', 'table.md');
    expect(final.err).toMatch(/^warning: 1 tables and charts are of a workspace/m);
    expect(final.code).toBe(0);
    const ran = await almanac('check', '表.md', '专利.csv');
    expect([ran.code, ran.out]).toEqual([0, '']);
    expect(ran.err).toMatch(/^warning: 表\.md: 1 tables and charts were not compared/m);
  });

  test('one text for each area, with what is missing for whom', async () => {
    const ran = await almanac('render', '净.md', '专利.csv', '--areas', '上河县,中河县', '-o', 'all.zip', '--as', 'md');
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/missing: 中河县: \{\{\[专利授权量\] 同比 \| 增降\}\}/);
    const names = Object.keys(unzipSync(new Uint8Array(await readFile(join(folder, 'all.zip')))));
    expect(names).toEqual(['1 上河县 上河县2024年小结.md', '2 中河县 中河县2024年小结.md', '缺数清单.csv']);
  });

  test.each([[['check']], [['check', '没有.md', '专利.csv']], [['render', '净.md', '专利.csv', '--areas', '上河县']]])(
    'misuse ends with 2: %s',
    async (args) => {
      expect((await almanac(...args)).code).toBe(2);
    },
  );
});
