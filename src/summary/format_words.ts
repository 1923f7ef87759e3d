import type { Period } from '../catalog';
import type { Exact } from '../core';

/** Words that claim something of a number and are proved before they are written. Rules: FORMS.md. */
export const QUALIFIERS = ['余', '多', '近', '超过', '突破', '约', '左右', '以上', '不少于', '不足'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** Ways of saying a number that are no plain figure: each holds for some numbers only. */
export type NumberForm =
  | 'times'
  | 'times_more'
  | 'doubled'
  | 'half'
  | 'permille'
  | 'range'
  | 'place'
  | 'top'
  | 'entered'
  | 'beyond'
  | 'reached';

/** Pairs of words of which the sign chooses one: 增长/下降, 净增/净减, 多/少 … */
export type Direction = 'change' | 'net' | 'more' | 'above' | 'faster' | 'to' | 'moved' | 'gap' | 'wider' | 'schedule';

/** How a bound number is written, from the words after `|`. What is not said follows the indicator and prose. */
export interface NumberFormat {
  readonly decimals?: number;
  readonly scale?: '万' | '亿';
  /** The scale was said of money: 万元, 亿元. */
  readonly money?: boolean;
  readonly unit?: boolean;
  readonly grouping?: boolean;
  readonly numeral?: 'han' | 'cheng';
  /** 增长13.0%, 下降4.2%, 与上年同期持平: the word by the sign. */
  readonly direction?: Direction;
  /** With what it is compared with: 比上年增长13.0%, 同比下降4.2%, 与上年持平. */
  readonly compared?: boolean;
  /** Of such words and their number only the word, or only the number without its sign. */
  readonly part?: 'verb' | 'size';
  /** The number without its sign, said to be above (`rise`) or below zero: 分别增长8.1%、9.4%. */
  readonly sure?: 'rise' | 'fall';
  readonly qualifier?: Qualifier;
  /** Leading digits of the round number that a qualifier states; chosen by rule where it is left out. */
  readonly digits?: number;
  readonly form?: NumberForm;
  /** Of 前N: how many places. */
  readonly top?: number;
  /** The place is counted from the last. Set by binding. */
  readonly fromLast?: boolean;
  /** What it is compared with, where that is not the same span a year earlier; `other` where no span is. Set by binding. */
  readonly base?: 'previous' | 'other' | { readonly period: Period };
  /** 序时进度 in percent at the period's end; set by binding. */
  readonly schedule?: Exact;
}

const direction = (each: Direction): NumberFormat => ({ direction: each });

const FORMATS: Readonly<Record<string, NumberFormat>> = {
  万: { scale: '万' },
  万元: { scale: '万', money: true },
  亿: { scale: '亿' },
  亿元: { scale: '亿', money: true },
  带单位: { unit: true },
  unit: { unit: true },
  无单位: { unit: false },
  bare: { unit: false },
  千分位: { grouping: true },
  grouped: { grouping: true },
  汉字: { numeral: 'han' },
  han: { numeral: 'han' },
  成: { numeral: 'cheng' },
  增降: direction('change'),
  direction: direction('change'),
  比: { compared: true },
  than: { compared: true },
  净增: direction('net'),
  net: direction('net'),
  多少: direction('more'),
  'more-less': direction('more'),
  高低: direction('above'),
  'above-below': direction('above'),
  快慢: direction('faster'),
  'faster-slower': direction('faster'),
  增到: direction('to'),
  'rise-to': direction('to'),
  进退: direction('moved'),
  moved: direction('moved'),
  超差: direction('gap'),
  gap: direction('gap'),
  扩缩: direction('wider'),
  'wider-narrower': direction('wider'),
  序时: direction('schedule'),
  schedule: direction('schedule'),
  词: { part: 'verb' },
  verb: { part: 'verb' },
  数: { part: 'size' },
  size: { part: 'size' },
  增: { sure: 'rise' },
  rise: { sure: 'rise' },
  降: { sure: 'fall' },
  fall: { sure: 'fall' },
  倍: { form: 'times' },
  times: { form: 'times' },
  增长倍: { form: 'times_more' },
  翻番: { form: 'doubled' },
  doubled: { form: 'doubled' },
  过半: { form: 'half' },
  half: { form: 'half' },
  千分比: { form: 'permille' },
  permille: { form: 'permille' },
  区间: { form: 'range' },
  range: { form: 'range' },
  居: { form: 'place' },
  placed: { form: 'place' },
  达到: { form: 'reached' },
  reached: { form: 'reached' },
  超额: { form: 'beyond' },
  beyond: { form: 'beyond' },
};

/** English words for the qualifiers; some say two of the Chinese ones. */
const ENGLISH: Readonly<Record<string, Qualifier>> = {
  over: '超过',
  'more-than': '超过',
  nearly: '近',
  about: '约',
  'at-least': '不少于',
  under: '不足',
};

/** Not more than the exact decimals of anything that is counted or measured here. */
const MOST_DECIMALS = 10;

/** One word after `|`; null when it is none. `余2` keeps two leading digits. */
export function formatWord(word: string): NumberFormat | null {
  const decimals = /^0(?:\.(0+))?%?$/.exec(word);
  if (decimals) {
    const places = decimals[1]?.length ?? 0;
    return places <= MOST_DECIMALS ? { decimals: places } : null;
  }
  if (Object.hasOwn(FORMATS, word)) return FORMATS[word] ?? null;
  const [, first = '', top] = /^(前|进前|top|into-top)([1-9]\d{0,2})$/.exec(word) ?? [];
  if (top !== undefined) return { form: /进|into/.test(first) ? 'entered' : 'top', top: Number(top) };
  const [, name = '', digits] = /^(.+?)([1-9])?$/.exec(word) ?? [];
  const qualifier =
    QUALIFIERS.find((each) => each === name) ?? (Object.hasOwn(ENGLISH, name) ? ENGLISH[name] : undefined);
  if (!qualifier) return null;
  return { qualifier, ...(digits === undefined ? {} : { digits: Number(digits) }) };
}
