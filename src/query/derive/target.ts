import { ONE, firstReason } from '../amount';
import type { Cell } from '../cell';
import { refuse, type Outcome } from '../outcome';
import type { Subject } from '../quantity';
import { levelShape } from './shape';

/** The target itself: an amount in the indicator's unit, a growth in percent, a place. Refuses `no_target`. */
export function target(cell: Cell, subject: Subject, issuer: string | null): Outcome {
  const shape = levelShape(subject.indicator);
  if (cell.members !== null) return refuse('no_target', shape);
  const found = cell.operand({ kind: 'target', indicator: subject.indicator, issuer }, cell.period);
  const why = [found.why];
  return {
    ...shape,
    value: { num: found.term, den: null, times: ONE, why, notes: [] },
    base: null,
    finish: { kind: 'value' },
    why: firstReason(why),
    notes: null,
    always: [],
    kind: found.kind,
  };
}
