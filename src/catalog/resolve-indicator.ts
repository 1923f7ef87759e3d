import { groupBy } from './group';
import { normaliseIndicatorName, splitUnit } from './indicator-name';
import type { Catalog } from './lookup';
import type { CatalogData, Indicator } from './types';
import { convertFactor, unit } from './unit';

export type IndicatorAnswer =
  { readonly indicator: Indicator } | { readonly ambiguous: readonly Indicator[] } | { readonly unknown: true };

/**
 * The indicator of a heading or a label, by name or alias: as written, then without numbering (`一、`, `（二）`, `1.`), without `其中：` and the like.
 * A unit, stated apart or in the heading's bracket, must convert into the indicator's, so that a growth column headed `专利授权量（%）` is not
 * taken for the level. Never by similarity.
 */
export function resolveIndicator(catalog: Catalog, name: string, statedUnit?: string): IndicatorAnswer {
  const names = indexOf(catalog.data);
  const heading = splitUnit(name);
  const asked = statedUnit ?? heading.unit ?? undefined;
  for (const form of forms(name)) {
    const found = names.get(form);
    const fitting = found?.filter((indicator) => fits(indicator, asked)) ?? [];
    const [one, another] = fitting;
    if (one) return another ? { ambiguous: fitting } : { indicator: one };
  }
  const byKey = catalog.indicator(name.trim());
  return byKey && fits(byKey, asked) ? { indicator: byKey } : { unknown: true };
}

const fits = (indicator: Indicator, asked: string | undefined): boolean =>
  asked === undefined || unit(asked) === null || indicator.unit === '' || convertFactor(asked, indicator.unit) !== null;

function forms(name: string): readonly string[] {
  const bare = name
    .normalize('NFKC')
    .trim()
    .replace(/^(?:[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.](?!\d)|[一二三四五六七八九十]{1,3}、)\s*/u, '')
    .replace(/^(?:其中\s*:?|[#☆★·*])\s*/u, '');
  return [...new Set([normaliseIndicatorName(name), normaliseIndicatorName(bare)])].filter((form) => form !== '');
}

const indices = new WeakMap<CatalogData, ReadonlyMap<string, readonly Indicator[]>>();

function indexOf(data: CatalogData): ReadonlyMap<string, readonly Indicator[]> {
  const known = indices.get(data);
  if (known) return known;
  const entries = data.indicators.flatMap((indicator) =>
    [...new Set(indicator.names.map(({ name }) => normaliseIndicatorName(name)))].map((name) => ({ name, indicator })),
  );
  const made = new Map(
    [...groupBy(entries, ({ name }) => name)].map(([name, found]) => [name, found.map(({ indicator }) => indicator)]),
  );
  indices.set(data, made);
  return made;
}
