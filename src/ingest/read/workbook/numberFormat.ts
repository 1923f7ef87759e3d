import { SSF } from '@e965/xlsx';
import { exactText, hundredfold } from '../exactText';

/** What a number format says of the texts it makes, as far as reading them back needs it. */
interface Format {
  readonly kind: 'general' | 'fixed' | 'percent' | 'date' | 'other';
  /** Decimals that are always shown. */
  readonly decimals: number;
  /** Digits before the point that are always shown: codes with leading zeros. */
  readonly digits: number;
}

const formats = new Map<string, Format>();

/** Texts in a format that tell a period, and so belong to what the cell says: 2023"年", "第"0"季度". */
const PERIOD_LITERAL = /[年月季旬日]/;

/**
 * A number as text under its number format: exact (15 digits), with the decimals and leading zeros that are shown; a percentage
 * as one, though the cell holds the ratio; a date as 2024-03-08 or 2024-03. Where the format rounds, the exact number counts.
 */
export function formattedText(value: number, code: string, date1904: boolean): string {
  const format = formatOf(code);
  switch (format.kind) {
    case 'date':
      return dateText(value, code, date1904) ?? exactText(value);
    case 'fixed':
      return padded(exactText(value), format);
    case 'percent':
      return `${padded(hundredfold(exactText(value)), format)}%`;
    case 'other':
      return PERIOD_LITERAL.test(code) ? shown(value, code, date1904) : exactText(value);
    case 'general':
      return exactText(value);
  }
}

function formatOf(code: string): Format {
  const made = formats.get(code);
  if (made) return made;
  const format = readFormat(code);
  formats.set(code, format);
  return format;
}

function readFormat(code: string): Format {
  const nothing = { decimals: 0, digits: 1 };
  if (code === '' || /^general$/i.test(code) || code === '@') return { kind: 'general', ...nothing };
  if (isDate(code)) return { kind: 'date', ...nothing };
  // The section for positive numbers, without colours, conditions, spacing and fill.
  const section = (code.split(';')[0] ?? '').replace(/\[[^\]]*\]|_.|\*./g, '').replace(/[¥￥$€£ ]|\\[¥￥$€£ -]/g, '');
  const match = /^[#,?]*([0,]*)(?:\.(0*)[#?]*)?(%?)$/.exec(section.replace(/"[¥￥$€£]"/g, ''));
  // A comma behind the last digit divides by a thousand: what is shown is then another number.
  if (!match || /[0#?],+(\.|%|$)/.test(section)) return { kind: 'other', ...nothing };
  const digits = (match[1] ?? '').replaceAll(',', '').length;
  return { kind: match[3] === '%' ? 'percent' : 'fixed', decimals: (match[2] ?? '').length, digits };
}

const isDate = (code: string): boolean => {
  try {
    return Boolean(SSF.is_date(code));
  } catch {
    return false;
  }
};

/** `12.5` with two decimals is `12.50`; digits that the format would round away stay. */
function padded(text: string, { decimals, digits }: Format): string {
  if (decimals === 0 && digits <= 1) return text;
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = ''] = match;
  const point = fraction.padEnd(decimals, '0');
  return sign + whole.padStart(digits, '0') + (point === '' ? '' : `.${point}`);
}

function shown(value: number, code: string, date1904: boolean): string {
  try {
    return String(SSF.format(code, value, { date1904 })).trim();
  } catch {
    return exactText(value);
  }
}

interface DateParts {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly H: number;
  readonly M: number;
  readonly S: number;
}

/** A serial number as the date that its format shows. A month alone (3月) is given as shown: its year is that of the typing. */
function dateText(serial: number, code: string, date1904: boolean): string | null {
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  const parts = SSF.parse_date_code(serial, { date1904 }) as DateParts | null | undefined;
  if (!parts || parts.y === 0) return null;
  const two = (n: number): string => String(n).padStart(2, '0');
  const [year, day, clock] = [/[ye]/i.test(bare), /d/i.test(bare), /[hs]/i.test(bare)];
  const month = /m/i.test(bare.replace(/h+[^a-z]*m+|m+[^a-z]*s+/gi, ''));
  if (day) {
    const time = clock && serial % 1 !== 0 ? ` ${two(parts.H)}:${two(parts.M)}:${two(parts.S)}` : '';
    return `${parts.y}-${two(parts.m)}-${two(parts.d)}${time}`;
  }
  if (year) return month ? `${parts.y}-${two(parts.m)}` : String(parts.y);
  return shown(serial, code, date1904);
}
