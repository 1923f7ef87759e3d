import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { convertFactor } from '../../../src/catalog';
import { exact, exactText, multiply, readNumeral, toNumber, type Exact, type Numeral } from '../../../src/core';

const end = (x: Exact | null): string => (x === null ? '' : (exactText(x) ?? toNumber(x).toFixed(4)));
/** `[11500,12500) 人次`, and the value before it where it is no bound. */
const brief = (n: Numeral | null): string | null =>
  n && `${end(n.value)} ${n.lowOpen ? '(' : '['}${end(n.low)},${end(n.high)}${n.highOpen ? ')' : ']'} ${n.unit}`;

describe('a numeral in a text is read with its bounds and unit', () => {
  test.each([
    // as people type them into the register of hand numbers
    ['15000余', '15000 (15000,16000) '],
    ['1.5万余份', '15000 (15000,16000) 份'],
    ['60余万元', '600000 (600000,700000) 元'],
    ['1200余', '1200 (1200,1300) '],
    ['3260多人次', '3260 (3260,3270) 人次'],
    ['120余名', '120 (120,130) 名'],
    ['100余项', '100 (100,200) 项'],
    ['2.2万多份', '22000 (22000,23000) 份'],
    ['31', '31 [31,31] '],
    ['3187万元', '31870000 [31865000,31875000) 元'],
    // multiples
    ['一万五千亿元', '1500000000000 [1450000000000,1550000000000.0000) 元'],
    ['1.2万亿元', '1200000000000 [1150000000000,1250000000000) 元'],
    ['二千三百一十五件', '2315 [2315,2315] 件'],
    ['一亿零三百万元', '103000000 [102500000,103500000) 元'],
    ['十二人', '12 [12,12] 人'],
    ['两百人', '200 [200,200] 人'],
    ['3千米', '3 [2.5,3.5) 千米'],
    ['五千克', '5 [5,5] 千克'],
    // about
    ['十余个', '10 (10,20) 个'],
    ['几十个', '20 [20,99] 个'],
    ['几个', '2 [2,9] 个'],
    ['几百人', '200 [200,1000) 人'],
    ['二十几人', '21 [21,29] 人'],
    ['十七八个', '17 [17,18] 个'],
    ['三五个', '3 [3,5] 个'],
    ['三四万人', '30000 [30000,40000] 人'],
    ['上万人', '10000 [10000,20000) 人'],
    ['近千人', '1000 [900,1000) 人'],
    ['约两千余人', '2000 [1900,2100] 人'],
    ['不超过3%', '3 (,3] %'],
    ['不到一半', '50 (,50) %'],
    ['至少12家', '12 [12,) 家'],
    ['50人以内', '50 (,50] 人'],
    ['300人上下', '300 [285,315] 人'],
    ['100件之多', '100 [100,) 件'],
    ['逾2亿元', '200000000 (200000000,) 元'],
    // ranges
    ['3万—5万元', ' [30000,50000] 元'],
    ['800—1200元', ' [800,1200] 元'],
    ['800~1.2万元', ' [800,12000] 元'],
    ['15~30%', ' [15,30] %'],
    ['三百至五百人', ' [300,500] 人'],
    // rates
    ['-3.2%', '-3.2 [-3.25,-3.15) %'],
    ['减少12件', '-12 [-12,-12] 件'],
    ['下降两成', '-20 [-25,-15) %'],
    ['百分之五以上', '5 [5,) %'],
    ['百分之负二点一', '-2.1 [-2.15,-2.05) %'],
    ['增长2倍', '3 [2.5,3.5) 倍'],
    ['增长了1.5倍', '2.5 [2.45,2.55) 倍'],
    ['增加到1.5倍', '1.5 [1.45,1.55) 倍'],
    ['下降到18.2%', '18.2 [18.15,18.25) %'],
    ['近三成', '30 [27,30) %'],
    ['七成多', '70 (70,80) %'],
    ['四分之三', '75 [73.125,76.875] %'],
    ['第三', '3 [3,3] 位'],
    ['第12名', '12 [12,12] 位'],
    ['前十', null],
    ['前十名', '10 [1,10] 位'],
    ['三年半', '3.5 [3.5,3.5] 年'],
    ['半年', '0.5 [0.5,0.5] 年'],
    ['5.11件/万人', '5.11 [5.105,5.115) 件/万人'],
  ])('%s', (span, expected) => {
    expect(brief(readNumeral(span))).toBe(expected?.replace('1550000000000.0000', '1550000000000') ?? null);
  });

  test.each([
    ['12%', '超额完成', '112 [111.5,112.5) %'],
    ['215%', '产值为上年的', '2.15 [2.145,2.155) 倍'],
    ['100%', '覆盖率达', '100 [99.5,100] %'],
    ['320元', '每亩增收', '320 [319.5,320.5) 元/亩'],
    ['5386元', '人均纯收入', '5386 [5385.5,5386.5) 元/人'],
  ])('%s after %s', (span, before, expected) => {
    expect(brief(readNumeral(span, { before }))).toBe(expected);
  });

  test.each([
    '',
    '元',
    '2024年5月',
    '1,2,3',
    '12件、13件',
    '5·12',
    '0312-5558888',
    '〔2010〕12号',
    '二〇一三',
    '8%~5%',
    'x项',
    '三分之',
    '百分之',
    '第',
    '3:0',
  ])('but not %j', (span) => {
    expect(readNumeral(span)).toBeNull();
  });

  test('torn digits are joined and marked, groups of three are not torn', () => {
    expect(readNumeral('1 47件')).toMatchObject({ value: exact('147'), broken: true });
    expect(readNumeral('1 250万元')?.broken).toBeUndefined();
    expect(readNumeral('1,250万元')?.value).toEqual(exact('12500000'));
  });

  test('the widths of 近 and 约 can be set', () => {
    expect(brief(readNumeral('近100件', { widths: { near: 5, about: 1 } }))).toBe('100 [95,100) 件');
    expect(brief(readNumeral('约100件', { widths: { near: 5, about: 1 } }))).toBe('100 [99,101] 件');
  });
});

