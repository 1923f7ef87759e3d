import type { Indicator, Period } from '../../catalog';
import { join, raw, sql, type FigureNote, type Sql } from '../../core';
import { brokenAreas } from '../breaks';
import { allNotes, approximateAmount, firstReason, type Amount } from '../amount';
import type { Cell } from '../cell';
import { refuse, type Asked, type Finish, type Outcome, type Shape, type Told } from '../outcome';
import { amountOf, type Subject } from '../quantity';
import { between } from '../spans';

/** What a base must be for the comparison to have a meaning. */
export interface BaseRule {
  /** Percentages need a base above zero. */
  readonly positive: boolean;
  /** A count under this says its difference instead. */
  readonly atLeast?: number;
}

/**
 * A value beside an earlier one of the same subject. The shown reason is the first that applies: the value's own, then a break
 * between the two, then the base's (`no_base` where it is merely missing), then what the rule refuses.
 */
export function compareWith(
  cell: Cell,
  subject: Subject,
  base: Period,
  rule: BaseRule,
  finish: Finish,
  shape: Shape,
): Outcome {
  const value = amountOf(cell, subject, cell.period);
  if ('refused' in value) return refuse(value.refused, shape);
  const earlier = amountOf(cell, subject, base);
  if ('refused' in earlier) return refuse(earlier.refused, shape);
  return comparison(cell, subject.indicator, value.amount, earlier.amount, base, rule, finish, shape);
}

export function comparison(
  cell: Cell,
  indicator: Indicator,
  value: Amount,
  base: Amount,
  basePeriod: Period,
  rule: BaseRule,
  finish: Finish,
  shape: Shape,
): Asked {
  const broken = acrossBreak(cell, basePeriod);
  const why = [...value.why, ...broken, ...base.why.map((reason) => noBase(reason)), ...refusedBase(cell, base, rule)];
  return {
    ...shape,
    value,
    base,
    finish,
    why: firstReason(why),
    ...(value.clean === true && base.clean === true && broken.length === 0 ? { told: toldOf(rule) } : {}),
    notes: allNotes(cell.dialect, [...value.notes, ...base.notes]),
    always: definitionNotes(indicator, basePeriod, cell.period),
  };
}

/** The same reasons as the terms tell them, where nothing else is to be said of either. */
const toldOf = ({ positive, atLeast }: BaseRule): readonly Told[] => [
  { of: 'num', is: 'null', reason: 'missing' },
  { of: 'base', is: 'null', reason: 'no_base' },
  ...(positive
    ? ([
        { of: 'base', is: 'zero', reason: 'zero_base' },
        { of: 'base', is: 'negative', reason: 'negative_base' },
      ] as const)
    : []),
  ...(positive && atLeast !== undefined
    ? ([{ of: 'base', is: { below: atLeast }, reason: 'small_base' }] as const)
    : []),
];

const noBase = (why: Sql): Sql => sql`CASE ${why} WHEN 'missing' THEN 'no_base' ELSE ${why} END`;

function refusedBase(cell: Cell, base: Amount, { positive, atLeast }: BaseRule): readonly Sql[] {
  if (!positive) return [];
  const size = approximateAmount(cell.dialect, base);
  const small = atLeast === undefined ? raw('') : sql` WHEN ${size} < ${raw(String(atLeast))} THEN 'small_base'`;
  return [sql`CASE WHEN ${size} = 0 THEN 'zero_base' WHEN ${size} < 0 THEN 'negative_base'${small} END`];
}

/** 'break' for the areas that were another territory at the base, and have no comparable predecessor. */
export function acrossBreak(cell: Cell, base: Period): readonly Sql[] {
  const broken = brokenAreas(cell.catalog, base, cell.period);
  if (cell.members !== null) return cell.members.some(({ key }) => broken.includes(key)) ? [raw("'break'")] : [];
  if (broken.length === 0) return [];
  return [sql`CASE WHEN ${cell.areaKey} IN (${join(broken.map((key) => sql`${key}`))}) THEN 'break' END`];
}

/** 口径变化 between the base and the value: the figure stands, and says so. */
export const definitionNotes = (indicator: Indicator, earlier: Period, later: Period): readonly FigureNote[] =>
  indicator.breaks.some(({ m }) => between(m, earlier, later) || between(m, later, earlier))
    ? ['definition_break']
    : [];
