import { err, issue, ok, toNumber, type Issue, type Result } from '../core';
import type { Catalog, Period } from '../catalog';
import type { Session } from '../flow';
import {
  areasByRule,
  candidates,
  inTime,
  periodsByRule,
  sourceIndicators,
  viewAsOf,
  type AreaRule,
  type View,
} from '../view';
import { editView, refreshView, savePeerSet } from '../workspace';
import { newPeerSet } from './catalog_edit';
import { queryIssue } from './trace.svelte';
import { MOST_PICKS } from './view_picks';
import type { ViewState } from './view.svelte';

/** The areas that a rule stands for now, in the order in which they are compared; or why they cannot be told. */
export async function areasOfRule(
  session: Session,
  rule: AreaRule,
  periods: readonly Period[],
  signal: AbortSignal,
): Promise<Result<readonly string[], Issue>> {
  const { catalog } = session;
  const last = inTime(periods).at(-1);
  const at = last ? last.m0 + last.n - 1 : Number.MAX_SAFE_INTEGER;
  const known = areasByRule(rule, catalog, at);
  if (known !== null) return ok(known);
  if (rule.kind !== 'nearest') return ok([]);
  const period = rule.period ?? last;
  const name = catalog.indicatorName(rule.indicator, 'zh');
  if (!period) return err(issue('warning', 'nearest_no_period', {}, { name }));
  return nearest(session, rule, period, candidates(rule.area, catalog, period.m0 + period.n - 1), signal);
}

/** The engine orders by the distance from the area's own figure; an area without a figure is never near. */
async function nearest(
  session: Session,
  { area, indicator, count }: Extract<AreaRule, { kind: 'nearest' }>,
  period: Period,
  among: readonly string[],
  signal: AbortSignal,
): Promise<Result<readonly string[], Issue>> {
  const level = { measure: indicator, derivation: { kind: 'level' }, period } as const;
  const own = await session.ask({ columns: [{ ...level, area: { key: area } }], rows: [], where: [] }, { signal });
  if (!own.ok) return err(queryIssue(own.error));
  const figure = own.value.rows[0]?.figures[0];
  if (!figure?.exact) {
    const name = session.catalog.areaName(area, 'zh');
    return err(issue('warning', 'nearest_no_figure', {}, { name, reason: figure?.reason ?? 'missing' }));
  }
  const found = await session.ask(
    {
      columns: [level],
      rows: ['area'],
      where: [{ dim: 'area', in: among }],
      order: [{ by: 0, near: String(toNumber(figure.exact)) }, { by: 'area' }],
      page: { offset: 0, limit: count },
    },
    { signal },
  );
  if (!found.ok) return err(queryIssue(found.error));
  const keys = found.value.rows.flatMap((row) => (row.figures[0]?.exact && row.area !== undefined ? [row.area] : []));
  return ok([area, ...keys]);
}

/** The view as its rules make it now; the very view where nothing changes or a rule cannot be answered. */
export async function refreshed(session: Session, view: View, signal: AbortSignal): Promise<View> {
  const { areaRule, periodRule } = view;
  if (!areaRule && !periodRule) return view;
  let periods = view.periods;
  if (periodRule) {
    const indicators = sourceIndicators(view.indicators, session.catalog);
    const spans = await session.periods({ signal, ...(indicators === null ? {} : { indicators }) });
    const made = spans.ok ? periodsByRule(periodRule, spans.value) : [];
    if (made.length > 0) periods = made;
  }
  let areas = view.areas;
  if (areaRule) {
    const made = await areasOfRule(session, areaRule, periods, signal);
    if (made.ok && made.value.length > 0) areas = session.catalog.inOrder(made.value);
  }
  const same = JSON.stringify([areas, periods]) === JSON.stringify([session.catalog.inOrder(view.areas), view.periods]);
  return same ? view : { ...view, areas, periods };
}

/** Brings a view up to what its rules say of the data as they are now. No step of undo: the rule was the person's choice. */
export async function followRules(state: ViewState, signal: AbortSignal): Promise<undefined> {
  const { view, tabId, app } = state;
  const { session } = app;
  if (!session || !view) return;
  const now = await refreshed(session, view, signal);
  if (now !== view && !signal.aborted && state.view === view) await app.do(refreshView, { tab: tabId, view: now });
}

/** Compares an area with those nearest to it. What cannot be told is said, and the view stays as it was. */
export async function chooseNearest(state: ViewState, rule: Extract<AreaRule, { kind: 'nearest' }>): Promise<void> {
  const { app, view } = state;
  const { session } = app;
  if (!session || !view) return;
  const found = await areasOfRule(session, rule, view.periods, new AbortController().signal);
  if (!found.ok) app.messages.issue(found.error);
  else state.edit({ areas: session.catalog.inOrder(found.value), areaRule: rule });
}

/** Keeps the chosen areas as a peer set, by which the view goes from then on. */
export async function savePeers(state: ViewState, name: string): Promise<void> {
  const { app, view } = state;
  const { catalog } = app;
  if (!catalog || !view) return;
  const set = { ...newPeerSet(catalog, name), areas: view.areas };
  if (await app.do(savePeerSet, { set })) app.messages.say('good', 'view.pick.saved_set', { name });
}

/** By what nearness can be asked: what the view shows first, then the catalog's others. */
export const nearIndicators = (catalog: Catalog, view: View): readonly string[] =>
  [...new Set([...view.indicators, ...catalog.data.indicators.map(({ key }) => key)])].slice(0, MOST_PICKS);

/** Only what was released by that day counts; '' for the latest data. */
export function setAsOf({ app, view, tabId }: ViewState, day: string): void {
  if (view) void app.do(editView, { tab: tabId, view: viewAsOf(view, day) });
}
