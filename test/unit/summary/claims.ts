/**
 * What a number in a sentence claims, read anew and apart from the program: bounds for the exact value. The rules are those of usage, not of the formatter:
 * 余 and 多 reach to the next unit of the last digit and leave the figure out, 超过 and 不足 leave it out, 以上 has it in, 近 lies below and within a tenth, 约
 * within a twentieth, and a plain figure means half a unit of its last digit to either side.
 */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}
export const ratio = (n: bigint | number, d: bigint | number = 1): Ratio => ({ n: BigInt(n), d: BigInt(d) });
export const plus = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const times = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.n, d: a.d * b.d });
export const minus = (a: Ratio): Ratio => ({ n: -a.n, d: a.d });
export const order = (a: Ratio, b: Ratio): number => {
  const [x, y] = [a.n * b.d, b.n * a.d];
  return x < y ? -1 : x > y ? 1 : 0;
};
export const ten = (n: number): Ratio => (n < 0 ? ratio(1n, 10n ** BigInt(-n)) : ratio(10n ** BigInt(n)));

/** An exact value, known by how it compares: also a root, which is no ratio. */
export type Value = (with_: Ratio) => number;
export const isRatio =
  (x: Ratio): Value =>
  (with_) =>
    order(x, with_);
export const negated =
  (x: Value): Value =>
  (with_) =>
    -x(minus(with_));

export interface Claim {
  readonly low: Ratio | null;
  readonly high: Ratio | null;
  readonly lowOpen?: boolean;
  readonly highOpen?: boolean;
}

export function isTrue({ low, high, lowOpen, highOpen }: Claim, x: Value): boolean {
  const [down, up] = [low ? x(low) : 1, high ? x(high) : -1];
  return (down > 0 || (down === 0 && !lowOpen)) && (up < 0 || (up === 0 && !highOpen));
}

const SCALE: Readonly<Record<string, number>> = { '': 0, 万: 4, 亿: 8, 万亿: 12 };
const PLACE: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
const scaleOf = (word: string): Ratio => {
  const zeros = SCALE[word];
  if (zeros === undefined) throw new Error(`no multiple: ${word}`);
  return ten(zeros);
};

/** 一万零三百: a whole number in Han numerals. */
function han(text: string): bigint {
  for (const [word, zeros] of [
    ['亿', 8],
    ['万', 4],
  ] as const) {
    const at = text.lastIndexOf(word);
    if (at >= 0) return han(text.slice(0, at)) * 10n ** BigInt(zeros) + han(text.slice(at + 1));
  }
  let [sum, digit] = [0n, null as bigint | null];
  for (const sign of text) {
    const place = PLACE[sign];
    const at = '零一二三四五六七八九'.indexOf(sign);
    if (place !== undefined) [sum, digit] = [sum + (digit ?? 1n) * 10n ** BigInt(place), null];
    else if (at >= 0) digit = sign === '零' ? null : BigInt(at);
    else throw new Error(`no Han numeral: ${text}`);
  }
  return sum + (digit ?? 0n);
}

interface Number_ {
  readonly value: Ratio;
  /** One unit of the last digit as written, and of the last that is not zero. */
  readonly unit: Ratio;
  readonly last: Ratio;
}

/** 5400, 1,250.5, 一点五, 负十二: digits without a multiple behind them. */
function digits(text: string): Number_ {
  if (/^[−负]/.test(text)) {
    const number = digits(text.slice(1));
    return { ...number, value: minus(number.value) };
  }
  const arabic = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(text);
  if (arabic) {
    const [, whole = '', decimals = ''] = arabic;
    const all = whole.replaceAll(',', '') + decimals;
    const zeros = /^0+$/.test(all) ? 0 : (/0*$/.exec(all)?.[0].length ?? 0);
    const unit = ten(-decimals.length);
    return { value: times(ratio(BigInt(all)), unit), unit, last: times(unit, ten(zeros)) };
  }
  const [whole = '', decimals = ''] = text.split('点');
  const unit = ten(-decimals.length);
  const tail = [...decimals].reduce((a, each) => a * 10n + BigInt('零一二三四五六七八九'.indexOf(each)), 0n);
  const value = plus(ratio(whole === '零' ? 0n : han(whole)), times(ratio(tail), unit));
  return { value, unit, last: decimals === '' ? ten(PLACE[whole.slice(-1)] ?? 0) : unit };
}

/** Digits with the multiple behind them: 1.5万, 一百二十万 (whose last digit counts units of 万). */
function scaled(text: string): Number_ {
  const [, body = '', word = ''] = /^(.*?)(万亿|[万亿])?$/u.exec(text) ?? [];
  // 一千亿一千万 is one numeral: what stands before its last multiple is no number of it.
  if (word === '' || body === '' || /[万亿]/.test(body)) return digits(text);
  const by = scaleOf(word);
  const { value, unit } = digits(body);
  return { value: times(value, by), unit: times(unit, by), last: times(unit, by) };
}

const half = ({ unit }: Number_): Ratio => times(unit, ratio(1, 2));
const share = (x: Ratio, percent: number): Ratio => times(x, ratio(percent, 100));

/** A number with its qualifier and unit; `unit` is the one without a multiple (元, 件, %). Throws for what cannot be read. */
export function claimOf(text: string, unit: string): Claim {
  const [, before = '', middle = '', after = ''] =
    /^(近|超过|突破|约|不少于|不足|over |nearly |about |at least |under )?(.*?)(左右|以上|以下)?$/u.exec(text) ?? [];
  const plain = middle.startsWith('百分之') ? middle.slice(3) : strip(middle, unit);
  const range = plain.split(/[—–]/);
  if (range.length === 2) return { low: scaled(range[0] ?? '').value, high: scaled(range[1] ?? '').value };
  const over = /^(.+)[余多](.*)$/u.exec(plain);
  if (over) {
    const [, body = '', word = ''] = over;
    const number = word === '' ? scaled(body) : digits(body);
    const [value, last] = [times(number.value, scaleOf(word)), times(number.last, scaleOf(word))];
    return { low: value, lowOpen: true, high: plus(value, last), highOpen: true };
  }
  const number = scaled(plain);
  const { value } = number;
  switch (before.trim() + after) {
    case '':
      return { low: plus(value, minus(half(number))), high: plus(value, half(number)) };
    case '超过':
    case '突破':
    case 'over':
      return { low: value, lowOpen: true, high: null };
    case '以上':
    case '不少于':
    case 'at least':
      return { low: value, high: null };
    case '以下':
      return { low: null, high: value };
    case '不足':
    case 'under':
      return { low: null, high: value, highOpen: true };
    case '近':
    case 'nearly':
      return { low: share(value, 90), high: value, highOpen: true };
    case '约':
    case '左右':
    case 'about':
      return { low: share(value, 95), high: share(value, 105) };
    default:
      throw new Error(`two qualifiers: ${text}`);
  }
}

const strip = (text: string, unit: string): string =>
  unit === ''
    ? text
    : text
        .replace(`${unit}—`, '—')
        .replace(`${unit}–`, '–')
        .replace(new RegExp(`\\s*${unit}$`, 'u'), '');

/** The plain number that stands in brackets where a word is refused, `null` where the text is no refusal. */
export const refusedNumber = (text: string): string | null =>
  /^〔(.*)，不能写“.*”〕$/u.exec(text)?.[1] ?? /^\[(.*), not “.*”\]$/u.exec(text)?.[1] ?? null;
