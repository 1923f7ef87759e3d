import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { span } from '../../../src/catalog';
import type { FigureForm } from '../../../src/core';
import { writeFigure, type NumberFormat } from '../../../src/summary';
import {
  claimOf,
  isRatio,
  isTrue,
  minus,
  negated,
  order,
  plus,
  ratio,
  refusedNumber,
  ten,
  times,
  type Ratio,
} from './claims';
import { exactly, figureOf, prove, RUNS, say, UNITS, values } from './hostile';

/** What a word says of the exact number: above, below or at zero; within rounding of it and not at it; or reached, which a shortfall is not. */
type Says = 'up' | 'down' | 'none' | 'near' | 'reached';
type Words = readonly (readonly [string, Says])[];

const PAIRS: Readonly<Record<string, { readonly zh: Words; readonly en: Words }>> = {
  增降: {
    zh: [
      ['增长', 'up'],
      ['下降', 'down'],
      ['提高', 'up'],
      ['回落', 'down'],
      ['增加', 'up'],
      ['减少', 'down'],
      ['与上年持平', 'none'],
      ['与上年基本持平', 'near'],
    ],
    en: [
      ['up by ', 'up'],
      ['down by ', 'down'],
      ['up ', 'up'],
      ['down ', 'down'],
      ['unchanged on the year before', 'none'],
      ['little changed on the year before', 'near'],
    ],
  },
  净增: {
    zh: [
      ['净增', 'up'],
      ['净减', 'down'],
      ['没有净增', 'none'],
    ],
    en: [
      ['a net gain of ', 'up'],
      ['a net loss of ', 'down'],
      ['no net change', 'none'],
    ],
  },
  多少: {
    zh: [
      ['多', 'up'],
      ['少', 'down'],
      ['持平', 'none'],
      ['基本持平', 'near'],
    ],
    en: [
      ['more', 'up'],
      ['fewer', 'down'],
      ['less', 'down'],
      ['the same', 'none'],
      ['about the same', 'near'],
    ],
  },
  高低: {
    zh: [
      ['高', 'up'],
      ['低', 'down'],
      ['持平', 'none'],
      ['基本持平', 'near'],
    ],
    en: [
      ['higher', 'up'],
      ['lower', 'down'],
      ['the same', 'none'],
      ['about the same', 'near'],
    ],
  },
  快慢: {
    zh: [
      ['快', 'up'],
      ['慢', 'down'],
      ['持平', 'none'],
      ['基本持平', 'near'],
    ],
    en: [
      ['faster', 'up'],
      ['slower', 'down'],
      ['the same', 'none'],
      ['about the same', 'near'],
    ],
  },
  进退: {
    zh: [
      ['前移', 'down'],
      ['后移', 'up'],
      ['保持不变', 'none'],
    ],
    en: [
      ['up ', 'down'],
      ['down ', 'up'],
      ['unchanged', 'none'],
    ],
  },
  扩缩: {
    zh: [
      ['扩大', 'up'],
      ['缩小', 'down'],
      ['没有变化', 'none'],
    ],
    en: [
      ['wider by ', 'up'],
      ['narrower by ', 'down'],
      ['unchanged', 'none'],
    ],
  },
  超差: {
    zh: [
      ['超额完成', 'up'],
      ['尚差', 'down'],
      ['如期完成', 'reached'],
    ],
    en: [
      [' over target', 'up'],
      [' short of target', 'down'],
      ['on target', 'reached'],
    ],
  },
};

/** Longest first, so that 基本持平 is not taken for 持平. */
function wordIn(text: string, words: Words): readonly [string, Says] | undefined {
  const whole = words.find(([word]) => word === text);
  return whole ?? words.find(([word]) => text.startsWith(word) || text.endsWith(word));
}

