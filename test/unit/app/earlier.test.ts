import { describe, expect, test } from 'vitest';
import { parsePeriod, type Period } from '../../../src/catalog';
import { exact, type Figure } from '../../../src/core';
import { sameValue, valueOf } from '../../../src/app/compose/citing';
import { earlierThan } from '../../../src/app/compose/earlier';
import type { Citation } from '../../../src/workspace';

const period = (text: string): Period => parsePeriod(text) ?? { m0: 0, n: 1 };
const ask = (text: string) => ({
  measure: 'pat_grant',
  derivation: { kind: 'level' as const },
  area: { key: 'x' },
  period: period(text),
});
const citation = (id: string, when: string, value: string): Citation => ({
  id,
  at: '2025-01-08T00:00:00Z',
  kind: 'copied',
  ask: ask(when),
  text: `${value}件`,
  exact: value,
  place: '',
  sources: [],
});
const now = (when: string, value: string) => ({ ask: ask(when), exact: value, text: `${value}件` });

describe('a number that was cited before', () => {
  const before = [citation('a', '2024年', '500'), citation('b', '2024年', '512'), citation('c', '2024年1—5月', '200')];

  test('with another value the latest entry is told; with the same value nothing is', () => {
    expect(earlierThan(before, now('2024年', '530'))?.id).toBe('b');
    expect(earlierThan(before, now('2024年', '512'))).toBeNull();
    expect(earlierThan(before, now('2023年', '400'))).toBeNull();
  });

  test('up to another month of the year only where that is asked for', () => {
    expect(earlierThan(before, now('2024年1—6月', '240'))).toBeNull();
    expect(earlierThan(before, now('2024年1—6月', '240'), true)?.id).toBe('c');
    expect(earlierThan(before, now('2025年1—6月', '240'), true)).toBeNull();
  });
});

test('an entry still holds where the value is the same, in lowest terms or not', () => {
  const figure = (value: Figure['exact']): Figure => ({
    exact: value,
    reason: value ? null : 'missing',
    form: 'number',
    unit: '',
    decimals: 0,
    notes: [],
  });
  expect(sameValue('2/6', figure({ num: 1n, den: 3n }))).toBe(true);
  expect(sameValue('0.5', figure({ num: 3n, den: 6n }))).toBe(true);
  expect(sameValue('512', figure(exact('513')))).toBe(false);
  expect(sameValue('', figure(null))).toBe(true);
  expect(sameValue('512', figure(null))).toBe(false);
});

test('an entry keeps the value alone; intervals, reasons and words have none', () => {
  expect(['512 件', '-16/3 %', '60..70 件', '!not_reported', '"完成"', '=甲'].map(valueOf)).toEqual([
    '512',
    '-16/3',
    '',
    '',
    '',
    '',
  ]);
});
