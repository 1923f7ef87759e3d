import { raw, sql, type Sql } from '../core';
import { asDouble, exactTerm, type Term } from './amount';
import { choose } from './choose';
import type { Dialect } from './dialect';
import { isRefused, type Asked, type Outcome } from './outcome';

/** The SELECT items of one column. Numbers stay as they are stored unless questions differ in how they are reached. */
export function columnParts(outcomes: ReadonlyMap<number, Outcome>, i: number, d: Dialect): readonly Sql[] {
  const asked = new Map([...outcomes].filter((each): each is [number, Asked] => !isRefused(each[1])));
  if (asked.size === 0) return [];
  const item = (name: string, pick: (outcome: Asked) => Sql | null | undefined): readonly Sql[] => {
    const each = new Map([...outcomes.keys()].map((p) => [p, pickOf(asked.get(p), pick)]));
    if ([...each.values()].every((expression) => expression === null)) return [];
    return [sql`${choose(each)} AS ${raw(`c${i}_${name}`)}`];
  };
  const number = (name: string, pick: (outcome: Asked) => Term | null | undefined): readonly Sql[] => {
    const terms = [...asked.values()].map(pick).filter((term) => term !== null && term !== undefined);
    const plain = terms.length === asked.size && terms.every((term) => asDouble(d, term) !== null);
    const mixed = terms.some((term) => term.whole === true) && terms.some((term) => term.whole !== true);
    return item(name, (outcome) => {
      const term = pick(outcome);
      if (!term) return null;
      const double = plain ? asDouble(d, term) : null;
      if (double === null) return d.text(term.plain ?? term.exact);
      return mixed && term.whole === true ? d.double(double) : double;
    });
  };
  return [
    ...number('num', ({ value, text, placed }) => (text !== undefined ? null : placed ? placeTerm(placed) : value.num)),
    ...number('den', ({ value }) => value.den),
    ...number('base', ({ base }) => base?.num),
    ...number('base_den', ({ base }) => base?.den),
    ...item('why', ({ why, told, placed }) => (told || placed ? null : why)),
    ...item('note', ({ notes, placed }) => (placed ? null : notes)),
    ...item('low', ({ interval }) => interval?.low),
    ...item('high', ({ interval }) => interval?.high),
    ...item('kind', ({ kind }) => kind),
    ...item('text', ({ text }) => text),
  ];
}

const placeTerm = (placed: Sql): Term => ({ ...exactTerm(placed, 0), plain: placed, whole: true });

const pickOf = (outcome: Asked | undefined, pick: (outcome: Asked) => Sql | null | undefined): Sql | null =>
  outcome === undefined ? null : (pick(outcome) ?? null);
