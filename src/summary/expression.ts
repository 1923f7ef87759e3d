import {
  parsePeriod,
  parsePeriodKey,
  resolveArea,
  resolveIndicator,
  type Area,
  type Catalog,
  type Indicator,
  type Lang,
  type PeerSet,
  type Period,
} from '../catalog';
import { err, ok, type Result } from '../core';
import { nearestNames } from './nearest';
import { problem, type Problem } from './problem';
import { tokenise, type Token } from './tokens';
import type { NumberFormat } from './format_words';
import { derivationWord, readFormat, shiftWord, type DerivationWord } from './words';

/** What one `{{…}}` says, names understood; what it leaves open the document fills in. */
export interface Expression {
  readonly indicator: Indicator;
  readonly divisor: Indicator | null;
  readonly area: Area | null;
  readonly period: Period | null;
  /** The document's period moved: 上年同期, 上期. */
  readonly shift: 'year' | 'previous' | null;
  /** `自2020年`: the period that growth, index or compound growth starts from. */
  readonly from: Period | null;
  readonly whole: Area | null;
  /** `在[同类县]`: the peer set that a rank is among. */
  readonly among: PeerSet | null;
  readonly derivation: DerivationWord | null;
  /** What stands behind 减: the same with another area, period or indicator, of which the shown figure is taken away. */
  readonly minus: Expression | null;
  readonly format: NumberFormat;
}

/** What an expression's words are read with. `year`: of months without one; `at`: month in which the areas exist. */
export interface Reading {
  readonly catalog: Catalog;
  readonly lang: Lang;
  readonly year?: number;
  readonly at?: number;
}

type Slots = { -readonly [K in keyof Omit<Expression, 'format' | 'minus'>]: Expression[K] | null };

/**
 * Reads what stands inside `{{…}}`: words in any order, names with spaces in [brackets], `/` before a divisor, then `|` and how to
 * write the number. Grammar and words: FORMAT.md.
 */
export function readExpression(inside: string, reading: Reading): Result<Expression, Problem> {
  const split = tokenise(inside);
  if (!split.ok) return err(problem('bracket', {}, split.error));
  const { tokens, format, formatStart } = split.value;
  const written = readFormat(format);
  if ('unknown' in written) {
    return err(problem('format', { word: written.unknown }, { start: formatStart, end: inside.length }));
  }
  if ('twice' in written) {
    return err(problem('format_twice', { word: written.twice }, { start: formatStart, end: inside.length }));
  }
  const at = tokens.findIndex(({ kind, text }) => kind === 'word' && /^(?:减|minus)$/i.test(text));
  const first = readWords(at < 0 ? tokens : tokens.slice(0, at), reading);
  if ('code' in first) return err(first);
  const { indicator } = first;
  if (!indicator) return err(problem('no_indicator'));
  if (at < 0) return ok({ ...first, indicator, minus: null, format: written.format });
  const after = tokens.slice(at + 1);
  const second = after.length === 0 ? problem('minus') : readWords(after, reading);
  if ('code' in second) return err(second);
  const minus = { ...second, indicator: second.indicator ?? indicator, minus: null, format: {} };
  return ok({ ...first, indicator, minus, format: written.format });
}

/** What the words before or behind 减 fill. */
function readWords(tokens: readonly Token[], reading: Reading): Slots | Problem {
  const found: Slots = {
    indicator: null,
    divisor: null,
    area: null,
    period: null,
    shift: null,
    from: null,
    whole: null,
    among: null,
    derivation: null,
  };
  let dividing = false;
  let placing = false;
  for (const token of tokens) {
    if (token.kind === 'slash') {
      dividing = true;
      continue;
    }
    if (token.kind === 'word' && /^(?:在|among)$/i.test(token.text)) {
      placing = true;
      continue;
    }
    const read = placing ? readPeers(token, reading) : readToken(token, reading);
    placing = false;
    if ('code' in read) return read;
    const slot: Partial<Slots> = dividing && read.indicator ? { divisor: read.indicator } : read;
    if (taken(found, slot)) return problem('twice', { word: token.text }, token);
    Object.assign(found, slot);
  }
  if (dividing && !found.divisor) return problem('no_divisor');
  if (placing) return problem('no_peers', { names: peerNames(reading.catalog) });
  return found;
}

