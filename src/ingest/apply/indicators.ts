import type { Catalog, Indicator, IndicatorKind, GrowthRule, Additivity } from '../../catalog';
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

  constructor(private readonly catalog: Catalog) {}

  find(name: string, unit: string): { readonly to: Destination; readonly news: UnitNews } {
    const id = `${name}\u0001${unit}`;
    const known = this.byName.get(id);
    if (known) return known;
    const found = this.look(name, unit);
    this.byName.set(id, found);
    return found;
  }

  private look(name: string, unit: string): { readonly to: Destination; readonly news: UnitNews } {
    const existing = resolveIndicatorName(this.catalog, name) ?? this.madeNamed(name);
    if (!existing) {
      const made = this.make(keyOf(name), name, unit);
      return { to: { key: made.key, shift: 0, unit }, news: unit === '' ? 'unknown' : null };
    }
    if (unit === '' || existing.unit === unit) {
      const news = unit === '' && existing.unit !== '' ? 'assumed' : null;
      return { to: { key: existing.key, shift: 0, unit: unit || existing.unit }, news };
    }
    const shift = unitShift(unit, existing.unit);
    if (shift !== null) return { to: { key: existing.key, shift, unit }, news: null };
    // Another quantity under the same name, or a unit that we cannot convert: kept apart, never mixed.
    const apart = this.make(`${existing.key} (${unit})`, `${name}（${unit}）`, unit);
    return { to: { key: apart.key, shift: 0, unit }, news: 'conflict' };
  }

  /** The indicator that stores the published growth of another one; made where there is none. */
  growth(key: string): string {
    const base = this.catalog.indicator(key) ?? this.made.get(key);
    const named = base?.growthIndicator ?? `${key}_growth`;
    if (this.catalog.indicator(named) || this.made.has(named)) return named;
    const name = base?.names[0]?.name ?? key;
    const zh = /\p{Script=Han}/u.test(name);
    this.made.set(named, { ...describe(named, zh ? `${name}同比增速` : `${name}, growth`, '%'), growth: 'points' });
    if (base && this.made.has(key)) this.made.set(key, { ...base, growthIndicator: named, growth: 'both' });
    return named;
  }

  /** New indicators with as many decimals as their values were printed with. */
  list(decimals: ReadonlyMap<string, number>): readonly Indicator[] {
    return [...this.made.values()].map((each) => ({ ...each, decimals: Math.min(6, decimals.get(each.key) ?? 0) }));
  }

  private madeNamed(name: string): Indicator | undefined {
    return this.made.get(keyOf(name));
  }

  private make(key: string, name: string, unit: string): Indicator {
    const known = this.catalog.indicator(key) ?? this.made.get(key);
    if (known) return known;
    const indicator = describe(key, name, unit);
    this.made.set(key, indicator);
    return indicator;
  }
}

/** Key of an indicator that a file brought: its name, without brackets, which formulas need for themselves. */
const keyOf = (name: string): string =>
  name.normalize('NFKC').trim().replace(/[[\]]/g, '').replace(/\s+/g, ' ').slice(0, 120);

const RATE = /%|‰|率$|比重|占比|比例|\brate\b|percent|share|ratio/i;
const STOCK =
  /年末|期末|人口|户数|存量|有效|保有|拥有量|\bpopulation\b|labou?r.?force|employed|unemployed|households?/i;

/** What can be told of an unknown indicator from its name and unit; the catalog editor corrects it. */
function describe(key: string, name: string, unit: string): Indicator {
  const kind: IndicatorKind =
    /^[%‰]$/.test(unit) || RATE.test(name) || unit.includes('/')
      ? 'rate'
      : /指数$|\bindex\b/i.test(name)
        ? 'index'
        : /排名|位次|名次|\brank\b/i.test(name)
          ? 'rank'
          : STOCK.test(name)
            ? 'stock'
            : 'flow';
  const adds = kind === 'flow' || kind === 'stock';
  const growth: GrowthRule = kind === 'rate' ? 'points' : kind === 'rank' ? 'none' : 'levels';
  const addPeriod: Additivity = kind === 'flow' ? 'sum' : kind === 'stock' ? 'last' : 'none';
  return {
    key,
    names: [{ name: name.normalize('NFKC').trim(), lang: /\p{Script=Han}/u.test(name) ? 'zh' : 'en', preferred: true }],
    unit,
    decimals: 0,
    kind,
    addArea: adds ? 'sum' : 'none',
    addPeriod,
    better: kind === 'rank' ? 'lower' : 'neither',
    growth,
    origin: 'observed',
    publish: 'public',
    breaks: [],
  };
}
