import { add, exact, multiply, power10, whole, type Exact } from '../exact';

/** A number as written at the beginning of a text, Arabic, Han or mixed (3亿5000万), and what follows it. */
export interface Amount {
  readonly value: Exact;
  /** For 十几, 三四十, 数万: the other end, and whether it is still within. */
  readonly high: Exact | null;
  readonly highOpen: boolean;
  /** The place of the last digit that is not zero (5000 → 1000): what 余 reaches over. */
  readonly step: Exact;
  /** The place of the last digit written (5000 → 1): what it is exact to. */
  readonly unit: Exact;
  readonly scale: string;
  /** 余, 多 or 来 stood within or right behind the number. */
  readonly extra: '' | '余' | '多' | '来';
  readonly arabic: boolean;
  readonly fuzzy: '' | '几' | '数' | '上' | '邻';
  /** The last thing written was 万 or 亿: the figure is exact to the digit before it, not beyond. */
  readonly closesWithMultiple: boolean;
  readonly rest: string;
}

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
  弌: 1,
  俩: 2,
};
const SMALL: Readonly<Record<string, number>> = { 十: 1, 拾: 1, 百: 2, 佰: 2, 千: 3, 仟: 3 };
const BIG: Readonly<Record<string, number>> = { 万: 4, 萬: 4, 亿: 8, 億: 8 };
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30, 卌: 40 };
const TOKEN =
  /^(?:(\d+(?:\.\d+)?)|([〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖俩])|([十拾百佰千仟])|(个?[万萬亿億])|([廿卅卌])|([几数])|(点))/u;
// 千 and 万 are part of what follows here, not of the number.
const UNIT_AHEAD = /^(?:千(?:瓦|米|克|卡|帕|伏|赫)|万象|百分|千分|万分)/;

interface State {
  total: Exact; // what big multiples have closed
  section: Exact; // what small multiples have closed since
  current: Exact | null; // digits not yet multiplied
  high: Exact | null; // same as all three, where an upper end differs
  step: Exact;
  unit: Exact;
  lastBig: number;
  several: boolean; // began with 几 or 数
}

/** Reads as much of `text` as is one number; null when it begins with none. */
export function readAmount(text: string): Amount | null {
  if (/^0\d/.test(text)) return null; // a number of something: 071000, 0312
  const upTo = /^上(?=[百千万亿]+(?!\d))/.test(text);
  let rest = upTo ? text.slice(1) : text;
  const s: State = {
    total: ZERO,
    section: ZERO,
    current: null,
    high: null,
    step: ONE,
    unit: ONE,
    lastBig: 0,
    several: false,
  };
  let extra: Amount['extra'] = '';
  let fuzzy: Amount['fuzzy'] = upTo ? '上' : '';
  let [scale, arabic, read] = ['', false, 0];
  for (; !UNIT_AHEAD.test(rest); read++) {
    const more = /^([余多来])/.exec(rest);
    if (more && read > 0 && extra === '') {
      extra = more[1] as Amount['extra'];
      rest = rest.slice(1);
      if (!/^个?[万亿]/.test(rest)) break;
    }
    const token = TOKEN.exec(rest);
    if (!token || (extra !== '' && !token[4]) || (token[1] && s.current !== null)) break;
    const [taken, digits, han, small, big, ten, vague] = token;
    if (taken === '点') {
      const fraction = hanFraction(rest);
      if (!fraction || (s.current === null && s.section.num === 0n)) break; // 五十点五
      takeFraction(s, fraction);
      rest = rest.slice(1 + fraction.length);
      continue;
    }
    if (digits !== undefined) {
      takeArabic(s, digits);
      arabic = true;
    } else if (ten !== undefined) {
      s.section = add(s.section, whole(TENS[ten] ?? 0));
      s.step = s.unit = whole(10);
    } else if (vague !== undefined) {
      const behindTen = read > 0;
      if (behindTen && (vague === '数' || s.current !== null)) break;
      fuzzy = vague as Amount['fuzzy'];
      s.current = whole(behindTen ? 1 : 2);
      s.high = add(add(s.total, s.section), whole(behindTen ? 9 : 10));
      s.step = s.unit = ONE;
      s.several = !behindTen;
    } else if (han !== undefined) {
      if (s.current !== null && !takeAdjacent(s, DIGITS[han] ?? 0)) break;
      if (s.high !== null && s.current !== null && fuzzy === '') fuzzy = '邻';
      if (s.current === null) takeDigit(s, DIGITS[han] ?? 0);
    } else if (small !== undefined) {
      takeSmall(s, SMALL[small] ?? 0);
      scale = scaleAfter(scale, small, arabic);
    } else if (big !== undefined) {
      takeBig(s, BIG[big.replace('个', '')] ?? 0);
      scale = bigScale(scale, big.replace('个', ''));
    }
    rest = rest.slice(taken.length);
  }
  if (read === 0) return null;
  const value = add(add(s.total, s.section), s.current ?? ZERO);
  if (upTo) s.high = multiply(value, whole(2));
  return {
    value,
    ...upper(s, fuzzy),
    step: s.step,
    unit: s.unit,
    scale,
    extra,
    arabic,
    fuzzy,
    closesWithMultiple: s.lastBig > 0 && s.section.num === 0n && s.current === null,
    rest,
  };
}