const taken = (found: Slots, slot: Partial<Slots>): boolean =>
  (Object.keys(slot) as (keyof Slots)[]).some((name) => found[name] !== null) ||
  (slot.period !== undefined && found.shift !== null) ||
  (slot.shift !== undefined && found.period !== null);

/** One word as what it fills. Outside brackets a word of the language comes before a name that looks like it. */
function readToken(token: Token, reading: Reading): Partial<Slots> | Problem {
  const { catalog, year, at } = reading;
  const name = token.text;
  const context = year === undefined ? {} : { year };
  if (token.kind === 'word') {
    const word = languageWord(name, context, reading);
    if (word) return word;
  }
  const indicator = resolveIndicator(catalog, name);
  if ('indicator' in indicator) return { indicator: indicator.indicator };
  const known = catalog.area(name);
  const area = known ? { area: known } : resolveArea(catalog, { name, ...(at === undefined ? {} : { at }) });
  if ('area' in area) return { area: area.area };
  const period = parsePeriod(name, context) ?? parsePeriodKey(name);
  if (period) return { period };
  const several = 'ambiguous' in indicator ? indicator.ambiguous : 'ambiguous' in area ? area.ambiguous : [];
  if (several.length > 0) {
    return problem('ambiguous', { word: name, names: several.map(({ key }) => key).join('、') }, token);
  }
  const near = nearestNames(catalog, name, reading.lang);
  return near.length === 0
    ? problem('unknown', { word: name }, token)
    : problem('unknown_near', { word: name, names: near.join('、') }, token);
}

/** A peer set by its name or key. More than one of that name: none is taken. */
function peersNamed(catalog: Catalog, name: string): readonly PeerSet[] {
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  const byKey = catalog.peerSet(name);
  return byKey ? [byKey] : catalog.data.peerSets.filter((set) => plain(set.name) === plain(name));
}

const peerNames = (catalog: Catalog): string => catalog.data.peerSets.map(({ name }) => name).join('、');

function readPeers(token: Token, { catalog }: Reading): Partial<Slots> | Problem {
  const [set, another] = peersNamed(catalog, token.text);
  if (!set) return problem('unknown_peers', { word: token.text, names: peerNames(catalog) }, token);
  if (!another) return { among: set };
  const names = peersNamed(catalog, token.text).map(({ key }) => key);
  return problem('ambiguous', { word: token.text, names: names.join('、') }, token);
}

function languageWord(
  word: string,
  context: { readonly year?: number },
  { catalog, at }: Reading,
): Partial<Slots> | null {
  const derivation = derivationWord(word);
  if (derivation) return { derivation };
  const shift = shiftWord(word);
  if (shift) return { shift };
  const since = /^(?:自|从|比|from:?|since:?)(.+)$/i.exec(word)?.[1]?.replace(/(?<=\d年?)(?:起|以来)$/, '');
  const from = since === undefined ? null : parsePeriod(since, context);
  if (from) return { from };
  const container = /^占(.+)$/.exec(word)?.[1];
  const whole =
    container === undefined ? null : resolveArea(catalog, { name: container, ...(at === undefined ? {} : { at }) });
  if (whole && 'area' in whole) return { whole: whole.area };
  const [set, another] = peersNamed(catalog, /^在(.+)$/.exec(word)?.[1] ?? '');
  if (set && !another) return { among: set };
  const period = parsePeriod(word, context) ?? parsePeriodKey(word);
  return period ? { period } : null;
}
