import { describe, expect, test } from 'vitest';
import {
  comparePeriods,
  formatPeriod,
  isCumulative,
  lastMonth,
  parseDay,
  parsePeriod,
  parsePeriodKey,
  periodKey,
  previousPeriod,
  samePeriodLastYear,
} from '../../../src/catalog';

const key = (text: string, year?: number): string | null => {
  const period = parsePeriod(text, year === undefined ? {} : { year });
  return period && periodKey(period);
};

describe('a period is read from', () => {
  test.each([
    ['2013', '2013-01/2013-12'],
    ['2013年', '2013-01/2013-12'],
    [' ２０１３年 ', '2013-01/2013-12'],
    ['2013 年', '2013-01/2013-12'],
    ['2013.0', '2013-01/2013-12'],
    ['13年', '2013-01/2013-12'],
    ['98年', '1998-01/1998-12'],
    ['二〇一三年', '2013-01/2013-12'],
    ['2013年度', '2013-01/2013-12'],
    ['2013年全年', '2013-01/2013-12'],
    ['2013年末', '2013-01/2013-12'],
    ['2013年底', '2013-01/2013-12'],
    ['FY2013', '2013-01/2013-12'],
    ['FY 2013', '2013-01/2013-12'],
    ['2013-2018', '2013-01/2018-12'],
    ['2014-18', '2014-01/2018-12'],
    ['2014—2018年', '2014-01/2018-12'],
    ['2010–12', '2010-01/2012-12'],
    ['2013/14', '2013-01/2014-12'],
    ['2013Q1', '2013-01/2013-03'],
    ['2013-Q4', '2013-10/2013-12'],
    ['2013 Q2', '2013-04/2013-06'],
    ['Q3 2013', '2013-07/2013-09'],
    ['1Q13', '2013-01/2013-03'],
    ['Q1 13', '2013-01/2013-03'],
    ['2013年一季度', '2013-01/2013-03'],
    ['2013年第三季度', '2013-07/2013-09'],
    ['2013年2季度', '2013-04/2013-06'],
    ['2013年前三季度', '2013-01/2013-09'],
    ['2013年一至三季度', '2013-01/2013-09'],
    ['first quarter of 2013', '2013-01/2013-03'],
    ['2013年上半年', '2013-01/2013-06'],
    ['2013下半年', '2013-07/2013-12'],
    ['2013H1', '2013-01/2013-06'],
    ['H2 2013', '2013-07/2013-12'],
    ['2013年1-5月', '2013-01/2013-05'],
    ['2013年1—2月', '2013-01/2013-02'],
    ['2013年1至5月', '2013-01/2013-05'],
    ['2013年1－5月累计', '2013-01/2013-05'],
    ['2013年1月—5月', '2013-01/2013-05'],
    ['2013.1-5', '2013-01/2013-05'],
    ['2013年前5个月', '2013-01/2013-05'],
    ['2013年5月累计', '2013-01/2013-05'],
    ['截至2013年6月底', '2013-01/2013-06'],
    ['2013年6月', '2013-06/2013-06'],
    ['2013年06月份', '2013-06/2013-06'],
    ['2013年十二月', '2013-12/2013-12'],
    ['2013年6月末', '2013-06/2013-06'],
    ['2013年6月当月', '2013-06/2013-06'],
    ['2013.06', '2013-06/2013-06'],
    ['2013.6', '2013-06/2013-06'],
    ['2013.10', '2013-10/2013-10'],
    ['2013-06', '2013-06/2013-06'],
    ['2010-12', '2010-12/2010-12'],
    ['2013/6', '2013-06/2013-06'],
    ['201306', '2013-06/2013-06'],
    ['2013M06', '2013-06/2013-06'],
    ['Jan 2013', '2013-01/2013-01'],
    ['January 2013', '2013-01/2013-01'],
    ['Sept. 2013', '2013-09/2013-09'],
    ['Jun-13', '2013-06/2013-06'],
    ['2013 Dec', '2013-12/2013-12'],
    ['2013-Dec', '2013-12/2013-12'],
    ['Jan-Mar 2013', '2013-01/2013-03'],
    ['January to May 2013', '2013-01/2013-05'],
    ['2023年11月—2024年2月', '2023-11/2024-02'],
    ['2023.8—2025.7', '2023-08/2025-07'],
  ])('%s', (text, expected) => {
    expect(key(text)).toBe(expected);
  });

  test.each([
    ['一季度', '2013-01/2013-03'],
    ['前三季度', '2013-01/2013-09'],
    ['1-3月', '2013-01/2013-03'],
    ['1—5月累计', '2013-01/2013-05'],
    ['上半年', '2013-01/2013-06'],
    ['下半年', '2013-07/2013-12'],
    ['全年', '2013-01/2013-12'],
    ['6月', '2013-06/2013-06'],
    ['截至6月底', '2013-01/2013-06'],
    ['Jan', '2013-01/2013-01'],
    ['Q4', '2013-10/2013-12'],
    ['2014年6月', '2014-06/2014-06'], // its own year comes first
  ])('%s, the year 2013 being known', (text, expected) => {
    expect(key(text, 2013)).toBe(expected);
  });
});

