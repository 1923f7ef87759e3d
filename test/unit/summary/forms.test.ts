import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { span, yearPeriod } from '../../../src/catalog';
import { abs, compare, compoundRate, exact, fromRatio, readNumeral, type Exact, type Figure } from '../../../src/core';
import type { Ask } from '../../../src/query';
import { formsFor, QUALIFIERS, showFigure, writeFigure, type NumberFormat } from '../../../src/summary';
import { readFormat } from '../../../src/summary/words';

const figure = (value: string, unit = '件', part: Partial<Figure> = {}): Figure => ({
  exact: exact(value),
  reason: null,
  form: 'number',
  unit,
  decimals: 0,
  notes: [],
  ...part,
});
const percent = (value: string): Figure => figure(value, '%', { form: 'percent', decimals: 1 });
const format = (words: string): NumberFormat => {
  const read = readFormat(words);
  if (!('format' in read)) throw new Error(words);
  return read.format;
};
const say = (what: Figure, words: string, lang: 'zh' | 'en' = 'zh'): string =>
  showFigure(what, format(words), yearPeriod(2024), lang);
const ask = (kind: 'level' | 'growth' | 'completion' | 'share'): Ask => ({
  measure: 'x',
  derivation: kind === 'growth' ? { kind, base: 'same_period' } : kind === 'share' ? { kind, of: 'parent' } : { kind },
  area: { key: 'a' },
  period: yearPeriod(2024),
});

describe('Q qualifiers', () => {
  test('Q1 余 and 多 are written only strictly above the round number and below its next step', () => {
    expect(say(figure('634000', '元'), '万元 余')).toBe('60余万元');
    expect(say(figure('63.4', '万元'), '余')).toBe('60余万元');
    expect(say(figure('63.4', '万元'), '多')).toBe('60多万元');
    expect(say(figure('5437', '人次'), '余')).toBe('5400余人次');
    expect(say(figure('5437', '人次'), '余1')).toBe('5000余人次');
    expect(say(figure('5437', '人次'), '汉字 余')).toBe('五千四百余人次');
    expect(say(figure('15234', '份'), '万 余2')).toBe('1.5万余份');
    expect(say(figure('634000000', '元'), '亿元 多1')).toBe('6亿多元');
    expect(say(figure('124', '名'), '余')).toBe('120余名');
    expect(writeFigure(figure('60', '万元'), format('余'), undefined, 'zh').problem).toMatch(/“余”不成立：现为60万元/);
    expect(say(figure('5400', '人次'), '余2')).toBe('〔5400人次，不能写“余”〕');
    expect(say(figure('7', '家'), '余')).toBe('〔7家，不能写“余”〕');
    expect(say(percent('12.4'), '余')).toBe('〔12.4%，不能写“余”〕');
  });
  test('Q2 超过 and 突破 leave the round number out, 以上 and 不少于 include it', () => {
    expect(say(figure('2.03', '亿元', { decimals: 2 }), '超过')).toBe('超过2亿元');
    expect(say(figure('10120', '件'), '突破')).toBe('突破10000件');
    expect(say(figure('10120', '件'), '万 突破')).toBe('突破1万件');
    expect(say(figure('2000', '户'), '以上')).toBe('2000户以上');
    expect(say(figure('2000', '户'), '不少于')).toBe('不少于2000户');
    expect(say(figure('2000', '户'), '超过1')).toBe('〔2000户，不能写“超过”〕');
    expect(say(percent('20'), '以上')).toBe('20%以上');
  });
  test('Q3 近 lies below and within a tenth, 不足 only below', () => {
    expect(say(figure('19', '个'), '近')).toBe('近20个');
    expect(say(figure('18', '个'), '近')).toBe('近20个');
    expect(say(figure('17', '个'), '近1')).toBe('〔17个，不能写“近”〕');
    expect(say(figure('97', '人'), '不足1')).toBe('不足100人');
    expect(say(figure('20', '个'), '近1')).toBe('〔20个，不能写“近”〕');
  });
  test('Q5 约 and 左右 lie within a twentieth', () => {
    expect(say(figure('3512', '亩'), '约')).toBe('约3500亩');
    expect(say(figure('297', '人'), '左右')).toBe('300人左右');
    expect(say(figure('26', '人'), '约1')).toBe('〔26人，不能写“约”〕');
  });
  test('Q6 where only 余 is known it is said, and nothing that the interval does not bear', () => {
    const known = figure('60', '万元', { low: exact('60'), high: exact('70') });
    expect(say(known, '')).toBe('60余万元');
    expect(say(known, '余')).toBe('60余万元');
    expect(say(known, '以上')).toBe('60万元以上');
    expect(say(known, '超过1')).toBe('超过60万元');
    expect(say(known, '不足1')).toBe('不足70万元');
    expect(say(known, '约')).toMatch(/不能写/);
    expect(say(known, '增降')).toMatch(/不能写/);
  });
  test('Q6 of a figure known as 近400 or 9000以上 just that is said', () => {
    const near = figure('400', '份', { low: exact('360'), high: exact('400') });
    expect([say(near, ''), say(near, '近'), say(near, '不足1')]).toEqual(['360—400份', '近400份', '不足400份']);
    expect(say(near, '约')).toMatch(/不能写/);
    const open = figure('9000', '万元', { low: exact('9000') });
    expect([say(open, ''), say(open, '以上')]).toEqual(['9000万元以上', '9000万元以上']);
    for (const each of ['余', '近', '约', '超过1', '区间']) expect(say(open, each)).toMatch(/不能写/);
    const chars = figure('130000', '字', { low: exact('130000'), high: exact('140000') });
    expect([say(chars, '万'), say(chars, '万 多')]).toEqual(['13万余字', '13万多字']);
  });
  test('a message offers only what holds', () => {
    const { shown, problem } = writeFigure(figure('583000', '元'), format('万元 余1'), undefined, 'zh');
    expect(shown).toBe('50余万元');
    expect(problem).toBeUndefined();
    expect(writeFigure(figure('400', '件'), format('余'), undefined, 'zh').problem).toMatch(/可写：400件/);
  });
  test('English says the counterpart', () => {
    expect(say(figure('5437', 'persons'), '余', 'en')).toBe('over 5,400 persons');
    expect(say(figure('19', 'firms'), 'nearly', 'en')).toBe('nearly 20 firms');
    expect(say(figure('2000', 'households'), 'at-least', 'en')).toBe('at least 2,000 households');
  });
});

