import type { Catalog } from '../../catalog';
import type { FigureNote } from '../../core';
import { allNotes, firstReason, ONE, exactTerm } from '../amount';
import { raw } from '../../core';
import type { Cell } from '../cell';
import { amountIn, inUnit, parseFormula, textIn, understandFormula, type Environment, type Sense } from '../formula';
import { refuse, type Outcome, type Shape } from '../outcome';
import { basePeriod, computable, momentOf } from '../quantity';
import type { FormulaDerivation } from '../spec';
import { acrossBreak } from './compare';

const PLAIN: Shape = { form: 'number', unit: '', decimals: 0 };
type Result = Exclude<Sense, { type: 'truth' }>;

const known = new WeakMap<Catalog, Map<string, Result | null>>();
const MOST_KNOWN = 2000;

/** Lists of peers by identity: every column of a view has the very same one, and thousands of names are long to write out for each. */
const lists = new WeakMap<readonly string[], number>();
let listed = 0;

function amongWhom(among: FormulaDerivation['among']): unknown {
  if (typeof among !== 'object' || !('areas' in among)) return among ?? null;
  const number = lists.get(among.areas) ?? (listed += 1);
  lists.set(among.areas, number);
  return { list: number };
}

/** What the column's formula means, in the unit that it is shown in; null where it cannot be read or makes no sense. */
export function meaningOf(formula: FormulaDerivation, catalog: Catalog): Result | null {
  const kept = known.get(catalog) ?? new Map<string, Result | null>();
  known.set(catalog, kept);
  const same = JSON.stringify([formula.text, amongWhom(formula.among), formula.unit ?? null]);
  const found = kept.get(same);
  if (found !== undefined) return found;
  const made = understood(formula, catalog);
  if (kept.size > MOST_KNOWN) kept.clear();
  kept.set(same, made);
  return made;
}

function understood({ text, among, unit }: FormulaDerivation, catalog: Catalog): Result | null {
  const parsed = parseFormula(text);
  const read = parsed.ok ? understandFormula(parsed.value, { catalog, among: among ?? 'siblings' }) : null;
  if (!read?.ok) return null;
  if (unit === undefined || read.value.type === 'text') return read.value;
  return inUnit(read.value, unit);
}

/** A formula at one cell. Rules in formula/SPEC.md; what cannot be read or makes no sense is `bad_formula`. */
export function formulaColumn(cell: Cell, formula: FormulaDerivation): Outcome {
  const meaning = meaningOf(formula, cell.catalog);
  if (meaning === null) return refuse('bad_formula', PLAIN);
  const always = new Set<FigureNote>();
  const labels = { count: 0 };
  const env = environmentOf(cell, cell, formula, always, labels);
  if (meaning.type === 'text') {
    const { expression, why, notes } = textIn(meaning.node, env);
    const nothing = { num: exactTerm(raw('0'), 0), den: null, times: ONE, why, notes };
    return {
      ...{ form: 'text', unit: '', decimals: 0 },
      ...finishOf(cell, nothing.why, nothing.notes, always),
      value: nothing,
      text: expression,
    };
  }
  const { node, form, measure } = meaning;
  const shape: Shape = { form, unit: measure.label, decimals: formula.decimals ?? meaning.decimals };
  if (node.kind === 'asked') {
    const outcome = askedAt(cell, node, () => `f${labels.count++}`);
    const { decimals } = formula;
    return decimals === undefined ? outcome : { ...outcome, decimals };
  }
  const value = amountIn(node, env);
  const placed = node.kind === 'rank' ? { placed: value.placed } : {};
  return { ...shape, ...finishOf(cell, value.why, value.notes, always), value, ...placed };
}

const finishOf = (
  { dialect }: Cell,
  why: Parameters<typeof firstReason>[0],
  notes: Parameters<typeof allNotes>[1],
  always: ReadonlySet<FigureNote>,
): {
  base: null;
  finish: { kind: 'value' };
  why: ReturnType<typeof firstReason>;
  notes: ReturnType<typeof allNotes>;
  always: readonly FigureNote[];
} => ({
  base: null,
  finish: { kind: 'value' },
  why: firstReason(why),
  notes: allNotes(dialect, notes),
  always: [...always],
});

/** What a name in a formula stands for. */
function askedAt(
  cell: Cell,
  { measure, derivation, area, when }: Parameters<Environment['asked']>[0],
  label: () => string,
): Outcome {
  const period = momentOf(when, cell.period);
  if ('refused' in period) return refuse(period.refused, PLAIN);
  return cell.other({ measure, derivation }, period.period, area, label());
}

/** `asked`: the cell that the column is at, `cell`: where the formula has moved to. */
function environmentOf(
  cell: Cell,
  column: Cell,
  formula: FormulaDerivation,
  always: Set<FigureNote>,
  labels: { count: number },
): Environment {
  const among = formula.among ?? 'siblings';
  const label = (): string => `f${labels.count++}`;
  return {
    d: cell.dialect,
    always,
    asked: (node) => computable(askedAt(cell, node, label)),
    at: (base) => {
      const earlier = basePeriod(base, cell.period);
      if ('refused' in earlier) return earlier;
      const there = environmentOf(cell.moved(earlier.period), column, formula, always, labels);
      return { there, why: acrossBreak(cell, earlier.period) };
    },
    get peer() {
      return environmentOf(cell.asPeer, column, formula, always, labels);
    },
    place: (peers, by, desc) =>
      cell.members === null
        ? cell.place(peers, by, desc, label())
        : { place: raw('NULL'), gap: raw('FALSE'), tie: raw('FALSE'), packed: null },
    over: (how, by) => ({ ...cell.over(among, by, how, label()), scale: by.num.scale }),
  };
}
