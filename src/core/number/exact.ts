/**
 * A number without rounding: num/den, or, with `root` n, the compound rate ((num/den)^(1/n) − 1) × 100.
 * `den` is above zero; not necessarily in lowest terms.
 */
export interface Exact {
  readonly num: bigint;
  readonly den: bigint;
  readonly root?: number;
}
