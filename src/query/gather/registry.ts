import type { Area, Catalog, Period } from '../../catalog';
import { raw, sql, standalone, type Sql } from '../../core';
import { asDouble, exactTerm, mostOf, stored, type Term } from '../amount';
import type { Operand, Origin, Placed, RankBy, Who } from '../cell';
import { scaleOf, type QueryContext } from '../context';
import type { Dialect } from '../dialect';
import type { Over } from '../formula';
import type { Among } from '../spec';
import { answerable } from './ledgers';
import { childrenName, mostChildren } from './kin';
import { describe } from './describe';
import { givenPeers } from './peers';
import { unpacked } from './placed';
import { Placings } from './placings';
import type { FactSlot, MeasureSlot, TargetSlot, TotalSlot } from './slots';
import type { Beside, ChildrenSum, Join, OverPeers, Placing, Request } from './needs';
import type { Total } from './totals';

/** All that the columns need of the facts, collected while they are derived. Filled once, then read by the writers of CTEs. */
export class Registry {
  readonly facts: FactSlot[] = [];
  readonly measures: MeasureSlot[] = [];
  readonly targets: TargetSlot[] = [];
  readonly totalSlots: TotalSlot[] = [];
  readonly totals: Total[] = [];
  readonly beside: Beside[] = [];
  readonly children: ChildrenSum[] = [];
  private readonly placed: Placings;
  readonly overs: OverPeers[] = [];
  /** Slots that may be known as an interval, and slots whose exact text or kind is read. */
  readonly bounded = new Set<number>();
  readonly texts = new Set<number>();
  /** Slots about which there may be something to say, and the names beside which it is read. */
  readonly remarked = new Set<number>();
  readonly odd = new Set<string>();
  /** The names of which values themselves are read: of a total only what `odd` says is. */
  readonly valued = new Set<string>();
  readonly joins: Join[] = [];
  /** Everything asked for, in order, for tracing. */
  readonly requests: Request[] = [];
  /** Questions that need the tree of areas, and areas that are needed beside those of the rows, for each question. */
  readonly kin = new Set<number>();
  readonly others = new Map<number, Set<string>>();
  /** Whether the parent of each row is needed. */
  up = false;
  count = 0;
  private widest: number | null = null;
  private readonly numbers = new Map<string, number>();
  private readonly totalNumbers = new Map<string, number>();
  private readonly totalOf = new Map<readonly Area[], number>();

  constructor(
    private readonly catalog: Catalog,
    private readonly context: QueryContext,
    private readonly dialect: Dialect,
    /** In a batch each question has slots of its own; otherwise questions that differ only in time share them. */
    readonly batch: boolean,
    /** The facts are not those that the context describes: another day's. */
    private readonly moving = false,
  ) {
    this.placed = new Placings(catalog, dialect);
  }

  operand(
    origin: Origin,
    p: number,
    asked: Period,
    fixed: boolean,
    period: Period,
    who: Who,
    members: readonly Area[] | null,
  ): Operand {
    if (typeof who === 'object') this.other(p, who.area);
    const total = members !== null && who === 'self' ? this.total(members) : null;
    // In a batch the members of a total are found by its number.
    if (total === null || !this.batch) members?.forEach(({ key }) => this.other(p, key));
    const slot = this.slot(origin, p, asked, fixed, period);
    this.requests.push({ origin, period, who, members: total === null ? null : members, slot });
    const name = this.alias(total === null ? who : this.batch ? 'self' : { total });
    if (total === null) return this.plain(origin, slot, name, period);
    return this.summed(origin, p, slot, asked, fixed, period, name, total);
  }

  alias(who: Who | { readonly total: number }): string {
    const wanted: Beside['who'] = typeof who === 'string' ? who : 'total' in who ? who : { key: who.area };
    const same = JSON.stringify(wanted);
    const known = this.beside.find((each) => JSON.stringify(each.who) === same);
    if (known) return known.name;
    const name = wanted === 'self' ? 'self' : wanted === 'parent' ? 'above' : `other_${this.beside.length}`;
    this.beside.push({ name, who: wanted });
    return name;
  }

  total(members: readonly Area[]): number {
    const seen = this.totalOf.get(members);
    if (seen !== undefined) return seen;
    const keys = members.map(({ key }) => key);
    const same = keys.join('\n');
    const number = this.totalNumbers.get(same) ?? -(this.totals.length + 1);
    if (number === -(this.totals.length + 1)) this.totals.push({ number, members: keys });
    this.totalNumbers.set(same, number);
    this.totalOf.set(members, number);
    return number;
  }

  /** The question looks at this area too. */
  other(p: number, key: string): void {
    this.others.set(p, (this.others.get(p) ?? new Set()).add(key));
  }

