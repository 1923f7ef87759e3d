import type { Cell } from '../cell';
import { refuse, type Outcome } from '../outcome';
import { basePeriod, type Subject } from '../quantity';
import type { Base } from '../spec';
import { compareWith } from './compare';
import { inPoints, pointsShape } from './shape';

/** 百分点: the difference of two percentages. Refuses `not_points` for what is no percentage. */
export function points(cell: Cell, subject: Subject, base: Base): Outcome {
  const shape = pointsShape(subject.indicator);
  if (!inPoints(subject.indicator)) return refuse('not_points', shape);
  const earlier = basePeriod(base, cell.period);
  if ('refused' in earlier) return refuse(earlier.refused, shape);
  return compareWith(cell, subject, earlier.period, { positive: false }, { kind: 'difference' }, shape);
}
