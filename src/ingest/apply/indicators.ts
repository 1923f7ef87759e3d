import { growthCompanion, newIndicator, type Catalog, type Indicator } from '../../catalog';
import { resolveIndicatorName, unitShift } from './lookups';

/** Where a value goes: the indicator's key and by how many powers of ten its unit is smaller or greater. */
export interface Destination {
  readonly key: string;
  /** value × 10^shift is in the indicator's unit. */
  readonly shift: number;
  /** The unit as the file states it. */
  readonly unit: string;
}

/** What was found out about an indicator's unit, for an issue. */
export type UnitNews = 'assumed' | 'conflict' | 'unknown' | null;

/**
 * Finds the indicators that heads name; makes new ones of those that the catalog does not know. One for each source, so that its
 * sheets agree.
 */
export class IndicatorBook {
  readonly made = new Map<string, Indicator>();
  /** Names met first, by key, with the unit that their file stated. */
  private readonly byName = new Map<string, { readonly to: Destination; readonly news: UnitNews }>();

  /** What names were taken for, kept with the source: a later change of the catalog's names does not change what an older file says. */
  private readonly keys = new Map<string, string>();

  /** `told`: what a kept source's names were taken for when it was accepted. */
  constructor(
    private readonly catalog: Catalog,
    private readonly told: Readonly<Record<string, string>> = {},
  ) {}

  meant(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.keys);
  }

  find(name: string, unit: string): { readonly to: Destination; readonly news: UnitNews } {
    const id = `${name}\u0001${unit}`;
    const known = this.byName.get(id);
    if (known) return known;
    const found = this.look(name, unit);
    this.byName.set(id, found);
    return found;
  }

  private look(name: string, unit: string): { readonly to: Destination; readonly news: UnitNews } {
    const existing = this.known(name) ?? this.made.get(newIndicator(name).key);
    this.keys.set(name, existing?.key ?? newIndicator(name).key);
    if (!existing) {
      const made = this.add(newIndicator(name, unit));
      return { to: { key: made.key, shift: 0, unit: made.unit }, news: made.unit === '' ? 'unknown' : null };
    }
    if (unit === '' || existing.unit === unit || existing.unit === '') {
      const news = unit === '' && existing.unit !== '' ? 'assumed' : null;
      return { to: { key: existing.key, shift: 0, unit: unit || existing.unit }, news };
    }
    const shift = unitShift(unit, existing.unit);
    if (shift !== null) return { to: { key: existing.key, shift, unit }, news: null };
    // Another quantity under the same name, or a unit that we cannot convert: kept apart, never mixed.
    const made = newIndicator(name, unit);
    const names = made.names.map((each) => ({ ...each, name: `${each.name} (${unit})` }));
    const apart = { ...made, key: `${existing.key} (${unit})`, names };
    return { to: { key: this.add(apart).key, shift: 0, unit }, news: 'conflict' };
  }

  private known(name: string): Indicator | undefined {
    const told = Object.hasOwn(this.told, name) ? this.told[name] : undefined;
    return (told === undefined ? undefined : this.catalog.indicator(told)) ?? resolveIndicatorName(this.catalog, name);
  }

  /** The indicator that stores the published growth of another one; made where there is none. */
  growth(key: string): string {
    const base = this.catalog.indicator(key) ?? this.made.get(key) ?? newIndicator(key);
    const companion = growthCompanion(base);
    if (this.catalog.indicator(companion.key)) return companion.key;
    this.add(companion);
    if (this.made.has(key))
      this.made.set(key, {
        ...base,
        growthIndicator: companion.key,
        growth: base.growth === 'published' ? 'published' : 'both',
      });
    return companion.key;
  }

  /**
   * Where the growth printed beside an indicator goes. Null where the catalog computes that growth from levels: the printed one would be a
   * second, idle indicator beside it.
   */
  growthOf(label: string): { readonly to: Destination; readonly news: UnitNews } | null {
    const named = [`${label}增速`, `${label}增长率`, `${label}增长`].map((name) => this.known(name)).find(Boolean);
    if (named) this.keys.set(`${label}增速`, named.key);
    if (named) return { to: { key: named.key, shift: 0, unit: '%' }, news: null };
    const { to } = this.find(label, '');
    const known = this.catalog.indicator(to.key);
    const computed = known !== undefined && known.growth !== 'published' && known.growth !== 'both';
    if (computed && known.growthIndicator === undefined) return null;
    return { to: { key: this.growth(to.key), shift: 0, unit: '%' }, news: null };
  }

  /** New indicators with as many decimals as their values were printed with. */
  list(decimals: ReadonlyMap<string, number>): readonly Indicator[] {
    return [...this.made.values()].map((each) => ({
      ...each,
      decimals: Math.min(6, decimals.get(each.key) ?? each.decimals),
    }));
  }

  private add(indicator: Indicator): Indicator {
    const known = this.catalog.indicator(indicator.key) ?? this.made.get(indicator.key);
    if (known) return known;
    this.made.set(indicator.key, indicator);
    return indicator;
  }
}
