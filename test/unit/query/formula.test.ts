import { describe, expect, test } from 'vitest';
import { checkFormula, checkSpec, indicatorsOf, parseFormula } from '../../../src/query';
import { isPercent, unitFactor, baseUnit } from '../../../src/query/formula';
import { area, catalogOf, indicator } from '../../support/sqlFacts';

const shown = (text: string): string => {
  const parsed = parseFormula(text);
  if (!parsed.ok) return `${parsed.error.expected}@${parsed.error.at}`;
  const write = (f: typeof parsed.value): string =>
    f.kind === 'number'
      ? `${f.value.num}/${f.value.den}`
      : f.kind === 'indicator'
        ? `[${f.key}${f.back === null ? '' : `@${f.back}`}]`
        : `(${write(f.left)}${f.operator}${write(f.right)})`;
  return write(parsed.value);
};

describe('formulas', () => {
  test('F1 products bind before sums, from left to right, and parentheses before both', () => {
    expect(shown('[a] + [b] * 2 - [c] / [d] / 4')).toBe('(([a]+([b]*2/1))-(([c]/[d])/4/1))');
    expect(shown('([a] + [b]) * 1.5')).toBe('(([a]+[b])*15/10)');
    expect(shown('-[a] − 2')).toBe('((0/1-[a])-2/1)');
  });
  test('F2 signs may be written as in print', () => {
    expect(shown('（[a]－[b]）')).toBe('operand@4');
    expect(shown('（[a]−[b]）×2÷[c]')).toBe('((([a]-[b])*2/1)/[c])');
  });
  test('F3 a bracket within a name is written twice, a lag behind it in years', () => {
    expect(shown('[a]]b]')).toBe('[a]b]');
    expect(shown('[pop@-1]')).toBe('[pop@1]');
  });
  test('F4 what cannot be read says where and what was expected', () => {
    expect([shown(''), shown('[a'), shown('[a] [b]'), shown('([a]'), shown('[a] +'), shown('a / b')]).toEqual([
      'operand@0',
      'bracket@0',
      'operator@4',
      'parenthesis@4',
      'operand@5',
      'operand@0',
    ]);
  });
  test('F5 the indicators of a formula are named once each', () => {
    const parsed = parseFormula('[a] / ([b] + [a])');
    expect(parsed.ok && indicatorsOf(parsed.value)).toEqual(['a', 'b']);
  });
  test('F6 units count in their base: 万元, %, 件 per 万人, and an unknown thing in 万', () => {
    const said = (text: string): string => `${unitFactor(text).num}/${unitFactor(text).den}`;
    expect(['万元', '亿元', '%', '‰', '件/万人', '万盏', '元', '千米'].map(said)).toEqual([
      '10000/1',
      '100000000/1',
      '1/100',
      '1/1000',
      '1/10000',
      '10000/1',
      '1/1',
      '1000/1',
    ]);
    expect([baseUnit('万人'), baseUnit('万盏'), isPercent('%'), isPercent('元')]).toEqual(['人', '盏', true, false]);
  });
});

describe('checking a question', () => {
  const catalog = catalogOf({
    areas: [area('甲')],
    indicators: [indicator('a'), indicator('f', { origin: 'formula', formula: '[a] / [gone]' })],
  });
  test('what is unknown or left out is an issue each, with its name', () => {
    const issues = checkSpec(
      {
        columns: [
          { measure: 'gone', derivation: { kind: 'level' } },
          { measure: 'f', derivation: { kind: 'level' } },
        ],
        rows: [],
        where: [{ dim: 'area', in: ['乙'] }],
      },
      catalog,
    );
    expect(issues.map(({ code, params }) => [code, ...Object.values(params)].join(' '))).toEqual([
      'query_unknown_area 乙',
      'query_without_period',
      'query_without_area',
      'query_unknown_indicator gone',
      'query_without_period',
      'query_without_area',
      'query_unknown_indicator gone',
    ]);
  });
  test('a formula that cannot be read names the place', () => {
    expect(checkFormula('[a] /', catalog).map(({ params }) => params)).toEqual([
      { formula: '[a] /', at: 6, expected: 'operand' },
    ]);
    expect(checkFormula('[a] / 2', catalog)).toEqual([]);
  });
});
