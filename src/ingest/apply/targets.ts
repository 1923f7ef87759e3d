import { wholeUnit } from '../layout/units';
import type { ValueRole } from '../layout/roles';
import type { FactsRecipe } from '../recipe';
import type { Context } from './facts';
import type { Destination, UnitNews } from './indicators';
import type { RowSays } from './stubs';

/** Where the values of one column go whose rows say the same of indicator and unit. */
export interface Target {
  /** The indicator's name as the sheet has it. */
  readonly label: string;
  /** The unit that it states. */
  readonly stated: string;
  /** Null where printed growth is not kept. */
  readonly found: { readonly to: Destination; readonly news: UnitNews } | null;
  /** Most decimals of its values so far. */
  decimals: number;
}

/** Finds for each column and each thing that rows say the target, once. */
export class Targets {
  private readonly last = new Map<ValueRole, { indicator: string; unit: string; target: Target }>();
  private readonly known = new Map<ValueRole, Map<string, Target>>();

  constructor(
    private readonly whole: FactsRecipe['whole'],
    private readonly context: Context,
    /** Called with each target when it is first met, in row `r`. */
    private readonly first: (target: Target, role: ValueRole, says: RowSays, r: number) => void,
  ) {}

  of(role: ValueRole, says: RowSays, r: number): Target {
    const { indicator, unit } = says;
    const last = this.last.get(role);
    if (last?.indicator === indicator && last.unit === unit) return last.target;
    const ofRole = this.known.get(role) ?? new Map<string, Target>();
    this.known.set(role, ofRole);
    const id = `${indicator}\u0001${unit}`;
    const known = ofRole.get(id);
    const target = known ?? this.look(role, says);
    this.last.set(role, { indicator, unit, target });
    if (known) return known;
    ofRole.set(id, target);
    this.first(target, role, says, r);
    return target;
  }

  private look(role: ValueRole, says: RowSays): Target {
    const { indicators, fallback } = this.context;
    const parts = [says.indicator, role.indicator ?? ''].filter((part) => part !== '');
    const label = parts.join(' ') || this.whole.indicator || fallback.indicator;
    const growth = role.role === 'growth';
    const stated = statedUnit(role, says.unit) || wholeUnit(label, this.whole.unit) || fallback.unit;
    const found = growth ? indicators.growthOf(label) : indicators.find(label, stated);
    return { label, stated, found, decimals: -1 };
  }
}

/** What a row says of its unit counts more than a head that only says 绝对量（元）; of 比重（%） the head. */
export const statedUnit = (role: ValueRole, ofRow: string): string =>
  role.role === 'value' && role.indicator === undefined ? ofRow || (role.unit ?? '') : role.unit || ofRow;
