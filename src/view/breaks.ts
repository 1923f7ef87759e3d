import type { AreaChange, Catalog, Month, Period } from '../catalog';
import { t, type Lang } from '../text';

/** A change of an area that lies within what is compared: its number beside the name, its sentence below the table. */
export interface BreakNote {
  readonly area: string;
  readonly m: Month;
  readonly mark: string;
  readonly text: string;
}

/** Where the compared months begin, a year of growth base included, and end (exclusive). */
export function comparedMonths(periods: readonly Period[]): { readonly from: Month; readonly to: Month } {
  const from = Math.min(...periods.map((p) => p.m0)) - 12;
  const to = Math.max(...periods.map((p) => p.m0 + p.n));
  return { from, to };
}

/** Changes of these areas after the first compared month, numbered in the order of the areas, then of time. */
export function breakNotes(
  areas: readonly string[],
  periods: readonly Period[],
  catalog: Catalog,
  lang: Lang,
): readonly BreakNote[] {
  if (periods.length === 0) return [];
  const { from, to } = comparedMonths(periods);
  const near = catalog.data.changes.filter(({ m }) => m > from && m < to);
  if (near.length === 0) return [];
  const involved = new Set(near.flatMap((change) => [change.old, change.new]));
  return areas
    .filter((area) => involved.has(area))
    .flatMap((area) => eventsOf(area, near).map((event) => ({ area, event })))
    .map(({ area, event }, i) => ({
      area,
      m: event.m,
      mark: superscript(i + 1),
      text: sentence(area, event, catalog, lang),
    }));
}

interface Event {
  readonly m: Month;
  readonly kind: AreaChange['kind'];
  /** The area came out of these; or, when `into`, went into these. */
  readonly others: readonly string[];
  readonly into: boolean;
}

function eventsOf(area: string, changes: readonly AreaChange[]): readonly Event[] {
  const own = changes.filter((change) => change.new === area || change.old === area);
  const months = [...new Set(own.map(({ m }) => m))].sort((a, b) => a - b);
  return months.map((m) => {
    const now = own.filter((change) => change.m === m);
    const born = now.filter((change) => change.new === area);
    const into = born.length === 0;
    const others = (into ? now.map((c) => c.new) : born.map((c) => c.old)).filter((key) => key !== area);
    return { m, kind: (now[0] as AreaChange).kind, others, into };
  });
}

function sentence(area: string, event: Event, catalog: Catalog, lang: Lang): string {
  const before = event.m - 1;
  const name = catalog.areaName(area, lang, event.into ? before : event.m);
  const others = event.others.map((key) => catalog.areaName(key, lang, event.into ? event.m : before));
  const oldName = others.length > 0 ? others.join(lang === 'zh' ? '、' : ', ') : catalog.areaName(area, lang, before);
  const way = event.into ? 'into' : 'from';
  return t(lang, `view.break.${event.kind}.${way}`, { name, others: oldName, year: Math.floor(event.m / 12) });
}

/** 12 → ¹² */
export const superscript = (n: number): string => [...String(n)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