describe('R ratios and shares', () => {
  test('R1 倍 is the ratio and never said of a fall, R2 增长倍 leaves the base out', () => {
    expect(say(percent('130.4'), '倍')).toBe('2.3倍');
    expect(say(percent('53.0'), '倍')).toBe('1.53倍');
    expect(say(percent('130.4'), '增长倍')).toBe('增长1.3倍');
    expect(say(percent('53'), '增长倍')).toMatch(/不能写/);
    expect(say(percent('-4'), '倍')).toMatch(/不能写/);
    expect(say(percent('130.4'), '增长倍', 'en')).toMatch(/not/);
  });
  test('R4 翻番 within five percent of the power of two', () => {
    expect(say(percent('98'), '翻番')).toBe('翻一番');
    expect(say(percent('305'), '翻番')).toBe('翻两番');
    expect(say(percent('85'), '翻番')).toMatch(/不能写/);
    expect(say(percent('100'), 'doubled', 'en')).toBe('doubled');
  });
  test('R5 过半 is above one half; R7 成 within a point', () => {
    expect(say(percent('50.1'), '过半')).toBe('过半');
    expect(say(percent('50'), '过半')).toMatch(/不能写/);
    expect(say(percent('60.4'), '成')).toBe('六成');
    expect(say(percent('65.2'), '成')).toBe('六成五');
    expect(say(percent('33'), '成 以上')).toBe('三成以上');
    expect(say(percent('33'), '成 多')).toBe('三成多');
    expect(say(percent('68'), '成 近')).toBe('近七成');
    expect(say(percent('0.86'), '千分比 0.0')).toBe('8.6‰');
    expect(say(percent('12.5'), '汉字')).toBe('百分之十二点五');
  });
  test('R6 超额完成 says what is above a hundred, never the whole', () => {
    expect(say(percent('112.4'), '超额')).toBe('超额完成12.4%');
    expect(say(percent('98'), '超额')).toMatch(/不能写/);
  });
  test('R8 a range has its multiple on both ends', () => {
    expect(say(figure('3420', '万元'), '区间')).toBe('3000万—4000万元');
    expect(say(figure('234', '件'), '区间')).toBe('230—240件');
  });
});

