import { expect, test } from 'vitest';
import { formatPeriod, parsePeriod, samePeriodLastYear, type Period } from '../../../src/catalog';
import type { Ask } from '../../../src/query';
import { bindSummary, rollText, type RollStep } from '../../../src/summary';
import { catalog, QINGXI } from './catalog';

const BAISHA = 'x:云溪市/白沙区';
const CITY = 'x:云溪市';
const at = (text: string): Period => {
  const found = parsePeriod(text);
  if (!found) throw new Error(text);
  return found;
};
const said = (period: Period | null | undefined): string => (period ? formatPeriod(period, 'zh') : '—');

/** What a number is about: area, period, and what it is against or taken away from. */
function about(ask: Ask | null | undefined): string {
  if (!ask) return '没有问题';
  const { area, period, derivation, less } = ask;
  const place = area && 'key' in area ? area.key.replace(/^.*[:/]/, '') : '—';
  const compared = derivation.kind !== 'index' && 'base' in derivation ? derivation.base : null;
  const base = compared !== null && typeof compared === 'object' ? compared.period : null;
  const from = 'from' in derivation ? derivation.from : base;
  const text = derivation.kind === 'formula' ? derivation.text : '';
  return [
    place,
    said(period),
    derivation.kind,
    ...(from ? [`自${said(from)}`] : []),
    text,
    less ? `减 ${about(less)}` : '',
  ]
    .filter((each) => each !== '')
    .join(' ');
}

const numbers = (text: string, tab: { area?: string; period?: Period } = {}): readonly string[] =>
  bindSummary(text, catalog, { lang: 'zh', ...tab }).bindings.map(({ ask, problem }) => problem ?? about(ask));

const HEAD = (period: string): string => `---\n标题: 青溪县${period}总结\n地区: 青溪县\n报告期: ${period}\n---\n\n`;
const PLACES = [
  '{{[专利授权量]}}',
  '{{[白沙区] [专利授权量]}}',
  '{{[云溪市] [专利授权量] 同比}}',
  '{{[专利授权量] 上年}}',
  '{{[专利授权量] 同比 减 [白沙区]}}',
  '{{[专利授权量] 占比 减 上年}}',
  '{{[专利授权量] 占全市}}',
  '{{[专利授权量] 位次}}',
  '{{=[专利授权量, 白沙区]/[专利授权量, 云溪市]*100}}',
];

test.each([
  ['2024年', 12, '2025年'],
  ['2024年上半年', 12, '2025年上半年'],
  ['2024年上半年', 6, '2024年下半年'],
  ['2024年一季度', 3, '2024年二季度'],
  ['2024年1—5月', 1, '2024年上半年'],
  ['2024年12月', 1, '2025年1月'],
] as const)('from %s by %i months every number is about the same area, and about %s', (from, step, to) => {
  const text = HEAD(from) + PLACES.join('、');
  const rolled = rollText(text, step, catalog, { lang: 'zh' });
  const year = (period: string): string => said(samePeriodLastYear(at(period)));
  const expected = (period: string): readonly string[] => [
    `青溪县 ${period} level`,
    `白沙区 ${period} level`,
    `云溪市 ${period} growth`,
    `青溪县 ${year(period)} level`,
    `青溪县 ${period} growth 减 白沙区 ${period} growth`,
    `青溪县 ${period} share 减 青溪县 ${year(period)} share`,
    `青溪县 ${period} share`,
    `青溪县 ${period} rank`,
    `青溪县 ${period} formula [pat_grant, ${BAISHA}]/[pat_grant, ${CITY}]*100`,
  ];
  expect(numbers(text)).toEqual(expected(from));
  expect(numbers(rolled.text)).toEqual(expected(to));
  expect(rolled.stayed).toEqual([]);
});

test('periods that are named move from where they are, and not to the document’s', () => {
  const text = `${HEAD('2024年')}{{[专利授权量] 2022年}}、{{[白沙区] 2023年上半年 [专利授权量]}}、{{[专利授权量] 同比 自2020年}}、{{[专利授权量] 年均 自2020年}}、{{[专利授权量] 1—6月 同比 减 1—5月}}、{{=[专利授权量, 白沙区, 2023年]-[专利授权量, 2022年]}}`;
  expect(numbers(text)).toEqual([
    '青溪县 2022年 level',
    '白沙区 2023年上半年 level',
    '青溪县 2024年 growth 自2020年',
    '青溪县 2024年 cagr 自2020年',
    '青溪县 2024年上半年 growth 减 青溪县 2024年1—5月 growth',
    `青溪县 2024年 formula [pat_grant, ${BAISHA}, 2023-01/2023-12] - [pat_grant, 2022-01/2022-12]`,
  ]);
  expect(numbers(rollText(text, 12, catalog, { lang: 'zh' }).text)).toEqual([
    '青溪县 2023年 level',
    '白沙区 2024年上半年 level',
    '青溪县 2025年 growth 自2020年',
    '青溪县 2025年 cagr 自2020年',
    '青溪县 2025年上半年 growth 减 青溪县 2025年1—5月 growth',
    `青溪县 2025年 formula [pat_grant, ${BAISHA}, 2024-01/2024-12] - [pat_grant, 2023-01/2023-12]`,
  ]);
});

test('where the tab says area and period, the text has neither and the numbers follow the tab', () => {
  const text = '{{[专利授权量]}}、{{[白沙区] [专利授权量] 上年同期}}';
  const tab = { area: QINGXI, period: at('2024年1—6月') };
  const rolled = rollText(text, 12 satisfies RollStep, catalog, { lang: 'zh', ...tab });
  expect(rolled.text).toBe(text);
  expect([said(rolled.from), said(rolled.to)]).toEqual(['2024年上半年', '2025年上半年']);
  const next = { ...tab, ...(rolled.to ? { period: rolled.to } : {}) };
  expect(numbers(rolled.text, next)).toEqual(['青溪县 2025年上半年 level', '白沙区 2024年上半年 level']);
});

test.each([
  [
    12,
    [
      '青溪县 2025年上半年 growth',
      '青溪县 2024年上半年 level',
      '白沙区 2024年上半年 level',
      '青溪县 2025年1—5月 level',
    ],
  ],
  [
    6,
    [
      '青溪县 2024年下半年 growth',
      '青溪县 2023年下半年 level',
      '白沙区 2023年下半年 level',
      '青溪县 2024年1—11月 level',
    ],
  ],
] as const)('in English alike, by %i months', (step, expected) => {
  const text =
    '---\narea: 青溪县\nperiod: 2024 H1\n---\n{{[Patents granted] growth}} {{[Patents granted] 2023H1}} {{[白沙区] [Patents granted] last-year}} {{[Patents granted] 1-5月}}';
  expect(numbers(rollText(text, step, catalog, { lang: 'en' }).text)).toEqual(expected);
});
