import { outcomeOf, type Asking } from './cells';
import type { Outcome } from './outcome';
import type { Ask } from './spec';

/** The questions of a batch: asks that differ in nothing but their area are one. */
export interface Questions {
  /** What each question is. */
  readonly outcomes: ReadonlyMap<number, Outcome>;
  /** One ask of each question. */
  readonly asks: readonly Ask[];
  /** The question of each ask, and what it is for this one: of several that ask together some may be refused. */
  readonly of: readonly { readonly p: number; readonly outcome: Outcome }[];
}

/**
 * Puts asks together. Those of one area each are one question, since nothing but the row tells them apart; totals are where they come out as the very
 * same (of a mean the number of members is told, of a share the area above them all).
 */
export function questionsOf(asking: Asking, asks: readonly Ask[]): Questions {
  const outcomes = new Map<number, Outcome>();
  const first: Ask[] = [];
  const groups = new Map<string, { readonly p: number; readonly said: Outcome; alike: boolean }>();
  const fresh = (ask: Ask): { readonly p: number; readonly outcome: Outcome } => {
    const p = first.length;
    first.push(ask);
    const outcome = outcomeOf(asking, ask, 0, p, null, false);
    outcomes.set(p, outcome);
    return { p, outcome };
  };
  const of = asks.map((ask) => {
    const { area, ...rest } = ask;
    if (area === undefined) return fresh(ask);
    const same = `${'key' in area ? 'key' : 'sum'} ${JSON.stringify(rest)}`;
    const group = groups.get(same);
    if (!group?.alike) {
      const made = fresh(ask);
      if (!group) groups.set(same, { p: made.p, said: made.outcome, alike: true });
      return made;
    }
    const outcome = outcomeOf(asking, ask, 0, group.p, null, false);
    if (isSame(outcome, group.said)) return { p: group.p, outcome };
    // Totals that come out differently have nothing to share: the others of this kind are not tried.
    group.alike = 'key' in area;
    return 'key' in area ? { p: group.p, outcome } : fresh(ask);
  });
  return { outcomes, asks: first, of };
}

/** Whether two outcomes are the very same. Compared part by part: a pivot has hundreds of totals, and writing each as a text took longer than the rest. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [parts, others] = [one as Parts, other as Parts];
  const names = Object.keys(parts);
  return (
    names.length === Object.keys(others).length &&
    names.every((name) => name in others && isSame(parts[name], others[name]))
  );
}

type Parts = Readonly<Record<string, unknown>>;
