import type { Period } from '../../catalog';
import { isPercent } from './units';
import { BARE, measureOf, PERCENT, POINTS } from './measure';
import type { Asked, Compared, NumberSense } from './meaning';
import { whenOf } from './reference';
import { indicatorOf, numberAt, numberSense, wrong, type Reading } from './scope';
import type { Among, Base, Derivation } from '../spec';
import type { Expr } from './syntax';
import type { FunctionId } from './functions';

type Call = Expr & { readonly kind: 'call' };

/** Growth, differences and the like: of an indicator by its own rules, of a computed number by its values alone. */
export function comparedCall(reading: Reading, call: Call, id: FunctionId): NumberSense | null {
  const [first, second] = call.args;
  if (!first) return null;
  const base = baseOf(reading, id, second);
  if (base === null) return null;
  const how: Compared = id.startsWith('growth') ? 'growth' : id === 'index' ? 'index' : 'change';
  const sense = numberAt(reading, first);
  if (!sense) return null;
  const rate = sense.measure.kind !== 'plain' || indicatorGrowth(reading, sense) === 'points';
  if (how !== 'change' && rate) return wrong(reading, first, 'percent_of_percent');
  if (id.startsWith('points') && !rate) return wrong(reading, first, 'not_points');
  const level = sense.node.kind === 'asked' && sense.node.derivation.kind === 'level' ? sense.node : null;
  if (level && how !== 'change') {
    const rule = indicatorOf(reading.catalog, level.measure);
    if (rule?.growth === 'none' || rule?.kind === 'rank') return wrong(reading, first, 'no_growth');
    if (rule?.growth === 'published' && base !== 'same_period') return wrong(reading, first, 'published_only');
  }
  const derivation: Derivation | null =
    level === null
      ? null
      : id.startsWith('points')
        ? { kind: 'points', base }
        : how === 'index'
          ? typeof base === 'object'
            ? { kind: 'index', base: base.period }
            : null
          : { kind: how, base };
  const node =
    level && derivation ? { ...level, derivation } : ({ kind: 'compared', how, of: sense.node, base } as const);
  const of =
    how === 'growth'
      ? { measure: PERCENT, form: 'percent' as const, decimals: 1 }
      : how === 'index'
        ? { measure: BARE, form: 'index' as const, decimals: 1 }
        : rate
          ? { measure: POINTS, form: 'points' as const, decimals: Math.max(1, sense.decimals) }
          : { measure: sense.measure, form: 'number' as const, decimals: sense.decimals };
  return numberSense(node, of);
}

const indicatorGrowth = ({ catalog }: Reading, { node }: NumberSense): string | undefined =>
  node.kind === 'asked' && node.derivation.kind === 'level' ? indicatorOf(catalog, node.measure)?.growth : undefined;

function baseOf(reading: Reading, id: FunctionId, arg: Expr | undefined): Base | null {
  if (arg) {
    const period = periodAt(reading, arg);
    return period && { period };
  }
  return id.endsWith('_previous') ? 'previous' : 'same_period';
}

/** A period as an argument: 2020, "2020年", "2024年1—6月". */
export function periodAt(reading: Reading, arg: Expr): Period | null {
  const text = arg.kind === 'text' ? arg.value : arg.kind === 'number' ? String(arg.value.num) : '';
  const when = arg.kind === 'number' && (arg.percent || arg.value.den !== 1n) ? null : whenOf(text);
  return when?.kind === 'fixed' ? when.period : wrong(reading, arg, 'wants_period');
}

/** An indicator in brackets, and nothing else: what targets, shares and published growth are asked of. */
function reference(reading: Reading, arg: Expr, name: string): Asked | null {
  const sense = arg.kind === 'reference' ? reading.understand(arg) : null;
  if (arg.kind !== 'reference') return wrong(reading, arg, 'wants_indicator', { name });
  if (sense?.type !== 'number') return null;
  const { node } = sense;
  return node.kind === 'asked' && node.derivation.kind === 'level'
    ? node
    : wrong(reading, arg, 'wants_indicator', { name });
}

