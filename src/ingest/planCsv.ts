import { indexCatalog, periodKey, type Area, type CatalogData, type Indicator } from '../catalog';
import { STATUSES, cellAddress } from '../core';
import { factCsvLine } from './factsCsv';
import { exactText } from './read/exactText';
import { asPrinted } from './apply/lookups';
import { sheetNameOf } from './layout/tables';
import type { SourcePlan } from './plan';

/**
 * The facts of a plan as lines of CSV, without a database: what would be loaded, under the names and in the units of the sheet. What
 * base columns (同期数) hold is of the year before.
 */
export function* planFactLines(plan: SourcePlan, data: CatalogData): Generator<string> {
  const catalog = indexCatalog(data);
  const madeAreas = new Map(plan.newAreas.map((area) => [area.key, area]));
  const madeIndicators = new Map(plan.newIndicators.map((each) => [each.key, each]));
  for (const sheet of plan.sheets) {
    if (sheet.kind !== 'facts') continue;
    const { facts } = sheet;
    const areas = facts.areas.map((key) => madeAreas.get(key) ?? catalog.area(key));
    const indicators = facts.indicators.map((key) => madeIndicators.get(key) ?? catalog.indicator(key));
    const units = new Map(facts.texts.map(([i, , unit]) => [i, unit]));
    for (let i = 0; i < facts.length; i++) {
      const area = areas[facts.area[i] ?? 0];
      const indicator = indicators[facts.indicator[i] ?? 0];
      const [from = '', to = ''] = periodKey({
        m0: (facts.m0[i] ?? 0) - 12 * (facts.role[i] ?? 0),
        n: facts.n[i] ?? 0,
      }).split('/');
      const own = indicator?.unit ?? '';
      const { value, unit } = asPrinted(facts.value[i] ?? NaN, own, units.get(i) ?? own);
      yield factCsvLine({
        areaCode: area?.code ?? '',
        area: nameOf(area),
        periodFrom: from,
        periodTo: to,
        indicator: facts.labels[facts.indicator[i] ?? 0] || nameOf(indicator),
        unit,
        value: Number.isNaN(value) ? '' : exactText(value),
        status: STATUSES[facts.status[i] ?? 0] ?? '',
        file: plan.source.name,
        sheet: sheetNameOf(sheet.sheet),
        cell: cellAddress(facts.row[i] ?? 0, facts.column[i] ?? 0),
      });
    }
  }
}

const nameOf = (named: Area | Indicator | undefined): string =>
  named?.names.find(({ preferred }) => preferred)?.name ?? named?.names[0]?.name ?? '';
