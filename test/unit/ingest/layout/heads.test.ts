import { expect, test } from 'vitest';
import { readHead } from '../../../../src/ingest/layout/heads';

const may = { m0: 2023 * 12 + 4, n: 1 };

test('a head of levels is taken apart', () => {
  expect(readHead(['地区生产总值', '总量（亿元）'])).toMatchObject({
    indicator: '地区生产总值',
    unit: '亿元',
    kind: 'value',
  });
  expect(readHead(['地区生产总值', '增速（%）'])).toMatchObject({ indicator: '地区生产总值', kind: 'growth' });
  expect(readHead(['2023年5月', '上年同期'])).toMatchObject({ indicator: '', kind: 'base', period: may });
});

test.each(['同比增长（%）', '比上年±%', '增长%', '同比', '较上年同期增减（%）', 'Percent change', 'YoY (%)', '增幅'])(
  '%s is growth',
  (head) => expect(readHead([head]).kind).toBe('growth'),
);

test.each([
  '位次',
  '占全市比重（%）',
  '环比增长（%）',
  '完成率',
  '年度目标',
  '比上年增减（人）',
  '增减（个百分点）',
  '年均增长（%）',
])('%s is about the value beside it, and no growth over the same period', (head) =>
  expect(readHead([head])).toMatchObject({ kind: 'value', indicator: '' }),
);

test.each(['上年同期', '去年同期数', '上年同期累计', '同期', '上年'])('%s is the base of growth', (head) =>
  expect(readHead([head]).kind).toBe('base'),
);

test('累计 and 本月 say which span', () => {
  expect(readHead(['本年累计', '同比±%'])).toMatchObject({ kind: 'growth', span: 'ytd' });
  expect(readHead(['本月数'])).toMatchObject({ kind: 'value', span: 'month' });
  expect(readHead(['累计发放贷款（万元）'])).toMatchObject({ indicator: '累计发放贷款', unit: '万元' });
});

test('growth between two years belongs to the later one', () => {
  expect(readHead(['2023年比2022年增长（%）'])).toMatchObject({ kind: 'growth', period: { m0: 2023 * 12, n: 12 } });
  expect(readHead(['2023年比2019年增长（%）'])).toMatchObject({ kind: 'value', relative: '2023年比2019年增长' });
});

test('a part of a year takes the year that the sheet names', () => {
  expect(readHead(['1-9月完成'], 2023)).toMatchObject({ indicator: '', period: { m0: 2023 * 12, n: 9 } });
  expect(readHead(['一季度'], 2023).period).toEqual({ m0: 2023 * 12, n: 3 });
  expect(readHead(['一季度']).period).toBeUndefined();
});

test('brackets that hold no unit stay in the name', () => {
  expect(readHead(['性别比（女=100）']).indicator).toBe('性别比(女=100)');
  expect(readHead(['技术合同成交额（输出）（万元）'])).toMatchObject({
    indicator: '技术合同成交额(输出)',
    unit: '万元',
  });
});
