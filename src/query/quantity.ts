import { previousPeriod, samePeriodLastYear, type Indicator, type Period } from '../catalog';
import { raw, sql, type Reason, type Sql } from '../core';
import { exactTerm, firstReason, inverse, mostOf, ONE, rational, scaled, type Amount } from './amount';
import type { Cell, Operand, Who } from './cell';
import { scaleOf } from './context';
import { calendarYear } from './spans';
import { NOTE_BITS } from './notes';
import { amountIn, baseUnit, divideAmounts, indicatorNode, unitFactor, type Environment, type When } from './formula';
import { isRefused, refuse, type Outcome } from './outcome';
import type { Base } from './spec';

/** What is asked for, found in the catalog: an indicator, or a measure over a ledger asked for by itself. */
export type Subject =
  | { readonly kind: 'indicator'; readonly indicator: Indicator }
  | { readonly kind: 'measure'; readonly measure: string; readonly indicator: Indicator };

const MEASURE = 'measure:';

/** The subject of that name, or null when the catalog knows none. */
export function subjectOf(cell: Pick<Cell, 'catalog'>, name: string): Subject | null {
  const { catalog } = cell;
  if (name.startsWith(MEASURE)) {
    const measure = catalog.measure(name.slice(MEASURE.length));
    if (!measure) return null;
    const bearer = catalog.data.indicators.find((indicator) => indicator.measure === measure.key);
    return { kind: 'measure', measure: measure.key, indicator: bearer ?? bare(name, measure.aggregate) };
  }
  const indicator = catalog.indicator(name);
  if (!indicator) return null;
  if (indicator.origin !== 'measure' || indicator.measure === undefined) return { kind: 'indicator', indicator };
  return catalog.measure(indicator.measure) ? { kind: 'measure', measure: indicator.measure, indicator } : null;
}

/** A measure that no indicator bears: how it counts says how it combines. */
const bare = (key: string, aggregate: 'count' | 'sum' | 'count_distinct'): Indicator => ({
  key,
  names: [],
  unit: '',
  decimals: aggregate === 'sum' ? 2 : 0,
  kind: 'flow',
  addArea: aggregate === 'count_distinct' ? 'none' : 'sum',
  addPeriod: aggregate === 'count_distinct' ? 'none' : 'sum',
  better: 'higher',
  growth: aggregate === 'sum' ? 'levels' : 'count',
  origin: 'measure',
  publish: 'public',
  breaks: [],
});

/**
 * The subject's value as an amount, or why it cannot be asked for (a total that has no meaning, a formula that cannot be read). `range`: one that is
 * only known to lie between two numbers will do; else it is `only_range`.
 */
export function amountOf(
  cell: Cell,
  subject: Subject,
  period: Period,
  who: Who = 'self',
  range = false,
): { readonly amount: Amount } | { readonly refused: Reason } {
  const { indicator } = subject;
  const total = cell.members !== null && who === 'self';
  if (subject.kind === 'measure') {
    if (total && indicator.addArea !== 'sum') return { refused: 'not_additive' };
    return { amount: single(cell.operand(subject, period, who)) };
  }
  if (indicator.origin === 'formula') return formulaAmount(cell, indicator, period, who, total);
  const stored = (of: Indicator): Operand => cell.operand({ kind: 'fact', indicator: of }, period, who);
  if (!total) return { amount: single(stored(indicator), !range) };
  switch (indicator.addArea) {
    case 'sum':
      return { amount: single(stored(indicator)) };
    case 'mean': {
      const amount = single(stored(indicator));
      return { amount: { ...amount, times: rational(1, cell.members?.length ?? 1) } };
    }
    case 'weighted':
      return weighted(cell, indicator, period);
    default:
      return { refused: 'not_additive' };
  }
}

/** Why nothing can be computed of a stored figure: it is only known to lie between two numbers (60余万). */
export const onlyRange = ({ clean, low }: Pick<Operand, 'clean' | 'low'>): readonly Sql[] =>
  clean ? [] : [sql`CASE WHEN ${low} IS NOT NULL THEN 'only_range' END`];