describe('D words that the sign chooses', () => {
  const change = (value: string): Figure => figure(value, '家');
  const points = (value: string): Figure => figure(value, '%', { form: 'points', decimals: 1 });
  test('D1 each pair of words follows the shown sign', () => {
    expect([change('6'), change('-2'), change('0')].map((each) => say(each, '净增'))).toEqual([
      '净增6家',
      '净减2家',
      '没有净增',
    ]);
    expect([change('37'), change('-37')].map((each) => say(each, '多少'))).toEqual(['多37家', '少37家']);
    expect([points('2.3'), points('-2.3')].map((each) => say(each, '高低 词'))).toEqual(['高于', '低于']);
    expect(say(points('-2.3'), '高低 数')).toBe('2.3个百分点');
    expect([change('26'), change('-1'), change('0')].map((each) => say(each, '增到'))).toEqual([
      '增加到',
      '减少到',
      '保持在',
    ]);
    expect([change('98'), change('-4'), change('0')].map((each) => say(each, '超差'))).toEqual([
      '超额完成98家',
      '尚差4家',
      '如期完成',
    ]);
  });
  test('D2 a smaller place is 前移', () => {
    const places = (value: string): Figure => figure(value, '位');
    expect([places('-6'), places('2'), places('0')].map((each) => say(each, '进退'))).toEqual([
      '前移6位',
      '后移2位',
      '保持不变',
    ]);
  });
  test('D3 增 and 降 prove the sign of a list and leave it out', () => {
    expect(say(percent('8.1'), '增')).toBe('8.1%');
    expect(say(percent('-2'), '降')).toBe('2.0%');
    expect(say(percent('-2'), '增')).toBe('〔−2.0%，不能写“增长”〕');
    expect(say(percent('0.04'), '增')).toMatch(/不能写/);
  });
  test('D4 progress is the difference of shown figures', () => {
    const half: NumberFormat = { direction: 'schedule', schedule: exact('50') };
    expect(showFigure(percent('27.65'), half, span(2024, 1, 6), 'zh')).toBe('落后于序时进度22.3个百分点');
    expect(showFigure(percent('52.3'), half, span(2024, 1, 6), 'zh')).toBe('超序时进度2.3个百分点');
  });
  test('D5 a qualified growth keeps the word of its sign', () => {
    expect(say(percent('20.4'), '增降 超过')).toBe('增长超过20%');
    expect(say(percent('-20.4'), '增降 以上')).toBe('下降20%以上');
  });
  test('D1 of two that are alike there is no number to tell: the word alone is offered', () => {
    const points = (value: string): Figure => figure(value, '百分点', { form: 'points', decimals: 1 });
    expect(say(points('0'), '高低 数')).toBe('〔0.0个百分点，不能写“高低”〕');
    expect(writeFigure(points('0'), format('高低 数'), undefined, 'zh').problem).toMatch(/可写：持平。$/);
    expect(writeFigure(points('0.04'), format('高低 数'), undefined, 'zh').problem).toMatch(/可写：基本持平。$/);
    expect(writeFigure(points('0'), format('above-below size'), undefined, 'en').problem).toMatch(/the same\.$/);
    expect(say(points('0'), '高低 词')).toBe('等于');
    expect(say(points('0.06'), '高低 数')).toBe('0.1个百分点');
  });
  test('P2 places from the last are never shown without 倒数', () => {
    const place = (value: string, words: string, lang: 'zh' | 'en' = 'zh', tie = false): string =>
      showFigure(
        figure(value, '', { form: 'rank', notes: tie ? ['tie'] : [] }),
        { ...format(words), fromLast: true },
        yearPeriod(2024),
        lang,
      );
    expect([place('3', ''), place('3', '居'), place('3', '居', 'zh', true)]).toEqual([
      '倒数第3位',
      '居倒数第3位',
      '并列倒数第3位',
    ]);
    expect([place('1', '居'), place('1', '居', 'zh', true), place('1', '')]).toEqual([
      '居末位',
      '并列末位',
      '倒数第1位',
    ]);
    expect([place('3', 'placed', 'en'), place('1', 'placed', 'en')]).toEqual(['ranked 3rd from last', 'ranked last']);
  });
  test('P3 居前3位 and 进入前3名 are said of the first three places only', () => {
    const place = (value: string): Figure => figure(value, '', { form: 'rank' });
    expect([say(place('3'), '前3'), say(place('3'), '进前3'), say(place('12'), '进前20')]).toEqual([
      '居前3位',
      '进入前3名',
      '进入前20名',
    ]);
    expect([say(place('4'), '前3'), say(place('4'), '进前3')]).toEqual([
      '〔第4位，不能写“居前…位”〕',
      '〔第4位，不能写“进入前…名”〕',
    ]);
    expect([say(place('2'), 'top3', 'en'), say(place('4'), 'top3', 'en')]).toEqual([
      'in the top 3',
      '[4th, not “in the top …”]',
    ]);
    expect(say(figure('3'), '前3')).toBe('〔3件，不能写“居前…位”〕');
    expect(formsFor(place('4'), null, 'zh').map(({ words }) => words)).toEqual(['', '居', '前5', '进前5']);
    expect(readFormat('前0')).toEqual({ unknown: '前0' });
  });
  test('Q11 达到 is said only of what has reached the number that stands there', () => {
    expect([say(percent('90'), '达到'), say(percent('90.04'), '达到'), say(figure('512'), '达到')]).toEqual([
      '达到90.0%',
      '达到90.0%',
      '达到512件',
    ]);
    expect(say(percent('89.96'), '达到')).toBe('〔90.0%，不能写“达到”〕');
    expect(say(percent('89.96'), '达到 0.00')).toBe('达到89.96%');
    expect(say(figure('15234', '份'), '万 0.0 达到')).toBe('达到1.5万份');
    expect(say(figure('15634', '份'), '万 0.0 达到')).toBe('〔1.6万份，不能写“达到”〕');
    expect([say(percent('-3'), '达到'), say(figure('0'), '达到')]).toEqual([
      '〔−3.0%，不能写“达到”〕',
      '〔0件，不能写“达到”〕',
    ]);
    expect(say(percent('90'), 'reached', 'en')).toBe('reached 90.0%');
  });
  test('P1 places are 居首位, 并列 where they are shared', () => {
    const place = (value: string, tie = false): Figure =>
      figure(value, '', { form: 'rank', notes: tie ? ['tie'] : [] });
    expect([place('1'), place('3'), place('3', true), place('1', true)].map((each) => say(each, '居'))).toEqual([
      '居首位',
      '居第3位',
      '并列第3位',
      '并列首位',
    ]);
  });
});

