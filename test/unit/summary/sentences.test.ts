import { afterAll, beforeAll, expect, test } from 'vitest';
import { parsePeriod, resolveArea, resolveIndicator, type Period } from '../../../src/catalog';
import type { Session } from '../../../src/flow';
import { leadersOf, planSentences, type Refused, type Sentence } from '../../../src/summary';
import { sampleSession } from '../../support/sample';

let session: Session;
beforeAll(async () => {
  session = await sampleSession();
});
afterAll(() => session.close());

const period = (text: string): Period => {
  const found = parsePeriod(text);
  if (!found) throw new Error(text);
  return found;
};

async function about(
  name: string,
  when: string,
  lang: 'zh' | 'en' = 'zh',
  place = '青溪县',
): Promise<{ sentences: readonly Sentence[]; refused: readonly Refused[] }> {
  const { catalog } = session;
  const indicator = resolveIndicator(catalog, name);
  const area = resolveArea(catalog, { name: place });
  if (!('indicator' in indicator) || !('area' in area)) throw new Error(name);
  const spans = await session.periods({ indicators: [indicator.indicator.key] });
  const setting = {
    catalog,
    lang,
    indicator: indicator.indicator,
    area: area.area.key,
    period: period(when),
    document: { area: area.area.key, period: period(when) },
    spans: spans.ok ? spans.value : [],
  };
  const first = leadersOf(setting);
  const places = await session.askAll(first.asks);
  const measure = catalog.measure(indicator.indicator.measure ?? indicator.indicator.key);
  const rows = { area: setting.area, period: setting.period };
  const ledger = measure ? await session.ledgerForSentences({ measure, ...rows }) : null;
  const plan = planSentences({
    ...setting,
    leaders: places.ok ? first.read(places.value) : [],
    ledgers: ledger ? [ledger] : [],
  });
  const figures = await session.askAll(plan.asks);
  if (!figures.ok) throw new Error(JSON.stringify(figures.error));
  return plan.judge(figures.value, await session.askNameLists(plan.lists));
}

test('every sentence that is offered renders to what it showed, and none of its numbers is a problem', async () => {
  for (const [name, when] of [
    ['专利授权量', '2024年'],
    ['地区生产总值', '2024年'],
    ['有效期内高新技术企业数', '2024年'],
    ['专利授权量', '2023年'],
    ['地区生产总值', '2023年'],
    ['科技计划项目申报数', '2024年'],
    ['技术培训期数', '2024年'],
  ] as const) {
    const { sentences, refused } = await about(name, when);
    if (process.env['LOOK'])
      console.log(
        name,
        when,
        sentences.map(({ pattern, shown }) => `${pattern} ${shown}`),
        refused.map(({ pattern, why }) => `${pattern} ${why}`),
      );
    expect(sentences.length).toBeGreaterThan(3);
    const head = `---\n地区: 青溪县\n报告期: ${when}\n---\n`;
    const rendered = await session.render(head + sentences.map(({ text }) => text).join('\n\n'), {
      format: 'md',
      lang: 'zh',
    });
    if (!rendered.ok) throw new Error('not rendered');
    expect(rendered.value.numbers.filter(({ problem }) => problem !== undefined)).toEqual([]);
    const plain = rendered.value.text.replace(/\\/g, '');
    for (const { shown } of sentences) expect(plain).toContain(shown);
    for (const { why } of refused) expect(why).not.toBe('');
  }
});

const of = ({ sentences }: { readonly sentences: readonly Sentence[] }, pattern: number): readonly string[] =>
  sentences.filter((each) => each.pattern === pattern).map(({ shown }) => shown);
const why = ({ refused }: { readonly refused: readonly Refused[] }, pattern: number): string | undefined =>
  refused.find((each) => each.pattern === pattern)?.why;

test('what is not true of the data is refused with its reason', async () => {
  const patents = await about('专利授权量', '2024年');
  expect(of(patents, 1)[1]).toBe('专利授权量512件，比上年增长13.0%。');
  expect(of(patents, 20)).toEqual(['专利授权量512件，完成市科技局下达的年度目标的102.4%，超额完成12件。']);
  expect(why(patents, 23)).toBe('已达到目标。');
  expect(why(patents, 33)).toBe('净增只用于时点数。');
  expect(why(patents, 6)).toMatch(/不到上年同期的2倍/);
});

test('growth that is only published is never computed', async () => {
  const product = await about('地区生产总值', '2024年');
  expect(why(product, 1)).toMatch(/公布/);
  expect(of(product, 7)[0]).toMatch(/^地区生产总值比上年增长\d+\.\d%（按不变价格计算）。$/);
});

test('parts are told only where they come to the whole', async () => {
  const patents = await about('专利授权量', '2023年');
  for (const text of of(patents, 14)) {
    const [whole = 0, ...parts] = [...text.matchAll(/(\d+)件/g)].map(([, n]) => Number(n));
    expect(parts.reduce((a, b) => a + b, 0)).toBe(whole);
  }
  expect(of(patents, 14).length + (why(patents, 14) === undefined ? 0 : 1)).toBe(1);
});