  /** The parent of the row's area, found in the tree of its period. */
  parent(p: number): Sql {
    this.kin.add(p);
    this.up = true;
    return raw('up.parent');
  }

  /** The sum over the children of `parent`, whether all of them are known, and whether one is only as an interval. */
  childrenSum(
    { slot, clean, term: { scale, ...term } }: Operand,
    parent: Sql,
    p: number,
  ): { readonly total: Term; readonly complete: Sql; readonly ranged: Sql | null } {
    this.kin.add(p);
    const name = this.joined('kids', (kids) => sql`${raw(`${kids}.p = r.p AND ${kids}.parent`)} = ${parent}`);
    const most = mostOf({ scale, ...term }) * (this.widest ??= mostChildren(this.catalog));
    const double = asDouble(this.dialect, exactTerm(raw('0'), scale, most)) !== null;
    const sum = { slot, scale, most: term.most, double, ranged: !clean };
    const at = childrenName(this.children, sum, this.dialect);
    if (!clean) this.bounded.add(slot);
    const value = raw(`${name}.total_${at}`);
    const total = double
      ? { plain: value, exact: this.dialect.decimal(value, scale), scale, most }
      : exactTerm(value, scale, most);
    return { total, complete: raw(`${name}.complete_${at}`), ranged: clean ? null : raw(`${name}.ranged_${at}`) };
  }

  /** The place of `area` in the group `group`. */
  placing(column: string, p: number, among: Among, desc: boolean, value: RankBy, area: Sql, group: Sql): Placed {
    if (among === 'siblings') this.kin.add(p);
    const { placing, at, peers } = this.placed.add(column, p, among, desc, value);
    peers.forEach((key) => this.other(p, key));
    const name = this.joined(
      placing.name,
      (own) => sql`${raw(`${own}.p = r.p AND ${own}.area`)} = ${area} AND ${raw(`${own}.grp`)} = ${group}`,
    );
    return unpacked(raw(`${name}.said${at}`), this.dialect);
  }

  /** All rankings. */
  get placings(): readonly Placing[] {
    return this.placed.all;
  }

  /** The name of the joined figure of all peers of the group `group`. */
  over(column: string, p: number, among: Among, how: Over, value: RankBy, group: Sql): string {
    const siblings = among === 'siblings';
    if (siblings) this.kin.add(p);
    else givenPeers(among, this.catalog).forEach((key) => this.other(p, key));
    const table = `over_${column}_${siblings ? 'siblings' : 'given'}_${how}`;
    const known = this.overs.find((each) => each.name === table);
    if (known) known.by.set(p, { among, value });
    else this.overs.push({ name: table, siblings, how, by: new Map([[p, { among, value }]]) });
    return this.joined(table, (name) => sql`${raw(`${name}.p = r.p AND ${name}.grp`)} = ${group}`);
  }

  private joined(table: string, on: (name: string) => Sql): string {
    const same = standalone(on('_'));
    const known = this.joins.find((each) => each.table === table && each.same === same);
    if (known) return known.name;
    const name = this.joins.some((each) => each.table === table) ? `${table}_${this.joins.length}` : table;
    this.joins.push({ table, name, same, on: on(name) });
    return name;
  }

  private slot(origin: Origin, p: number, asked: Period, fixed: boolean, period: Period): number {
    const time = fixed ? `@${period.m0}/${period.n}` : `+${period.m0 - asked.m0}/${period.n - asked.n}`;
    const what = describe(origin);
    const own = `${p} ${what} ${period.m0}/${period.n}`;
    const known = this.numbers.get(own);
    if (known !== undefined) return known;
    const shared = this.batch ? `${p}` : `${what} ${time}`;
    let slot: number;
    if (this.batch) {
      slot = this.numbers.get(`#${shared}`) ?? 0;
      this.numbers.set(`#${shared}`, slot + 1);
    } else {
      slot = this.numbers.get(`#${shared}`) ?? this.count;
      this.numbers.set(`#${shared}`, slot);
    }
    this.count = Math.max(this.count, slot + 1);
    this.numbers.set(own, slot);
    this.note(origin, p, slot, period);
    return slot;
  }

  private note(origin: Origin, p: number, slot: number, period: Period): void {
    if (origin.kind === 'fact') {
      this.facts.push({ p, slot, period, indicator: origin.indicator, scale: scaleOf(this.context, origin.indicator) });
    } else if (origin.kind === 'measure') {
      const measure = this.catalog.measure(origin.measure);
      const columns = measure ? this.context.ledger?.(measure.ledger) : null;
      if (measure && answerable(measure, columns)) this.measures.push({ p, slot, period, measure: origin.measure });
    } else if (origin.kind === 'target') {
      this.texts.add(slot);
      this.targets.push({ p, slot, period, indicator: origin.indicator.key, issuer: origin.issuer });
    }
  }

