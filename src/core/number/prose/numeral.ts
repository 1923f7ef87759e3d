import { abs, add, compare, divide, exact, multiply, negate, power10, subtract, whole, type Exact } from '../exact';
import { readAmount, type Amount } from './amount';
import { inContext, type Surroundings } from './context';
import { certain, interval, readFixed } from './fixed';
import type { Numeral, Widths } from './types';
import { isContinuous, takeUnit } from './unit';

export interface NumeralOptions extends Surroundings {
  readonly widths?: Widths;
}

const HOUSE: Widths = { near: 10, about: 5 };

/**
 * Reads one numeral with the words that belong to it (`60余万元`, `近20个`, `3000—5000万元`, `增长1.5倍`, `百分之十二点五`, `翻两番`, `六成五`). The span must be the
 * numeral and nothing else: null when a part of it cannot be read, or for several numerals at once. What a figure is exact to follows how
 * it is written: half a unit of the last digit for decimals, multiples (万, 亿) and measures; counts of things are exact.
 * Rules: 以上, 以下, 以内 include the figure, 超过, 不足 do not; 余 and 多 reach to the next unit of the last digit; 增长n倍 is n + 1 times.
 */
export function readNumeral(span: string, options: NumeralOptions = {}): Numeral | null {
  const { text, broken } = clean(span);
  if (text === '' || text.length > 40) return null;
  const widths = options.widths ?? HOUSE;
  const [, each = '', own = ''] = /^(各)?(.*)$/u.exec(text) ?? [];
  const numeral = read(own, widths);
  return numeral && inContext(broken ? { ...numeral, broken } : numeral, { before: (options.before ?? '') + each });
}

/** One width, no blanks, grouping commas out; digits torn apart are joined and marked. */
function clean(span: string): { readonly text: string; readonly broken: boolean } {
  const plain = span
    .normalize('NFKC')
    .trim()
    .replaceAll('∶', ':')
    .replace(/[−‐‑‒]/g, '-')
    .replace(/[—–―─～〜]+/g, '~');
  const ungrouped = plain.replace(/(?<![\d.])\d{1,3}(?:,\d{3})+(?![\d,])/g, (digits) => digits.replaceAll(',', ''));
  const joined = ungrouped.replace(/(?<=\d) +(?=\d)/g, '');
  const isGrouped = /(?<!\d)\d{1,3}(?: \d{3})+(?!\d)/.test(ungrouped);
  return { text: joined.replace(/\s+/g, ''), broken: joined !== ungrouped && !isGrouped };
}

const FALLS = /^(?:负增长|(?:同比|环比)?(?:下降|回落|减少|降低|下滑|缩减|收窄|下跌|减))了?(?!到|至|为)/u;
const RISES = /^(?:(?:同比|环比)?(?:增长|提高|增加|上升|提升|扩大|加快|净增|增|升))了?(?!到|至|为)/u;
const TO = /^(?:(?:增长|提高|增加|上升|提升|下降|减少|降低|回落|增|升|降)(?:到|至|为)了?)/u;
const BEFORE: readonly (readonly [RegExp, string])[] = [
  [/^(?:不少于|不低于|不小于|至少|最少)/u, '不少于'],
  [/^(?:不超过|不多于|不高于|至多|最多|最高)/u, '最多'],
  [/^(?:超过|突破|逾|超出|多于|高于|大于|超|过)/u, '超过'],
  [/^(?:不足|不到|少于|低于|不满|小于)/u, '不足'],
  [/^(?:将近|接近|近)/u, '近'],
  [/^(?:大约|约|大概|约为|左右)/u, '约'],
  [/^(?:达到|达|多达|高达|共计|共|总计|计|为|仅|只)/u, ''],
];

function read(text: string, widths: Widths): Numeral | null {
  const to = TO.exec(text);
  if (to) return read(text.slice(to[0].length), widths);
  const falls = FALLS.exec(text);
  if (falls) return flip(read(text.slice(falls[0].length), widths));
  const fixed = readFixed(text, widths);
  if (fixed !== undefined) return fixed;
  const rises = RISES.exec(text);
  if (rises) return grown(read(text.slice(rises[0].length), widths));
  for (const [pattern, word] of BEFORE) {
    const found = pattern.exec(text);
    if (found) return qualified(text.slice(found[0].length), word, widths);
  }
  return ratio(text) ?? range(text, widths) ?? single(text, widths);
}

/** A qualifier before the number: reads what follows, then sets the bounds that the word gives. */
function qualified(text: string, word: string, widths: Widths): Numeral | null {
  const inner = read(text, widths);
  if (!inner?.value || word === '') return inner;
  return bounded(inner, inner.value, word, widths);
}

function bounded(numeral: Numeral, value: Exact, word: string, widths: Widths): Numeral {
  const part = (percent: number): Exact => divide(multiply(abs(value), whole(percent)), whole(100));
  const common = { ...numeral, word };
  switch (word) {
    case '不少于':
      return { ...common, low: value, high: null, lowOpen: false, highOpen: true, qualifier: 'at_least' };
    case '以上':
      return { ...common, low: value, high: null, lowOpen: false, highOpen: true, qualifier: 'over' };
    case '超过':
      return { ...common, low: value, high: null, lowOpen: true, highOpen: true, qualifier: 'over' };
    case '最多':
    case '以内':
      return { ...common, low: null, high: value, lowOpen: true, highOpen: false, qualifier: 'at_most' };
    case '不足':
      return { ...common, low: null, high: value, lowOpen: true, highOpen: true, qualifier: 'at_most' };
    case '近':
      return {
        ...common,
        low: subtract(value, part(widths.near)),
        high: value,
        lowOpen: false,
        highOpen: true,
        qualifier: 'about',
      };
    default: // 约两千余人: the wider of the two
      return {
        ...common,
        low: subtract(value, part(widths.about)),
        high: add(value, part(widths.about)),
        lowOpen: false,
        highOpen: false,
        qualifier: 'about',
      };
  }
}

