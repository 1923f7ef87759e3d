import { formatPeriod, isYear, samePeriod, type Catalog, type Period } from '../catalog';
import type { Session } from '../flow';
import { t, tCode, type Lang } from '../text';
import {
  ancestors,
  areaPresets,
  lastYearOf,
  lastYears,
  periodsByRule,
  sourceIndicators,
  type PeriodRule,
  type View,
  VIEW_DERIVATIONS,
  whyNoDerivation,
  inTime,
  type ViewDerivation,
} from '../view';
import { readFirst, type IsRead } from './indicators_read';

/** A line of a picker. */
export interface PickItem {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly chosen: boolean;
  readonly home: boolean;
}

/** The longest list a picker draws; the search finds the rest. */
export const MOST_PICKS = 300;

/** Areas in official order, or what the search finds, best first. Chosen ones are listed even when the list is cut. */
export function areaPicks(catalog: Catalog, lang: Lang, view: Pick<View, 'areas'>, text: string): readonly PickItem[] {
  const chosen = new Set(view.areas);
  const found =
    text.trim() === ''
      ? catalog.inOrder(catalog.data.areas.map((area) => area.key))
      : withChildren(
          catalog.findAreas(text).map((area) => area.key),
          catalog,
        );
  const kept =
    found.length <= MOST_PICKS
      ? found
      : found.filter((key, i) => i < MOST_PICKS || chosen.has(key)).slice(0, MOST_PICKS * 2);
  return kept.map((key) => ({
    key,
    name: catalog.areaName(key, lang),
    note: ancestors(key, catalog, LATEST)
      .slice(0, 1)
      .map((up) => catalog.areaName(up, lang))
      .join(''),
    chosen: chosen.has(key),
    home: catalog.data.home === key,
  }));
}

/** Who types a city's name may want its counties: they stand behind what is named so itself. */
function withChildren(found: readonly string[], catalog: Catalog): readonly string[] {
  const first = found[0];
  if (first === undefined) return found;
  return [...new Set([...found, ...catalog.children(first, undefined, { all: true }).map(({ key }) => key)])];
}

/** No area ends after it. */
const LATEST = 12 * 9999;

/** Indicators in the catalog's order, those that nothing was read of behind the others; or what the search finds, best first. */
export function indicatorPicks(
  catalog: Catalog,
  lang: Lang,
  view: Pick<View, 'indicators'>,
  text: string,
  isRead: IsRead | null,
): readonly PickItem[] {
  const chosen = new Set(view.indicators);
  const all = catalog.data.indicators;
  const found = text.trim() === '' ? readFirst(all, isRead) : catalog.findIndicators(text);
  return found.slice(0, MOST_PICKS).map((indicator) => ({
    key: indicator.key,
    name: catalog.indicatorName(indicator.key, lang),
    note: catalog.unitName(indicator.key, lang),
    chosen: chosen.has(indicator.key),
    home: false,
  }));
}

/** One click that sets the whole choice. */
export interface Preset {
  readonly label: string;
  readonly change: Partial<View>;
}

export function areaChoices(catalog: Catalog, lang: Lang): readonly Preset[] {
  const { home } = catalog.data;
  return areaPresets(catalog, (key) => catalog.areaName(key, lang)).map(({ kind, label, areas, rule }) => ({
    label:
      kind === 'all'
        ? t(lang, 'view.pick.all_areas', { n: areas.length })
        : kind === 'all_in'
          ? t(lang, 'view.pick.all_in', { parent: label })
          : home === undefined
            ? label
            : t(lang, 'view.pick.home_peers', { home: t(lang, 'view.home'), set: label }),
    change: { areas, ...(rule ? { areaRule: rule } : {}) },
  }));
}

/** Ranges that grow with the data: years, single months, and the span of the latest figures over the years (1—5月). */
export function periodChoices(known: readonly Period[], view: Pick<View, 'periods'>, lang: Lang): readonly Preset[] {
  const years = [5, 6, 10].map((count): Preset | null =>
    grown({ kind: 'last', count, n: 12 }, known, t(lang, 'view.pick.last_years', { n: count })),
  );
  const months = grown({ kind: 'last', count: 13, n: 1 }, known, t(lang, 'view.pick.last_months', { n: 13 }));
  const spans = periodsByRule({ kind: 'same_span', count: 5 }, known);
  const latest = spans.at(-1);
  const same =
    latest === undefined || isYear(latest)
      ? null
      : grown(
          { kind: 'same_span', count: 5 },
          known,
          t(lang, 'view.pick.same_span', { span: spanName(latest, lang), n: 5 }),
        );
  const found = [...years, same, months].filter((preset) => preset !== null);
  if (found.length > 0) return found;
  const last = lastYearOf(view.periods);
  return last === null
    ? []
    : [5, 6, 10].map((n) => ({
        label: t(lang, 'view.pick.last_years', { n }),
        change: { periods: lastYears(last, n), periodRule: { kind: 'last', count: n, n: 12 } },
      }));
}

