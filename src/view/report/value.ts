import { divide, isZero, sign, toNumber, whole, type Exact } from '../../core';
import type { ReportValue } from './table';

const SHOWN = /^([+−-]?)(\d[\d,]*)(?:\.(\d+))?(%?)$/;
/** A spreadsheet keeps fifteen digits; what shows more would change there. */
const MOST_DIGITS = 15;

/**
 * The value behind a shown number, with the spreadsheet format under which it reads as it is shown here. The format is taken from
 * the shown text itself, so that it cannot say anything else. Null where the text is not one plain number, or has more digits than a
 * spreadsheet keeps.
 */
export function reportValue(text: string, exact: Exact | null): ReportValue | null {
  const parts = SHOWN.exec(text);
  if (!parts || exact === null) return null;
  const [, lead = '', digits = '', decimals = '', percent = ''] = parts;
  const size = (digits + decimals).replace(/\D/g, '').replace(/^0+/, '').length;
  if (size > MOST_DIGITS) return null;
  // A number of up to three digits reads the same with separators: a column has one format wherever it can.
  const grouping = digits.includes(',') || digits.length <= 3;
  const plain = numberFormat({ grouping, decimals: decimals.length, percent: percent !== '' });
  return {
    number: percent === '' ? toNumber(exact) : ratio(exact),
    format: signedFormat(plain, lead, size === 0 && !isZero(exact) && sign(exact) < 0, text),
  };
}

/** A compound rate has no exact ratio: its percentage is divided as a double. */
const ratio = (percent: Exact): number =>
  percent.root === undefined ? toNumber(divide(percent, whole(100))) : toNumber(percent) / 100;

/** `#,##0.0%` and the like. */
function numberFormat(shape: {
  readonly grouping: boolean;
  readonly decimals: number;
  readonly percent: boolean;
}): string {
  const tail = shape.decimals > 0 ? `.${'0'.repeat(shape.decimals)}` : '';
  return `${shape.grouping ? '#,##0' : '0'}${tail}${shape.percent ? '%' : ''}`;
}

/** With a plus where one is shown. A value that rounds to zero from below is shown without a sign, as text of the format. */
function signedFormat(plain: string, lead: string, roundsToZero: boolean, text: string): string {
  if (roundsToZero) return `${plain};"${text}";${plain}`;
  return lead === '+' ? `+${plain};-${plain};${plain}` : plain;
}