/** 3∶2, 15∶48∶37. */
function ratio(text: string): Numeral | null {
  if (!/^\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+$/.test(text)) return null;
  const parts = text.split(':').map(exact);
  const [first, second] = parts;
  if (!first || !second || second.num === 0n) return null;
  return { ...certain(parts.length === 2 ? divide(first, second) : first, ''), parts };
}

/** Both ends with one multiple and unit: 3000~5000万元, 200至300元, 8%~10%. The first end takes the second's where it has none. */
function range(text: string, widths: Widths): Numeral | null {
  const found = /^(-?[^~至到-]+)(?:~|至|到|-)(.+?)(?:之间)?$/u.exec(text);
  const [first, second] = [single(found?.[1] ?? '', widths), single(found?.[2] ?? '', widths)];
  if (!first?.value || !second?.value || second.qualifier === 'range') return null;
  const zeros = exponent(second.scale) - exponent(first.scale);
  const stretched = first.scale === '' && zeros > 0 ? multiply(first.value, whole(power10(zeros))) : first.value;
  const low = compare(stretched, second.value) < 0 ? stretched : first.value;
  const unitsAgree = first.unit === '' || first.unit === second.unit;
  if (!unitsAgree || compare(low, second.value) >= 0) return null;
  return { ...interval(null, low, second.value, second.unit, 'range'), scale: second.scale, word: '至' };
}

const exponent = (scale: string): number =>
  [...scale].reduce(
    (zeros, c) => zeros + (({ 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 } as Record<string, number>)[c] ?? 0),
    0,
  );

/** A number, its unit, and a qualifier behind it. */
function single(text: string, widths: Widths): Numeral | null {
  const negative = /^[-负]/.test(text);
  const signed = text.replace(/^[-+负]/, '');
  const fraction = signed.includes('分之') ? readFixed(signed, widths) : undefined;
  if (fraction !== undefined) return negative ? flip(fraction) : fraction;
  const amount = readAmount(signed);
  if (!amount) return null;
  const behind = /^(?:以上|以下|以内|左右|上下|之多|整)/;
  const early = behind.exec(amount.rest)?.[0] ?? '';
  const taken = takeUnit(amount.rest.slice(early.length));
  const late =
    taken && (/^(?:余|多)?(以上|以下|以内|左右|上下|之多|整)?$/u.exec(taken.rest) ?? /^(余|多)$/u.exec(taken.rest));
  if (!taken || !late) return null;
  const numeral = plain(amount, taken.unit, early === '整' || late[1] === '整', /^[余多]/.test(taken.rest));
  const word = { 以上: '以上', 之多: '以上', 以下: '最多', 以内: '以内', 左右: '约', 上下: '约' }[
    early || (late[1] ?? '')
  ];
  const result = word && numeral.value ? bounded(numeral, numeral.value, word, widths) : numeral;
  return negative ? flip(result) : result;
}

function plain(amount: Amount, unit: string, round: boolean, over: boolean): Numeral {
  const factor = unit === '‰' ? { num: 1n, den: 10n } : whole(1);
  const name = unit === '‰' ? '%' : unit === '百分点' ? '个百分点' : unit === '个月' ? '月' : unit;
  const [value, step] = [multiply(amount.value, factor), multiply(amount.step, factor)];
  const base = { scale: amount.scale, unit: name };
  if (amount.extra === '来') {
    const tenth = divide(value, whole(10));
    return { ...interval(value, subtract(value, tenth), add(value, tenth), name, 'about'), ...base, word: '来' };
  }
  if (amount.extra !== '' || over) {
    return {
      ...interval(value, value, add(value, step), name, 'over'),
      ...base,
      lowOpen: true,
      highOpen: true,
      word: amount.extra || '余',
    };
  }
  if (amount.high) {
    const qualifier = amount.fuzzy === '上' ? 'over' : 'range';
    return {
      ...interval(value, value, multiply(amount.high, factor), name, qualifier),
      ...base,
      highOpen: amount.highOpen,
      word: amount.fuzzy,
    };
  }
  const counts = amount.arabic ? amount.scale === '' && !isContinuous(unit) : !amount.closesWithMultiple;
  if (round || (counts && amount.unit.den === 1n)) return { ...certain(value, name), ...base };
  const half = multiply(divide(amount.unit, whole(2)), factor);
  return { ...interval(value, subtract(value, half), add(value, half), name, 'exact'), ...base, highOpen: true };
}

const flip = (numeral: Numeral | null): Numeral | null =>
  numeral && {
    ...numeral,
    value: numeral.value && negate(numeral.value),
    low: numeral.high && negate(numeral.high),
    high: numeral.low && negate(numeral.low),
    // The printed figure still stands for the half-open interval above its lower bound.
    lowOpen: numeral.qualifier === 'exact' ? numeral.lowOpen : numeral.highOpen,
    highOpen: numeral.qualifier === 'exact' ? numeral.highOpen : numeral.lowOpen,
  };

/** 增长1.5倍 leaves out the base: 2.5 times. */
function grown(numeral: Numeral | null): Numeral | null {
  if (numeral?.unit !== '倍' || numeral.word === '翻番') return numeral;
  const more = (x: Exact | null): Exact | null => x && add(x, whole(1));
  return { ...numeral, value: more(numeral.value), low: more(numeral.low), high: more(numeral.high) };
}
