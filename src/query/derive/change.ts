import type { Cell } from '../cell';
import { refuse, type Outcome } from '../outcome';
import { basePeriod, type Subject } from '../quantity';
import type { Base } from '../spec';
import { compareWith } from './compare';
import { inPoints, levelShape, pointsShape } from './shape';

/** 增减额: value less base, in the indicator's unit; of a rate, percentage points. Any base will do, zero and below included. */
export function change(cell: Cell, subject: Subject, base: Base): Outcome {
  const shape = inPoints(subject.indicator)
    ? pointsShape(subject.indicator)
    : { ...levelShape(subject.indicator), form: 'number' as const };
  const earlier = basePeriod(base, cell.period);
  if ('refused' in earlier) return refuse(earlier.refused, shape);
  return compareWith(cell, subject, earlier.period, { positive: false }, { kind: 'difference' }, shape);
}
