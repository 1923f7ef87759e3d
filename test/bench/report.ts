import { median } from './task';

/** One operation, in milliseconds; `reach` is the goal for product / bare. */
export interface Measured {
  readonly name: string;
  readonly what: string;
  readonly product: readonly number[];
  readonly bare: readonly number[];
  readonly native?: readonly number[];
  readonly reach: number;
  readonly parts?: Readonly<Record<string, number>>;
  /** The most memory that the page took beyond what it had before, as a multiple of the file's size. */
  readonly memory?: number;
}

export interface Line {
  readonly name: string;
  readonly what: string;
  readonly product_ms: number;
  readonly bare_ms: number;
  readonly native_ms: number | null;
  readonly ratio_bare: number;
  readonly ratio_native: number | null;
  readonly reach: number;
  readonly reached: boolean;
  readonly runs: {
    readonly product: readonly number[];
    readonly bare: readonly number[];
    readonly native?: readonly number[];
  };
  readonly parts_ms?: Readonly<Record<string, number>>;
  readonly peak_memory_of_file?: number;
}

export function line({ name, what, product, bare, native, reach, parts, memory }: Measured): Line {
  const [mine, plain] = [median(product), median(bare)];
  const far = native ? median(native) : null;
  return {
    name,
    what,
    product_ms: round(mine),
    bare_ms: round(plain),
    native_ms: far === null ? null : round(far),
    ratio_bare: ratio(mine, plain),
    ratio_native: far === null ? null : ratio(mine, far),
    reach,
    reached: mine / plain <= reach,
    runs: { product: product.map(round), bare: bare.map(round), ...(native ? { native: native.map(round) } : {}) },
    ...(memory === undefined ? {} : { peak_memory_of_file: Math.round(memory * 100) / 100 }),
    ...(parts ? { parts_ms: Object.fromEntries(Object.entries(parts).map(([key, ms]) => [key, round(ms)])) } : {}),
  };
}

/** For people: one line for each operation. */
export function table(lines: readonly Line[]): string {
  const head = ['operation', 'product ms', 'bare wasm ms', 'native ms', '/ bare', '/ native', 'reach', ''];
  const rows = lines.map((one) => [
    one.name,
    String(one.product_ms),
    String(one.bare_ms),
    one.native_ms === null ? '–' : String(one.native_ms),
    one.ratio_bare.toFixed(2),
    one.ratio_native === null ? '–' : one.ratio_native.toFixed(2),
    `≤ ${one.reach}`,
    one.reached ? 'reached' : 'NOT REACHED',
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}

const round = (ms: number): number => Math.round(ms * 10) / 10;
const ratio = (a: number, b: number): number => Math.round((a / b) * 100) / 100;