const FORMS = new URL('../../../../shared/claims-forms.tsv', import.meta.url);
const present = existsSync(FORMS);
if (!present) console.log('skipped: the catalogue of claim forms (../shared/claims-forms.tsv) is not here');

/** Units of the catalogue of forms in our words. */
const UNITS: Readonly<Record<string, string>> = {
  pp: '个百分点',
  '×': '倍',
  rank: '位',
  count: '',
  ratio: '',
  kWh: '千瓦时',
  m2: '平方米',
  '元?': '',
};

describe.runIf(present)('every form of the catalogue', () => {
  const rows = (present ? readFileSync(FORMS, 'utf8') : '').split('\n').map((line) => line.split('\t'));
  const claims = rows.filter(([type]) => type === 'claim');
  test.each(claims.map((row, i) => [i + 1, row[1], row] as const))('%i %s', (_, __, row) => {
    const [, text = '', span = '', value = '', low = '', high = '', ends = '', unit = '', , , kind = ''] = row;
    const values = value.split(';');
    const spans = values.length > 1 && !span.includes('∶') ? span.split(/[/;；]/) : [span];
    const units = unit.split(';');
    spans.forEach((one, i) => {
      const numeral = readNumeral(one, { before: text.slice(0, Math.max(0, text.indexOf(one))) });
      expect(numeral, one).not.toBeNull();
      if (!numeral) return;
      const wanted = units[i] ?? units[0] ?? '';
      const own = UNITS[wanted] ?? wanted;
      const factor =
        own === numeral.unit || own === '' || numeral.unit === '' ? exact('1') : convertFactor(numeral.unit, own);
      expect(factor, `${numeral.unit} as ${own}`).not.toBeNull();
      if (own !== '' && kind !== 'share vector sum=100' && spans[i]?.match(/\p{Script=Han}|%/u))
        expect(numeral.unit).not.toBe('');
      const number = (x: Exact | null): number | null => x && toNumber(multiply(x, factor ?? exact('1')));
      const near = (x: number | null, text: string): void => {
        if (text === '' || x === null || text.includes('inf'))
          expect(text === '' || text.includes('inf') ? x : text).toBeNull();
        else
          expect(Math.abs(x - Number(text))).toBeLessThan(
            row[8] === 'fraction' || row[7] === 'fraction' ? 0.04 : 1e-9 * Math.max(1, Math.abs(x)),
          );
      };
      if (numeral.parts && values.length > 1) {
        expect(numeral.parts.map(toNumber)).toEqual(values.map(Number));
        return;
      }
      near(number(numeral.value), values[i] ?? '');
      if (ends === '') return;
      near(number(numeral.low), low);
      near(number(numeral.high), high);
      expect([numeral.lowOpen ? '(' : '[', numeral.highOpen ? ')' : ']'].join('')).toBe(ends);
    });
  });
});