/** Functions that are asked of one indicator: share, published growth, completion, target, compound growth, per another. */
export function askedCall(reading: Reading, call: Call, id: FunctionId): NumberSense | null {
  const [first, second, third] = call.args;
  const node = first && reference(reading, first, call.name);
  const indicator = node && indicatorOf(reading.catalog, node.measure);
  if (!first || !node) return null;
  const percent = { measure: PERCENT, form: 'percent' as const, decimals: 1 };
  const made = (derivation: Derivation, of: Parameters<typeof numberSense>[1] = percent): NumberSense =>
    numberSense({ ...node, derivation }, of);
  switch (id) {
    case 'published_growth':
      return indicator?.growthIndicator === undefined
        ? wrong(reading, first, 'no_growth')
        : made({ kind: 'published_growth' });
    case 'share': {
      const of = second ? areaAt(reading, second) : ('parent' as const);
      if (indicator && (!['sum', 'published'].includes(indicator.addArea) || indicator.origin === 'formula')) {
        return wrong(reading, first, 'not_additive');
      }
      return of && made({ kind: 'share', of });
    }
    case 'cagr': {
      if (!second) return wrong(reading, call, 'wants_period');
      const from = periodAt(reading, second);
      if (indicator && (indicator.growth === 'points' || isPercent(indicator.unit)))
        return wrong(reading, first, 'percent_of_percent');
      if (indicator?.growth === 'published') return wrong(reading, first, 'published_only');
      if (indicator?.growth === 'none' || indicator?.kind === 'rank') return wrong(reading, first, 'no_growth');
      return from && made({ kind: 'cagr', from });
    }
    case 'completion':
    case 'target': {
      const issuer = second?.kind === 'text' ? { issuer: second.value } : {};
      if (second && second.kind !== 'text') return wrong(reading, second, 'wants_text');
      const unit = {
        measure: measureOf(indicator?.unit ?? ''),
        form: 'number' as const,
        decimals: indicator?.decimals ?? 0,
      };
      return id === 'completion' ? made({ kind: id, ...issuer }) : made({ kind: id, ...issuer }, unit);
    }
    case 'per':
      return perCall(reading, node, second, third);
    default:
      return null;
  }
}

function perCall(reading: Reading, node: Asked, by: Expr | undefined, scale: Expr | undefined): NumberSense | null {
  const other = by && reference(reading, by, 'PER');
  if (!by || !other) return null;
  const times =
    scale === undefined ? 1 : scale.kind === 'number' && scale.value.den === 1n ? Number(scale.value.num) : 0;
  if (scale && times <= 0) return wrong(reading, scale, 'wants_number');
  const [above, below] = [node, other].map((each) => indicatorOf(reading.catalog, each.measure)?.unit ?? '');
  const words: Readonly<Record<number, string>> = { 1: '', 1000: '千', 10000: '万', 100000000: '亿' };
  const label = `${above ?? ''}/${words[times] ?? times}${measureOf(below ?? '')
    .dims.map(([name]) => name)
    .join('')}`;
  const derivation: Derivation = { kind: 'per', by: other.measure, ...(scale ? { scale: times } : {}) };
  return numberSense({ ...node, derivation }, { measure: measureOf(label), form: 'number', decimals: 2 });
}

function areaAt(reading: Reading, arg: Expr): { readonly area: string } | 'parent' | null {
  if (arg.kind !== 'text' && arg.kind !== 'reference') return wrong(reading, arg, 'wants_text');
  const name = arg.kind === 'text' ? arg.value : arg.inside;
  const known = reading.catalog.area(name) ?? reading.catalog.findAreas(name)[0];
  return known ? { area: known.key } : wrong(reading, arg, 'unknown_argument', { name });
}

const UP = ['升序', '低者优先', 'asc', 'lowest'];
const DOWN = ['降序', '高者优先', 'desc', 'highest'];
const SIBLINGS = ['同级', '全部同级', 'siblings'];

/** The place among peers: `RANK([GDP])`, `RANK([GDP], "同类县")`, `RANK([能耗]/[产值], "升序")`. */
export function rankCall(reading: Reading, call: Call): NumberSense | null {
  const [first, ...more] = call.args;
  const sense = first && numberAt(reading, first);
  if (!first || !sense) return null;
  let [among, desc]: [Among | null, boolean | null] = [reading.among, null];
  for (const arg of more) {
    const word = arg.kind === 'text' ? arg.value.trim() : arg.kind === 'reference' ? arg.inside : '';
    const lower = word.toLowerCase();
    const set = peerSet(reading, word);
    if (UP.includes(lower)) desc = false;
    else if (DOWN.includes(lower)) desc = true;
    else if (SIBLINGS.includes(lower)) among = 'siblings';
    else if (set) among = { set };
    else return wrong(reading, arg, 'unknown_set', { name: word, names: setNames(reading) });
  }
  if (among === null) return wrong(reading, call, 'needs_peers');
  const { node } = sense;
  const of = { measure: BARE, form: 'rank' as const, decimals: 0 };
  const lower = node.kind === 'asked' ? indicatorOf(reading.catalog, node.measure)?.better === 'lower' : false;
  const plain = node.kind === 'asked' && (desc === null || desc !== lower);
  if (plain && node.derivation.kind === 'level')
    return numberSense({ ...node, derivation: { kind: 'rank', among } }, of);
  if (plain && node.derivation.kind === 'growth' && node.derivation.base === 'same_period') {
    return numberSense({ ...node, derivation: { kind: 'rank', among, of: 'growth' } }, of);
  }
  return numberSense({ kind: 'rank', of: node, among, desc: desc ?? !lower }, of);
}

function peerSet({ catalog }: Reading, name: string): string | null {
  const known = catalog.peerSet(name) ?? catalog.data.peerSets.find((set) => set.name.trim() === name);
  return known?.key ?? null;
}

const setNames = ({ catalog }: Reading): string => catalog.data.peerSets.map(({ name }) => name).join('、');
