import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadFiles, scratchSession } from '../../../src/cli/scratch';
import type { FileIn, Session } from '../../../src/flow';
import { savePeerSet } from '../../../src/workspace';

const CSV = `地区,年份,指标,数值
白沙县,2023,专利授权量,453
白沙县,2024,专利授权量,512
青溪县,2023,专利授权量,300
青溪县,2024,专利授权量,284
红岩县,2024,专利授权量,284
`;
const file = (name: string, text: string): FileIn => {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, bytes: () => Promise.resolve(bytes) };
};
const HEAD = '---\n地区: 青溪县\n报告期: 2024年\n---\n';
let session: Session;

beforeAll(async () => {
  session = await scratchSession();
  const { issues } = await loadFiles(session, [file('专利.csv', CSV)]);
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
});
afterAll(() => session.close());

const render = async (body: string, format: 'md' | 'html' = 'md') => {
  const rendered = await session.render(HEAD + body, { format, lang: 'zh', notes: true });
  if (!rendered.ok) throw new Error(rendered.error.kind);
  return rendered.value;
};

test('places are counted from the last, too, ties alike, and said so in the note', async () => {
  const { catalog } = session;
  const set = {
    key: 'all',
    name: '三县',
    areas: catalog.data.areas
      .filter((each) => ['白沙县', '青溪县', '红岩县'].includes(catalog.areaName(each.key, 'zh')))
      .map(({ key }) => key),
  };
  await session.do(savePeerSet, { set });
  const { text } = await render(
    '白沙县{{[专利授权量] 白沙县 位次 在[三县] | 进前3}}、{{[专利授权量] 白沙县 倒数位次 在[三县] | 居}}；青溪县{{[专利授权量] 倒数位次 在[三县] | 居}}，{{[专利授权量] 位次 在[三县] | 居}}。',
  );
  expect(text).toContain('白沙县进入前3名[^1]、居倒数第3位[^2]；青溪县并列末位[^3]，并列第2位[^4]。');
  expect(text).toMatch(/\[\^2\]: 白沙县 2024年 专利授权量 在三县中的倒数位次/);
  await session.undo();
});

test('a sentence gets its numbers from the file, and each note names the cell that it was read from', async () => {
  const { text } = await render(
    '全县授权{{[专利授权量]}}，比上年{{[专利授权量] 同比 | 增降}}；白沙县{{[专利授权量] 白沙县}}，{{[专利授权量] 白沙县 增减额 | 增降}}。',
  );
  expect(text).toContain('全县授权284件[^1]，比上年下降5.3%[^2]；白沙县512件[^3]，增加59件[^4]。');
  const notes = text.split('\n').filter((line) => line.startsWith('[^'));
  expect(notes).toHaveLength(4);
  expect(notes[0]).toMatch(/青溪县 2024年 专利授权量：专利\.csv › D5 = 284$/);
  expect(notes[1]).toMatch(/› D5 = 284；.*› D4 = 300$/);
  expect(notes[3]).toMatch(/› D3 = 512；.*› D2 = 453$/);
});

test('what the file does not hold is said in words, and no number is invented', async () => {
  const { text, numbers } = await render('{{[专利授权量] 红岩县 同比}}、{{[专利授权量] 2019年}}、{{[发明专利授权量]}}');
  expect(numbers.map(({ figure }) => figure?.exact)).toEqual([null, null, null]);
  for (const { shown } of numbers) expect(shown).toMatch(/^〔[^〕\d]+〕$/);
  expect(text).not.toMatch(/(?:^|[^\d^])0(?:[^\d]|$)/m);
});

test('HTML says the same numbers as Markdown', async () => {
  const body = '{{[专利授权量]}}{{[专利授权量] 同比}}{{[专利授权量] 白沙县}}';
  const [md, html] = [await render(body), await render(body, 'html')];
  expect(html.numbers.map(({ shown }) => shown)).toEqual(md.numbers.map(({ shown }) => shown));
  for (const { shown } of html.numbers) expect(html.text).toContain(`>${shown}</data>`);
});

test('the example in FORMAT.md asks questions that the engine answers', async () => {
  const format = await readFile(new URL('../../../src/summary/FORMAT.md', import.meta.url), 'utf8');
  const example = /```markdown\n([\s\S]*?)```/.exec(format)?.[1] ?? '';
  const rendered = await session.render(example.replaceAll('白沙区', '白沙县'), {
    format: 'md',
    lang: 'zh',
    notes: true,
    area: session.catalog.findAreas('青溪县')[0]?.key ?? '',
  });
  if (!rendered.ok) throw new Error(rendered.error.kind);
  expect(rendered.value.text).toMatch(/^# 青溪县2024年科技工作总结\n/);
  expect(rendered.value.text).toContain('全县获专利授权284件');
  expect(rendered.value.text).toContain('比上年下降5.3%');
  expect(rendered.value.text).toContain('上年为300件');
});