/** An answer as something to reckon with: where it is only known to lie between two numbers, there is no number. */
export function computable(outcome: Outcome): Outcome {
  if (isRefused(outcome) || !outcome.interval) return outcome;
  const { interval, ...plain } = outcome;
  const why = [...onlyRange({ clean: false, low: interval.low }), ...(plain.why ? [plain.why] : [])];
  return {
    ...plain,
    why: firstReason(why),
    value: { ...plain.value, why, clean: false },
  };
}

const single = (operand: Operand, exact = false): Amount => ({
  num: operand.term,
  den: null,
  times: ONE,
  why: [...(exact ? onlyRange(operand) : []), operand.why],
  notes: operand.notes === null ? [] : [operand.notes],
  clean: operand.clean,
});

function weighted(cell: Cell, indicator: Indicator, period: Period): { amount: Amount } | { refused: Reason } {
  const weight = indicator.weight === undefined ? undefined : cell.catalog.indicator(indicator.weight);
  if (!weight) return { refused: 'no_weight' };
  const products = cell.operand({ kind: 'weighted', indicator, weight }, period);
  const weights = cell.operand({ kind: 'fact', indicator: weight }, period);
  return { amount: divideAmounts(single(products), single(weights), cell.dialect) };
}

function formulaAmount(
  cell: Cell,
  indicator: Indicator,
  period: Period,
  who: Who,
  total: boolean,
  depth = 0,
): { amount: Amount } | { refused: Reason } {
  const node = indicatorNode(indicator, cell.catalog);
  if (node === null || depth > 8) return { refused: 'unknown_indicator' };
  const env = indicatorEnvironment(cell, period, who, total, depth);
  const computed = amountIn(node, env);
  if (env.refused !== null) return { refused: env.refused };
  const noted = { ...computed, notes: [...computed.notes, raw(String(NOTE_BITS.recomputed))], clean: false };
  const published = cell.context.lengths?.(indicator.key)?.includes(period.n) ?? cell.context.lengths === undefined;
  if (total || !published) return { amount: noted };
  return { amount: publishedFirst(cell, indicator, noted, cell.operand({ kind: 'fact', indicator }, period, who)) };
}

/** The parts of a formula indicator: others at the same place and time. What any of them refuses the whole refuses. */
function indicatorEnvironment(
  cell: Cell,
  period: Period,
  who: Who,
  total: boolean,
  depth: number,
): Environment & { refused: Reason | null } {
  const plain = { form: 'number', unit: '', decimals: 0 } as const;
  const refusing = (reason: Reason): Outcome => {
    env.refused ??= reason;
    return refuse(reason, plain);
  };
  const alone = (): never => {
    throw new Error('a formula indicator has no peers');
  };
  const env: Environment & { refused: Reason | null } = {
    d: cell.dialect,
    always: new Set(),
    refused: null,
    asked: (node) => {
      const at = momentOf(node.when, period);
      if ('refused' in at) return refusing(at.refused);
      if (node.derivation.kind !== 'level' || node.area !== null) {
        return who === 'self'
          ? computable(cell.other(node, at.period, node.area, `i${depth}`))
          : refusing('not_additive');
      }
      const part = subjectOf(cell, node.measure);
      const found: ReturnType<typeof amountOf> =
        part === null
          ? { refused: 'unknown_indicator' }
          : part.kind === 'indicator' && part.indicator.origin === 'formula'
            ? formulaAmount(cell, part.indicator, at.period, who, total, depth + 1)
            : amountOf(cell, part, at.period, who);
      return 'refused' in found ? refusing(found.refused) : found;
    },
    at: (base) => {
      const earlier = basePeriod(base, period);
      if ('refused' in earlier) return earlier;
      return { there: indicatorEnvironment(cell, earlier.period, who, total, depth), why: [] };
    },
    get peer() {
      return alone();
    },
    place: alone,
    over: alone,
  };
  return env;
}

