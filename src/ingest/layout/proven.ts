import type { RawSheet } from '../plan';
import { clean } from './cells';
import type { ValueRole } from './roles';
import type { ColumnRole } from '../recipe';

interface Rows {
  readonly from: number;
  readonly to: number;
}

/**
 * Behind several columns of one indicator (1—5月完成, 5月当月完成) stand 去年同期 and 同比增长, and nothing says of which: numbers do. Where
 * the growth is that of another of the columns to its left, in all rows but one in ten, base and growth get that one's period.
 */
export function provenPeriods(
  cells: RawSheet['cells'],
  data: Rows,
  roles: readonly ColumnRole[],
): readonly ColumnRole[] {
  let found = [...roles];
  for (const growth of roles) {
    if (growth.role !== 'growth') continue;
    const base = found.find(
      (role): role is ValueRole => role.role === 'base' && about(role, growth) && same(role, growth),
    );
    if (!base || Math.abs(base.at - growth.at) > 2) continue;
    const values = found.filter(
      (role): role is ValueRole =>
        role.role === 'value' && about(role, growth) && role.at < Math.min(base.at, growth.at),
    );
    const own = values.find((role) => same(role, growth));
    if (!own || values.length < 2 || fits(cells, data, own, base, growth) !== 'never') continue;
    const others = values.filter((role) => role !== own && fits(cells, data, role, base, growth) === 'always');
    const [only] = others;
    if (!only || others.length > 1) continue;
    found = found.map((role) =>
      role === base || role === growth ? { ...(role as ValueRole), ...timeOf(only) } : role,
    );
  }
  return found;
}

const about = (a: ValueRole, b: ValueRole): boolean => a.indicator === b.indicator && a.area === b.area;
const same = (a: ValueRole, b: ValueRole): boolean =>
  a.period?.m0 === b.period?.m0 && a.period?.n === b.period?.n && a.span === b.span;

const timeOf = ({ period, span, months }: ValueRole): Pick<ValueRole, 'period' | 'span' | 'months'> => ({
  ...(period ? { period } : {}),
  ...(span ? { span } : {}),
  ...(months ? { months } : {}),
});

/** How often value and base come to the printed growth; null with fewer than three rows that tell. */
function fits(
  cells: RawSheet['cells'],
  { from, to }: Rows,
  value: ValueRole,
  base: ValueRole,
  growth: ValueRole,
): 'always' | 'never' | null {
  let [rows, right] = [0, 0];
  for (let r = from; r < Math.min(to, from + 500); r++) {
    const [now, before, printed] = [value, base, growth].map(({ at }) => numberIn(cells[r]?.[at]));
    if (now === undefined || before === undefined || printed === undefined || before <= 0) continue;
    rows++;
    // Both are rounded as printed: a tenth of a point and one in a hundred are no difference.
    const computed = (now / before - 1) * 100;
    if (Math.abs(computed - printed) <= Math.max(0.15, Math.abs(computed) * 0.03)) right++;
  }
  if (rows < 3) return null;
  return right * 10 >= rows * 9 ? 'always' : right * 10 <= rows ? 'never' : null;
}

function numberIn(cell: string | undefined): number | undefined {
  const text = clean(cell).replace(/[,%％\s]/g, '');
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}
