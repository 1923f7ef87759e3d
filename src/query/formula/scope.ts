import type { Catalog, Indicator } from '../../catalog';
import type { Among } from '../spec';
import { measureOf } from './measure';
import type { Asked, Num, NumberSense, Sense, When } from './meaning';
import type { Expr, FormulaProblem, ProblemCode, Span } from './syntax';

/** What a formula is understood with. */
export interface Scope {
  readonly catalog: Catalog;
  /** Whom ranks and figures over areas are taken among; null where there is nobody (a formula indicator). */
  readonly among: Among | null;
  /** A formula indicator states its unit: a number written in a sum counts in base units, as operands do (F6). */
  readonly base?: boolean;
}

/** A scope in which problems are noted; what cannot be understood is null. */
export interface Reading extends Scope {
  readonly problems: FormulaProblem[];
  understand(expr: Expr): Sense | null;
}

/** Notes what is wrong with the part at that place. */
export function wrong(
  reading: Reading,
  { from, to }: Span,
  code: ProblemCode,
  params: FormulaProblem['params'] = {},
): null {
  reading.problems.push({ code, from, to, params });
  return null;
}

/** The part as a number, or why it is none. */
export function numberAt(reading: Reading, expr: Expr): NumberSense | null {
  const sense = reading.understand(expr);
  if (sense === null || sense.type === 'number') return sense;
  return wrong(reading, expr, 'wants_number');
}

/** The indicator that stands for itself or for a measure over a ledger; null for a measure that no indicator bears. */
export const indicatorOf = (catalog: Catalog, measure: string): Indicator | null =>
  catalog.indicator(measure) ??
  catalog.data.indicators.find((each) => each.measure !== undefined && `measure:${each.measure}` === measure) ??
  null;

/** A number in the unit of an indicator. */
export function levelSense(catalog: Catalog, node: Asked): NumberSense {
  const indicator = indicatorOf(catalog, node.measure);
  const measure = measureOf(indicator?.unit ?? '');
  const form = indicator?.kind === 'rank' ? 'rank' : measure.label === '%' ? 'percent' : 'number';
  return { type: 'number', node, measure, form, decimals: indicator?.decimals ?? 0, literal: false };
}

export const numberSense = (
  node: Num,
  of: Omit<NumberSense, 'type' | 'node' | 'literal'>,
  literal = false,
): NumberSense => ({
  type: 'number',
  node,
  measure: of.measure,
  form: of.form,
  decimals: of.decimals,
  literal,
});

/** A reference alone, without any arithmetic. */
export const asked = (measure: string, area: string | null, when: When): Asked => ({
  kind: 'asked',
  measure,
  derivation: { kind: 'level' },
  area,
  when,
});
