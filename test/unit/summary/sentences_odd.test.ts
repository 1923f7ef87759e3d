import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadFiles, scratchSession } from '../../../src/cli/scratch';
import { parsePeriod, resolveArea, resolveIndicator } from '../../../src/catalog';
import type { Session } from '../../../src/flow';
import { planSentences } from '../../../src/summary';
import { saveTarget } from '../../../src/workspace';
import { fileIn } from '../../support/session';

/** Places that were published, growth that was or was not, gaps that stayed, losses, stocks that fell, a year that is missing. */
const CSV = `地区,时期,指标,数值
云和县,2023年,科技创新综合评价位次（全省）,35
云和县,2024年,科技创新综合评价位次（全省）,41
丽水市,2024年,科技创新综合评价位次（全省）,6
青田县,2023年,科技创新综合评价位次（全省）,8
青田县,2024年,科技创新综合评价位次（全省）,8
缙云县,2024年,科技创新综合评价位次（全省）,6
云和县,2024年,地区生产总值,112.3
云和县,2024年,地区生产总值增速,4.5
青田县,2024年,地区生产总值,312.3
云和县,2023年,全社会R&D经费内部支出,3600
云和县,2024年,全社会R&D经费内部支出,尚未公布
青田县,2024年,全社会R&D经费内部支出,尚未公布
云和县,2024年,第一产业增加值,8.5
云和县,2024年,第一产业增加值增速,2.5
云和县,2023年,一般公共预算收入,118000
云和县,2024年,一般公共预算收入,110000
云和县,2024年,一般公共预算收入同口径增速,3.4
青田县,2023年,一般公共预算收入,118000
青田县,2024年,一般公共预算收入,110000
云和县,2023年,专利授权量,140
云和县,2024年,专利授权量,120
青田县,2023年,专利授权量,120
青田县,2024年,专利授权量,100
缙云县,2024年,专利授权量,70
云和县,2023年,有效期内高新技术企业数,20
云和县,2024年,有效期内高新技术企业数,16
青田县,2023年,有效期内高新技术企业数,20
青田县,2024年,有效期内高新技术企业数,26
缙云县,2023年,有效期内高新技术企业数,20
缙云县,2024年,有效期内高新技术企业数,20
云和县,2023年,净利润,-200
云和县,2024年,净利润,-100
云和县,2023年1—4月,专利申请量,60
云和县,2023年1—5月,专利申请量,70
云和县,2024年1—4月,专利申请量,66
云和县,2024年1—5月,专利申请量,84
青田县,2023年1—5月,专利申请量,70
青田县,2024年5月,专利申请量,20
青田县,2024年1—5月,专利申请量,84
`;
let session: Session;
beforeAll(async () => {
  session = await scratchSession();
  await loadFiles(session, [fileIn('数.csv', CSV)]);
});
afterAll(() => session.close());

const indicatorOf = (name: string) => {
  const found = resolveIndicator(session.catalog, name);
  if (!('indicator' in found)) throw new Error(name);
  return found.indicator;
};
const areaOf = (name: string): string => {
  const found = resolveArea(session.catalog, { name });
  if (!('area' in found)) throw new Error(name);
  return found.area.key;
};

/** What is offered of one pattern; else why it is not. */
async function offered(
  pattern: number,
  name: string,
  place: string,
  when = '2024年',
  lang: 'zh' | 'en' = 'zh',
): Promise<readonly string[] | string> {
  const { catalog } = session;
  const indicator = indicatorOf(name);
  const period = parsePeriod(when);
  if (!period) throw new Error(when);
  const spans = await session.periods({ indicators: [indicator.key] });
  const document = { area: areaOf(place), period };
  const plan = planSentences({
    catalog,
    lang,
    indicator,
    ...document,
    document,
    spans: spans.ok ? spans.value : [],
  });
  const figures = await session.askAll(plan.asks);
  if (!figures.ok) throw new Error(JSON.stringify(figures.error));
  const { sentences, refused } = plan.judge(figures.value);
  const here = sentences.filter((each) => each.pattern === pattern).map(({ shown }) => shown);
  return here.length > 0
    ? here
    : refused
        .filter((each) => each.pattern === pattern)
        .map(({ why }) => why)
        .join(' ');
}

test('a place that was published is said as it stands, with how it moved where the year before is known', async () => {
  const RANK = '科技创新综合评价位次（全省）';
  expect(await offered(27, RANK, '云和县')).toEqual([
    '云和县科技创新综合评价位次（全省）为第41位，比上年后移6位。',
    '2024年，云和县科技创新综合评价位次（全省）为第41位。',
  ]);
  expect((await offered(27, RANK, '青田县'))[0]).toBe('青田县科技创新综合评价位次（全省）为第8位，与上年持平。');
  expect(await offered(27, RANK, '缙云县')).toEqual(['2024年，缙云县科技创新综合评价位次（全省）为第6位。']);
  expect((await offered(27, RANK, '云和县', '2024年', 'en'))[0]).toMatch(/ is 41st, down 6 on the year before\.$/);
});

