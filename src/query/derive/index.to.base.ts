import type { Period } from '../../catalog';
import { rational } from '../amount';
import type { Cell } from '../cell';
import { refuse, type Outcome } from '../outcome';
import type { Subject } from '../quantity';
import { compareWith } from './compare';
import { indexShape, inPoints } from './shape';

/** The value where the base period is 100. Refused as growth is; also where growth is only published. */
export function indexToBase(cell: Cell, subject: Subject, base: Period): Outcome {
  const { indicator } = subject;
  if (inPoints(indicator)) return refuse('percent_of_percent', indexShape);
  if (indicator.growth === 'published') return refuse('published_only', indexShape);
  if (indicator.growth === 'none' || indicator.kind === 'rank') return refuse('no_growth', indexShape);
  const finish = { kind: 'quotient', times: rational(100) } as const;
  return compareWith(cell, subject, base, { positive: true }, finish, indexShape);
}
