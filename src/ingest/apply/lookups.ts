import { convertFactor, FLAGS, resolveIndicator, type Catalog, type Indicator } from '../../catalog';
import { readCell, reduce, scaleZeros, splitScale, type CellFlag, type NumberLocale, type Status } from '../../core';
import { closedUp } from '../layout/locale';
import { readInterval } from './interval';

/** The indicator of exactly that name, alias or key; undefined where none or several have it. */
export function resolveIndicatorName(catalog: Catalog, name: string): Indicator | undefined {
  const answer = resolveIndicator(catalog, name);
  return 'indicator' in answer ? answer.indicator : undefined;
}

/** Words that count things of any kind: 企业数（个） and 企业数（家） are the same number. */
const COUNTERS = /^([十百千万亿]*)(?:个|家|户|所|处|座|间)$/;

/** Powers of ten from one unit to another: 万元 → 亿元 is −4. Null where one is no power of ten of the other. */
export function unitShift(from: string, to: string): number | null {
  const [one, other] = [COUNTERS.exec(from.trim()), COUNTERS.exec(to.trim())];
  const factor = one && other ? convertFactor(`${one[1] ?? ''}个`, `${other[1] ?? ''}个`) : convertFactor(from, to);
  if (!factor) return null;
  const { num, den } = reduce(factor);
  const zeros = (n: bigint): number | null => (/^10*$/.test(String(n)) ? String(n).length - 1 : null);
  const [up, down] = [zeros(num), zeros(den)];
  return up === null || down === null ? null : up - down;
}

/** A value kept in the indicator's unit as the file has it, in the unit that it states; as kept where these do not convert by tens. */
export function asPrinted(
  value: number,
  own: string,
  stated: string,
): { readonly value: number; readonly unit: string } {
  const shift = stated === own || stated === '' ? 0 : unitShift(own, stated);
  if (shift === null || shift === 0) return { value, unit: own };
  const digits = String(value);
  return { value: digits.includes('e') ? value * 10 ** shift : Number(`${digits}e${shift}`), unit: stated };
}

/** A cell as a fact needs it. Numbers in the unit that stands over the column, whatever the cell itself says (1.2万). */
export interface Value {
  readonly status: Status;
  readonly value: number;
  readonly digits: number;
  readonly flags: number;
  /** The text is the number and nothing else. */
  readonly plain: boolean;
  /** The unit that stands with the number. */
  readonly unit?: string;
  /** A unit in the cell that does not fit the column's. */
  readonly strangeUnit?: string;
  /** Ends between which the figure lies, where the cell states no more than that (60余); NaN: no limit on that side. */
  readonly low?: number;
  readonly high?: number;
}

const GROUPED = /^-?[1-9]\d{0,2}(?:,\d{3}){1,4}(?:\.\d{1,6})?$/;
const PLAIN = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?$/;
const UNREADABLE: Value = { status: 'unreadable', value: NaN, digits: 0, flags: 0, plain: false };

/** Reads one cell under the source's symbols, the unit of its column and the sheet's way to write numbers. */
export function readValue(
  raw: string,
  symbols: Readonly<Record<string, Status>>,
  unit: string,
  numbers?: NumberLocale,
): Value {
  const text = raw.trim();
  if (numbers) return readAny(closedUp(raw), symbols, unit, numbers);
  // The two commonest forms, without the cost of the whole reader; it reads them just so.
  if (PLAIN.test(text)) {
    const point = text.indexOf('.');
    return {
      status: 'value',
      value: Number(text),
      digits: point < 0 ? 0 : text.length - point - 1,
      flags: 0,
      plain: true,
    };
  }
  if (GROUPED.test(text)) {
    const point = text.indexOf('.');
    const value = Number(text.replaceAll(',', ''));
    return { status: 'value', value, digits: point < 0 ? 0 : text.length - point - 1, flags: 0, plain: false };
  }
  return readAny(raw, symbols, unit);
}

function readAny(
  raw: string,
  symbols: Readonly<Record<string, Status>>,
  unit: string,
  numbers: NumberLocale = {},
): Value {
  const text = raw.trim();
  const reading = readCell(raw, numbers);
  if (reading.kind === 'symbol') {
    const status = symbols[reading.symbol] ?? (/^#/.test(reading.symbol) ? 'unreadable' : 'missing');
    return { ...UNREADABLE, status };
  }
  if (reading.kind === 'unreadable') {
    const status = symbols[text] ?? markedGap(text, symbols);
    return status ? { ...UNREADABLE, status } : (between(text, unit) ?? UNREADABLE);
  }
  const shift = cellShift(reading.unit, unit);
  if (shift === null) return { ...UNREADABLE, strangeUnit: reading.unit };
  return {
    status: 'value',
    value: Number(`${reading.text}e${shift}`),
    digits: Math.max(0, reading.digits - shift),
    flags: flagBits(reading.flags),
    plain: false,
    ...(reading.unit === '' ? {} : { unit: reading.unit }),
  };
}

/** `:c`, `: bu`: no figure, and marks of why; what is confidential or does not apply outweighs the other marks. */
function markedGap(text: string, symbols: Readonly<Record<string, Status>>): Status | undefined {
  const marks = /^:\s*([a-z]{1,3})$/.exec(text)?.[1];
  if (marks === undefined) return undefined;
  const mark = [...'cz'].find((each) => marks.includes(each)) ?? marks.slice(0, 1);
  return symbols[`: ${mark}`] ?? 'missing';
}

/** 60余, 近400, 9000以上: a figure of which only ends are known, in the unit of its column. */
function between(text: string, unit: string): Value | null {
  const read = readInterval(text);
  if (!read) return null;
  const shift = cellShift(read.unit, unit);
  if (shift === null) return { ...UNREADABLE, strangeUnit: read.unit };
  const moved = (x: number): number => (shift === 0 || Number.isNaN(x) ? x : Number(`${x}e${shift}`));
  return {
    status: 'value',
    value: moved(read.value),
    digits: Math.max(0, read.digits - shift),
    flags: 0,
    plain: false,
    low: moved(read.low),
    high: moved(read.high),
    ...(read.unit === '' ? {} : { unit: read.unit }),
  };
}

const MONEY = /[$¥￥€£]|元|\b(?:usd|cny|rmb|eur|gbp|kes|ksh)\b/i;

/** From the unit stuck to a number to the unit of its column: 万 is four zeros, a currency sign repeats what is known. */
function cellShift(cell: string, column: string): number | null {
  if (cell === '' || cell === column || column === '') return cell === '' || column !== '' ? 0 : bareShift(cell);
  const { scale, unit } = splitScale(cell);
  if (scale !== '' && unit === '') return scaleZeros(scale);
  const shift = unitShift(cell, column);
  if (shift !== null) return shift;
  return /^\p{Sc}$|^[A-Z]{3}$|^\w{2}\$$/u.test(cell) && MONEY.test(column) ? 0 : null;
}

/** Where the column has no unit of its own: the cell's scale still counts. */
const bareShift = (cell: string): number => scaleZeros(splitScale(cell).scale);

function flagBits(flags: readonly CellFlag[]): number {
  return (flags.includes('provisional') ? FLAGS.provisional : 0) | (flags.includes('estimated') ? FLAGS.estimated : 0);
}
