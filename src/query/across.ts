import { join, raw, sql, type Sql } from '../core';
import { changedAreas } from './breaks';
import { firstReason } from './amount';
import type { Cell } from './cell';
import { NOTE_BITS } from './notes';
import { isRefused, refuse, type Asked, type Outcome } from './outcome';
import { between } from './spans';

/**
 * What a column shows where its area or its definition changed. A figure is only ever left out by it, with the reason `break`, never
 * changed: the one that stays is the one that the same question gives without it. Rules K8 and K9 in SPEC.md.
 */
export function acrossBreaks(cell: Cell, outcome: Outcome): Outcome {
  const { across } = cell.ask;
  if (across === undefined || isRefused(outcome)) return outcome;
  if (across === 'published') {
    // What was found under a predecessor's key carries this note.
    const { notes } = outcome;
    if (notes === null) return outcome;
    const inherited = sql`CASE WHEN ${cell.dialect.bitOr(notes, raw(String(NOTE_BITS.area_break)))} = ${notes} THEN 'break' END`;
    return leftOut(outcome, inherited);
  }
  const indicator = cell.catalog.indicator(cell.ask.measure);
  if (indicator?.breaks.some(({ m }) => between(m, cell.period, across.cutTo))) return refuse('break', outcome);
  const why = cut(cell, changedAreas(cell.catalog, cell.period, across.cutTo));
  return why === null ? outcome : leftOut(outcome, why);
}

const leftOut = (outcome: Asked, why: Sql): Asked => ({
  ...outcome,
  why: firstReason([...(outcome.why ? [outcome.why] : []), why]),
  stored: undefined,
  told: undefined,
  placed: undefined,
});

function cut(cell: Cell, changed: readonly string[]): Sql | null {
  if (cell.members !== null) return cell.members.some(({ key }) => changed.includes(key)) ? raw("'break'") : null;
  if (changed.length === 0) return null;
  return sql`CASE WHEN ${cell.areaKey} IN (${join(changed.map((key) => sql`${key}`))}) THEN 'break' END`;
}
