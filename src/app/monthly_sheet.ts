import { endOf, formatPeriod, type Period } from '../catalog';
import type { Session } from '../flow';
import type { PivotSpec } from '../query';
import type { App } from './app.svelte';
import { addPivot } from './table_tabs';
import { lastView } from './tabs';
import { queryIssue } from './trace.svelte';

/** So many of the latest cumulative spans are looked at for figures of the area: other areas may be further on. */
const LOOK_BACK = 6;
/** As many as a sheet can be read with; the greatest of the official monthly sheets has about eighty. */
const MOST_INDICATORS = 200;

/** 月报表: the indicators of the home area on rows, 累计, 同比 and 位次 on columns, for the latest span from January that has figures. */
export async function newMonthlySheet(app: App): Promise<void> {
  const { session, catalog } = app;
  const area = catalog?.data.home ?? lastView(app)?.areas[0];
  if (!session || !catalog) return;
  const found = area === undefined ? null : await latestFigures(app, session, area);
  if (area === undefined || found === null) {
    app.messages.say('info', 'pivot.monthly_none');
    return;
  }
  const pivot: PivotSpec = {
    source: { kind: 'facts' },
    rows: [{ field: 'indicator' }],
    columns: [{ field: 'derivation' }],
    values: found.indicators.flatMap((indicator) =>
      (['level', 'year_on_year', 'rank'] as const).map((derivation) => ({ kind: 'indicator', indicator, derivation })),
    ),
    where: [],
    areas: [area],
    periods: [found.period],
    subtotals: false,
    totals: { row: false, column: false },
  };
  const title = app.t('pivot.monthly_title', {
    area: catalog.areaName(area, app.lang, endOf(found.period) - 1),
    period: formatPeriod(found.period, app.lang),
  });
  await addPivot(app, title, pivot);
}

interface Found {
  readonly period: Period;
  readonly indicators: readonly string[];
}

/** The latest span from January in which the area has figures, and the indicators that have one, in their official order. */
async function latestFigures(app: App, session: Session, area: string): Promise<Found | null> {
  const known = await session.periods();
  if (!known.ok) {
    app.messages.issue(queryIssue(known.error));
    return null;
  }
  const keys = session.catalog.data.indicators.map(({ key }) => key);
  for (const period of cumulative(known.value).slice(0, LOOK_BACK)) {
    const columns = keys.map((measure) => ({
      measure,
      derivation: { kind: 'level' } as const,
      area: { key: area },
      period,
    }));
    const answer = await session.ask({ columns, rows: [], where: [] });
    if (!answer.ok) {
      app.messages.issue(queryIssue(answer.error));
      return null;
    }
    const figures = answer.value.rows[0]?.figures ?? [];
    const indicators = keys.filter((_, i) => figures[i]?.exact !== null && figures[i] !== undefined);
    if (indicators.length > 0) return { period, indicators: indicators.slice(0, MOST_INDICATORS) };
  }
  return null;
}

/** Spans from January within one year, the latest first; of those that end together there is one. */
const cumulative = (periods: readonly Period[]): readonly Period[] =>
  periods.filter(({ m0, n }) => m0 % 12 === 0 && n <= 12).sort((a, b) => endOf(b) - endOf(a));
