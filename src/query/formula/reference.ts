import {
  formatPeriod,
  parsePeriod,
  parsePeriodKey,
  periodKey,
  resolveArea,
  resolveIndicator,
  type Catalog,
  type Lang,
} from '../../catalog';
import type { When } from './meaning';
import type { ProblemCode } from './syntax';

/** What stands in brackets, understood: an indicator (or `measure:key`), whose, and when. */
export interface Reference {
  readonly measure: string;
  readonly area: string | null;
  readonly when: When;
}

export interface ReferenceProblem {
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string>>;
}

const SAME: When = { kind: 'same' };

/**
 * Reads what stands in brackets: a name, an alias or a key; behind it, parted by commas or `@`, an area and a period in either order. A
 * name that holds a comma itself comes first: the longest text that is a name is the name.
 */
export function readReference(inside: string, catalog: Catalog): Reference | ReferenceProblem {
  const parts = inside.split(/([,，@])/u);
  let unknown: ReferenceProblem | null = null;
  for (let take = parts.length; take > 0; take -= 2) {
    const measure = measureNamed(parts.slice(0, take).join('').trim(), catalog);
    if (typeof measure !== 'string') {
      if (measure.code === 'ambiguous_name') unknown ??= measure;
      continue;
    }
    return withArguments(measure, parts.slice(take), catalog);
  }
  return unknown ?? nameProblem((parts[0] ?? '').trim(), catalog);
}

function measureNamed(name: string, catalog: Catalog): string | ReferenceProblem {
  if (catalog.indicator(name)) return name;
  if (name.startsWith('measure:') && catalog.measure(name.slice('measure:'.length))) return name;
  const found = resolveIndicator(catalog, name);
  if ('indicator' in found) return found.indicator.key;
  if (!('ambiguous' in found)) return { code: 'unknown_name', params: { name } };
  return { code: 'ambiguous_name', params: { name, names: found.ambiguous.map(({ key }) => key).join('、') } };
}

function nameProblem(name: string, catalog: Catalog): ReferenceProblem {
  const near = catalog.findIndicators(name).slice(0, 3);
  const names = near.map(({ key }) => catalog.indicatorName(key, 'zh')).join('、');
  return near.length === 0
    ? { code: 'unknown_name', params: { name } }
    : { code: 'near_name', params: { name, names } };
}

function withArguments(measure: string, rest: readonly string[], catalog: Catalog): Reference | ReferenceProblem {
  let [area, when]: [string | null, When] = [null, SAME];
  for (let i = 0; i < rest.length; i += 2) {
    const word = (rest[i + 1] ?? '').trim();
    const moment = whenOf(word, rest[i] === '@');
    const known = catalog.area(word) ?? areaNamed(word, catalog);
    const again = moment ? when.kind !== 'same' : area !== null;
    if ((!moment && !known) || again) return { code: 'unknown_argument', params: { name: word } };
    if (moment) when = moment;
    else if (known) area = known.key;
  }
  return { measure, area, when };
}

function areaNamed(name: string, catalog: Catalog): { readonly key: string } | null {
  const found = resolveArea(catalog, { name });
  return 'area' in found ? found.area : null;
}

/** A period as it is said beside a name. After `@` a small number is so many calendar years back. */
export function whenOf(text: string, at = false): When | null {
  const back = /^[-−](\d{1,2})$/u.exec(text)?.[1];
  if (at && back !== undefined) return { kind: 'calendar', back: Number(back) };
  const word = text.toLowerCase();
  if (['上年', '去年', '上年同期', '去年同期', 'last year', 'last-year'].includes(word)) return { kind: 'year_before' };
  if (['上期', 'previous', 'last period', 'last-period'].includes(word)) return { kind: 'previous' };
  const period = parsePeriod(text) ?? parsePeriodKey(text);
  return period && { kind: 'fixed', period };
}

/** The reference as text for the brackets: keys, which last, or names of a language where they are understood as the same. */
export function writeReference(reference: Reference, catalog: Catalog, lang: Lang | null): string {
  const named = written(reference, catalog, lang);
  const read = readReference(named, catalog);
  return JSON.stringify(read) === JSON.stringify(reference) ? named : written(reference, catalog, null);
}

function written({ measure, area, when }: Reference, catalog: Catalog, lang: Lang | null): string {
  const name = lang === null ? measure : catalog.indicatorName(measure, lang);
  const whose = area === null ? '' : `, ${lang === null ? area : catalog.areaName(area, lang)}`;
  return name + whose + whenText(when, lang);
}

function whenText(when: When, lang: Lang | null): string {
  switch (when.kind) {
    case 'same':
      return '';
    case 'year_before':
      return lang === 'en' ? ', last year' : ', 上年同期';
    case 'previous':
      return lang === 'en' ? ', previous' : ', 上期';
    case 'calendar':
      return `@-${when.back}`;
    case 'fixed':
      return `, ${lang === null ? periodKey(when.period) : formatPeriod(when.period, lang)}`;
  }
}
