import { unzipSync, strFromU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadFiles, scratchSession } from '../../../src/cli/scratch';
import { driftsOf, freezeNumbers, renderAreas, renameArea, whyDrifted, type Session } from '../../../src/flow';
import type { NamedSql } from '../../../src/query';
import { frozenNumbers, type Drift } from '../../../src/summary';
import { addTab, freezeDocument, saveOverride, saveQuery, type SummaryTab } from '../../../src/workspace';
import { fileIn } from '../../support/session';

const FLASH =
  '地区,年份,指标,数值\n云溪市,2024,专利授权量,1080\n青溪县,2023,专利授权量,300\n青溪县,2024,专利授权量,284\n白沙县,2024,专利授权量,512\n';
const ANNUAL = '地区,年份,指标,数值\n青溪县,2024,专利授权量,291\n';
const HEAD = '---\n标题: 青溪县2024年总结\n地区: 青溪县\n报告期: 2024年\n---\n';
const TEXT = `${HEAD}青溪县授权{{[专利授权量]}}，比上年{{[专利授权量] 同比 | 增降}}；上年{{[专利授权量] 上年 #k3f9}}。\n`;
const options = { lang: 'zh', now: new Date('2025-02-01T08:00:00'), random: Math.random } as const;

let session: Session;
let doc: SummaryTab;

beforeAll(async () => {
  session = await scratchSession();
  await loadFiles(session, [fileIn('专利快报.csv', FLASH)]);
  const tab: SummaryTab = { id: 's', kind: 'summary', title: '总结', text: TEXT };
  const outcome = await freezeNumbers(session, tab, options);
  if (!outcome.ok) throw new Error(outcome.error.kind);
  const { text, frozen, problems } = outcome.value;
  expect(problems).toEqual([]);
  await session.do(addTab, { tab });
  const step = { at: frozen.at, state: 'final' as const };
  await session.do(freezeDocument, { tab: 's', text, frozen, step, citations: [] });
  doc = session.workspace.tabs.find((each): each is SummaryTab => each.id === 's' && each.kind === 'summary') ?? tab;
});
afterAll(() => session.close());

const drift = async (tab: SummaryTab = doc): Promise<Drift> => {
  const drifts = await driftsOf(session, [tab], { lang: 'zh', now: new Date() });
  if (!drifts.ok) throw new Error(drifts.error.kind);
  const found = drifts.value.get(tab.id);
  if (!found) throw new Error('no drift');
  return found;
};