describe('a word that the sign chooses is true of the exact number', () => {
  for (const [pair, both] of Object.entries(PAIRS)) {
    test.each(['zh', 'en'] as const)(`${pair} (%s)`, (lang) => {
      const seen = new Set<Says>();
      const plain = ['', '', ...(lang === 'zh' ? ['万 0.0', '余', '近', '超过1'] : ['0.00', 'nearly', 'about'])];
      fc.assert(
        fc.property(
          values,
          fc.constantFrom(...UNITS[lang]),
          fc.constantFrom(...plain),
          fc.integer({ min: 0, max: 2 }),
          (x, [base, unit, zeros, form], more, decimals) => {
            const figure = figureOf(exactly(x), unit, decimals, form);
            const { shown, problem } = say(figure, `${pair} ${more}`, lang);
            const value = isRatio(times(x, ten(zeros)));
            if (problem !== undefined) {
              expect(isTrue(claimOf(refusedNumber(shown) ?? '', base), value), shown).toBe(true);
              return;
            }
            const [word = '', says] = wordIn(shown, both[lang]) ?? [];
            const where = `${shown} of ${x.n}/${x.d} as ${more}`;
            const rest = shown.replace(word, '').trim();
            if (says === 'up' || says === 'down') {
              expect(value(ratio(0)), where).toBe(says === 'up' ? 1 : -1);
              expect(isTrue(claimOf(rest, base), says === 'up' ? value : negated(value)), where).toBe(true);
            } else {
              expect(rest, where).toBe('');
              const places = more.includes('0.0') ? (more.includes('0.00') ? 2 : 1) : decimals;
              const scale = more.includes('万') && form === 'number' ? 4 : zeros;
              const half = times(ten(scale - places), ratio(1, 2));
              const sign = value(ratio(0));
              if (says === 'none') expect(sign, where).toBe(0);
              if (says === 'near') expect(sign, where).not.toBe(0);
              if (says === 'reached') expect(sign, where).toBeGreaterThanOrEqual(0);
              expect(isTrue({ low: minus(half), high: half }, value), where).toBe(true);
            }
            if (says) seen.add(says);
          },
        ),
        { ...RUNS, numRuns: 700 },
      );
      expect([...seen].sort()).toEqual([...new Set(both[lang].map(([, says]) => says))].sort());
    });
  }

  test('the word alone is as true as the word with its number', () => {
    const words: Readonly<Record<string, Says>> = {
      增长: 'up',
      下降: 'down',
      多于: 'up',
      少于: 'down',
      净增: 'up',
      净减: 'down',
      增加到: 'up',
      减少到: 'down',
      超额完成: 'up',
      尚差: 'down',
      持平: 'none',
      等于: 'none',
      没有净增: 'none',
      保持在: 'none',
      如期完成: 'reached',
      基本持平: 'near',
    };
    const seen = new Set<string>();
    fc.assert(
      fc.property(values, fc.constantFrom('增降 词', '多少 词', '净增 词', '增到', '超差 词'), (x, pair) => {
        const form: FigureForm = pair === '增降 词' ? 'percent' : 'number';
        const { shown, problem } = say(figureOf(exactly(x), form === 'percent' ? '%' : '家', 1, form), pair, 'zh');
        if (problem !== undefined) return;
        const says = words[shown];
        const sign = order(x, ratio(0));
        expect(says, shown).toBeDefined();
        if (says === 'up') expect(sign, shown).toBe(1);
        if (says === 'down') expect(sign, shown).toBe(-1);
        if (says === 'none') expect(sign, shown).toBe(0);
        if (says === 'near') expect(sign, shown).not.toBe(0);
        if (says === 'reached') expect(sign, shown).toBeGreaterThanOrEqual(0);
        seen.add(shown);
      }),
      RUNS,
    );
    expect(seen.size).toBe(Object.keys(words).length);
  });

  test('增 and 降 in lists say a number without its sign only where it has that sign', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(values, fc.constantFrom('增', '降'), (x, word) => {
        const written = say(figureOf(exactly(x), '%', 1, 'percent'), word, 'zh');
        const value = isRatio(x);
        if (written.problem === undefined) expect(value(ratio(0))).toBe(word === '增' ? 1 : -1);
        prove(written, '%', written.problem === undefined && word === '降' ? negated(value) : value, seen, word);
      }),
      RUNS,
    );
    expect(seen.size).toBe(2);
  });

  test('progress against the schedule is the difference of the two as shown', () => {
    const shown = (x: Ratio): Ratio => {
      const twice = times(x, ratio(20));
      const up = twice.n >= 0n;
      const size = up ? twice.n : -twice.n;
      const whole = (size + twice.d) / (2n * twice.d);
      return ratio(up ? whole : -whole, 10);
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30000 }), fc.integer({ min: 1, max: 11 }), (hundredths, month) => {
        const done = ratio(hundredths, 100);
        const due = ratio(100 * month, 12);
        const format: NumberFormat = { direction: 'schedule', schedule: exactly(due) };
        const text = writeFigure(figureOf(exactly(done), '%', 1, 'percent'), format, span(2024, 1, month), 'zh').shown;
        const gap = plus(shown(done), minus(shown(due)));
        const [, word = '', size = ''] = /^(超序时进度|落后于序时进度|与序时进度持平)(.*)$/u.exec(text) ?? [];
        expect(word, text).toBe(gap.n > 0n ? '超序时进度' : gap.n < 0n ? '落后于序时进度' : '与序时进度持平');
        if (gap.n !== 0n)
          expect(
            order(claimOf(size, '个百分点').low ?? ratio(0), plus(gap.n < 0n ? minus(gap) : gap, ratio(-5, 100))),
          ).toBe(0);
      }),
      RUNS,
    );
  });
});