function grown(rule: PeriodRule, known: readonly Period[], label: string): Preset | null {
  const periods = periodsByRule(rule, known);
  return periods.length === 0 ? null : { label, change: { periods, periodRule: rule } };
}

/** A period without its year: 1—5月, 一季度. */
export const spanName = (period: Period, lang: Lang): string =>
  formatPeriod(period, lang).replace(/^\d{4}年|\s?\d{4}$/u, '');

/** The chosen rule in words, where the periods grow by one; else null. */
export function ruleText({ periodRule }: View, lang: Lang): string | null {
  if (!periodRule) return null;
  if (periodRule.kind === 'same_span') return t(lang, 'view.pick.rule_same_span', { n: periodRule.count });
  const key = periodRule.n === 12 ? 'view.pick.last_years' : periodRule.n === 1 ? 'view.pick.last_months' : null;
  return key === null ? null : t(lang, key, { n: periodRule.count });
}

/** Every period that some figure of these indicators has, in time order; of any where there are none, or where ledgers count. */
export async function knownPeriods(
  session: Session,
  signal: AbortSignal,
  shown: readonly string[],
): Promise<readonly Period[]> {
  const indicators = shown.length === 0 ? null : sourceIndicators(shown, session.catalog);
  const answer = await session.periods({ signal, ...(indicators === null ? {} : { indicators }) });
  return answer.ok ? answer.value : [];
}

/** Periods as lines of a picker, the latest first: what the search is part of. */
export function periodPicks(
  known: readonly Period[],
  chosen: readonly Period[],
  lang: Lang,
  text: string,
): readonly PickItem[] {
  const sought = text.trim().toLowerCase();
  return [...known, ...chosen.filter((period) => !known.some((one) => samePeriod(one, period)))]
    .sort((a, b) => b.m0 + b.n - (a.m0 + a.n) || b.n - a.n)
    .map((period) => ({
      key: `${period.m0} ${period.n}`,
      name: formatPeriod(period, lang),
      note: '',
      chosen: chosen.some((one) => samePeriod(one, period)),
      home: false,
    }))
    .filter(({ name }) => name.toLowerCase().includes(sought))
    .slice(0, MOST_PICKS);
}

/** The period that a line of `periodPicks` stands for. */
export function pickedPeriod(key: string): Period {
  const [m0 = 0, n = 12] = key.split(' ').map(Number);
  return { m0, n };
}

/** What the chips of the compare bar say. */
export function chipTexts(view: View, catalog: Catalog, lang: Lang): Readonly<Record<'areas' | 'indicators', string>> {
  return { areas: areasText(view, catalog, lang), indicators: indicatorsText(view, catalog, lang) };
}

export function areasText({ areas }: Pick<View, 'areas'>, catalog: Catalog, lang: Lang): string {
  const { home } = catalog.data;
  const [first] = catalog.inOrder(areas);
  if (first === undefined) return t(lang, 'view.chip.none');
  if (areas.length === 1) return catalog.areaName(first, lang);
  return home !== undefined && areas.includes(home)
    ? t(lang, 'view.chip.home_more', { home: catalog.areaName(home, lang), n: areas.length - 1 })
    : t(lang, 'view.chip.areas_more', { first: catalog.areaName(first, lang), n: areas.length });
}

function indicatorsText({ indicators }: View, catalog: Catalog, lang: Lang): string {
  const [first] = indicators;
  if (first === undefined) return t(lang, 'view.chip.none');
  const name = catalog.indicatorName(first, lang);
  return indicators.length === 1 ? name : t(lang, 'view.chip.more', { first: name, n: indicators.length });
}

/** A derivation as the picker offers it: for which of the chosen indicators it has no meaning, and why, in words. */
export interface DerivationPick {
  readonly kind: ViewDerivation;
  readonly label: string;
  readonly refused: string;
}

export function derivationPicks(view: View, catalog: Catalog, lang: Lang): readonly DerivationPick[] {
  const from = view.base ?? inTime(view.periods)[0];
  const context = { catalog, peers: view.areas, from };
  return VIEW_DERIVATIONS.map((kind) => ({
    kind,
    label: t(lang, `view.kind.${kind}`),
    refused: refusals(kind, view.indicators, context, lang).join(lang === 'zh' ? '；' : '; '),
  }));
}

function refusals(
  kind: ViewDerivation,
  indicators: readonly string[],
  context: Parameters<typeof whyNoDerivation>[2],
  lang: Lang,
): readonly string[] {
  const { catalog } = context;
  return indicators.flatMap((key) => {
    const indicator = catalog.indicator(key);
    const reason = indicator && whyNoDerivation(kind, indicator, context);
    if (!reason) return [];
    return [
      t(lang, 'view.pick.not_for', { name: catalog.indicatorName(key, lang), reason: tCode(lang, 'reason', reason) }),
    ];
  });
}