/** A published figure counts before a recomputed one. Factors go into the terms, so that both read alike. */
function publishedFirst(cell: Cell, indicator: Indicator, computed: Amount, own: Operand): Amount {
  const { dialect: d } = cell;
  const value = own.term.plain ?? own.term.exact;
  const pick = (published: ReturnType<typeof sql>, otherwise: ReturnType<typeof sql>): ReturnType<typeof sql> =>
    sql`CASE WHEN ${value} IS NOT NULL THEN ${published} ELSE ${otherwise} END`;
  const num = scaled(computed.num, computed.times.num);
  const den =
    computed.den === null
      ? exactTerm(raw(String(computed.times.den)), 0, Number(computed.times.den))
      : scaled(computed.den, computed.times.den);
  const scale = Math.max(num.scale, scaleOf(cell.context, indicator));
  const reason = computed.why.length > 0 ? sql`COALESCE(${joinWhy(computed)})` : raw('NULL');
  const notes = computed.notes.reduce((all, note) => d.bitOr(all, sql`COALESCE(${note}, 0)`), raw('0'));
  return {
    num: exactTerm(
      pick(d.decimal(own.term.exact, scale), d.decimal(num.exact, scale)),
      scale,
      Math.max(mostOf(own.term), mostOf(num)),
    ),
    den: exactTerm(
      pick(d.decimal(raw('1'), den.scale), d.decimal(den.exact, den.scale)),
      den.scale,
      Math.max(1, mostOf(den)),
    ),
    times: ONE,
    why: [sql`CASE WHEN ${value} IS NULL THEN ${reason} END`],
    notes: [pick(sql`COALESCE(${own.notes ?? raw('0')}, 0)`, notes)],
  };
}

const joinWhy = (amount: Amount): ReturnType<typeof sql> => amount.why.reduce((all, why) => sql`${all}, ${why}`);

/** When a reference is read, told from the period of what names it. */
export function momentOf(when: When, period: Period): { readonly period: Period } | { readonly refused: Reason } {
  switch (when.kind) {
    case 'same':
      return { period };
    case 'year_before':
      return yearBefore(period);
    case 'previous': {
      const before = previousPeriod(period);
      return before === null ? { refused: 'not_aligned' } : { period: before };
    }
    case 'calendar':
      return { period: calendarYear(period, when.back) };
    case 'fixed':
      return { period: when.period };
  }
}

/** 同期. Of a span longer than a year it would lie within the span itself. */
const yearBefore = (period: Period): { readonly period: Period } | { readonly refused: Reason } =>
  period.n > 12 ? { refused: 'not_aligned' } : { period: samePeriodLastYear(period) };

/** The period to compare with, or why there is none. */
export function basePeriod(base: Base, period: Period): { readonly period: Period } | { readonly refused: Reason } {
  if (base === 'same_period') return yearBefore(period);
  if (base !== 'previous') return { period: base.period };
  const before = previousPeriod(period);
  return before === null ? { refused: 'not_aligned' } : { period: before };
}

/** An amount per `scale` base units of another: 家 per 万人 where population is stored in 万人, 人 or 千人 alike. */
export const perUnit = (amount: Amount, by: Amount, byUnit: string, scale: number, cell: Cell): Amount => {
  const ratio = divideAmounts(amount, by, cell.dialect);
  const factor = inverse(unitFactor(byUnit));
  const multiple = fraction(scale);
  return {
    ...ratio,
    times: rational(ratio.times.num * factor.num * multiple.num, ratio.times.den * factor.den * multiple.den),
    clean: false,
  };
};

/** A JavaScript number as the fraction that its shortest decimal text says. */
export function fraction(value: number): { readonly num: bigint; readonly den: bigint } {
  const [digits = '0', exponent = '0'] = value.toExponential().split('e');
  const [whole = '0', decimals = ''] = digits.split('.');
  const power = Number(exponent) - decimals.length;
  const num = BigInt(whole + decimals);
  return power >= 0 ? rational(num * 10n ** BigInt(power)) : rational(num, 10n ** BigInt(-power));
}

export const perLabel = (unit: string, byUnit: string, scale: number): string => {
  const base = baseUnit(byUnit);
  const named: Readonly<Record<number, string>> = { 1: '', 1000: '千', 10000: '万', 100000000: '亿' };
  const multiple = named[scale] ?? String(scale);
  return `${unit}/${multiple}${base}`;
};
