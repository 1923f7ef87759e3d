import type { Period } from '../../catalog';
import type { Column } from './columns';
import type { ColumnRole } from '../recipe';
import type { Whole } from './title';

interface Link {
  indicator: string | undefined;
  unit: string | undefined;
  period: Period | undefined;
}

/**
 * Gives value columns what their heads say, and ties each base (同期数) and growth (同比) column to the value beside it on
 * its left: their heads alone name neither indicator nor period.
 */
export function linkValues(
  columns: readonly Column[],
  roles: readonly ColumnRole[],
  whole: Whole,
): readonly ColumnRole[] {
  const byAt = new Map(columns.map((column) => [column.at, column]));
  let last: Link | null = null;
  return roles.map((role): ColumnRole => {
    const head = byAt.get(role.at)?.head;
    if (role.role !== 'value' || !head) return role;
    const kind = head.kind;
    const own: Link = {
      indicator: head.indicator === '' ? undefined : head.indicator,
      unit: head.unit,
      period: head.period,
    };
    if (kind === 'value') last = own;
    else if (last) {
      const sameName = own.indicator === undefined || own.indicator === last.indicator;
      own.indicator ??= last.indicator;
      if (sameName) own.period ??= last.period;
      if (kind === 'base') own.unit ??= last.unit;
    }
    // Growth with nothing to grow is an indicator of its own.
    const alone = kind !== 'value' && own.indicator === undefined && whole.indicator === undefined && last === null;
    return {
      at: role.at,
      role: alone ? 'value' : kind,
      ...(own.indicator === undefined ? (alone ? { indicator: head.text } : {}) : { indicator: own.indicator }),
      ...(own.unit === undefined ? {} : { unit: own.unit }),
      ...(own.period === undefined ? {} : { period: own.period }),
    };
  });
}
