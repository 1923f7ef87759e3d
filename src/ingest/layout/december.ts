import { isYear, type Period } from '../../catalog';
import type { ColumnRole } from '../recipe';
import { isValueRole } from './roles';

/** 1—12月, 1至12月累计, January-December: the months of a report of December, which the year alone is not. */
const TO_DECEMBER = /(?<!\d)1\s*月?\s*[-—–~～至到]\s*12\s*月|\bjan(?:uary|\.)?\s*(?:[-–—]|to)\s*dec(?:ember|\.)?\b/iu;

/** 当月 in a sheet that is said to be of January to December is December. A sheet of the year as such names no month. */
export function inDecember(
  roles: readonly ColumnRole[],
  whole: Period | undefined,
  texts: readonly string[],
): readonly ColumnRole[] {
  if (!whole || !isYear(whole) || !roles.some((role) => isValueRole(role) && role.span === 'month')) return roles;
  if (!texts.some((text) => TO_DECEMBER.test(text))) return roles;
  return roles.map((role): ColumnRole => {
    if (!isValueRole(role) || role.span !== 'month') return role;
    const { span: _, ...rest } = role;
    return { ...rest, period: { m0: whole.m0 + 11, n: 1 } };
  });
}