const ZERO = whole(0);
const ONE = whole(1);
const ten = (zeros: number): Exact => whole(power10(zeros));

function takeArabic(s: State, text: string): void {
  const decimals = text.split('.')[1]?.length ?? 0;
  const zeros = decimals === 0 ? (/0*$/.exec(text)?.[0].length ?? 0) : 0;
  s.current = exact(text);
  s.unit = exact(`1e-${decimals}`);
  s.step = decimals === 0 ? (zeros === text.length ? ONE : ten(zeros)) : s.unit;
}

function takeDigit(s: State, digit: number): void {
  s.current = whole(digit);
  if (digit !== 0) s.step = s.unit = ONE;
}

/** 三四十, 七八百, 三五个: two digits side by side, the second greater, are both ends of a guess. A zero before a digit is only spoken. */
function takeAdjacent(s: State, digit: number): boolean {
  if (s.current?.num === 0n) {
    takeDigit(s, digit);
    return true;
  }
  const first = Number(s.current?.num ?? 0n);
  const isGuess = s.high === null && (digit === first + 1 || (first === 3 && digit === 5));
  if (isGuess) s.high = add(add(s.total, s.section), whole(digit));
  return isGuess;
}

/** What stands before a multiple is multiplied; the upper end with it, as far as it belongs to the same group. */
function takeSmall(s: State, zeros: number): void {
  const before = s.section;
  const digit = s.current === null || s.current.num === 0n ? ONE : s.current;
  if (s.high !== null) {
    const top = add(s.high, multiply(add(s.total, before), whole(-1)));
    s.high = add(add(s.total, before), multiply(top, ten(zeros)));
  }
  s.step = s.current === null ? ten(zeros) : multiply(s.step, ten(zeros));
  s.unit = s.current === null ? ten(zeros) : multiply(s.unit, ten(zeros));
  s.section = add(before, multiply(digit, ten(zeros)));
  s.current = null;
}

function takeBig(s: State, zeros: number): void {
  const group = add(s.section, s.current ?? ZERO);
  const isBare = group.num === 0n && s.total.num === 0n && s.current === null;
  const whole_ = zeros > s.lastBig ? add(s.total, group) : group;
  const kept = zeros > s.lastBig ? ZERO : s.total;
  if (s.high !== null) s.high = add(kept, multiply(add(s.high, multiply(kept, whole(-1))), ten(zeros)));
  s.total = add(kept, multiply(isBare ? ONE : whole_, ten(zeros)));
  s.step = isBare ? ten(zeros) : multiply(s.step, ten(zeros));
  s.unit = isBare ? ten(zeros) : multiply(s.unit, ten(zeros));
  [s.section, s.current, s.lastBig] = [ZERO, null, zeros];
}

const hanFraction = (rest: string): string => /^点([〇零一二三四五六七八九]+)/.exec(rest)?.[1] ?? '';

function takeFraction(s: State, fraction: string): void {
  const digits = [...fraction].map((digit) => DIGITS[digit] ?? 0).join('');
  s.current = add(s.current ?? ZERO, exact(`0.${digits}`));
  s.step = s.unit = exact(`1e-${digits.length}`);
}

/** Arabic digits before 十, 百, 千 make these the multiple (2千万); Han digits before them are only numerals. */
const scaleAfter = (scale: string, small: string, arabic: boolean): string => (arabic ? scale + small : scale);
const bigScale = (scale: string, big: string): string =>
  /亿$/.test(scale) && big === '万' ? `${scale}+${big}` : scale + big;

/** 几个, 数十 reach to the last whole number below the next multiple; 数万 up to but without it; 十几 and 三四十 include their end. */
function upper(s: State, fuzzy: Amount['fuzzy']): Pick<Amount, 'high' | 'highOpen'> {
  if (s.high === null) return { high: null, highOpen: false };
  if (fuzzy === '上') return { high: s.high, highOpen: true };
  const isSmall = s.high.num <= 100n;
  return s.several
    ? { high: isSmall ? whole(s.high.num - 1n) : s.high, highOpen: !isSmall }
    : { high: s.high, highOpen: false };
}