  /** Remarks about a slot are gathered, and read beside `name`. */
  private remark(slot: number, name: string): void {
    this.remarked.add(slot);
    this.odd.add(name);
  }

  /** Whether a figure is as stored for the very span or not at all: known before asking, it spares gathering remarks. */
  private isClean(origin: Origin, { m0, n }: Period): boolean {
    if (origin.kind === 'measure') return true;
    if (origin.kind !== 'fact' || this.moving) return false;
    const { key } = origin.indicator;
    const inherited = this.catalog.data.changes.some((change) => change.m >= m0 + n);
    const plain = this.context.remarks?.(key) === false;
    return plain && !inherited && (this.context.lengths?.(key)?.every((length) => length === n) ?? false);
  }

  /**
   * How far from zero an operand may be. What is found by another way than as stored adds up the parts of its span, or of what an area
   * came from.
   */
  private most(origin: Origin, found: Period | null): number | undefined {
    if (origin.kind !== 'fact' || this.moving) return undefined;
    const most = this.context.most?.(origin.indicator.key);
    if (most === undefined || found === null) return most;
    return most * Math.max(2, found.n) * Math.max(1, this.catalog.data.changes.length);
  }

  private plain(origin: Origin, slot: number, name: string, period: Period): Operand {
    const scale = this.scale(origin);
    const [value, reason] = [column(name, 'v', slot), column(name, 'w', slot)];
    const missing = raw(origin.kind === 'target' ? "'no_target'" : "'missing'");
    const clean = this.isClean(origin, period);
    const most = this.most(origin, clean ? null : period);
    const term = { plain: value, exact: stored(this.dialect, value, { most, scale }), scale, most };
    this.valued.add(name);
    if (!clean) this.remark(slot, name);
    const bound = (end: 'l' | 'h'): Sql => {
      this.bounded.add(slot);
      return column(name, end, slot);
    };
    return {
      term,
      clean,
      why: clean
        ? sql`CASE WHEN ${value} IS NULL THEN ${missing} END`
        : sql`CASE WHEN ${value} IS NULL THEN COALESCE(${reason}, ${missing}) END`,
      notes: clean ? null : column(name, 'n', slot),
      get low() {
        return bound('l');
      },
      get high() {
        return bound('h');
      },
      kind: column(name, 'x', slot),
      slot,
      own: name === 'self',
    };
  }

  private summed(
    origin: Origin,
    p: number,
    slot: number,
    asked: Period,
    fixed: boolean,
    period: Period,
    name: string,
    total: number,
  ): Operand {
    const weight =
      origin.kind === 'weighted'
        ? this.slot({ kind: 'fact', indicator: origin.weight }, p, asked, fixed, period)
        : null;
    const of =
      origin.kind === 'weighted'
        ? this.slot({ kind: 'fact', indicator: origin.indicator }, p, asked, fixed, period)
        : slot;
    const scale =
      origin.kind === 'weighted'
        ? 2 * Math.max(scaleOf(this.context, origin.indicator), scaleOf(this.context, origin.weight))
        : this.scale(origin);
    this.texts.add(slot);
    this.remark(slot, name);
    const wanted: TotalSlot = { p, slot, total, scale, of, weight };
    const same = `total ${p} ${slot} ${total} ${scale} ${of} ${weight}`;
    if (!this.numbers.has(same)) this.totalSlots.push(wanted);
    this.numbers.set(same, slot);
    const text = column(name, 'x', slot);
    const term: Term = { ...exactTerm(this.dialect.decimal(text, scale), scale) };
    return {
      term,
      clean: false,
      why: sql`CASE WHEN ${text} IS NULL THEN COALESCE(${column(name, 'w', slot)}, 'missing') END`,
      notes: column(name, 'n', slot),
      low: raw('NULL'),
      high: raw('NULL'),
      kind: raw('NULL'),
      slot,
      own: false,
    };
  }

  private scale(origin: Origin): number {
    if (origin.kind === 'measure') return Math.max(4, origin.indicator.decimals);
    if (origin.kind === 'target') return 6;
    return scaleOf(this.context, origin.indicator);
  }
}

/** Values stand in the columns of `<name>`, what else there is to say about them in those of `<name>_odd`. */
const column = (name: string, kind: 'v' | 'w' | 'n' | 'l' | 'h' | 'x', slot: number): Sql =>
  raw(kind === 'v' ? `${name}.v${slot}` : `${name}_odd.${kind}${slot}`);
