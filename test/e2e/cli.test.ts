import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../src/cli/build.mjs';
import { root } from '../../src/cli/install.mjs';
import { riverCounties, utf8, type GivenFile } from '../support/given';

let folder = '';
beforeAll(async () => {
  ensureBuilt('cli', { quiet: true });
  folder = await mkdtemp(join(tmpdir(), 'almanac-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function put({ name, bytes }: GivenFile): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `npm run -s almanac -- …`, without npm. */
function almanac(...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'src/cli/almanac.mjs'), ...args], { cwd: folder });
    const text = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text.out += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (text.err += part));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...text }));
  });
}

const json = (text: string): unknown => JSON.parse(text) as unknown;

/** `facts` of the counties' file, run once: a start of the command line takes seconds. */
let listed: Promise<Ran> | null = null;
const listFacts = (): Promise<Ran> => (listed ??= put(riverCounties).then((file) => almanac('facts', file)));

describe('the command line does what the page does', { timeout: 120_000 }, () => {
  test('import says in JSON what was understood of a file and ends with 0', async () => {
    const ran = await almanac('import', await put(riverCounties));
    expect(ran.code).toBe(0);
    expect(json(ran.out)).toMatchObject({
      sources: [
        {
          name: riverCounties.name,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
          encoding: 'gb18030',
          sheets: [{ kind: 'facts', rows: 9, areas: 3, periods: 3, indicators: 1 }],
        },
      ],
    });
  });

  test('facts writes every value with its cell, in the unit that the file states', async () => {
    const ran = await listFacts();
    expect(ran.code).toBe(0);
    const [head, ...lines] = ran.out.trim().split(/\r?\n/);
    expect(head).toBe('area_code,area,period_from,period_to,indicator,unit,value,status,file,sheet,cell');
    expect(lines).toHaveLength(9);
    const middle = lines.filter((line) => line.includes('中河县') && line.includes('2023-01,2023-12'));
    expect(middle).toHaveLength(1);
    expect(middle[0]).toMatch(/,件,1110,value,2021-2023年专利授权量\.csv,[^,]+,D4$/);
  });

  test('query answers a read-only statement as columns and rows', async () => {
    const sql = "SELECT 1 AS one, '县' AS word";
    const ran = await almanac('query', sql, await put(riverCounties));
    expect(ran.code).toBe(0);
    expect(json(ran.out)).toEqual({ columns: ['one', 'word'], rows: [[1, '县']] });
  });

  test('query refuses to write or to read elsewhere, and asks nothing of another machine', async () => {
    const hits: string[] = [];
    const elsewhere = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.end('a\n1\n');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    const file = await put(riverCounties);
    for (const sql of [`SELECT * FROM read_csv('http://127.0.0.1:${port}/x.csv')`, 'DROP TABLE fact']) {
      const ran = await almanac('query', sql, file);
      expect(ran.code, sql).toBe(2);
      expect(ran.out, sql).toBe('');
      expect(ran.err, sql).not.toBe('');
    }
    expect(hits).toEqual([]);
    await new Promise((resolve) => elsewhere.close(resolve));
  });

  test('render fills a summary with numbers and a source note for each, as Markdown and as HTML', async () => {
    const file = await put(riverCounties);
    // As the command line names it.
    const indicator = /中河县,2023-01,2023-12,([^,]+),/.exec((await listFacts()).out)?.[1] ?? '';
    const text = utf8(
      '小结.md',
      `# 小结\n\n上河县授权{{[上河县] 2023年 [${indicator}]}}，同比{{[上河县] 2023年 [${indicator}] 同比 | 增降}}。\n`,
    );
    const summary = await put(text);
    const markdown = await almanac('render', summary, file, '--lang', 'zh');
    expect(markdown.code).toBe(0);
    expect(markdown.out).toContain('180件');
    expect(markdown.out).toContain('增长20.0%');
    expect(markdown.out).toMatch(/2021-2023年专利授权量\.csv › D3/);
    const out = join(folder, 'out.html');
    const html = await almanac('render', summary, file, '--lang', 'zh', '-o', out);
    expect(html.code).toBe(0);
    expect(html.out).toBe('');
    expect(await readFile(out, 'utf8')).toMatch(/<html[\s\S]*180件/);
  });

  test('a summary that asks for what does not exist ends with 1 and says what on standard error', async () => {
    const summary = await put(utf8('错.md', '没有{{[没有这个指标] 2023年 [上河县]}}。\n'));
    const ran = await almanac('render', summary, await put(riverCounties), '--lang', 'zh');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('没有这个指标');
  });

  test('an error in one of two files ends with 1, and the other file is read', async () => {
    const ran = await almanac(
      'import',
      await put({ name: '空.csv', bytes: new Uint8Array() }),
      await put(riverCounties),
    );
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('空.csv');
    expect(json(ran.out)).toMatchObject({
      issues: expect.arrayContaining([
        expect.objectContaining({ severity: 'error', file: '空.csv', code: 'empty_file' }),
      ]) as unknown,
    });
    expect(
      (json(ran.out) as { sources: { sheets: { rows: number }[] }[] }).sources.flatMap(({ sheets }) =>
        sheets.map(({ rows }) => rows),
      ),
    ).toContain(9);
  });

  test.each([
    ['no verb', []],
    ['a verb that does not exist', ['conquer']],
    ['no file', ['facts']],
    ['a file that is not there', ['facts', 'nowhere.csv']],
    ['an option that does not exist', ['render', 'a.md', 'b.csv', '--colour', 'red']],
  ])('%s is bad usage: 2, and nothing on standard output', async (_what, args) => {
    const ran = await almanac(...args);
    expect(ran.code).toBe(2);
    expect(ran.out).toBe('');
    expect(ran.err).toContain('usage');
  });
});