describe('no period is made out of', () => {
  test.each([
    '',
    '12',
    '3',
    '1.5',
    '一季度',
    '6月',
    '2013-06-15',
    '2013年6月15日',
    '6/15/2013',
    '201313',
    '20130615',
    '2013年13月',
    '2013年5-3月',
    '1234.5',
    '12013',
    '第3',
    '合计',
    '2013.13',
    '1500',
    '3000年',
    '2018-13',
    '5月4日',
    '2013abc',
    '9月底前',
  ])('%j', (text) => {
    expect(key(text)).toBeNull();
  });
  test.each(['1-5', '3', '12', '2', '1.5', '第3'])('%j, even when the year is known', (text) => {
    expect(key(text, 2013)).toBeNull();
  });
});

describe('a period is named', () => {
  test.each([
    ['2024-01/2024-12', '2024年', '2024'],
    ['2019-01/2024-12', '2019—2024年', '2019–2024'],
    ['2024-01/2024-03', '2024年一季度', '2024 Q1'],
    ['2024-01/2024-06', '2024年上半年', '2024 H1'],
    ['2024-01/2024-09', '2024年前三季度', 'Jan–Sep 2024'],
    ['2024-01/2024-05', '2024年1—5月', 'Jan–May 2024'],
    ['2024-06/2024-06', '2024年6月', 'Jun 2024'],
    ['2024-04/2024-08', '2024年4—8月', 'Apr–Aug 2024'],
    ['2023-11/2024-02', '2023年11月—2024年2月', 'Nov 2023–Feb 2024'],
  ])('%s is %s and %s, and its names are read back', (text, zh, en) => {
    const period = parsePeriodKey(text);
    if (!period) throw new Error(text);
    expect([formatPeriod(period, 'zh'), formatPeriod(period, 'en')]).toEqual([zh, en]);
    expect(parsePeriod(zh)).toEqual(period);
    expect(parsePeriod(en)).toEqual(period);
  });

  test('every span within a year is read back from both its names', () => {
    for (let month = 1; month <= 12; month++) {
      for (let n = 1; month + n <= 13; n++) {
        const period = { m0: 2024 * 12 + month - 1, n };
        expect(parsePeriod(formatPeriod(period, 'zh'))).toEqual(period);
        expect(parsePeriod(formatPeriod(period, 'en'))).toEqual(period);
        expect(parsePeriodKey(periodKey(period))).toEqual(period);
      }
    }
  });
});

describe('neighbours of a period', () => {
  const of = (text: string) => parsePeriodKey(text) ?? { m0: 0, n: 0 };
  test('the same span a year earlier', () => {
    expect(periodKey(samePeriodLastYear(of('2024-01/2024-05')))).toBe('2023-01/2023-05');
  });
  test('the span before exists for months, quarters, halves and years only', () => {
    const before = (text: string) => {
      const previous = previousPeriod(of(text));
      return previous && periodKey(previous);
    };
    expect(before('2024-01/2024-01')).toBe('2023-12/2023-12');
    expect(before('2024-04/2024-06')).toBe('2024-01/2024-03');
    expect(before('2024-07/2024-12')).toBe('2024-01/2024-06');
    expect(before('2024-01/2024-12')).toBe('2023-01/2023-12');
    expect(before('2024-01/2024-05')).toBeNull();
    expect(before('2024-02/2024-04')).toBeNull();
    expect(before('2023-07/2024-06')).toBeNull();
  });
  test('a month out of cumulative figures', () => {
    expect(lastMonth(of('2024-01/2024-05'))).toEqual({ month: of('2024-05/2024-05'), before: of('2024-01/2024-04') });
    expect(lastMonth(of('2024-01/2024-01'))).toBeNull();
    expect(lastMonth(of('2024-02/2024-05'))).toBeNull();
  });
  test('cumulative spans begin in January and end before December', () => {
    expect(['2024-01/2024-05', '2024-02/2024-05', '2024-01/2024-12'].map((t) => isCumulative(of(t)))).toEqual([
      true,
      false,
      false,
    ]);
  });
  test('periods sort by beginning, then by length', () => {
    const keys = ['2024-02/2024-02', '2024-01/2024-12', '2024-01/2024-01', '2023-01/2023-12'];
    expect(keys.map(of).sort(comparePeriods).map(periodKey)).toEqual([
      '2023-01/2023-12',
      '2024-01/2024-01',
      '2024-01/2024-12',
      '2024-02/2024-02',
    ]);
  });
});

describe('a day is read from', () => {
  test.each([
    '2023-3-18',
    '2023/03/18',
    '2023.3.18',
    '2023年3月18日',
    '20230318',
    '2023-03-18 00:00:00',
    '2023-03-18T08:30:00.000Z',
  ])('%s', (text) => {
    expect(parseDay(text)).toBe('2023-03-18');
  });
  test.each(['2023-02-30', '3/18/2023', '2023-13-01', '2023', '', '12345678'])('but not from %j', (text) => {
    expect(parseDay(text)).toBeNull();
  });
});
