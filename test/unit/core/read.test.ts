import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decimalText,
  formatFigure,
  readCell,
  type CellReading,
  type Figure,
  type NumberLocale,
} from '../../../src/core';

const brief = (reading: CellReading): unknown =>
  reading.kind === 'number'
    ? [reading.text, reading.digits, reading.unit, ...reading.flags]
    : reading.kind === 'symbol'
      ? reading.symbol
      : reading.kind;

describe('a cell is read as a number', () => {
  test.each<[string, string, number, string, ...string[]]>([
    ['12', '12', 0, ''],
    ['1,234.5', '1234.5', 1, ''],
    ['1,234,567', '1234567', 0, ''],
    ['１２３', '123', 0, ''],
    ['１，２３４．５', '1234.5', 1, ''],
    ['(12)', '-12', 0, ''],
    ['（12.5）', '-12.5', 1, ''],
    ['-5.3', '-5.3', 1, ''],
    ['−5.3', '-5.3', 1, ''],
    ['–5.3', '-5.3', 1, ''],
    ['－5', '-5', 0, ''],
    ['+4.0', '4.0', 1, ''],
    ['12%', '12', 0, '%'],
    ['12.50 ％', '12.50', 2, '%'],
    ['8.6‰', '8.6', 1, '‰'],
    ['(3.2)%', '-3.2', 1, '%'],
    ['1.2万', '1.2', 1, '万'],
    ['12.36亿元', '12.36', 2, '亿元'],
    ['31件', '31', 0, '件'],
    ['5.1件/万人', '5.1', 1, '件/万人'],
    ['3.4E5', '340000', -4, ''],
    ['1.5e-3', '0.0015', 4, ''],
    ['2.02E+12', '2020000000000', -10, ''],
    ['$34,382 ', '34382', 0, '$'],
    ['-$5', '-5', 0, '$'],
    ['$-5', '-5', 0, '$'],
    ['($5.00)', '-5.00', 2, '$'],
    ['¥1,000', '1000', 0, '¥'],
    ['USD 12', '12', 0, 'USD'],
    [' 24,383 ', '24383', 0, ''],
    ['\u00a024,383\u00a0', '24383', 0, ''],
    ['.5', '0.5', 1, ''],
    ['5.', '5', 0, ''],
    ['="123"', '123', 0, ''],
    ["'123", '123', 0, ''],
    ['123①', '123', 0, '', 'note'],
    ['123¹', '123', 0, '', 'note'],
    ['12.5*', '12.5', 1, '', 'note'],
    ['12.5**', '12.5', 1, '', 'note'],
    ['123[1]', '123', 0, '', 'note'],
    ['123(1)', '123', 0, '', 'note'],
    ['308745538(r38234)', '308745538', 0, '', 'revised'],
    ['98 p', '98', 0, '', 'provisional'],
    ['98p', '98', 0, '', 'provisional'],
    ['98(p)', '98', 0, '', 'provisional'],
    ['1.5be', '1.5', 1, '', 'break', 'estimated'],
    ['12.5%*', '12.5', 1, '%', 'note'],
    ['0', '0', 0, ''],
    ['-0.0', '-0.0', 1, ''],
    ['00123', '00123', 0, ''],
  ])('%j', (cell, text, digits, unit, ...flags) => {
    expect(brief(readCell(cell))).toEqual([text, digits, unit, ...flags]);
  });

  test.each<[string, NumberLocale, string]>([
    ['1 234,5', { decimal: ',', group: ' ' }, '1234.5'],
    ['1\u202f234\u202f567', { group: ' ' }, '1234567'],
    ['1.234,5', { decimal: ',' }, '1234.5'],
    ['1.234', { decimal: ',', group: '.' }, '1234'],
    ["1'234.5", { group: "'" }, '1234.5'],
  ])('%j, when that is how its source writes', (cell, locale, text) => {
    expect(readCell(cell, locale)).toMatchObject({ kind: 'number', text });
    expect(readCell(cell).kind === 'number' && readCell(cell)).not.toMatchObject({ text });
  });
});

describe('a cell is read as a symbol', () => {
  test.each([
    '',
    '  ',
    '…',
    '......',
    '..',
    '—',
    '——',
    '-',
    '－',
    '–',
    '·',
    '*',
    'x',
    'X',
    '×',
    'N/A',
    'NA',
    'n.a.',
    'N.A.',
    '#N/A',
    '(D)',
    '(NA)',
    'null',
    'NaN',
    ':',
    '无',
    '空',
    '未报',
    '不适用',
    '#DIV/0!',
    '/',
    '#',
  ])('%j', (cell) => {
    expect(readCell(cell)).toEqual({ kind: 'symbol', symbol: cell.trim() });
  });
});

describe('a cell is not guessed at', () => {
  test.each([
    '1,2,3',
    '12 34',
    '1 234',
    '12,34',
    '1,23,456',
    '1.2.3',
    '1.234,5',
    '2013-06-15',
    '12:30',
    '12-34',
    '12-',
    '--5',
    '(-5)',
    '((5))',
    '(5',
    '$5%',
    'A12',
    '12abc',
    '60余万',
    '约30',
    '8%~10%',
    '2013年',
    '6月',
    '<5',
    '1e999',
    'Infinity',
    '0x1F',
    '一千',
    '<script>1</script>',
    '9'.repeat(90),
  ])('%j', (cell) => {
    expect(readCell(cell)).toEqual({ kind: 'unreadable' });
  });
});

describe('what is written is read back', () => {
  const figure = (digits: bigint, decimals: number, form: Figure['form']): Figure => ({
    exact: { num: digits, den: 10n ** BigInt(decimals) },
    reason: null,
    form,
    unit: form === 'percent' ? '%' : '件',
    decimals,
    notes: [],
  });

  test('in every style of the grid', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.integer({ min: 0, max: 4 }),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom<Figure['form']>('number', 'percent', 'index'),
        (digits, decimals, grouping, signed, form) => {
          const shown = formatFigure(figure(digits, decimals, form), { lang: 'zh', grouping, signed });
          expect(readCell(shown)).toMatchObject({
            kind: 'number',
            text: decimalText({ digits, decimals }),
            digits: decimals,
            unit: form === 'percent' ? '%' : '',
          });
        },
      ),
    );
  });

  test('a number keeps its value whatever text surrounds it, or is refused', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        fc.string({ maxLength: 4 }),
        fc.string({ maxLength: 4 }),
        (n, before, after) => {
          fc.pre(!/\p{N}/u.test(before + after) && !/[-−‐‑‒–().,eE]/u.test((before + after).normalize('NFKC')));
          const reading = readCell(before + n.toString() + after);
          if (reading.kind === 'number') expect(reading.value).toEqual({ num: n, den: 1n });
        },
      ),
    );
  });
});
