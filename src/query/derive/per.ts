import { allNotes, firstReason } from '../amount';
import type { Cell } from '../cell';
import { refuse, type Outcome, type Told } from '../outcome';
import { amountOf, perLabel, perUnit, subjectOf, type Subject } from '../quantity';

/** Of two figures of which nothing else is to be said. */
const TOLD: readonly Told[] = [
  { of: 'num', is: 'null', reason: 'missing' },
  { of: 'den', is: 'null', reason: 'missing' },
  { of: 'den', is: 'zero', reason: 'zero_denominator' },
];

/** The value per `scale` (1 if not given) base units of another indicator: 件 per 万人, whatever unit population is stored in. */
export function per(cell: Cell, subject: Subject, by: string, scale = 1): Outcome {
  const divisor = subjectOf(cell, by);
  const shape = {
    form: 'number' as const,
    unit: perLabel(subject.indicator.unit, divisor?.indicator.unit ?? '', scale),
    decimals: 2,
  };
  if (!divisor) return refuse('unknown_indicator', shape);
  const above = amountOf(cell, subject, cell.period);
  if ('refused' in above) return refuse(above.refused, shape);
  const below = amountOf(cell, divisor, cell.period);
  if ('refused' in below) return refuse(below.refused, shape);
  const value = perUnit(above.amount, below.amount, divisor.indicator.unit, scale, cell);
  return {
    ...shape,
    value,
    base: null,
    finish: { kind: 'value' },
    why: firstReason(value.why),
    ...(above.amount.clean === true && below.amount.clean === true ? { told: TOLD } : {}),
    notes: allNotes(cell.dialect, value.notes),
    always: [],
  };
}
