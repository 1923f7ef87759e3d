import type { Catalog } from '../catalog';
import type { Figure } from '../core';
import type { Ask } from '../query';
import type { Lang } from '../text';
import type { Binding } from './bind';
import type { BoundNumber } from './rendered';
import { markOf, type Frozen, type FrozenNumber, type NumberMark, type SeenNumber } from './frozen';
import { sourceNote } from './note';
import { writeFigure } from './show';

/** One number that is not what it was. */
export interface DriftLine {
  /** Name of the number in a final document, its question in a draft. */
  readonly key: string;
  readonly expression: string;
  /** 青溪县 2024年 专利授权量 同比. */
  readonly place: string;
  /** Null of a named query and of a list of names. */
  readonly ask: Ask | null;
  readonly was: NumberMark;
  /** What the data say now. */
  readonly now: { readonly text: string; readonly exact: string };
  /** The same with its sign, for the words in front of it. */
  readonly figure: Figure | null;
  /** Set in a final document: what it was read from is known. */
  readonly frozen?: FrozenNumber;
  /** Why it cannot be taken over as it is: a word of it is not true any more, or there is no figure. */
  readonly problem?: string;
}

/** How the numbers of one document stand against what they were. */
export interface Drift {
  /** Numbers that have a value to compare with. */
  readonly total: number;
  readonly lines: readonly DriftLine[];
  /** Numbers of a draft that were not looked at before. */
  readonly fresh: readonly SeenNumber[];
}

export const seenKey = (ask: Ask): string => JSON.stringify(ask);

/** What is asked for now. */
export interface Answered {
  /** By question. */
  readonly figures: ReadonlyMap<string, Figure>;
  /** Named queries and lists of names, by name of the binding. */
  readonly others: ReadonlyMap<string, BoundNumber>;
}

/** What is kept of a document, to be compared. */
export interface Remembered {
  readonly frozen?: Frozen;
  readonly seen?: readonly SeenNumber[];
}

/** Compares what a document shows now with what it showed: a final one with its frozen numbers, a draft with what was last seen. */
export function driftOf(
  bindings: readonly Binding[],
  answered: Answered,
  { frozen, seen = [] }: Remembered,
  catalog: Catalog,
  lang: Lang,
  at: string,
): Drift {
  const byName = new Map(frozen?.numbers.map((number) => [number.id, number]));
  const byKey = new Map(seen.map((each) => [each.key, each]));
  const lines: DriftLine[] = [];
  const fresh = new Map<string, SeenNumber>();
  const met = new Set<string>();
  let total = 0;
  for (const binding of bindings) {
    const kept = byName.get(binding.id);
    const ask = frozen ? (kept?.ask ?? null) : binding.ask;
    const present = presentOf(binding, ask, answered, frozen?.lang ?? lang);
    if (!present) continue;
    const { figure, shown, problem } = present;
    const now = { text: shown, exact: markOf(figure, shown) };
    const question = ask ? seenKey(ask) : binding.inside;
    const was = frozen ? kept : byKey.get(question);
    if (!was) {
      // What has not been answered yet was not seen.
      if (ask || problem === undefined) fresh.set(question, { key: question, ...now, at });
      continue;
    }
    const key = kept?.id ?? question;
    if (met.has(key)) continue;
    met.add(key);
    total += 1;
    if (was.exact === now.exact || kept?.kept?.exact === now.exact) continue;
    const why = problem ?? (now.exact.startsWith('!') ? shown : undefined);
    lines.push({
      key,
      expression: binding.inside,
      place: kept?.place ?? (ask ? sourceNote(ask, [], catalog, lang).what : binding.inside),
      ask,
      was,
      now,
      figure,
      ...(kept ? { frozen: kept } : {}),
      ...(why === undefined ? {} : { problem: why }),
    });
  }
  return { total, lines, fresh: [...fresh.values()] };
}

function presentOf(
  binding: Binding,
  ask: Ask | null,
  { figures, others }: Answered,
  lang: Lang,
): Pick<BoundNumber, 'figure' | 'shown' | 'problem'> | null {
  const figure = ask ? figures.get(seenKey(ask)) : undefined;
  if (!ask) return others.get(binding.id) ?? null;
  return figure ? { figure, ...writeFigure(figure, binding.format, ask.period, lang) } : null;
}