test('published growth says at which prices it is, where its definition does, and a level without it stands alone', async () => {
  expect(await offered(7, '地区生产总值', '云和县')).toEqual([
    '地区生产总值比上年增长4.5%（按不变价格计算）。',
    '2024年，云和县地区生产总值112.30亿元，按不变价格计算，比上年增长4.5%。',
  ]);
  expect(await offered(7, '第一产业增加值', '云和县')).toEqual([
    '第一产业增加值比上年增长2.5%。',
    '2024年，云和县第一产业增加值8.50亿元，比上年增长2.5%。',
  ]);
  expect(await offered(7, '地区生产总值', '青田县')).toEqual(['2024年，青田县地区生产总值312.30亿元。']);
});

test('of two coverages the one that is there is named', async () => {
  expect(await offered(8, '一般公共预算收入', '云和县')).toEqual([
    '一般公共预算收入完成110000万元，按自然口径下降6.8%，同口径增长3.4%。',
  ]);
  expect(await offered(8, '一般公共预算收入', '青田县')).toEqual([
    '一般公共预算收入完成110000万元，按自然口径比上年下降6.8%。',
  ]);
});

test('a gap that stayed 与上年持平, and one year without the year before says the gap alone', async () => {
  const all = await offered(30, '专利授权量', '云和县');
  expect(all).toEqual([
    '专利授权量120件，比青田县多20件，领先优势与上年持平。',
    '2024年，云和县专利授权量比青田县多20件，领先优势与上年持平。',
    '2024年，云和县专利授权量120件，比青田县多20件。',
    '2024年，云和县专利授权量120件，比缙云县多50件。',
  ]);
});

test('in English there is less of what is measured and fewer of what is counted', async () => {
  expect((await offered(30, '专利授权量', '青田县', '2024年', 'en'))[0]).toMatch(/, 20 fewer than /);
  expect((await offered(30, '地区生产总值', '云和县', '2024年', 'en'))[0]).toMatch(/ billion yuan less than /);
});

test('a stock that fell 净减, and 达 is not said of it', async () => {
  const FIRMS = '有效期内高新技术企业数';
  expect(await offered(33, FIRMS, '云和县')).toEqual(['有效期内高新技术企业数净减4家，总数为16家。']);
  expect(await offered(33, FIRMS, '青田县')).toEqual(['有效期内高新技术企业数净增6家，总数达26家。']);
  expect(await offered(33, FIRMS, '缙云县')).toBe('没有变化，不写增减。');
});

test('a loss is not told as 由……增加到……', async () => {
  expect(await offered(35, '净利润', '云和县')).toBe('有负数，不写由……增加到……。');
});

test('a month that is the difference of cumulative figures says so, one that was reported does not', async () => {
  expect(await offered(12, '专利申请量', '云和县', '2024年1—5月')).toEqual([
    '2024年5月当月，专利申请量18件（由累计数推算）；2024年1—5月累计84件，同比增长20.0%。',
  ]);
  expect(await offered(12, '专利申请量', '青田县', '2024年1—5月')).toEqual([
    '2024年5月当月，专利申请量20件；2024年1—5月累计84件，同比增长20.0%。',
  ]);
});

test('what is not out yet is said to be so, with the older figure where there is one', async () => {
  expect(await offered(40, '全社会R&D经费内部支出', '云和县')).toEqual([
    '2024年全社会R&D经费内部支出尚未公布，现用2023年数：3600万元。',
  ]);
  expect(await offered(40, '全社会R&D经费内部支出', '青田县')).toEqual(['2024年全社会R&D经费内部支出尚未公布。']);
});

test('whose target it is, each sentence about a target says', async () => {
  const target = { indicator: indicatorOf('专利授权量').key, area: areaOf('青田县'), kind: 'amount' as const };
  const period = parsePeriod('2024年');
  if (!period) throw new Error('2024年');
  await session.do(saveTarget, { target: { ...target, period, value: '80', issuer: '市科技局' } });
  expect(await offered(20, '专利授权量', '青田县')).toEqual([
    '专利授权量100件，完成市科技局下达的年度目标的125.0%，超额完成20件。',
  ]);
  expect((await offered(20, '专利授权量', '青田县', '2024年', 'en'))[0]).toMatch(/target set by 市科技局, 20 over/);
});
