import { describe, expect, test } from 'vitest';
import { yearPeriod } from '../../../src/catalog';
import { exact, type Figure } from '../../../src/core';
import type { TraceRow } from '../../../src/query';
import {
  asFrozen,
  basisOf,
  bindSummary,
  exactWords,
  frozenNumbers,
  markOf,
  nameNumbers,
  whyDiffers,
  whySince,
  type BasisRow,
  type SourceFacts,
} from '../../../src/summary';
import { catalog } from './catalog';

const figure = (more: Partial<Figure>): Figure => ({
  exact: null,
  reason: null,
  form: 'number',
  unit: '件',
  decimals: 0,
  notes: [],
  ...more,
});

describe('what tells whether a number is still the same', () => {
  test('the value and its unit, not the way it is written', () => {
    const one = figure({ exact: exact('512') });
    expect(markOf(one, '512件')).toBe('512 件');
    expect(markOf(one, '512.0件')).toBe(markOf(one, '五百一十二件'));
    expect(markOf(figure({ exact: exact('512'), unit: '项' }), '512')).not.toBe(markOf(one, '512'));
  });

  test('a fraction is the same however it was computed', () => {
    expect(exactWords({ num: 2n, den: 6n })).toBe(exactWords({ num: 1n, den: 3n }));
    expect(exactWords({ num: 2n, den: 3n, root: 4 })).toBe('2/3^(1/4)');
  });

  test('a reason, an interval and words are told apart from numbers', () => {
    expect(markOf(figure({ reason: 'not_reported' }), '〔未报〕')).toBe('!not_reported');
    expect(markOf(figure({ low: exact('60'), high: exact('70') }), '60余件')).toBe('60..70 件');
    expect(markOf(figure({ text: '完成' }), '完成')).toBe('"完成"');
    expect(markOf(null, '甲、乙')).toBe('=甲、乙');
  });
});