test('an area and a period that are not the document’s stand in the placeholders; English has its own words', async () => {
  const { sentences } = await about('专利授权量', '2024年', 'en');
  expect(sentences.map(({ shown }) => shown).join('\n')).toMatch(/up 13\.0% on the year before/);
});

test('who leads is named by place, a gap to one peer with how it moved, a sum since the plan began', async () => {
  const patents = await about('专利授权量', '2024年');
  const [leaders] = of(patents, 31);
  expect(leaders).toMatch(/^专利授权量居云溪市前3位的是\S+（\d+件）、\S+（\d+件）和\S+（\d+件）。$/);
  const sizes = [...(leaders ?? '').matchAll(/（(\d+)件）/g)].map(([, n]) => Number(n));
  expect([...sizes].sort((a, b) => b - a)).toEqual(sizes);
  for (const text of of(patents, 30))
    expect(text).toMatch(/比\S+[多少]\d+件(?:，(?:差距|领先优势)(?:比上年(?:扩大|缩小)\d+件|与上年持平))?。$/);
  expect(of(patents, 36)[0]).toMatch(/^“十四五”以来，专利授权量累计\d+件。$/);
  const firms = await about('有效期内高新技术企业数', '2024年');
  expect(of(firms, 34)[0]).toMatch(/^新认定\d+家（首次\d+家、重新认定\d+家），有效期内\d+家。$/);
  expect(why(firms, 36)).toBe('累计只用于期间数。');
});

test('a structure is printed only where its shares come to 100.0 in both years', async () => {
  const product = await about('地区生产总值', '2023年');
  for (const text of of(product, 18)) {
    const vectors = [...text.matchAll(/\d+\.\d(?:∶\d+\.\d)+/g)].map(([all]) => all.split('∶').map(Number));
    for (const each of vectors) expect(each.reduce((a, b) => a + b, 0)).toBeCloseTo(100, 6);
  }
  expect(of(product, 18).length > 0 || /100\.0/.test(why(product, 18) ?? '')).toBe(true);
});

test('out of a ledger: whom, with 等 only where some are left out; stages each by its own day; levels that come to the whole', async () => {
  const projects = await about('科技计划项目申报数', '2024年');
  const [chain] = of(projects, 37);
  expect(chain).toMatch(/^组织\S+?(?:、\S+?){2}(?:等\d+家|和\S+\d+家)申报\d+项，立项\d+项/);
  const named = projects.sentences.find(({ pattern }) => pattern === 37)?.text ?? '';
  expect(named).toMatch(/日期=\[申报日期\]/);
  const [levels] = of(projects, 16);
  const [whole = 0, ...parts] = [...(levels ?? '').replace(/；.*$/, '').matchAll(/(\d+)项/g)].map(([, n]) => Number(n));
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.reduce((a, b) => a + b, 0)).toBe(whole);
  const courses = await about('技术培训期数', '2024年');
  expect(of(courses, 38)[0]).toMatch(/^举办技术培训期数\d+期，培训\d+人次。$/);
});

const EMPTY = '---\n地区: 青溪县\n报告期: 2024年\n---\n';

test('L1 a list names those first by amount, says 等 with the number only where some are left out, and refuses what it does not know', async () => {
  const show = async (inside: string): Promise<{ shown: string; problem: string | undefined }> => {
    const made = await session.render(`${EMPTY}{{${inside}}}`, { format: 'md', lang: 'zh' });
    if (!made.ok) throw new Error('not rendered');
    const [number] = made.value.numbers;
    return { shown: number?.shown ?? '', problem: number?.problem };
  };
  const first = await show('名单 [科技项目台账] 日期=申报日期 按=上级资金 前=2 级别=省级/市级');
  expect(first.shown).toMatch(/^[^、]+、[^、]+等\d+家$/);
  const count = Number(/等(\d+)家/.exec(first.shown)?.[1]);
  expect((await show('名单 [科技项目台账] 日期=申报日期 级别=省级/市级 | 个数')).shown).toBe(`${count}家`);
  const all = await show('名单 [科技项目台账] 日期=申报日期 前=50 级别=省级/市级');
  expect(all.shown).toMatch(new RegExp(`^[^等]+和[^和等]+${count}家$`));
  expect((await show('名单 [科技项目台账] 级别=省级')).problem).toMatch(/按哪一种.*申报日期.*立项日期/);
  expect((await show('名单 [没有的台账]')).problem).toMatch(/没有台账/);
  expect((await show('名单 [科技项目台账] 日期=申报日期 等级=省级')).problem).toMatch(/没有栏目“等级”/);
  expect((await show('名单 [科技项目台账] 日期=申报日期 级别=宇宙级')).problem).toMatch(/名单是空的/);
  expect((await show('名单 [科技项目台账] 日期=申报日期 级别=宇宙级 | 条数 项')).shown).toBe('0项');
});
