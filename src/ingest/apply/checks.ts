import { clean } from '../layout/cells';
import type { ValueRole } from '../layout/roles';
import type { Value } from './lookups';
import type { Notes } from './notes';

/** One growth as a cell prints it. `computed`: out of the value and the base beside it, in percent. */
interface Printed {
  readonly row: number;
  readonly text: string;
  readonly value: number;
  readonly digits: number;
  readonly computed: number | null;
}

/**
 * Looks at what columns of growth hold: 0.083 where 8.3 (per cent) is meant, by value and base beside it or by numbers that
 * are all below 1.5 with three decimals; single cells without a sign among others with `%`. Said, never changed.
 */
export class GrowthCheck {
  private readonly columns = new Map<number, Printed[]>();

  /** The growths printed in row `r` (0-based), each with the value and the base of its row. */
  row(numbers: ReadonlyMap<ValueRole, Value>, row: readonly string[], r: number): void {
    for (const [role, { value, digits }] of numbers) {
      if (role.role !== 'growth') continue;
      const own = [...numbers].filter(
        ([each]) => each.role !== 'growth' && each.indicator === role.indicator && each.area === role.area,
      );
      const same = ([each]: [ValueRole, Value]): boolean =>
        each.role === 'value' && each.period?.m0 === role.period?.m0 && each.period?.n === role.period?.n;
      const now = own.find(same);
      const before = own.find(
        ([each]) =>
          each.role === 'base' ||
          (each.period !== undefined &&
            role.period !== undefined &&
            each.period.m0 === role.period.m0 - 12 &&
            each.period.n === role.period.n),
      );
      const base = before?.[1].value;
      const computed = now && base !== undefined && base > 0 ? (now[1].value / base - 1) * 100 : null;
      this.add(role.at + 1, { row: r + 1, text: clean(row[role.at]), value, digits, computed });
    }
  }

  private add(column: number, printed: Printed): void {
    const known = this.columns.get(column);
    if (known) known.push(printed);
    else this.columns.set(column, [printed]);
  }

  tell(notes: Notes): void {
    for (const [column, all] of this.columns) {
      const bare = all.filter(({ text }) => !/[%％‰]/.test(text));
      const small = bare.filter(({ value }) => value !== 0 && Math.abs(value) < 1.5);
      if (bare.length < all.length) {
        for (const { row, text } of small.filter(({ value }) => Math.abs(value) < 1))
          notes.add('warning', 'percent_mixed', { text }, { row, column });
      } else if (isRatio(bare, small)) {
        const first = small[0];
        if (first)
          notes.add('warning', 'growth_ratio', { text: first.text, count: small.length }, { row: first.row, column });
      } else {
        for (const { row, text, computed } of bare.filter(isOneRatio))
          notes.add('warning', 'growth_ratio_cell', { text, percent: (computed ?? 0).toFixed(1) }, { row, column });
      }
    }
  }
}

function isRatio(all: readonly Printed[], small: readonly Printed[]): boolean {
  const known = all.filter(({ computed }) => computed !== null);
  const matching = known.filter(isOneRatio);
  if (known.length > 0) return matching.length > 0 && matching.length >= known.length * 0.6;
  const others = all.filter(({ value }) => value !== 0).length;
  return small.length >= 2 && small.length === others && small.some(({ digits }) => digits >= 3);
}

/** The printed number is what was computed over a hundred, and not what was computed. */
const isOneRatio = ({ value, computed }: Printed): boolean =>
  computed !== null &&
  value !== 0 &&
  Math.abs(value * 100 - computed) < Math.max(0.1, Math.abs(computed) * 0.02) &&
  Math.abs(value - computed) > 0.5;
