import type { Figure, Reason } from '../../core';
import type { PivotSpec } from '../../query';
import { t, tCode, type Lang } from '../../text';

/** What must be said below a pivot: how its totals came about, and why there is no number where there is none. */
export function pivotNotes(figures: readonly (Figure | null)[], spec: PivotSpec, lang: Lang): readonly string[] {
  const notes: string[] = [];
  const reasons = new Map<Reason, number>();
  let recomputed = false;
  for (const figure of figures) {
    if (figure?.notes.includes('recomputed') === true) recomputed = true;
    if (
      figure?.exact === null &&
      figure.reason !== null &&
      !(spec.source.kind === 'ledger' && figure.reason === 'not_applicable')
    )
      reasons.set(figure.reason, (reasons.get(figure.reason) ?? 0) + 1);
  }
  if (recomputed) notes.push(t(lang, 'pivot.note.recomputed'));
  for (const [reason, n] of reasons)
    notes.push(t(lang, 'pivot.note.reason', { reason: tCode(lang, 'reason', reason), n: n.toLocaleString('en-US') }));
  if (spec.source.kind === 'ledger') notes.push(t(lang, 'pivot.note.zero'));
  if (
    spec.values.some(
      (value) => value.kind === 'column' && (value.aggregate === 'distinct' || value.aggregate === 'median'),
    )
  )
    notes.push(t(lang, 'pivot.note.distinct'));
  if (spec.where.length > 0) notes.push(t(lang, 'pivot.note.filtered', { n: spec.where.length }));
  return notes;
}
