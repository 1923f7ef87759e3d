import type { Period } from '../../catalog';
import type { ColumnRole } from '../recipe';
import type { Column } from './columns';
import { isYearly, spanOf } from './values';

/** 已完成, 完成数, 完成率, 完成进度: what is held against a plan. 本月完成 says its own span. */
const DONE =
  /^(?:已|实际|目前)?完成(?:额|量|数|值|情况|投资|率|比例|进度|百分比)?(?:[(（][^()（）]*[)）])?$|^(?:序时)?进度(?:[(（][^()（）]*[)）])?$/u;
const SAME_SPAN = /(?:上年|去年)同期[^=＝月]{0,4}[=＝]\s*100/u;
const SAME_MONTH = /(?:上年同月|去年同月|上月|上期)[^=＝]{0,4}[=＝]\s*100/u;

/**
 * Columns of a report of one month that are counted from January on without a word of it: 已完成 and 完成率 beside 全年计划 (what is held against
 * a year's plan), and 上年同期=100 beside 上年同月=100 or 上月=100 (价格指数: the mean of the months so far against those of the year before).
 * Where a group says a span itself (本月, 累计) nothing is assumed.
 */
export function sinceJanuary(
  roles: readonly ColumnRole[],
  columns: readonly Column[],
  whole: Period | undefined,
): readonly ColumnRole[] {
  const period = whole?.n === 1 ? spanOf(whole, 'ytd') : null;
  if (!period) return roles;
  const byAt = new Map(columns.map((column) => [column.at, column]));
  const planned = new Set(columns.filter((column) => isYearly(leafOf(column))).map(groupOf));
  const spanned = new Set(columns.filter(({ head }) => head.span !== undefined).map(groupOf));
  const monthly = columns.some((column) => SAME_MONTH.test(leafOf(column)));
  return roles.map((role) => {
    const column = byAt.get(role.at);
    if (!column || (role.role !== 'value' && role.role !== 'growth' && role.role !== 'base')) return role;
    if (role.period !== undefined || role.span !== undefined) return role;
    const group = groupOf(column);
    const done = planned.has(group) && !spanned.has(group) && (DONE.test(leafOf(column)) || role.role !== 'value');
    return done || (monthly && SAME_SPAN.test(leafOf(column))) ? { ...role, period } : role;
  });
}

const groupOf = ({ levels }: Column): string => (levels.length > 1 ? (levels[0] ?? '') : '');
const leafOf = ({ levels, head }: Column): string => (levels.at(-1) ?? head.text).replace(/\s/g, '');
