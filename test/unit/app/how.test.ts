import { expect, test } from 'vitest';
import { howComputed } from '../../../src/app/how';
import type { Figure } from '../../../src/core';
import type { Ask, Derivation, TraceRow } from '../../../src/query';

const figure = (n: number | null): Figure => ({
  exact: n === null ? null : { num: BigInt(n), den: 1n },
  reason: n === null ? 'not_reported' : null,
  form: 'number',
  unit: '件',
  decimals: 0,
  notes: [],
});
const row = (role: TraceRow['role'], n: number | null, superseded = false): TraceRow => ({
  role,
  indicator: 'pat_grant',
  area: 'x:qingxi',
  period: { m0: 2024 * 12, n: 12 },
  figure: figure(n),
  raw: null,
  source: null,
  superseded,
});
const ask = (derivation: Derivation): Ask => ({ measure: 'pat_grant', derivation });

test('growth is told with the figures it was computed from', () => {
  const rows = [row('value', 1512), row('base', 453)];
  expect(howComputed(ask({ kind: 'growth', base: 'same_period' }), rows, 'zh')).toBe('(1,512 − 453) ÷ 453');
  expect(howComputed(ask({ kind: 'change', base: 'same_period' }), rows, 'zh')).toBe('1,512 − 453');
});

test('share and completion name their whole and their target', () => {
  expect(howComputed(ask({ kind: 'share', of: 'parent' }), [row('value', 5), row('whole', 20)], 'zh')).toBe('5 ÷ 20');
  expect(howComputed(ask({ kind: 'completion' }), [row('value', 5), row('target', 8)], 'zh')).toBe('5 ÷ 8');
});

test('a superseded value is no part of the computation', () => {
  const rows = [row('value', 512), row('value', 508, true), row('base', 453)];
  expect(howComputed(ask({ kind: 'growth', base: 'same_period' }), rows, 'zh')).toBe('(512 − 453) ÷ 453');
});

test('nothing is told where it would not be the truth: a missing base, several values together, a plain level', () => {
  const growth = ask({ kind: 'growth', base: 'same_period' });
  expect(howComputed(growth, [row('value', 512), row('base', null)], 'zh')).toBe('');
  expect(howComputed(growth, [row('value', 512), row('value', 3), row('base', 453)], 'zh')).toBe('');
  expect(howComputed(ask({ kind: 'level' }), [row('value', 512)], 'zh')).toBe('');
});
