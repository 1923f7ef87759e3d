import { raw, sql } from '../../core';
import { allNotes, exactTerm, firstReason, multiplyTerms, ONE, onlyMissing } from '../amount';
import type { Cell, RankBy } from '../cell';
import { placeSaid } from '../gather/placed';
import { NOTE_BITS } from '../notes';
import { isRefused, refuse, type Asked, type Outcome } from '../outcome';
import type { Subject } from '../quantity';
import type { Derivation } from '../spec';
import { growth } from './growth';
import { level } from './level';
import { rankShape } from './shape';

/**
 * The place among peers, 1-2-2-4, best first: the highest, or the lowest where lower is better; from the last `end` the other way round. Refuses
 * has no value, `not_applicable` if the area is not among them, and whatever the ranked value itself refuses.
 */
export function rank(
  cell: Cell,
  subject: Subject,
  { among, of = 'level', end }: Extract<Derivation, { readonly kind: 'rank' }>,
): Outcome {
  if (cell.members !== null) return refuse('not_additive', rankShape);
  if (typeof among === 'object' && 'set' in among && !cell.catalog.peerSet(among.set)) {
    return refuse('unknown_area', rankShape);
  }
  const valueOf = (one: Cell): Outcome => (of === 'level' ? level(one, subject) : growth(one, subject, 'same_period'));
  const [ranked, peer] = [valueOf(cell), valueOf(cell.asPeer)];
  if (isRefused(ranked)) return refuse(ranked.refused, rankShape);
  if (isRefused(peer)) return refuse(peer.refused, rankShape);
  const highestFirst = (subject.indicator.better !== 'lower') !== (end === 'last');
  const { place, gap, tie: shared, packed } = cell.place(among, rankBy(peer), highestFirst);
  const why = [
    ...(ranked.why ? [ranked.why] : []),
    sql`CASE WHEN ${place} IS NULL THEN 'not_applicable' WHEN ${gap} THEN 'missing_peer' END`,
  ];
  const tie = sql`CASE WHEN ${shared} THEN ${raw(String(NOTE_BITS.tie))} ELSE 0 END`;
  const plain =
    packed !== null && onlyMissing({ ...ranked.value, why: ranked.why ? [ranked.why] : [] }) && ranked.base === null;
  return {
    ...rankShape,
    ...(plain ? { placed: placeSaid(packed, ranked.value.num) } : {}),
    value: { num: { ...exactTerm(place, 0), plain: place, whole: true }, den: null, times: ONE, why, notes: [] },
    base: null,
    finish: { kind: 'value' },
    why: firstReason(why),
    notes: allNotes(cell.dialect, [...(ranked.notes ? [ranked.notes] : []), tie]),
    always: ranked.always,
  };
}

/** Growth orders as the ratio of value to base does; factors common to all peers do not matter, but their sign does. */
function rankBy({ value, base, finish, why }: Asked): RankBy {
  if (base === null || finish.kind === 'value') return { num: value.num, den: value.den, why };
  const num = multiplyTerms(value.num, base.den) ?? value.num;
  return { num, den: multiplyTerms(value.den, base.num) ?? base.num, why };
}
