import type { Period } from '../../catalog';
import { approximateAmount, firstReason } from '../amount';
import { sql } from '../../core';
import type { Cell } from '../cell';
import { isRefused, refuse, type Outcome } from '../outcome';
import type { Subject } from '../quantity';
import { compareWith } from './compare';
import { SMALL } from './growth';
import { inPoints, percentShape } from './shape';

/** 年均增长: the compound rate a year from `from` to the period, both the same span of their years; otherwise `not_aligned`. */
export function cagr(cell: Cell, subject: Subject, from: Period): Outcome {
  const { indicator } = subject;
  const shape = percentShape();
  if (inPoints(indicator)) return refuse('percent_of_percent', shape);
  if (indicator.growth === 'published') return refuse('published_only', shape);
  if (indicator.growth === 'none' || indicator.kind === 'rank') return refuse('no_growth', shape);
  const months = cell.period.m0 - from.m0;
  if (from.n !== cell.period.n || months <= 0 || months % 12 !== 0) return refuse('not_aligned', shape);
  const rule = indicator.growth === 'count' ? { positive: true, atLeast: SMALL } : { positive: true };
  const outcome = compareWith(cell, subject, from, rule, { kind: 'compound', steps: months / 12 }, shape);
  if (isRefused(outcome)) return outcome;
  // A value below zero has no root.
  const told = outcome.told && [...outcome.told, { of: 'num', is: 'negative', reason: 'not_applicable' } as const];
  const below = sql`CASE WHEN ${approximateAmount(cell.dialect, outcome.value)} < 0 THEN 'not_applicable' END`;
  return { ...outcome, why: firstReason([...(outcome.why ? [outcome.why] : []), below]), told };
}
