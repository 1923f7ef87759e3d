import type { FigureNote, Reason, Sql } from '../../core';
import type { Amount } from '../amount';
import type { Placed, RankBy } from '../cell';
import type { Dialect } from '../dialect';
import type { Outcome } from '../outcome';
import type { Among, Base } from '../spec';
import type { Asked, Over } from './meaning';

/** What a formula is computed in: one column at one period, or the parts of an indicator. */
export interface Environment {
  readonly d: Dialect;
  /** Notes known before asking, gathered while the formula is walked. */
  readonly always: Set<FigureNote>;
  asked(node: Asked): Outcome | { readonly amount: Amount };
  /** The same at the base of a comparison, with what speaks against comparing (a break between the two). */
  at(base: Base): { readonly there: Environment; readonly why: readonly Sql[] } | { readonly refused: Reason };
  /** The same for any of the peers. */
  readonly peer: Environment;
  place(among: Among, by: RankBy, desc: boolean): Placed;
  /** One figure out of all peers': its number, how many peers there are and how many have no value. */
  over(how: Over, by: RankBy): { readonly value: Sql; readonly scale: number; readonly known: Sql; readonly gaps: Sql };
}
