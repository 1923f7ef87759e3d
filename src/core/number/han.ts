const DIGITS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'];
const GROUPS = ['', '万', '亿', '万亿'];

/** From here on there is no usual way of writing them. */
const MOST = 10n ** 16n;

/** Whether a decimal text can be written in Han numerals. */
export const reachesHan = (text: string): boolean => BigInt(text.replace('-', '').split('.')[0] ?? '0') < MOST;

/** A whole number in Han numerals as a text writes it: 264000 → 二十六万四千, 12 → 十二, 1050 → 一千零五十. */
export function hanInteger(n: bigint): string {
  if (n < 0n) return `负${hanInteger(-n)}`;
  if (n === 0n) return '零';
  if (n >= MOST) throw new Error(`too large for Han numerals: ${n}`);
  let text = '';
  let gap = false;
  for (let group = 3; group >= 0; group--) {
    const part = Number((n / 10000n ** BigInt(group)) % 10000n);
    if (part === 0) {
      gap ||= text !== '';
      continue;
    }
    if (text !== '' && (gap || part < 1000)) text += '零';
    text += hanGroup(part) + (GROUPS[group] ?? '');
    gap = false;
  }
  // 万亿 keeps its 亿 when a lower 亿 follows: 一万二千亿 is written, 一万亿二千亿 is not.
  text = text.replace(/万亿(?=.+亿)/, '万');
  return text.replace(/^一十/, '十');
}

/** A decimal text in Han numerals: 12.5 → 十二点五. */
export function hanDecimal(text: string): string {
  const [integer = '0', fraction = ''] = text.replace('-', '').split('.');
  const decimals = [...fraction].map((digit) => DIGITS[Number(digit)] ?? '').join('');
  return `${text.startsWith('-') ? '负' : ''}${hanInteger(BigInt(integer))}${decimals ? `点${decimals}` : ''}`;
}

function hanGroup(part: number): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(part / 10 ** place) % 10;
    if (digit === 0) {
      gap ||= text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${DIGITS[digit] ?? ''}${PLACES[place] ?? ''}`;
    gap = false;
  }
  return text;
}