describe('names of numbers', () => {
  const named = (text: string): string => {
    let next = 0;
    const { bindings } = bindSummary(text, catalog, { lang: 'zh' });
    return nameNumbers(text, bindings, () => (next++ % 7) / 7);
  };

  test('every number gets one, those that have one keep it, and nothing else of the text changes', () => {
    const text = '甲{{[专利授权量] 2024年}}乙{{[专利申请量]  | 0.0  }}丙{{[专利授权量] 同比 #k3f9}}丁{{表 [总览]}}';
    const after = named(text);
    const names = bindSummary(after, catalog, { lang: 'zh' }).bindings.map(({ name }) => name);
    expect(names[2]).toBe('k3f9');
    expect(new Set(names.slice(0, 3)).size).toBe(3);
    expect(names[0]).toMatch(/^[a-z0-9]{4}$/);
    expect(after.replace(/ #[a-z0-9]+\}\}/g, '}}')).toBe(text.replace('  }}', '}}').replace(' #k3f9', ''));
    expect(named(after)).toBe(after);
  });

  test('a number that was copied with its name gets one of its own', () => {
    const after = named('{{[专利授权量] #k3f9}}，{{[专利授权量] #k3f9}}');
    const names = bindSummary(after, catalog, { lang: 'zh' }).bindings.map(({ name }) => name);
    expect(names[0]).toBe('k3f9');
    expect(names[1]).not.toBe('k3f9');
  });
});

const [FLASH, ANNUAL] = ['a'.repeat(64), 'b'.repeat(64)];
const sources: readonly SourceFacts[] = [
  { sha256: FLASH, name: '快报.csv', imported: '2025-01-05T00:00:00Z', vintage: 'flash' },
  { sha256: ANNUAL, name: '年报.csv', imported: '2025-04-05T00:00:00Z', vintage: 'annual' },
];
const row = (value: string, sha256 = FLASH, more: Partial<TraceRow> = {}): TraceRow => ({
  role: 'value',
  indicator: 'pat_grant',
  area: 'x',
  period: yearPeriod(2024),
  figure: figure({ exact: exact(value) }),
  raw: null,
  source: { sha256, file: sha256 === FLASH ? '快报.csv' : '年报.csv', sheet: '表', row: 3, column: 2 },
  superseded: false,
  ...more,
});

describe('what a number was read from', () => {
  test('its rows, each with cell and vintage; what something else has replaced does not count', () => {
    const { basis, rows } = basisOf([row('530', ANNUAL), row('512', FLASH, { superseded: true })], sources);
    expect(rows).toBe(1);
    expect(basis).toEqual([
      {
        indicator: 'pat_grant',
        area: 'x',
        period: yearPeriod(2024),
        value: '530',
        place: '年报.csv › 表 › B3',
        sha256: ANNUAL,
        vintage: 'annual',
      },
    ]);
  });

  test('its fingerprint changes with a value, a cell and a file, and with nothing else', () => {
    const of = (...trace: readonly TraceRow[]): string => basisOf(trace, sources).fingerprint;
    const moved = row('512', FLASH, { source: { sha256: FLASH, file: '快报.csv', sheet: '表', row: 4, column: 2 } });
    expect(of(row('512'))).toMatch(/^[0-9a-f]{64}$/);
    expect(of(row('512'))).toBe(of(row('512'), row('500', ANNUAL, { superseded: true })));
    for (const other of [row('513'), row('512', ANNUAL), moved]) expect(of(other)).not.toBe(of(row('512')));
  });
});

describe('why a number is not what it was', () => {
  const basis = (...trace: readonly TraceRow[]): readonly BasisRow[] => basisOf(trace, sources).basis;
  const why = (before: readonly BasisRow[], now: readonly BasisRow[]): readonly string[] =>
    whyDiffers(before, now, true, sources).map(({ code }) => code);

  test('the annual figure came after the flash one', () => {
    expect(whyDiffers(basis(row('512')), basis(row('530', ANNUAL)), true, sources)).toEqual([
      { code: 'vintage', params: { from: 'flash', to: 'annual', place: '年报.csv › 表 › B3' } },
    ]);
  });

  test('a correction by hand, with its reason, and its taking back', () => {
    const hand = row('520', FLASH, { source: null, reason: '核实更正' });
    expect(whyDiffers(basis(row('512')), basis(hand), true, sources)).toEqual([
      { code: 'corrected', params: { reason: '核实更正' } },
    ]);
    expect(why(basis(hand), basis(row('512')))).toEqual(['uncorrected']);
  });

  test('a cell that is read otherwise, a figure that was not there, a file that is gone, another meaning', () => {
    expect(why(basis(row('512')), basis(row('5.12')))).toEqual(['reread']);
    expect(why([], basis(row('512')))).toEqual(['source']);
    expect(whyDiffers(basis(row('512')), [], true, [])).toEqual([
      { code: 'gone', params: { place: '快报.csv › 表 › B3', file: '' } },
    ]);
    expect(why(basis(row('512')), basis(row('512')))).toEqual(['meaning']);
  });

  test('of a draft only the time is known: files that came since are named', () => {
    const now = basis(row('530', ANNUAL));
    expect(whySince('2025-02-01T00:00:00Z', now, sources)).toEqual([
      { code: 'source', params: { place: '年报.csv › 表 › B3' } },
    ]);
    expect(whySince('2025-05-01T00:00:00Z', now, sources).map(({ code }) => code)).toEqual(['meaning']);
    // Nothing is left behind it: that says more than that something was changed.
    expect(whySince('2025-05-01T00:00:00Z', [], sources).map(({ code }) => code)).toEqual(['absent']);
  });
});

test('a final document shows what was frozen, a draft what is asked', () => {
  const number = {
    id: 'k3f9',
    start: 0,
    end: 1,
    expression: '',
    ask: null,
    figure: null,
    shown: '530件',
    problem: '!',
  };
  const kept = {
    id: 'k3f9',
    expression: '',
    text: '512件',
    exact: '512 件',
    at: '',
    place: '',
    fingerprint: '',
    basis: [],
    rows: 0,
  };
  const frozen = { at: '', asOf: '2025-01-31', lang: 'zh' as const, numbers: [kept] };
  expect(frozenNumbers({ state: 'draft', frozen })).toBeNull();
  const map = frozenNumbers({ state: 'final', frozen }) ?? new Map();
  expect(asFrozen(number, map)).toEqual({ ...number, shown: '512件', problem: undefined });
  expect(asFrozen({ ...number, id: 'zzzz' }, map).shown).toBe('530件');
});
