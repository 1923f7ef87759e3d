import { allNotes, firstReason } from '../amount';
import type { Cell } from '../cell';
import { refuse, type Outcome } from '../outcome';
import { amountOf, type Subject } from '../quantity';
import { definitionNotes } from './compare';
import { levelShape } from './shape';

/** The value itself. Rules L1–L9 in SPEC.md. */
export function level(cell: Cell, subject: Subject): Outcome {
  const shape = levelShape(subject.indicator);
  const own = cell.ask.derivation.kind === 'level';
  const found = amountOf(cell, subject, cell.period, 'self', own);
  if ('refused' in found) return refuse(found.refused, shape);
  const { amount } = found;
  const interval =
    own && subject.kind === 'indicator' && subject.indicator.origin !== 'formula' && cell.members === null
      ? cell.operand({ kind: 'fact', indicator: subject.indicator }, cell.period)
      : null;
  return {
    ...shape,
    value: amount,
    base: null,
    finish: { kind: 'value' },
    // A missing plain number needs no reason beside it: a NULL says as much.
    why: interval?.clean ? null : firstReason(amount.why),
    notes: allNotes(cell.dialect, amount.notes),
    always: definitionNotes(subject.indicator, cell.period, cell.period),
    ...(interval?.own === true ? { stored: interval.slot } : {}),
    ...(interval && !interval.clean ? { interval: { low: interval.low, high: interval.high } } : {}),
  };
}
