import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadFiles, scratchSession } from '../../../src/cli/scratch';
import { parsePeriod, resolveArea, resolveIndicator } from '../../../src/catalog';
import type { Session } from '../../../src/flow';
import { leadersOf, planSentences } from '../../../src/summary';

const CSV = `地区,时期,指标,数值
丽水市,2023年,专利授权量,125500
丽水市,2024年,专利授权量,101900
青田县,2023年,专利授权量,12
青田县,2024年,专利授权量,9
缙云县,2023年,专利授权量,100
缙云县,2024年,专利授权量,405
缙云县,2023年,发明专利授权量,10
缙云县,2024年,发明专利授权量,0
松阳县,2023年,专利授权量,200
松阳县,2024年,专利授权量,199
云和县,2023年,专利授权量,1000
云和县,2024年,专利授权量,1000
龙泉市,2023年,专利授权量,500
龙泉市,2024年,专利授权量,1150
青田县,2023年,获省级科学技术奖数,0
青田县,2024年,获省级科学技术奖数,2
云和县,2022年,获省级科学技术奖数,0
云和县,2023年,获省级科学技术奖数,0
云和县,2024年,获省级科学技术奖数,1
青田县,2023年,科技特派员人数,100
青田县,2024年,科技特派员人数,100
青田县,2023年,地区生产总值增速,-1.2
青田县,2024年,地区生产总值增速,-0.4
`;
let session: Session;

beforeAll(async () => {
  session = await scratchSession();
  const bytes = new TextEncoder().encode(CSV);
  await loadFiles(session, [{ name: '数.csv', size: bytes.length, bytes: () => Promise.resolve(bytes) }]);
});
afterAll(() => session.close());

/** The sentences that are offered, each with the number of its pattern before it. */
async function about(name: string, place: string, lang: 'zh' | 'en' = 'zh'): Promise<readonly string[]> {
  const { catalog } = session;
  const found = resolveIndicator(catalog, name);
  const area = resolveArea(catalog, { name: place });
  const period = parsePeriod('2024年');
  if (!('indicator' in found) || !('area' in area) || !period) throw new Error(name);
  const { indicator } = found;
  const spans = await session.periods({ indicators: [indicator.key] });
  const document = { area: area.area.key, period };
  const setting = { catalog, lang, indicator, ...document, document, spans: spans.ok ? spans.value : [] };
  const first = leadersOf(setting);
  const places = await session.askAll(first.asks);
  const plan = planSentences({ ...setting, leaders: places.ok ? first.read(places.value) : [], ledgers: [] });
  const figures = await session.askAll(plan.asks);
  if (!figures.ok) throw new Error(JSON.stringify(figures.error));
  return plan.judge(figures.value).sentences.map(({ pattern, shown }) => `${pattern} ${shown}`);
}

const of = (pattern: number, all: readonly string[]): readonly string[] =>
  all.filter((each) => each.startsWith(`${pattern} `));

test('达到 is said of what rose only, and of nothing below zero', async () => {
  expect(await about('专利授权量', '龙泉市')).toContain('1 龙泉市专利授权量达到1150件，比上年增长130.0%。');
  for (const [name, place] of [
    ['专利授权量', '青田县'],
    ['专利授权量', '云和县'],
    ['地区生产总值增速', '青田县'],
  ] as const) {
    const all = of(1, await about(name, place));
    expect(all).toHaveLength(2);
    expect(all.join('')).not.toContain('达到');
  }
});

test('a share that stayed is said so once, and one that prints as 0.0 or 100.0 is not said', async () => {
  expect(of(17, await about('专利授权量', '松阳县'))).toEqual([
    '17 专利授权量占丽水市的比重为0.2%，与上年持平。',
    '17 松阳县专利授权量占丽水市的0.2%，与上年持平。',
  ]);
  expect(of(17, await about('专利授权量', '松阳县', 'en'))[0]).toMatch(/unchanged on the year before\.$/);
  expect(of(17, await about('专利授权量', '龙泉市'))[0]).toContain('，比上年提高0.7个百分点。');
  const tiny = await about('专利授权量', '青田县');
  expect([...of(17, tiny), ...of(29, tiny)]).toEqual([]);
  expect(of(13, await about('专利授权量', '缙云县'))).toEqual([]);
});

test('nothing goes from a number to the same number', async () => {
  const all = await about('科技特派员人数', '青田县');
  expect(of(35, all)).toEqual([]);
  expect(of(11, all)).toEqual(['11 2024年，青田县科技特派员人数100人，与2023年持平。']);
});

test('a rate beyond 300% gives way to the difference and the multiple, which names the year for a whole year', async () => {
  const all = await about('专利授权量', '缙云县');
  expect(of(1, all)).toEqual([]);
  expect(of(5, all)).toContain('5 专利授权量405件，比上年增加305件。');
  expect(of(6, all)).toEqual(['6 专利授权量405件，是上年的4.1倍。']);
});

test('零的突破 needs more than one year without any', async () => {
  expect(of(4, await about('获省级科学技术奖数', '青田县'))).toEqual([]);
  expect(of(4, await about('获省级科学技术奖数', '云和县'))).toEqual(['4 获省级科学技术奖数1项，实现零的突破。']);
});
