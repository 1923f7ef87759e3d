import { comparePeriods, isYear, type Catalog, type Period } from '../catalog';
import type { ImportPlan } from '../flow';
import type { FactBatch } from '../ingest';
import type { View } from '../workspace';

/** Small enough to be seen at a glance; the person adds what else is wanted. */
const INDICATORS = 3;
const AREAS = 60;
const YEARS = 6;
const SPANS = 12;

/**
 * The first 分析表 after an import into a workspace that has none: the first indicators of the largest sheet, its areas in
 * official order, the last years (or spans, where there are no years) of all sheets that have the first of them: years often come as a
 * file each. Null when the import brought no facts to show.
 * Areas of the level with most members are taken, so that a province does not stand among its counties.
 */
export function viewOfPlan(plan: ImportPlan, catalog: Catalog): View | null {
  const all = plan.plans.flatMap(({ sheets }) =>
    sheets.flatMap((sheet) => (sheet.kind === 'facts' ? [sheet.facts] : [])),
  );
  const facts = all.reduce<FactBatch | null>(
    (best, one) => (best === null || one.length > best.length ? one : best),
    null,
  );
  if (!facts || facts.length === 0) return null;
  return {
    areas: catalog.inOrder(mainLevel(facts.areas, catalog)).slice(0, AREAS),
    periods: lastPeriods(all.filter(({ indicators }) => indicators.includes(facts.indicators[0] ?? ''))),
    indicators: facts.indicators.slice(0, INDICATORS),
    derivations: ['level', 'growth'],
    chart: { kind: 'line' },
  };
}

function mainLevel(areas: readonly string[], catalog: Catalog): readonly string[] {
  const levels = new Map<string, string[]>();
  for (const key of areas) {
    const kind = catalog.area(key)?.kind ?? 'custom';
    const level = kind === 'district' ? 'county' : kind;
    levels.set(level, [...(levels.get(level) ?? []), key]);
  }
  return [...levels.values()].reduce<readonly string[]>((best, one) => (one.length > best.length ? one : best), []);
}

function lastPeriods(batches: readonly FactBatch[]): readonly Period[] {
  const periods = new Map<number, Period>();
  for (const { m0, n, role, length } of batches) {
    for (let i = 0; i < length; i++) {
      const [from, months] = [m0[i] ?? 0, n[i] ?? 1];
      const key = from * 1_000 + months;
      if (role[i] === 0 && !periods.has(key)) periods.set(key, { m0: from, n: months });
    }
  }
  const all = [...periods.values()].sort(comparePeriods);
  const years = all.filter(isYear);
  return years.length > 0 ? years.slice(-YEARS) : all.slice(-SPANS);
}
