import fc from 'fast-check';
import { expect } from 'vitest';
import { yearPeriod, type Period } from '../../../src/catalog';
import type { Exact, Figure, FigureForm } from '../../../src/core';
import { writeFigure, type NumberFormat, type Written } from '../../../src/summary';
import { readFormat } from '../../../src/summary/words';
import { claimOf, isTrue, minus, plus, ratio, refusedNumber, ten, times, type Ratio, type Value } from './claims';

export type Lang = 'zh' | 'en';
export const exactly = ({ n, d }: Ratio): Exact => ({ num: n, den: d });
export const figureOf = (exact: Exact, unit: string, decimals: number, form: FigureForm): Figure => ({
  exact,
  reason: null,
  form,
  unit,
  decimals,
  notes: [],
});
export const formatOf = (words: string): NumberFormat => {
  const read = readFormat(words);
  if (!('format' in read)) throw new Error(words);
  return read.format;
};
export const say = (figure: Figure, words: string, lang: Lang, period: Period = yearPeriod(2024)): Written =>
  writeFigure(figure, formatOf(words), period, lang);

/** Round numbers, what lies on them, just beside them, and on every border that a rule draws around them. */
const hostile: fc.Arbitrary<Ratio> = fc
  .tuple(
    fc.constantFrom(
      1,
      2,
      4,
      5,
      6,
      9,
      10,
      11,
      12,
      15,
      18,
      19,
      20,
      50,
      60,
      65,
      70,
      95,
      99,
      100,
      101,
      105,
      999,
      1000,
      1204,
      5437,
    ),
    fc.integer({ min: -3, max: 13 }),
    fc.constantFrom(
      ratio(1),
      ratio(9, 10),
      ratio(95, 100),
      ratio(105, 100),
      ratio(11, 10),
      ratio(2),
      ratio(1, 3),
      ratio(9996, 10000),
    ),
    fc.constantFrom(
      ratio(0),
      ten(-9),
      minus(ten(-9)),
      ratio(1, 2),
      ratio(-1, 2),
      ratio(1),
      ratio(-1),
      ratio(5, 100),
      ratio(-5, 100),
      ratio(4, 100),
    ),
  )
  .map(([round, zeros, share, off]) => plus(times(times(ratio(round), ten(zeros)), share), off));
const odd = fc.constantFrom(
  ...[
    ratio(0),
    ratio(6996, 100),
    ratio(9995, 100),
    ratio(-4, 100),
    ratio(4, 100),
    ratio(5, 100),
    ratio(-5, 100),
    ten(-25),
    ten(45),
    minus(ten(20)),
    ratio(10n ** 16n),
    ratio(10n ** 16n - 1n),
    ratio(2, 3),
    ratio(-1, 7),
  ],
);
export const values = fc.oneof({ weight: 9, arbitrary: hostile }, { weight: 1, arbitrary: odd });
export const RUNS = { numRuns: 2500, seed: 20241231 };

/** What is said must be true; what is refused must say the plain number, which is true too. */
export function prove(written: Written, base: string, x: Value, seen: Map<string, number>, key: string): void {
  const { shown, problem } = written;
  const plain = problem === undefined ? null : refusedNumber(shown);
  if (problem !== undefined && plain === null) throw new Error(`a refusal that does not say so: ${shown}`);
  expect(isTrue(claimOf(plain ?? shown, base), x), `${key}: ${shown}`).toBe(true);
  if (plain === null) seen.set(key, (seen.get(key) ?? 0) + 1);
}

/** How a unit's multiple makes a written number one of the base unit: 万元 is ten thousand 元. */
export const UNITS = {
  zh: [
    ['件', '件', 0, 'number'],
    ['元', '元', 0, 'number'],
    ['元', '万元', 4, 'number'],
    ['元', '亿元', 8, 'number'],
    ['人次', '人次', 0, 'number'],
    ['%', '%', 0, 'percent'],
    ['个百分点', '%', 0, 'points'],
  ],
  en: [
    ['firms', 'firms', 0, 'number'],
    ['%', '%', 0, 'percent'],
    ['pp', '%', 0, 'points'],
  ],
} as const;
