import { raw, sql, type Sql } from '../../core';
import { allNotes, approximate, firstReason, mostOf, ONE, rational, type Amount } from '../amount';
import type { Cell, Operand } from '../cell';
import { NOTE_BITS } from '../notes';
import { refuse, type Outcome } from '../outcome';
import { amountOf, onlyRange, type Subject } from '../quantity';
import { percentShape } from './shape';

/**
 * Percent of the whole. The whole is the published value of the area above (or of a named area); where that is missing, the sum of
 * its children if none of them is (of one that is only known as an interval nothing is made: `only_range`); the notes say which. Refuses `not_additive` (a share of rates), `no_parent`, `missing_child`,
 * `zero_denominator`.
 */
export function share(cell: Cell, subject: Subject, of: 'parent' | { readonly area: string }): Outcome {
  const shape = percentShape();
  const { indicator } = subject;
  if (!['sum', 'published'].includes(indicator.addArea) || indicator.origin === 'formula') {
    return refuse('not_additive', shape);
  }
  if (of !== 'parent' && !cell.catalog.area(of.area)) return refuse('unknown_area', shape);
  const part = amountOf(cell, subject, cell.period);
  if ('refused' in part) return refuse(part.refused, shape);
  const origin = subject.kind === 'measure' ? subject : ({ kind: 'fact', indicator } as const);
  const published = cell.operand(origin, cell.period, of === 'parent' ? 'parent' : { area: of.area });
  const whole = of === 'parent' ? orChildren(cell, subject, published) : named(published);
  const empty = sql`CASE WHEN ${approximate(cell.dialect, whole.num)} = 0 THEN 'zero_denominator' END`;
  const why = [
    ...part.amount.why,
    ...(of === 'parent' ? [noParent(cell)] : []),
    ...whole.why,
    ...(subject.kind === 'measure' ? [] : onlyRange(published)),
    empty,
  ];
  return {
    ...shape,
    value: part.amount,
    base: whole,
    finish: { kind: 'quotient', times: rational(100) },
    why: firstReason(why),
    notes: allNotes(cell.dialect, [...part.amount.notes, ...whole.notes]),
    always: [],
  };
}

const noParent = (cell: Cell): ReturnType<typeof sql> => sql`CASE WHEN NOT (${cell.hasParent()}) THEN 'no_parent' END`;

const named = (published: Operand): Amount => ({
  num: published.term,
  den: null,
  times: ONE,
  why: [published.why],
  notes: [...(published.notes ? [published.notes] : []), raw(String(NOTE_BITS.published_parent))],
});

function orChildren(cell: Cell, { indicator }: Subject, published: Operand): Amount {
  const value = published.term.plain ?? published.term.exact;
  if (indicator.addArea !== 'sum') return named(published);
  const { total, complete, ranged } = cell.siblingSum(published);
  const either = (one: Sql, other: Sql): Sql =>
    sql`(CASE WHEN ${value} IS NOT NULL THEN ${one} WHEN ${complete} THEN ${other} END)`;
  return {
    num: {
      plain: published.term.plain === null || total.plain === null ? null : either(published.term.plain, total.plain),
      exact: either(published.term.exact, total.exact),
      scale: total.scale,
      most: Math.max(mostOf(published.term), mostOf(total)),
    },
    den: null,
    times: ONE,
    why: [
      ...(ranged ? [sql`CASE WHEN ${value} IS NULL AND ${ranged} THEN 'only_range' END`] : []),
      sql`CASE WHEN ${value} IS NULL AND NOT COALESCE(${complete}, FALSE) THEN 'missing_child' END`,
    ],
    notes: [
      ...(published.notes ? [published.notes] : []),
      sql`CASE WHEN ${value} IS NOT NULL THEN ${raw(String(NOTE_BITS.published_parent))} ELSE ${raw(String(NOTE_BITS.sum_of_children))} END`,
    ],
  };
}
