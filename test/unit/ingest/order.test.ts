import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factSteps } from '../../../src/ingest/steps/factSteps';
import { inOrder } from '../../../src/ingest/steps/order';
import type { FactBatch } from '../../../src/ingest';

const KEYS = ['a', 'b', 'c', 'd'];

const batchOf = (facts: readonly { indicator: number; area: number; m0: number }[]): FactBatch => {
  const size = facts.length;
  return {
    indicators: KEYS,
    labels: KEYS,
    areas: KEYS,
    length: size,
    indicator: Uint16Array.from(facts, ({ indicator }) => indicator),
    area: Int32Array.from(facts, ({ area }) => area),
    m0: Int16Array.from(facts, ({ m0 }) => m0),
    n: new Uint8Array(size).fill(12),
    role: new Uint8Array(size),
    value: Float64Array.from(facts, (_, i) => i + 0.5),
    digits: new Uint8Array(size),
    low: new Float64Array(size).fill(NaN),
    high: new Float64Array(size).fill(NaN),
    status: new Uint8Array(size),
    flags: new Uint8Array(size),
    row: Int32Array.from(facts, (_, i) => i + 1),
    column: new Uint16Array(size),
    texts: [],
  };
};

/** Ids that turn the order of the keys about. */
const ids = {
  indicator: new Map(KEYS.map((key, i) => [key, [3, 40, 1, 2][i] ?? 0])),
  area: new Map(KEYS.map((key, i) => [key, [70_000, 5, 3_000_000, 1][i] ?? 0])),
};

test('facts are laid in the order of indicator, area, month and row, whatever order the sheet has', () => {
  const fact = fc.record({
    indicator: fc.nat({ max: 3 }),
    area: fc.nat({ max: 3 }),
    m0: fc.integer({ min: -200, max: 32_000 }),
  });
  fc.assert(
    fc.property(fc.array(fact, { minLength: 1, maxLength: 60 }), (facts) => {
      const [rows] = factSteps(batchOf(facts), ids, 7);
      if (rows?.do !== 'rows') throw new Error('no rows');
      const column = (name: string): number[] =>
        Array.from(rows.columns.find((each) => each.name === name)?.values as ArrayLike<number>);
      const found = column('r').map((r, i) => [column('indicator')[i], column('area')[i], column('m0')[i], r]);
      const wanted = facts
        .map(({ indicator, area, m0 }, i) => [
          ids.indicator.get(KEYS[indicator] ?? '') ?? 0,
          ids.area.get(KEYS[area] ?? '') ?? 0,
          m0,
          i + 1,
        ])
        .sort((a, b) => a.map((x, i) => x - (b[i] ?? 0)).find((x) => x !== 0) ?? 0);
      expect(found).toEqual(wanted);
      expect(column('value')).toEqual(column('r').map((r) => r - 0.5));
    }),
  );
});

test('numbers of every width keep sign and value when they are put in order', () => {
  const order = Uint32Array.of(2, 0, 1);
  expect([...inOrder(Int16Array.of(-5, 7, -32_768), order, new Int16Array(3))]).toEqual([-32_768, -5, 7]);
  expect([...inOrder(Int32Array.of(-5, 7, -(2 ** 31)), order, new Int32Array(3))]).toEqual([-(2 ** 31), -5, 7]);
  expect([...inOrder(Uint16Array.of(65_535, 1, 2), order, new Uint16Array(3))]).toEqual([2, 65_535, 1]);
  expect([...inOrder(Uint8Array.of(255, 1, 2), order, new Uint8Array(3))]).toEqual([2, 255, 1]);
  expect([...inOrder(Float64Array.of(-0.5, NaN, 2), order, new Float64Array(3))]).toEqual([2, -0.5, NaN]);
});
