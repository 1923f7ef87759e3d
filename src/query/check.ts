import type { Catalog } from '../catalog';
import { issue, type Issue } from '../core';
import { indicatorProblems } from './formula';
import { subjectOf } from './quantity';
import { rowsOf } from './rows';
import type { Ask, QuerySpec } from './spec';

/**
 * What is wrong with a question before it is asked: unknown names, nothing to show, a formula that cannot be read. `compile` answers such a
 * question all the same, with figures that say why they are not there.
 */
export function checkSpec(spec: QuerySpec, catalog: Catalog): readonly Issue[] {
  const { periods, byPeriod } = rowsOf(spec, catalog);
  const listed = spec.where.flatMap((predicate) =>
    predicate.dim !== 'area' ? [] : 'in' in predicate ? predicate.in : [predicate.childrenOf],
  );
  const hasPeriod = byPeriod || periods.some((period) => period !== null);
  return [
    ...(spec.columns.length === 0 ? [issue('error', 'query_without_columns')] : []),
    ...(byPeriod && periods.length === 0 ? [issue('error', 'query_without_period')] : []),
    ...unknownAreas(listed, catalog),
    ...spec.columns.flatMap((ask) => checkAsk(ask, catalog, hasPeriod, spec.rows.includes('area'))),
  ];
}

function checkAsk(ask: Ask, catalog: Catalog, hasPeriod: boolean, hasArea: boolean): readonly Issue[] {
  const areas = ask.area === undefined ? [] : 'key' in ask.area ? [ask.area.key] : ask.area.sum;
  return [
    ...unknownAreas(areas, catalog),
    ...(ask.period === undefined && !hasPeriod ? [issue('error', 'query_without_period')] : []),
    ...(ask.area === undefined && !hasArea ? [issue('error', 'query_without_area')] : []),
    ...(ask.derivation.kind === 'formula' ? [] : checkMeasure(ask.measure, catalog)),
    ...(ask.derivation.kind === 'per' ? checkMeasure(ask.derivation.by, catalog) : []),
  ];
}

function checkMeasure(name: string, catalog: Catalog): readonly Issue[] {
  const subject = subjectOf({ catalog }, name);
  if (subject === null) return [issue('error', 'query_unknown_indicator', {}, { indicator: name })];
  return subject.indicator.origin === 'formula' ? checkFormula(subject.indicator.formula ?? '', catalog) : [];
}

/** Whether a formula can be read, and knows what it names. For the catalog's editor too. */
export const checkFormula = (formula: string, catalog: Catalog): readonly Issue[] =>
  indicatorProblems(formula, catalog).map(({ code, from, params }) =>
    code === 'unknown_name' || code === 'near_name'
      ? issue('error', 'query_unknown_indicator', {}, { indicator: params['name'] ?? '' })
      : issue('error', 'formula_unreadable', {}, { formula, at: from + 1, expected: code }),
  );

const unknownAreas = (keys: readonly string[], catalog: Catalog): readonly Issue[] =>
  keys
    .filter((key) => catalog.area(key) === undefined)
    .map((key) => issue('error', 'query_unknown_area', {}, { area: key }));
