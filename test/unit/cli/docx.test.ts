import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { render } from '../../../src/cli/verbs/render';
import { officeProblems } from '../../support/ooxml';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almanac-docx-'));
  await writeFile(
    join(folder, '专利.csv'),
    '地区,年份,指标,数值\n青溪县,2023,专利授权量,300\n青溪县,2024,专利授权量,284\n',
  );
  await writeFile(
    join(folder, '总结.md'),
    '---\n标题: 总结\n地区: 青溪县\n报告期: 2024年\n---\n\n授权{{[专利授权量] #aaaa}}。\n\n{{图 [县际对比]}}\n',
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('render writes DOCX with its sign-off sheet, and says in place of a chart that there is none', async () => {
  const out = join(folder, 'out.docx');
  const code = await render([
    join(folder, '总结.md'),
    join(folder, '专利.csv'),
    '--lang',
    'zh',
    '--signoff',
    '-o',
    out,
  ]);
  expect(code).toBe(0);
  const bytes = new Uint8Array(await readFile(out));
  expect(officeProblems(bytes)).toEqual([]);
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  for (const said of ['284件', '数据核对表', '县际对比']) expect([said, xml.includes(said)]).toEqual([said, true]);
});
