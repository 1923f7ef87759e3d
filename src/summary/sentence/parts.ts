import type { Catalog, Indicator, Measure } from '../../catalog';

/**
 * Indicators that are parts of another by what they count: measures over the same ledger and dates which ask one condition more, all on one
 * column, none of whose values two of them share. Nothing is a part by its name alone.
 */
export function partsOf(indicator: Indicator, catalog: Catalog): readonly Indicator[] {
  const whole = measureOf(indicator, catalog);
  if (!whole) return [];
  const found = catalog.data.indicators.flatMap((each) => {
    const measure = each.key === indicator.key ? null : measureOf(each, catalog);
    const added = measure && addedTo(whole, measure);
    return added ? [{ each, ...added }] : [];
  });
  const columns = [...new Set(found.map(({ column }) => column))];
  const bySize = columns
    .map((column) => found.filter((part) => part.column === column))
    .map((group) =>
      new Set(group.flatMap((part) => part.in)).size === group.flatMap((part) => part.in).length ? group : [],
    )
    .sort((a, b) => b.length - a.length);
  return (bySize[0] ?? []).map(({ each }) => each);
}

/** What an indicator counts, also where its figures come from a table: the measure of its own key says it. */
export const measureOf = ({ key, measure }: Indicator, catalog: Catalog): Measure | null =>
  catalog.measure(measure ?? key) ?? null;

const SAME = [
  'ledger',
  'aggregate',
  'column',
  'distinctBy',
  'dateColumn',
  'validFrom',
  'validTo',
  'ended',
  'resetsIn',
] as const;

function addedTo(whole: Measure, part: Measure): Measure['filter'][number] | null {
  if (SAME.some((name) => whole[name] !== part[name])) return null;
  const has = (filter: Measure['filter'][number], among: Measure['filter']): boolean =>
    among.some(
      ({ column, in: values }) => column === filter.column && JSON.stringify(values) === JSON.stringify(filter.in),
    );
  if (!whole.filter.every((each) => has(each, part.filter))) return null;
  const more = part.filter.filter((each) => !has(each, whole.filter));
  return more.length === 1 ? (more[0] ?? null) : null;
}
