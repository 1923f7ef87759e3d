import { raw, sql, type Reason } from '../../core';
import { allNotes, firstReason } from '../amount';
import type { Cell } from '../cell';
import { refuse, type Outcome } from '../outcome';
import { amountOf, type Subject } from '../quantity';
import { percentShape } from './shape';

/**
 * The growth as its publisher states it, stored as an indicator of its own. Where it is merely missing, `missing` says so in the
 * words of what was asked. Several areas together have no published growth.
 */
export function publishedGrowth(cell: Cell, subject: Subject, missing: Reason = 'missing'): Outcome {
  const key = subject.indicator.growthIndicator;
  const indicator = key === undefined ? undefined : cell.catalog.indicator(key);
  const shape = percentShape(Math.max(1, indicator?.decimals ?? 1));
  if (!indicator) return refuse(missing === 'missing' ? 'no_growth' : missing, shape);
  if (cell.members !== null) return refuse('published_only', shape);
  const own = ['growth', 'published_growth'].includes(cell.ask.derivation.kind);
  const found = amountOf(cell, { kind: 'indicator', indicator }, cell.period, 'self', own);
  if ('refused' in found) return refuse(found.refused, shape);
  const stored = indicator.origin === 'formula' ? null : cell.operand({ kind: 'fact', indicator }, cell.period);
  const why = firstReason(found.amount.why);
  return {
    ...shape,
    value: found.amount,
    base: null,
    finish: { kind: 'value' },
    why: why && sql`CASE ${why} WHEN 'missing' THEN ${raw(`'${missing}'`)} ELSE ${why} END`,
    notes: allNotes(cell.dialect, found.amount.notes),
    always: [],
    ...(own && stored && !stored.clean ? { interval: { low: stored.low, high: stored.high } } : {}),
  };
}
