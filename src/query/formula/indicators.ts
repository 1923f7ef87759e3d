import type { Catalog, Indicator } from '../../catalog';
import type { Result } from '../../core';
import { inverse, times } from '../amount';
import { scaledBy, timesHundred } from './arithmetic_sense';
import { referencesOf } from './columns';
import type { Num } from './meaning';
import { parseFormula } from './parse';
import { readReference } from './reference';
import type { Expr, FormulaProblem } from './syntax';
import { understandFormula } from './understand';
import { isPercent, unitFactor } from './units';

const known = new WeakMap<Catalog, Map<string, Num | null>>();

/**
 * What a formula indicator computes, in the indicator's unit; null where its formula cannot be read, is a text or leads back to itself.
 * Operands count in base units. A percent formula that multiplies by 100 itself means the same as one that does not (F6).
 */
export function indicatorNode(indicator: Indicator, catalog: Catalog): Num | null {
  const kept = known.get(catalog) ?? new Map<string, Num | null>();
  known.set(catalog, kept);
  const same = `${indicator.key}\n${indicator.unit}\n${indicator.formula ?? ''}`;
  const found = kept.get(same);
  if (found !== undefined) return found;
  const made = leadsBack(indicator.key, catalog) ? null : nodeOf(indicator, catalog);
  kept.set(same, made);
  return made;
}

function nodeOf({ formula = '', unit }: Indicator, catalog: Catalog): Num | null {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return null;
  const sense = understandFormula(parsed.value, { catalog, among: null, base: true });
  // A mere number is no indicator.
  if (!sense.ok || sense.value.type !== 'number' || sense.value.literal) return null;
  return declared(parsed.value, sense.value.node, sense.value.measure.factor, unit);
}

/** The indicator's own unit instead of the one that the formula leads to. */
function declared(expr: Expr, node: Num, factor: ReturnType<typeof unitFactor>, unit: string): Num {
  const own = unitFactor(unit);
  const already = isPercent(unit) && timesHundred(expr, inverse(own));
  return scaledBy(node, already ? factor : times(factor, inverse(own)));
}

/** Everything that is wrong with a formula indicator's formula. */
export function indicatorProblems(formula: string, catalog: Catalog): readonly FormulaProblem[] {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return [parsed.error];
  const sense: Result<unknown, readonly FormulaProblem[]> = understandFormula(parsed.value, {
    catalog,
    among: null,
    base: true,
  });
  return sense.ok ? [] : sense.error;
}

/** The indicators that a formula names, each once, by key. */
export function indicatorsOf(expr: Expr, catalog: Catalog): readonly string[] {
  const keys = referencesOf(expr).flatMap((inside) => {
    const read = readReference(inside, catalog);
    return 'code' in read ? [] : [read.measure];
  });
  return [...new Set(keys)];
}

function leadsBack(key: string, catalog: Catalog): boolean {
  const seen = new Set<string>();
  const visit = (at: string): boolean => {
    const indicator = catalog.indicator(at);
    if (indicator?.origin !== 'formula') return false;
    const parsed = parseFormula(indicator.formula ?? '');
    if (!parsed.ok) return false;
    return indicatorsOf(parsed.value, catalog).some((next) => {
      if (next === key) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return visit(next);
    });
  };
  return visit(key);
}
