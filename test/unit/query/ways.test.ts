import { expect, test } from 'vitest';
import type { Indicator } from '../../../src/catalog';
import { waysOf } from '../../../src/query/gather/ways';
import { indicator } from '../../support/sqlFacts';

const base = indicator('k', { unit: '', decimals: 2 });
const JANUARY = 2025 * 12;

const ways = (of: Partial<Indicator>, month: number, n: number, lengths?: readonly number[]): readonly string[] => [
  ...waysOf(
    [{ p: 0, slot: 0, scale: 2, indicator: { ...base, ...of }, period: { m0: JANUARY + month, n } }],
    lengths === undefined ? {} : { lengths: () => lengths },
  ),
];

test('a year that is stored as years is found in no other way; out of months it is added up', () => {
  expect(ways({}, 0, 12, [12])).toEqual([]);
  expect(ways({}, 0, 12, [1, 12])).toEqual(['added_up']);
  expect(ways({}, 0, 12, [5])).toEqual([]);
});

test('several years are added up out of years, not out of what begins in the first of them', () => {
  expect(ways({}, 0, 300, [12])).toEqual(['years']);
  expect(ways({}, 6, 24, [12])).toEqual([]);
});

test('a month behind January is a difference where both cumulative lengths are there, and else known to stand in one of them', () => {
  expect(ways({ kind: 'ytd' }, 4, 1, [4, 5])).toEqual(['differenced', 'not_separate']);
  expect(ways({ kind: 'ytd' }, 4, 1, [5])).toEqual(['not_separate']);
  expect(ways({ kind: 'ytd' }, 0, 1, [12])).toEqual([]);
});

test('what stands at the end is asked for of stocks of another length only, and rates add up to nothing', () => {
  expect(ways({ kind: 'stock', addPeriod: 'last' }, 0, 12, [1])).toEqual(['at_end']);
  expect(ways({ kind: 'stock', addPeriod: 'last' }, 0, 12, [12])).toEqual([]);
  expect(ways({ kind: 'rate', addPeriod: 'none' }, 0, 12, [1, 3])).toEqual([]);
});

test('where it is not known what is stored, every way is open that the question leaves', () => {
  expect(ways({}, 3, 3)).toEqual(['added_up', 'differenced', 'not_separate']);
});
