import { median } from './task';

/** One operation, in milliseconds. The goal: at most `reach` times the bare engine and `plus` milliseconds; with reach 0 so many milliseconds. */
export interface Measured {
  readonly name: string;
  readonly what: string;
  readonly product: readonly number[];
  /** Null where there is nothing to compare with. */
  readonly bare: readonly number[] | null;
  readonly native?: readonly number[];
  readonly reach: number;
  readonly plus?: number;
  readonly parts?: Readonly<Record<string, number>>;
  /** The most memory that the page took beyond what it had before, as a multiple of the file's size. */
  readonly memory?: number;
}

export interface Line {
  readonly name: string;
  readonly what: string;
  readonly product_ms: number;
  readonly bare_ms: number | null;
  readonly native_ms: number | null;
  readonly ratio_bare: number | null;
  readonly ratio_native: number | null;
  readonly goal: string;
  readonly reached: boolean;
  readonly runs: {
    readonly product: readonly number[];
    readonly bare: readonly number[] | null;
    readonly native?: readonly number[];
  };
  readonly parts_ms?: Readonly<Record<string, number>>;
  readonly peak_memory_of_file?: number;
}

export function line({ name, what, product, bare, native, reach, plus = 0, parts, memory }: Measured): Line {
  const mine = median(product);
  const plain = bare ? median(bare) : null;
  const far = native ? median(native) : null;
  return {
    name,
    what,
    product_ms: round(mine),
    bare_ms: plain === null ? null : round(plain),
    native_ms: far === null ? null : round(far),
    ratio_bare: plain === null ? null : ratio(mine, plain),
    ratio_native: far === null ? null : ratio(mine, far),
    goal: reach === 0 || plain === null ? `≤ ${plus} ms` : `≤ ${reach} ×${plus > 0 ? ` + ${plus} ms` : ''}`,
    reached: mine <= reach * (plain ?? 0) + plus,
    runs: {
      product: product.map(round),
      bare: bare?.map(round) ?? null,
      ...(native ? { native: native.map(round) } : {}),
    },
    ...(memory === undefined ? {} : { peak_memory_of_file: Math.round(memory * 100) / 100 }),
    ...(parts ? { parts_ms: Object.fromEntries(Object.entries(parts).map(([key, ms]) => [key, round(ms)])) } : {}),
  };
}

/** For people: one line for each operation. */
export function table(lines: readonly Line[]): string {
  const head = ['operation', 'product ms', 'bare wasm ms', 'native ms', '/ bare', '/ native', 'longest', 'goal', ''];
  const number = (value: number | null | undefined): string =>
    value === null || value === undefined ? '–' : String(value);
  const rows = lines.map((one) => [
    one.name,
    number(one.product_ms),
    number(one.bare_ms),
    number(one.native_ms),
    one.ratio_bare?.toFixed(2) ?? '–',
    one.ratio_native?.toFixed(2) ?? '–',
    number(one.parts_ms?.['longest_task']),
    one.goal,
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