describe('定稿', () => {
  test('every number has a name, its text, its exact value, its question and the cells that it was read from', () => {
    const numbers = doc.frozen?.numbers ?? [];
    expect(numbers.map(({ text, exact }) => [text, exact])).toEqual([
      ['284件', '284 件'],
      ['下降5.3%', '-16/3 %'],
      ['300件', '300 件'],
    ]);
    expect(numbers[2]?.id).toBe('k3f9');
    expect(doc.text.match(/#[a-z0-9]{4}\}\}/g)).toHaveLength(3);
    expect(numbers[1]?.basis.map(({ value, place }) => [value, place?.replace(/ › /, ' ')])).toEqual([
      ['284', '专利快报.csv D4'],
      ['300', '专利快报.csv D3'],
    ]);
    expect(numbers[0]?.place).toBe('青溪县 2024年 专利授权量');
    expect(doc.frozen?.asOf).toBe('2025-02-01');
    for (const { fingerprint } of numbers) expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  test('nothing changed says so', async () => {
    expect(await drift()).toMatchObject({ total: 3, lines: [] });
  });

  test('a correction changes what the data say and not what the final document shows', async () => {
    const [number] = doc.frozen?.numbers ?? [];
    const { ask } = number ?? {};
    const area = ask?.area && 'key' in ask.area ? ask.area.key : '';
    const period = ask?.period ?? { m0: 0, n: 1 };
    await session.do(saveOverride, {
      override: {
        id: 'o',
        indicator: ask?.measure ?? '',
        area,
        period,
        value: '291',
        reason: '年报核实',
        by: '李',
        at: '2025-03-01T00:00:00Z',
      },
    });
    const found = await drift();
    expect(found.lines.map(({ was, now }) => [was.text, now.text])).toEqual([
      ['284件', '291件'],
      ['下降5.3%', '下降3.0%'],
    ]);
    const [first] = found.lines;
    const why = first && (await whyDrifted(session, first));
    expect(why).toEqual({ ok: true, value: [{ code: 'corrected', params: { reason: '年报核实' } }] });
    const frozen = frozenNumbers(doc);
    for (const format of ['md', 'html'] as const) {
      const rendered = await session.render(doc.text, {
        format,
        lang: 'zh',
        notes: true,
        ...(frozen ? { frozen } : {}),
      });
      const text = rendered.ok ? rendered.value.text : '';
      expect(text).toContain('284件');
      expect(text).toContain('= 284');
      expect(text).not.toContain('291');
    }
    await session.undo();
    expect((await drift()).lines).toEqual([]);
  });

  test('a file that came later is named, and taken out again by undo', async () => {
    await loadFiles(session, [fileIn('专利年报.csv', ANNUAL)]);
    const [first] = (await drift()).lines;
    expect(first?.now.text).toBe('291件');
    const why = first && (await whyDrifted(session, first));
    expect(why?.ok === true && why.value[0]).toMatchObject({
      code: 'vintage',
      params: { from: 'flash', to: 'annual', place: expect.stringMatching(/^专利年报\.csv › D2$/) as unknown },
    });
    await session.undo();
    expect((await drift()).lines).toEqual([]);
  });
});

test('a draft is compared with what was last seen; what is new to it is only remembered', async () => {
  const { frozen: _, state: _s, ...rest } = doc;
  const first = await drift(rest);
  expect([first.total, first.fresh.length]).toEqual([0, 3]);
  const seen = first.fresh.map((each, i) => (i === 0 ? { ...each, text: '280件', exact: '280 件' } : each));
  const later = await drift({ ...rest, seen });
  expect([later.total, later.fresh.length]).toEqual([3, 0]);
  expect(later.lines.map(({ was, now }) => [was.text, now.text])).toEqual([['280件', '284件']]);
});

test('a day until which data count is asked for', async () => {
  const shown = async (asOf: string): Promise<string | undefined> => {
    const answer = await session.render(TEXT, { format: 'md', lang: 'zh', asOf });
    return answer.ok ? answer.value.numbers[0]?.shown : answer.error.kind;
  };
  // Nobody said when the file was released: it is known since it was imported.
  expect([await shown('1999-01-01'), await shown('2999-01-01')]).toEqual(['〔缺〕', '284件']);
});

describe('one template for every area', () => {
  const areas = (): readonly string[] =>
    ['青溪县', '白沙县'].map(
      (name) => session.catalog.data.areas.find(({ names }) => names.some((each) => each.name === name))?.key ?? '',
    );

  test('a ZIP with a document for each, its own name in title and prose, and a list of what is missing for whom', async () => {
    const [own = ''] = areas();
    const seen: number[] = [];
    const outcome = await renderAreas(
      session,
      { title: '总结', text: TEXT },
      {
        areas: areas(),
        format: 'html',
        one: false,
        lang: 'zh',
        notes: true,
        own,
        onProgress: (done) => seen.push(done),
      },
    );
    if (!outcome.ok) throw new Error(outcome.error.kind);
    expect(seen).toEqual([0, 1, 2]);
    const files = unzipSync(outcome.value.bytes);
    expect(Object.keys(files)).toEqual([
      '1 青溪县 青溪县2024年总结.html',
      '2 白沙县 白沙县2024年总结.html',
      '缺数清单.csv',
    ]);
    const second = strFromU8(files['2 白沙县 白沙县2024年总结.html'] ?? new Uint8Array());
    expect(second).toContain('<h1>白沙县2024年总结</h1>');
    expect(second).toContain('512件');
    expect(second).not.toContain('青溪县');
    expect(outcome.value.gaps.map(({ area, expression }) => [area, expression])).toEqual([
      ['白沙县', '[专利授权量] 同比 | 增降'],
      ['白沙县', '[专利授权量] 上年'],
    ]);
  });

  test('all in one file, each with its own notes', async () => {
    const [own = ''] = areas();
    const wish = { areas: areas(), one: true, lang: 'zh', notes: true, own } as const;
    const html = await renderAreas(session, { title: '总结', text: TEXT }, { ...wish, format: 'html' });
    const page = html.ok ? strFromU8(html.value.bytes) : '';
    expect(page.match(/<section class="area">/g)).toHaveLength(2);
    expect(page.match(/<html/g)).toHaveLength(1);
    expect(new Set(page.match(/ id="[^"]+"/g)).size).toBe(page.match(/ id="[^"]+"/g)?.length);
    const md = await renderAreas(session, { title: '总结', text: TEXT }, { ...wish, format: 'md' });
    expect(md.ok ? strFromU8(md.value.bytes) : '').toMatch(/\[\^1-1\][\s\S]*---[\s\S]*\[\^2-1\]/);
  });

  test('stopped in the middle it gives nothing', async () => {
    const abort = new AbortController();
    const outcome = await renderAreas(
      session,
      { title: '', text: TEXT },
      {
        areas: areas(),
        format: 'md',
        one: true,
        lang: 'zh',
        notes: false,
        own: null,
        signal: abort.signal,
        onProgress: () => abort.abort(),
      },
    );
    expect(outcome).toEqual({ ok: false, error: { kind: 'cancelled' } });
  });

  test('a name in braces is meant as it stands', () => {
    const [own = '', other = ''] = areas();
    const text = '---\n标题: 青溪县总结\n地区: 青溪县\n---\n青溪县{{[专利授权量] 青溪县}}';
    expect(renameArea(text, own, other, session.catalog)).toBe(
      '---\n标题: 白沙县总结\n地区: 青溪县\n---\n白沙县{{[专利授权量] 青溪县}}',
    );
  });
});

test('what a named query and a list of names answer is compared like any number, final or not', async () => {
  const query: NamedSql = {
    id: 'q',
    name: '授权',
    kind: 'sql',
    engine: 'duckdb',
    text: 'SELECT value FROM facts WHERE area = :area AND "year" = 2024 AND indicator_zh = \'专利授权量\'',
    params: [{ name: 'area', type: 'area' }],
    unit: '件',
  };
  await session.do(saveQuery, { query });
  const tab: SummaryTab = { id: 'n', kind: 'summary', title: '查询', text: `${HEAD}授权{{查询 [授权]}}。\n` };
  const outcome = await freezeNumbers(session, tab, options);
  if (!outcome.ok) throw new Error(outcome.error.kind);
  const { text, frozen, problems } = outcome.value;
  expect([problems, frozen.numbers.map((each) => each.text)]).toEqual([[], ['284件']]);
  const final: SummaryTab = { ...tab, text, state: 'final', frozen };
  expect(await drift(final)).toMatchObject({ total: 1, lines: [] });
  const [seen] = (await drift(tab)).fresh;
  expect(seen?.text).toBe('284件');
  await session.do(saveQuery, { query: { ...query, text: query.text.replace('SELECT value', 'SELECT value + 7') } });
  for (const each of [final, { ...tab, seen: seen ? [seen] : [] }]) {
    const { lines } = await drift(each);
    expect(lines.map(({ was, now, ask }) => [was.text, now.text, ask])).toEqual([['284件', '291件', null]]);
    const why = lines[0] && (await whyDrifted(session, lines[0]));
    expect(why).toEqual({ ok: true, value: [] });
  }
  await session.undo();
  await session.undo();
});
