import { expect, test } from 'vitest';
import { sliced, whole } from '../../../src/host/slices';

const numbers = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);

test('what crosses in slices is what was sent: long lists in pieces, everything else at once', () => {
  const value = {
    areas: numbers(4_500).map((i) => ({ key: `x:${i}`, names: [{ name: `县${i}` }] })),
    sheet: { resolved: { area: numbers(2_001), odd: [], none: null } },
    digits: Int32Array.of(1, 2),
    short: numbers(10),
  };
  const { rest, slices } = sliced(value);
  expect(slices.map(({ path, items }) => [path.join('.'), items.length])).toEqual([
    ['areas', 2_000],
    ['areas', 2_000],
    ['areas', 500],
    ['sheet.resolved.area', 2_000],
    ['sheet.resolved.area', 1],
  ]);
  expect(rest).toMatchObject({ areas: [], sheet: { resolved: { area: [] } }, short: numbers(10) });
  expect(whole(structuredClone(rest), structuredClone(slices))).toEqual(value);
});

test('large objects cross in slices too, whatever their keys are called', () => {
  const meant = Object.fromEntries([
    ...numbers(3_000).map((i) => [`县${i}`, `x:${i}`] as const),
    ['__proto__', 'x:odd'] as const,
  ]);
  const { rest, slices } = sliced({ meant: { areas: meant, indicators: { gdp: 'gdp' } } });
  expect(slices.map(({ items }) => items.length)).toEqual([2_000, 1_001]);
  expect(rest).toEqual({ meant: { areas: {}, indicators: { gdp: 'gdp' } } });
  const back = whole(structuredClone(rest), structuredClone(slices)) as { readonly meant: { readonly areas: object } };
  expect(Object.entries(back.meant.areas)).toEqual(Object.entries(meant));
});

test('a long list by itself comes back', () => {
  const { rest, slices } = sliced(numbers(5_000));
  expect(whole(rest, slices)).toEqual(numbers(5_000));
});