test('words that contradict each other are refused', () => {
  expect(readFormat('余 近')).toEqual({ twice: '近' });
  expect(readFormat('增降 倍')).toEqual({ twice: '倍' });
  expect(readFormat('余x')).toEqual({ unknown: '余x' });
});

/** Whether what was read contains the number, open ends strictly. */
function contains(text: string, value: Exact): boolean {
  const read = readNumeral(text);
  if (!read) return false;
  const low = read.low === null ? 1 : compare(value, read.low);
  const high = read.high === null ? -1 : compare(value, read.high);
  const printed = read.qualifier === 'exact';
  return (
    (low > 0 || (low === 0 && (printed || !read.lowOpen))) && (high < 0 || (high === 0 && (printed || !read.highOpen)))
  );
}
const inBase = (value: Exact, unit: string): Exact =>
  unit.startsWith('万') ? { num: value.num * 10000n, den: value.den } : value;

test('every qualified form, read back, contains the exact number', () => {
  const amount = fc.tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.constantFrom(1, 10, 100));
  fc.assert(
    fc.property(
      amount,
      fc.constantFrom('人', '元', '万元', '亩', '人次'),
      fc.constantFrom(...QUALIFIERS),
      fc.constantFrom('', '1', '2', '3'),
      fc.constantFrom('', '万', '亿', '汉字'),
      ([n, den], unit, qualifier, digits, other) => {
        const value = fromRatio(String(unit === '人' || unit === '人次' ? n * den : n), String(den));
        const written = writeFigure(
          { ...figure('1', unit, { decimals: 2 }), exact: value },
          format(`${qualifier}${digits} ${other}`),
          undefined,
          'zh',
        );
        if (written.problem === undefined)
          expect(contains(written.shown, inBase(value, unit)), written.shown).toBe(true);
        else expect(written.shown).toMatch(/^〔.*不能写/);
      },
    ),
    { numRuns: 3000 },
  );
});

test('every form that is offered, read back, contains the exact number', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9_999_999 }),
      fc.constantFrom('level', 'growth', 'share' as const),
      (n, kind) => {
        const value =
          kind === 'level'
            ? fromRatio(String(n), '1')
            : fromRatio(String(kind === 'share' ? Math.ceil(n / 10) : n), '10000');
        const shape = kind === 'level' ? figure('1', '人') : percent('1');
        const forms = formsFor({ ...shape, exact: value }, ask(kind as 'level'), 'zh');
        expect(forms.length).toBeGreaterThan(1);
        for (const { shown, words } of forms) {
          const read = readNumeral(shown.replace(/^与上年/, ''));
          expect(read, shown).not.toBeNull();
          const times = read?.unit === '倍';
          const of = times ? fromRatio(String(n + 1_000_000), '1000000') : value;
          expect(contains(shown.replace(/^与上年/, ''), words === '降' ? abs(of) : of), `${shown} ${words} ${n}`).toBe(
            true,
          );
        }
      },
    ),
    { numRuns: 1500 },
  );
});

test('a compound rate is qualified by its exact root', () => {
  const rate = figure('1', '%', { form: 'percent', decimals: 1, exact: compoundRate(fromRatio('512', '343'), 3) });
  expect(say(rate, '增降 超过')).toBe('增长超过14%');
  expect(say(rate, '近')).toBe('近15%');
});
