import { describe, expect, test } from 'vitest';
import { formatPeriod, parsePeriod, yearPeriod, type Period } from '../../../src/catalog';
import { bindSummary, movePeriod, movedTitle, nextPeriodWords, rollText, type RollStep } from '../../../src/summary';
import { catalog } from './catalog';

const HEAD = '---\n标题: 青溪县2024年科技工作总结\n地区: 青溪县\n报告期: 2024年\n---\n\n';
const roll = (text: string, step: RollStep = 12) => rollText(text, step, catalog, { lang: 'zh' });
const inside = (text: string, step: RollStep = 12, head = HEAD): string =>
  roll(`${head}{{${text}}}`, step)
    .text.slice(head.length)
    .replace(/^\s*\{\{|\}\}$/g, '');
const period = (text: string): Period => {
  const found = parsePeriod(text);
  if (!found) throw new Error(text);
  return found;
};

describe('a period one step on', () => {
  test.each([
    ['2024年', 12, false, '2025年'],
    ['2024年1—5月', 12, false, '2025年1—5月'],
    ['2024年一季度', 3, false, '2024年二季度'],
    ['2024年四季度', 3, false, '2025年一季度'],
    ['2024年一季度', 6, false, '2024年三季度'],
    ['2024年1—3月', 3, true, '2024年上半年'],
    ['2024年1—5月', 1, true, '2024年上半年'],
    ['2024年11月', 1, false, '2024年12月'],
    ['2024年上半年', 6, false, '2024年下半年'],
    ['2024年', 6, false, '2025年上半年'],
    ['2024年1—9月', 6, true, '2025年上半年'],
    ['2024年下半年', 6, false, '2025年上半年'],
  ] as const)('%s by %i months (cumulative: %s) is %s', (from, step, cumulative, to) => {
    expect(formatPeriod(movePeriod(period(from), step, cumulative), 'zh')).toBe(to);
  });
});

describe('a document rolled forward by a year', () => {
  test('head, title and braces move on; prose stays as it was written', () => {
    const text = `${HEAD}2024年，授权{{[专利授权量] 2024年 | 0.0 #k3f9}}，上年{{[专利授权量] 上年}}。\n`;
    const rolled = roll(text);
    expect(rolled.text).toBe(
      text
        .replace('青溪县2024年', '青溪县2025年')
        .replace('报告期: 2024年', '报告期: 2025年')
        .replace('] 2024年 |', '] 2025年 |'),
    );
    expect([rolled.title, rolled.from, rolled.to]).toEqual([
      '青溪县2025年科技工作总结',
      yearPeriod(2024),
      yearPeriod(2025),
    ]);
    expect(rolled.stayed).toEqual([]);
  });

  test.each([
    ['[专利授权量] 1—6月', '[专利授权量] 1—6月'], // without a year it moves with the document
    ['[专利授权量] 2023年1—6月 同比', '[专利授权量] 2024年1—6月 同比'],
    ['[专利授权量] 2024-01/2024-06', '[专利授权量] 2025-01/2025-06'],
    ['[专利授权量] 年均增长 自2020年', '[专利授权量] 年均增长 自2020年'],
    ['[专利授权量] 同比 自2023年', '[专利授权量] 同比 自2024年'],
    ['=[专利授权量, 白沙区, 2023年]/[专利申请量]*100 | 0.0', '=[专利授权量, 白沙区, 2024年]/[专利申请量]*100 | 0.0'],
    ['查询 [某查询] period=2024年 n=12', '查询 [某查询] period=2025年 n=12'],
  ])('{{%s}} becomes {{%s}}', (before, after) => {
    expect(inside(before)).toBe(after);
  });

  test('a name that holds a year is a name', () => {
    expect(inside('[2020年不变价产值] 2024年')).toBe('[2020年不变价产值] 2025年');
  });

  test('a number that does not move with the rest is named', () => {
    const rolled = roll(`${HEAD}{{[专利授权量] 2024年}}、{{[专利授权量] 上年同期}}`);
    expect(rolled.stayed).toEqual([]);
    const tabs = rollText('{{[专利授权量] 青溪县}}', 12, catalog, { lang: 'zh', period: yearPeriod(2024) });
    expect([tabs.from, tabs.to, tabs.stayed]).toEqual([yearPeriod(2024), yearPeriod(2025), []]);
  });
});

test('by less than a year words move to the next span, in the words of the document', () => {
  const half = HEAD.replaceAll('2024年', '2024年上半年');
  const rolled = roll(`${half}{{[专利授权量] 1—6月}}、{{[专利授权量]}}、{{[专利授权量] 2024年一季度}}`, 6);
  expect(rolled.text).toContain('标题: 青溪县2024年下半年科技工作总结');
  expect(rolled.text).toContain('报告期: 2024年下半年');
  const periods = bindSummary(rolled.text, catalog, { lang: 'zh' }).bindings.map(({ ask }) => ask?.period);
  expect(periods.map((each) => each && formatPeriod(each, 'zh'))).toEqual(['2024年', '2024年下半年', '2024年三季度']);
});

test('a title without the document’s period is left alone', () => {
  expect(movedTitle('科技工作要点', 12, yearPeriod(2024))).toBe('科技工作要点');
  expect(movedTitle('2024年1—5月运行情况', 1, period('2024年1—5月'))).toBe('2024年上半年运行情况');
});

test.each([
  ['2024年', '2025年'],
  ['2024年1—6月', '2024年前三季度'],
  ['2024年1—5月', '2024年上半年'],
  ['2024年上半年', '2024年下半年'],
  ['2024年四季度', '2025年一季度'],
  ['2024年12月', '2025年1月'],
  ['不是时期', '不是时期'],
])('the period behind %s is %s', (words, next) => {
  expect(nextPeriodWords(words)).toBe(next);
});
