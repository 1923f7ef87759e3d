import { describe, expect, test } from 'vitest';
import { checkFormula, checkSpec, indicatorsOf, parseFormula } from '../../../src/query';
import { isPercent, unitFactor, baseUnit } from '../../../src/query/formula';
import { area, catalogOf, indicator } from '../../support/sqlFacts';

describe('formulas', () => {
  test('F5 the indicators of a formula are named once each, by key', () => {
    const parsed = parseFormula('[a] / ([甲数] + [a])');
    const catalog = catalogOf({
      areas: [],
      indicators: [indicator('a'), indicator('b', { names: [{ name: '甲数', lang: 'zh' }] })],
    });
    expect(parsed.ok && indicatorsOf(parsed.value, catalog)).toEqual(['a', 'b']);
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
