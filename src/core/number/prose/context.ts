import { add, compare, divide, whole, type Exact } from '../exact';
import type { Numeral } from './types';

/** The words around a numeral in its clause, where they change what it says. */
export interface Surroundings {
  readonly before?: string;
}

/**
 * What the words before a numeral make of it: 超额完成12% is 112% done, 为上年的215% is 2.15 times, 覆盖率达100% cannot be more than all, 每村2名 is
 * 名/村, 人均5386元 is 元/人.
 */
export function inContext(numeral: Numeral, { before = '' }: Surroundings): Numeral {
  if (numeral.unit === '%') {
    if (/(?:超额完成|超计划|超目标)[^，。；、]{0,6}$/u.test(before)) return shifted(numeral, (x) => add(x, whole(100)));
    if (/(?:为|是|相当于|达到?)(?:上年|去年|上年同期|去年同期|同期|前年|基期)[^，。；、]{0,4}的$/u.test(before)) {
      return { ...shifted(numeral, (x) => divide(x, whole(100))), unit: '倍' };
    }
    if (/率(?:达到?|为|是|实现|保持|均?达)?$/u.test(before)) return upToAll(numeral);
  }
  const per = perWhat(before);
  return per === null || numeral.unit === '' || /[%/倍位]/.test(numeral.unit)
    ? numeral
    : { ...numeral, unit: `${numeral.unit}/${per}` };
}

const shifted = (numeral: Numeral, move: (x: Exact) => Exact): Numeral => ({
  ...numeral,
  value: numeral.value && move(numeral.value),
  low: numeral.low && move(numeral.low),
  high: numeral.high && move(numeral.high),
});

/** A rate of coverage, of passing, of use ends at 100%. Rates that can be more are growth rates, and say 增长. */
function upToAll(numeral: Numeral): Numeral {
  const all = whole(100);
  const reaches = numeral.value && compare(numeral.value, all) <= 0 && numeral.high && compare(numeral.high, all) > 0;
  return reaches ? { ...numeral, high: all, highOpen: false } : numeral;
}

function perWhat(before: string): string | null {
  if (/人均[^，。；、]*$/u.test(before)) return '人';
  if (/户均[^，。；、]*$/u.test(before)) return '户';
  if (/亩[产均][^，。；、]*$/u.test(before)) return '亩';
  const each = /每([\p{Script=Han}]{1,2}?)(?:平均|增收|增加|补助|奖励|安排|选派|配备|不)?$/u.exec(before);
  if (each?.[1]) return each[1];
  return /[一二两三四五六七八九十几\d]+(个|所|家|村|乡|镇|县|户|校|处)[^，。；、]{0,2}各$/u.exec(before)?.[1] ?? null;
}
