/** A double as the decimal that was typed: at most 15 digits, never with an exponent. */
export function exactText(value: number): string {
  // Fifteen signs with a point hold fourteen digits: all of them are meant, and nothing is to be rounded.
  const text = String(value);
  if (text.length <= 15 && !text.includes('e')) return text;
  return plainDigits(String(Number(value.toPrecision(15))));
}

/** A number of 32 bits as the decimal that was typed: the shortest that gives the same number. */
export function singleText(value: number): string {
  for (let digits = 6; digits <= 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return plainDigits(String(Number(text)));
  }
  return exactText(value);
}

/** `1.2e-7` written out; anything else as it is. */
export function plainDigits(text: string): string {
  const match = /^([-+]?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/i.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  if (Math.abs(shift) > 400) return text;
  const digits = whole + fraction;
  const point = whole.length + shift;
  const minus = sign === '-' ? '-' : '';
  if (point <= 0) return `${minus}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return minus + digits + '0'.repeat(point - digits.length);
  return `${minus}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A decimal moved by two places: 0.12345 → 12.345. */
export function hundredfold(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = fraction.padEnd(2, '0');
  const moved = (whole + digits.slice(0, 2)).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2);
  return sign + moved + (rest === '' ? '' : `.${rest}`);
}
