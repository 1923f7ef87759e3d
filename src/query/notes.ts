import type { FigureNote } from '../core';

/**
 * Notes travel through SQL as bits, so that the notes of several operands join. The lowest four are `fact.flags` as stored,
 * the next two are set in `fact_now`.
 */
export const NOTE_BITS: Readonly<Record<FigureNote, number>> = {
  provisional: 1,
  estimated: 2,
  rebased: 4,
  assumed_period: 8,
  hand: 16,
  override: 32,
  differenced: 64,
  recomputed: 128,
  area_break: 256,
  sum_of_children: 512,
  published_parent: 1024,
  tie: 2048,
  definition_break: 4096,
};

/** The notes whose bits are set, in the order above. */
export function notesOf(bits: number): readonly FigureNote[] {
  return (Object.keys(NOTE_BITS) as FigureNote[]).filter((note) => (bits & NOTE_BITS[note]) !== 0);
}
