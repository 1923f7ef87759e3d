import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { App } from '../../../src/app/app.svelte';
import { AreasState, type AreasFormat } from '../../../src/app/compose/areas.svelte';
import type { ComposeDoc } from '../../../src/app/compose/doc';
import { shownEmbed } from '../../../src/app/official/embed';
import { NO_DRAWING } from '../../../src/app/official/frozen_embeds';
import type { AppServices } from '../../../src/app/services';
import { loadFiles, scratchSession } from '../../../src/cli/scratch';
import { parsePeriod } from '../../../src/catalog';
import { ok } from '../../../src/core';
import { runOfficeTask } from '../../../src/office';
import { bindSummary } from '../../../src/summary';
import { addTab, type SummaryTab, type Tab } from '../../../src/workspace';
import { fileIn } from '../../support/session';
import { officeProblems } from '../../support/ooxml';

/** Every figure occurs once, so that whose it is can be told. */
const LEVELS = { 青溪县: [301, 284], 白沙县: [453, 512], 临江县: [77, 96] } as const;
const FILE = ['地区,年份,指标,数值', '云溪市,2024,专利授权量,1080']
  .concat(
    Object.entries(LEVELS).flatMap(([area, [before, now]]) => [
      `${area},2023,专利授权量,${before}`,
      `${area},2024,专利授权量,${now}`,
    ]),
  )
  .join('\n');
const TEXT = `---
标题: 青溪县2024年总结
地区: 青溪县
报告期: 2024年
---

全县授权{{[专利授权量]}}。

{{表 [本县]}}

{{图 [本县]}}

{{表 [没有的表]}}
`;

const saved: Uint8Array[] = [];
const services = {
  listWorkspaces: async () => [],
  setLastOpened: async () => undefined,
  download: (_: string, bytes: Uint8Array) => void saved.push(bytes),
  officeTask: runOfficeTask,
} as unknown as AppServices;
const app = new App(services);
const tab: SummaryTab = { id: 's', kind: 'summary', title: '总结', text: TEXT };
let state: AreasState;

beforeAll(async () => {
  const session = await scratchSession();
  await loadFiles(session, [fileIn('专利.csv', `${FILE}\n`)]);
  expect(await app.open(() => Promise.resolve(ok(session)))).toBe(true);
  const { catalog } = session;
  const key = (name: string): string =>
    catalog.data.areas.find((each) => catalog.areaName(each.key, 'zh') === name)?.key ?? '';
  const indicators = catalog.data.indicators.flatMap((each) =>
    catalog.indicatorName(each.key, 'zh') === '专利授权量' ? [each.key] : [],
  );
  const periods = ['2023年', '2024年'].flatMap((said) => parsePeriod(said) ?? []);
  const shows = { areas: [key('青溪县')], periods, indicators, derivations: ['level'] as const };
  const view: Tab = { id: 'v', kind: 'view', title: '本县', view: { ...shows, chart: { kind: 'line' } } };
  await session.do(addTab, { tab: view });
  await session.do(addTab, { tab });
  const doc: ComposeDoc = {
    app,
    tabId: 's',
    tab,
    read: TEXT,
    lang: 'zh',
    bound: bindSummary(TEXT, catalog, { lang: 'zh' }),
    embeds: new Map(),
    chips: [],
    figures: new Map(),
    reveal: () => undefined,
    keep: () => Promise.resolve(),
  };
  state = new AreasState(doc);
  state.take(Object.keys(LEVELS).map(key));
});
afterAll(() => app.leave());

async function documents(format: AreasFormat): Promise<readonly string[]> {
  state.format = format;
  saved.length = 0;
  const png = vi.fn(() => Promise.resolve(new Uint8Array([1, 2, 3])));
  await state.run({ png });
  expect(app.messages.list.filter(({ tone }) => tone === 'error')).toEqual([]);
  expect(png).toHaveBeenCalledTimes(format === 'html' ? 3 : 0);
  const files = unzipSync(saved[0] ?? new Uint8Array());
  return Object.entries(files)
    .filter(([name]) => name.endsWith(`.${format}`))
    .map(([, bytes]) => {
      if (format !== 'docx') return strFromU8(bytes);
      expect(officeProblems(bytes)).toEqual([]);
      const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /document\.xml$|chart\d*\.xml$/.test(name));
      return parts.map(([, part]) => strFromU8(part)).join('\n');
    });
}

const numbersIn = (text: string): readonly string[] =>
  Object.values(LEVELS).flatMap((levels) =>
    levels.map(String).filter((level) => new RegExp(`(?<!\\d)${level}(?!\\d)`).test(text)),
  );

test.each(['docx', 'html', 'md'] as const)(
  'each area’s %s has its own numbers, in its text, its table and its chart, and nobody else’s',
  async (format) => {
    const texts = await documents(format);
    expect(texts).toHaveLength(3);
    for (const [i, [area, levels]] of Object.entries(LEVELS).entries()) {
      const text = (texts[i] ?? '').replace(/base64,[^"]*"/g, '');
      // What may stand in brackets or styles is none of these.
      expect([area, numbersIn(text.replace(/<[^>]*>/g, ' '))]).toEqual([area, levels.map(String)]);
      const table =
        (format === 'docx'
          ? /<w:tbl>[^]*?<\/w:tbl>/
          : format === 'html'
            ? /<table[^]*?<\/table>/
            : /\n\|[^]*?\n\n/
        ).exec(text)?.[0] ?? '';
      expect([area, numbersIn(table.replace(/<[^>]*>/g, ' '))]).toEqual([area, levels.map(String)]);
      expect(table).toContain(area);
      if (format === 'html') expect(text).toContain('<img ');
      if (format === 'md') expect(text).toMatch(/\n〔图：.*〕\n/);
      if (format === 'docx') expect(text).toContain('<c:chart');
      expect(text).toContain('没有名为“没有的表”的标签页');
    }
    // What has no table is on the list of what is missing, once for each.
    expect(state.gaps.map(({ expression }) => expression)).toEqual(['表 [没有的表]', '表 [没有的表]', '表 [没有的表]']);
  },
);

test('a document’s table is in the document’s language, whichever the page is read in', async () => {
  const shown = async (lang: 'zh' | 'en'): Promise<{ readonly mark: string | null; readonly heads: string }> => {
    const wish = { lang, native: false, drawing: NO_DRAWING, signal: new AbortController().signal };
    const { shown: embed, mark } = await shownEmbed(app, { what: 'table', name: '本县' }, wish);
    const heads = embed.kind === 'table' ? embed.table.columns.map(({ title }) => title).join(' ') : '';
    return { mark, heads };
  };
  try {
    const page = await Promise.all([shown('zh'), shown('en')]);
    expect(page.map(({ heads }) => heads)).toEqual(['2023年 2024年', '2023 2024']);
    app.preferences.setLang('en');
    expect(await Promise.all([shown('zh'), shown('en')])).toEqual(page);
  } finally {
    app.preferences.setLang('zh');
  }
});
