import { samePeriod } from '../../catalog';
import { sql } from '../../core';
import { allNotes, firstReason, ONE, rational, type Amount } from '../amount';
import type { Cell } from '../cell';
import { refuse, type Outcome } from '../outcome';
import { amountOf, type Subject } from '../quantity';
import { yearToDate } from '../spans';
import { percentShape } from './shape';

/**
 * Percent of the target reached. The actual is what has accumulated since January, over the year's target, unless there is a target
 * for the very span. Refuses `no_target`, `target_kind` (a growth, share, rank or cap target), `zero_denominator`.
 */
export function completion(cell: Cell, subject: Subject, issuer: string | null): Outcome {
  const shape = percentShape();
  if (actualPeriod(cell, subject).n < cell.period.n) return refuse('not_aligned', shape);
  const actual = amountOf({ ...cell, period: actualPeriod(cell, subject) }, subject, actualPeriod(cell, subject));
  if ('refused' in actual) return refuse(actual.refused, shape);
  if (cell.members !== null) return refuse('no_target', shape);
  const target = cell.operand({ kind: 'target', indicator: subject.indicator, issuer }, cell.period);
  const base: Amount = { num: target.term, den: null, times: ONE, why: [], notes: [] };
  const why = [
    ...actual.amount.why,
    target.why,
    sql`CASE WHEN ${target.kind} <> 'amount' THEN 'target_kind' WHEN ${target.term.plain ?? target.term.exact} = 0 THEN 'zero_denominator' END`,
  ];
  return {
    ...shape,
    value: actual.amount,
    base,
    finish: { kind: 'quotient', times: rational(100) },
    why: firstReason(why),
    notes: allNotes(cell.dialect, actual.amount.notes),
    always: [],
  };
}

/** A flow accumulates from January, unless a target was set for the span itself. */
function actualPeriod({ catalog, period }: Cell, { indicator }: Subject): Cell['period'] {
  const cumulative = indicator.kind === 'flow' || indicator.kind === 'ytd';
  const own = catalog.data.targets.some(
    (target) => target.indicator === indicator.key && samePeriod(target.period, period),
  );
  return cumulative && !own ? yearToDate(period) : period;
}
