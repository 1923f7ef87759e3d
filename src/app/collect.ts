import { parsePeriod, type Period } from '../catalog';
import { writeForm, type CollectForm } from '../ingest';
import { removeForm, saveForm } from '../workspace';
import type { App } from './app.svelte';
import { fileName } from './file_name';

/** The span that is asked for next, after the latest one of the table in front. */
export function nextPeriod(periods: readonly Period[]): Period | null {
  const last = periods.reduce<Period | null>(
    (best, one) => (best === null || one.m0 + one.n > best.m0 + best.n ? one : best),
    null,
  );
  return last && { m0: last.m0 + 12, n: last.n };
}

/** A form of the indicators and areas of the table in front; null where there is none. */
export async function newForm(app: App): Promise<CollectForm | null> {
  const tab = app.activeTab;
  const period = tab?.kind === 'view' ? nextPeriod(tab.view.periods) : null;
  if (tab?.kind !== 'view' || !period) return null;
  const observed = tab.view.indicators.filter((key) => app.catalog?.indicator(key)?.origin === 'observed');
  const form: CollectForm = {
    id: crypto.getRandomValues(new Uint32Array(2)).reduce((text, n) => text + n.toString(36), ''),
    name: app.t('collect.default_name', { name: tab.title }),
    period,
    indicators: observed,
    areas: tab.view.areas,
    made: new Date().toISOString(),
  };
  return (await app.do(saveForm, { form })) ? form : null;
}

/** Changes name or period. What is wrong with a typed period, or null. */
export function editForm(
  app: App,
  form: CollectForm,
  change: { readonly name?: string; readonly period?: string },
): string | null {
  const period = change.period === undefined ? form.period : parsePeriod(change.period);
  if (!period) return app.t('collect.period_unreadable');
  const name = change.name?.trim() || form.name;
  void app.do(saveForm, { form: { ...form, name, period } });
  return null;
}

export const dropForm = (app: App, id: string): Promise<boolean> => app.do(removeForm, { id });

/** The blank workbook, saved where downloads go. */
export function downloadForm(app: App, form: CollectForm): void {
  const { catalog, lang } = app;
  if (!catalog) return;
  const bytes = writeForm(form, catalog, lang, {
    area: app.t('collect.sheet_area'),
    note: app.t('collect.sheet_note'),
    numberOnly: app.t('collect.number_only'),
    wholeOnly: app.t('collect.whole_only'),
  });
  app.services.download(fileName(`${app.period(form.period)} ${form.name}`, 'xlsx'), bytes);
}

type Unreported = readonly { readonly area: string; readonly missing: readonly string[] }[];

/** Areas that have not reported all of a form; null where the engine cannot say. `version`: of the data, so that it is asked anew. */
export async function unreported(app: App, form: CollectForm, version: number): Promise<Unreported | null> {
  const { session } = app;
  if (!session || version < 0) return null;
  const { indicators, areas, period } = form;
  const page = await session.quality({ kind: 'unreported', indicators, areas, period });
  return page.ok && page.value.kind === 'unreported' ? page.value.rows : null;
}

/** The list as text for a message or a spreadsheet. */
export function unreportedText(app: App, form: CollectForm, rows: Unreported): string {
  const { catalog, lang } = app;
  const line = ({ area, missing }: Unreported[number]): string => {
    const all = missing.length === form.indicators.length;
    const what = all
      ? app.t('collect.nothing')
      : missing.map((key) => catalog?.indicatorName(key, lang) ?? key).join('、');
    return `${catalog?.areaName(area, lang) ?? area}\t${what}`;
  };
  return [`${app.t('collect.areas')}\t${app.t('collect.missing')}`, ...rows.map(line)].join('\r\n');
}
