import { normaliseIndicatorName, FLAGS, type Catalog, type CatalogData, type Indicator } from '../../catalog';
import { readCell, scaleZeros, splitScale, type CellFlag, type Status } from '../../core';

const indices = new WeakMap<CatalogData, ReadonlyMap<string, Indicator | null>>();

/** The indicator of exactly that name, alias or key; undefined where none or several have it. */
export function resolveIndicatorName(catalog: Catalog, name: string): Indicator | undefined {
  const known = indices.get(catalog.data) ?? index(catalog.data);
  return known.get(normaliseIndicatorName(name)) ?? catalog.indicator(name.trim());
}

function index(data: CatalogData): ReadonlyMap<string, Indicator | null> {
  const made = new Map<string, Indicator | null>();
  for (const indicator of data.indicators) {
    for (const { name } of indicator.names) {
      const key = normaliseIndicatorName(name);
      const before = made.get(key);
      made.set(key, before === undefined || before === indicator ? indicator : null);
    }
  }
  indices.set(data, made);
  return made;
}

/** Units that are powers of ten of one another beyond 万 and 亿, as [common unit, zeros]. */
const SAME: Readonly<Record<string, readonly [string, number]>> = {
  '%': ['%', 0],
  '‰': ['%', -1],
  百分点: ['%', 0],
  个百分点: ['%', 0],
  人民币: ['元', 0],
  rmb: ['元', 0],
  cny: ['元', 0],
  yuan: ['元', 0],
  吨: ['千克', 3],
  公斤: ['千克', 0],
  千克: ['千克', 0],
  公里: ['米', 3],
  千米: ['米', 3],
  米: ['米', 0],
  平方公里: ['公顷', 2],
  平方千米: ['公顷', 2],
  公顷: ['公顷', 0],
  千瓦: ['千瓦', 0],
  千瓦小时: ['千瓦时', 0],
  个: ['个', 0],
};

function common(unit: string): readonly [string, number] {
  const plain = unit.normalize('NFKC').trim();
  const behind = /^(.+?)\s+(thousand|million|billion|trillion)s?$/i.exec(plain);
  const { scale, unit: base } = behind
    ? { scale: (behind[2] ?? '').toLowerCase(), unit: behind[1] ?? '' }
    : splitScale(plain);
  const [name, zeros] = SAME[base.toLowerCase()] ?? SAME[base] ?? [base.toLowerCase(), 0];
  return [name, zeros + zerosOf(scale)];
}

const SCALE_ZEROS: Readonly<Record<string, number>> = { thousand: 3, million: 6, billion: 9, trillion: 12 };
const zerosOf = (scale: string): number => SCALE_ZEROS[scale] ?? scaleZeros(scale);

/** Powers of ten from one unit to another: 万元 → 亿元 is −4. Null where one is no power of ten of the other. */
export function unitShift(from: string, to: string): number | null {
  const [a, b] = [common(from), common(to)];
  return a[0] === b[0] ? a[1] - b[1] : null;
}

/** A cell as a fact needs it. Numbers in the unit that stands over the column, whatever the cell itself says (1.2万). */
export interface Value {
  readonly status: Status;
  readonly value: number;
  readonly digits: number;
  readonly flags: number;
  /** The text is the number and nothing else. */
  readonly plain: boolean;
  /** A unit in the cell that does not fit the column's. */
  readonly strangeUnit?: string;
}

const GROUPED = /^-?[1-9]\d{0,2}(?:,\d{3}){1,4}(?:\.\d{1,6})?$/;
const PLAIN = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?$/;
const UNREADABLE: Value = { status: 'unreadable', value: NaN, digits: 0, flags: 0, plain: false };

/** Reads one cell under the source's symbols and the unit of its column. */
export function readValue(raw: string, symbols: Readonly<Record<string, Status>>, unit: string): Value {
  const text = raw.trim();
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
  const reading = readCell(raw);
  if (reading.kind === 'symbol') {
    const status = symbols[reading.symbol] ?? (/^#/.test(reading.symbol) ? 'unreadable' : 'missing');
    return { ...UNREADABLE, status };
  }
  if (reading.kind === 'unreadable') return symbols[text] ? { ...UNREADABLE, status: symbols[text] } : UNREADABLE;
  const shift = cellShift(reading.unit, unit);
  if (shift === null) return { ...UNREADABLE, strangeUnit: reading.unit };
  return {
    status: 'value',
    value: Number(`${reading.text}e${shift}`),
    digits: Math.max(0, reading.digits - shift),
    flags: flagBits(reading.flags),
    plain: false,
  };
}

const MONEY = /[$¥￥€£]|元|\b(?:usd|cny|rmb|eur|gbp|kes|ksh)\b/i;

/** From the unit stuck to a number to the unit of its column: 万 is four zeros, a currency sign repeats what is known. */
function cellShift(cell: string, column: string): number | null {
  if (cell === '' || cell === column || column === '') return cell === '' || column !== '' ? 0 : bareShift(cell);
  const { scale, unit } = splitScale(cell);
  if (scale !== '' && unit === '') return zerosOf(scale);
  const shift = unitShift(cell, column);
  if (shift !== null) return shift;
  return /^\p{Sc}$|^[A-Z]{3}$|^\w{2}\$$/u.test(cell) && MONEY.test(column) ? 0 : null;
}

/** Where the column has no unit of its own: the cell's scale still counts. */
const bareShift = (cell: string): number => zerosOf(splitScale(cell).scale);

function flagBits(flags: readonly CellFlag[]): number {
  return (flags.includes('provisional') ? FLAGS.provisional : 0) | (flags.includes('estimated') ? FLAGS.estimated : 0);
}
