import { afterAll, beforeAll, expect, test } from 'vitest';
import { parsePeriod, resolveArea, resolveIndicator, type Period } from '../../../src/catalog';
import type { Session } from '../../../src/flow';
import { planSentences, type Refused, type Sentence } from '../../../src/summary';
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
  const plan = planSentences({
    catalog,
    lang,
    indicator: indicator.indicator,
    area: area.area.key,
    period: period(when),
    document: { area: area.area.key, period: period(when) },
    spans: spans.ok ? spans.value : [],
  });
  const figures = await session.askAll(plan.asks);
  if (!figures.ok) throw new Error(JSON.stringify(figures.error));
  return plan.judge(figures.value);
}

test('every sentence that is offered renders to what it showed, and none of its numbers is a problem', async () => {
  for (const [name, when] of [
    ['专利授权量', '2024年'],
    ['地区生产总值', '2024年'],
    ['有效期内高新技术企业数', '2024年'],
    ['专利授权量', '2023年'],
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
  expect(of(patents, 20)).toEqual(['专利授权量512件，完成年度目标的102.4%，超额完成12件。']);
  expect(why(patents, 23)).toBe('已达到目标。');
  expect(why(patents, 33)).toBe('净增只用于时点数。');
  expect(why(patents, 6)).toMatch(/不到上年同期的2倍/);
});

test('growth that is only published is never computed', async () => {
  const product = await about('地区生产总值', '2024年');
  expect(why(product, 1)).toMatch(/公布/);
  expect(of(product, 7)[0]).toMatch(/^地区生产总值比上年增长\d+\.\d%。$/);
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
