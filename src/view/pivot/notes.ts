import type { Figure, Reason } from '../../core';
import type { PivotSpec } from '../../query';
import { formatPeriod } from '../../catalog';
import { t, tCode } from '../../text';
import type { PivotContext } from './context';

/** What must be said below a pivot: how its totals came about, and why there is no number where there is none. */
export function pivotNotes(
  figures: readonly (Figure | null)[],
  spec: PivotSpec,
  context: PivotContext,
): readonly string[] {
  const { lang } = context;
  const notes: string[] = [...scopeNotes(spec, context)];
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

/** The one area and the one period of figures, where no line or column names them. */
function scopeNotes(
  { source, rows, columns, areas, periods }: PivotSpec,
  { catalog, lang }: PivotContext,
): readonly string[] {
  if (source.kind !== 'facts') return [];
  const named = (name: string): boolean => [...rows, ...columns].some(({ field }) => field === name);
  const [area, period] = [areas?.[0], periods?.[0]];
  const one = [
    ...(area !== undefined && areas?.length === 1 && !named('area') ? [catalog.areaName(area, lang)] : []),
    ...(period !== undefined && periods?.length === 1 && !named('period') && !named('year')
      ? [formatPeriod(period, lang)]
      : []),
  ];
  return one.length === 0 ? [] : [one.join(t(lang, 'pivot.note.scope_join'))];
}
