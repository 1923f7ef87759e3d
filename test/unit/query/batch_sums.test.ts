import { expect, test } from 'vitest';
import { yearPeriod } from '../../../src/catalog';
import { standalone } from '../../../src/core';
import { compileScalars, dialectOf, type Ask } from '../../../src/query';
import { area, catalogOf, indicator } from '../../support/sqlFacts';

const MOST: Readonly<Record<string, number>> = { 甲: 10, 乙: 20, 丙: 3_000, 丁: 1e15 };
const catalog = catalogOf({
  areas: [area('城'), area('东县', '城')],
  indicators: Object.keys(MOST).map((key) => indicator(key, { decimals: key === '丁' ? 2 : 0 })),
});
const share = (measure: string): Ask => ({
  measure,
  derivation: { kind: 'share', of: 'parent' },
  area: { key: '东县' },
  period: yearPeriod(2024),
});
const sumsOf = (measures: readonly string[]): number => {
  const context = { most: (key: string) => MOST[key] };
  const { sql } = compileScalars(measures.map(share), catalog, dialectOf({ dialect: 'duckdb' }), context);
  return standalone(sql).match(/ AS total_\d/gu)?.length ?? 0;
};

test('shares of many indicators share one sum over the children; decimals of their own are another', () => {
  expect(sumsOf(['甲'])).toBe(1);
  expect(sumsOf(['甲', '乙', '丙'])).toBe(1);
  expect(sumsOf(['甲', '丁', '乙'])).toBe(2);
});
