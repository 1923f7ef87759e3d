import { formatPeriod, parsePeriod, previousPeriod, resolveArea, samePeriodLastYear, yearOf } from '../catalog';
import type { Catalog, Indicator, Period } from '../catalog';
import type { Ask, Derivation, NamedQuery } from '../query';
import { t, type Lang } from '../text';
import { derivationOf } from './derivation';
import { readDocument, type SummaryDocument } from './document';
import { readEmbed, standsAlone, type Embed } from './embed';
import { readExpression, type Expression } from './expression';
import { isFormula, readFormulaNumber } from './formula';
import { isNameList, readNameWords, type NameListWords } from './name_list';
import { isNamed, readNamed, type QueryNumber } from './named';
import { placeholders, type Placeholder } from './placeholder';
import { problem, problemText, type Problem } from './problem';
import { fitted } from './fit';
import type { RenderOptions } from './rendered';
import type { NumberFormat } from './format_words';
import { scheduleOf } from './schedule';

/** One `{{…}}` understood: the question it asks and how its number is written; or the problem, in words. */
export type Binding = NumberBinding | EmbedBinding | QueryBinding | NamesBinding;

interface Bound extends Placeholder {
  readonly id: string;
  readonly ask: Ask | null;
  readonly format: NumberFormat;
  readonly problem?: string;
  /** Offsets in the document's text of the words that the problem is about. */
  readonly problemAt?: { readonly start: number; readonly end: number };
}

export interface NumberBinding extends Bound {
  readonly kind: 'number';
}

/** A view's table or chart; it asks nothing here. */
export interface EmbedBinding extends Bound {
  readonly kind: 'embed';
  readonly ask: null;
  readonly embed: Embed;
}

/** A named query: a comparison's question is an `ask` like any other; a person's SQL is `number`. Both are null where there is a problem. */
export interface QueryBinding extends Bound {
  readonly kind: 'query';
  readonly number: QueryNumber | null;
}

/** A list of names out of a ledger, or how many they are; null where it is not understood. */
export interface NamesBinding extends Bound {
  readonly kind: 'names';
  readonly ask: null;
  readonly words: NameListWords | null;
}

export interface BoundSummary {
  readonly document: SummaryDocument;
  readonly bindings: readonly Binding[];
  /** The area and period that stand for what a binding leaves open. */
  readonly area: string | null;
  readonly period: Period | null;
  /** Set where the document's head names an area or period that is not known. */
  readonly problems: readonly string[];
}

/** What a document gives to the numbers that leave it open. */
interface Setting {
  readonly catalog: Catalog;
  readonly lang: Lang;
  readonly area: string | null;
  readonly period: Period | null;
  readonly queries: readonly NamedQuery[];
}

/** Binds every number of a document to a question. Pure: asks nothing itself. */
export function bindSummary(
  text: string,
  catalog: Catalog,
  options: Pick<RenderOptions, 'lang' | 'area' | 'period' | 'queries'>,
): BoundSummary {
  const { lang } = options;
  const document = readDocument(text);
  const problems: string[] = [];
  const period = options.period ?? periodOf(document.period, lang, problems);
  const area = options.area ?? areaOf(document.area, period, catalog, lang, problems);
  const setting = { catalog, lang, area, period, queries: options.queries ?? [] };
  const seen = new Set<string>();
  const bindings = placeholders(text, document.bodyStart).map((place, i) => {
    // A number that was copied carries the name of the other one: the first keeps it.
    const id = place.name !== null && !seen.has(place.name) ? place.name : `n${i + 1}`;
    seen.add(id);
    const embed = readEmbed(place.inside);
    if (embed) return embedded(text, place, id, embed, document.bodyStart, lang);
    if (isNameList(place.inside)) return listed(place, id, setting);
    return isNamed(place.inside) ? cited(place, id, setting) : bind(place, id, setting);
  });
  return { document, bindings, area, period, problems };
}

/** What an expression means under one setting, apart from where it stands. */
type Meaning = { readonly ask: Ask; readonly format: NumberFormat } | Problem;

/** Meanings under the setting that was used last with each catalog: typing reads a document again at every key. */
const meanings = new WeakMap<Catalog, { readonly setting: string; readonly known: Map<string, Meaning> }>();
const MOST_MEANINGS = 5_000;

function meaningOf(inside: string, setting: Setting): Meaning {
  const { catalog, lang, area, period } = setting;
  const name = JSON.stringify([lang, area, period]);
  let kept = meanings.get(catalog);
  if (kept?.setting !== name || kept.known.size > MOST_MEANINGS) {
    kept = { setting: name, known: new Map() };
    meanings.set(catalog, kept);
  }
  const known = kept.known.get(inside) ?? understood(inside, setting);
  kept.known.set(inside, known);
  return known;
}

function understood(inside: string, setting: Setting): Meaning {
  const { catalog, lang, area, period } = setting;
  if (isFormula(inside)) {
    if (area === null) return problem('no_area');
    if (!period) return problem('no_period');
    const formula = readFormulaNumber(inside, { catalog, lang, area, period });
    return formula.ok ? formula.value : formula.error;
  }
  const read = readExpression(inside, {
    catalog,
    lang,
    ...(period ? { year: yearOf(period), at: lastMonthOf(period) } : {}),
  });
  return read.ok ? askOf(read.value, setting) : read.error;
}

function embedded(text: string, place: Placeholder, id: string, embed: Embed, from: number, lang: Lang): EmbedBinding {
  const alone = standsAlone(text, place.start, place.end, from);
  const problem = alone ? {} : { problem: t(lang, 'summary.problem_embed_alone') };
  return { ...place, kind: 'embed', id, embed, ask: null, format: {}, ...problem };
}

function cited(place: Placeholder, id: string, setting: Setting): QueryBinding {
  const read = readNamed(place.inside, setting);
  return read.ok
    ? { ...place, kind: 'query', id, ...read.value }
    : { ...place, kind: 'query', id, number: null, ...notAsked(place, read.error, setting.lang) };
}

function listed(place: Placeholder, id: string, setting: Setting): NamesBinding {
  const read = readNameWords(place.inside, setting);
  return read.ok
    ? { ...place, kind: 'names', id, ask: null, ...read.value }
    : { ...place, kind: 'names', id, words: null, ...notAsked(place, read.error, setting.lang) };
}

function bind(place: Placeholder, id: string, setting: Setting): NumberBinding {
  const asked = meaningOf(place.inside, setting);
  return 'code' in asked
    ? { ...place, kind: 'number', id, ...notAsked(place, asked, setting.lang) }
    : { ...place, kind: 'number', id, ask: asked.ask, format: asked.format };
}

/** What is left of a number that is not understood: why, and where. */
function notAsked(
  place: Placeholder,
  mistake: Problem,
  lang: Lang,
): Pick<Bound, 'problem' | 'problemAt' | 'format'> & { readonly ask: null } {
  const { start, end } = mistake;
  const from = place.insideStart;
  return {
    ask: null,
    format: {},
    problem: problemText(mistake, lang),
    ...(start === undefined || end === undefined ? {} : { problemAt: { start: from + start, end: from + end } }),
  };
}

const lastMonthOf = ({ m0, n }: Period): number => m0 + n - 1;

function areaOf(
  name: string | null,
  period: Period | null,
  catalog: Catalog,
  lang: Lang,
  problems: string[],
): string | null {
  if (name === null) return catalog.data.home ?? null;
  const known = catalog.area(name);
  if (known) return known.key;
  const found = resolveArea(catalog, { name, ...(period ? { at: lastMonthOf(period) } : {}) });
  if ('area' in found) return found.area.key;
  problems.push(
    'ambiguous' in found
      ? t(lang, 'summary.problem_head_area_ambiguous', {
          word: name,
          names: found.ambiguous.map(({ key }) => keyAndPlace(key, catalog, lang)).join(lang === 'zh' ? '、' : ', '),
        })
      : t(lang, 'summary.problem_head_area', { word: name }),
  );
  return null;
}

/** A key tells nobody which of two it is: the area above stands beside it. */
function keyAndPlace(key: string, catalog: Catalog, lang: Lang): string {
  const above = catalog.parent(key);
  if (!above) return key;
  const name = catalog.areaName(above.key, lang);
  return lang === 'zh' ? `${key}（${name}）` : `${key} (${name})`;
}

function periodOf(text: string | null, lang: Lang, problems: string[]): Period | null {
  if (text === null) return null;
  const period = parsePeriod(text);
  if (!period) problems.push(t(lang, 'summary.problem_head_period', { word: text }));
  return period;
}

function askOf(read: Expression, setting: Setting): Meaning {
  const { catalog, lang } = setting;
  const { indicator, format } = read;
  const area = read.area?.key ?? setting.area;
  const own = read.period ?? setting.period;
  if (area === null) return problem('no_area');
  if (!own) return problem('no_period');
  const period = moved(own, read.shift);
  if (!period) return problem('no_previous', { period: formatPeriod(own, lang) });
  const derivation = derivationOf(read, area, period, catalog, lang);
  if ('code' in derivation) return derivation;
  const name = catalog.indicatorName(indicator.key, lang);
  if (format.money && isAmount(derivation) && !isMoney(indicator)) {
    return problem('not_money', { name, unit: indicator.unit });
  }
  const ask: Ask = { measure: indicator.key, derivation, area: { key: area }, period };
  const less = read.minus ? takenAway(read.minus, read, own, setting) : null;
  if (less && 'code' in less) return less;
  if (format.direction === 'schedule') {
    const schedule = scheduleOf(ask, catalog, lang);
    return 'code' in schedule ? schedule : { ask, format: { ...format, schedule } };
  }
  const whole: Ask = less ? { ...ask, less } : ask;
  const fit = fitted(format, whole, catalog, lang);
  return 'code' in fit ? fit : { ask: whole, format: fit };
}

/** The other question of a difference: what it leaves open is as in the first. */
function takenAway(other: Expression, first: Expression, own: Period, setting: Setting): Ask | Problem {
  const { area, period, shift, ...said } = other;
  const asked = askOf(
    {
      ...first,
      ...(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)) as Partial<Expression>),
      area: area ?? first.area,
      period: period ?? own,
      shift: period ? null : (shift ?? first.shift),
      minus: null,
      format: {},
    },
    setting,
  );
  return 'code' in asked ? asked : asked.ask;
}

function moved(period: Period, shift: Expression['shift']): Period | null {
  if (shift === null) return period;
  return shift === 'year' ? samePeriodLastYear(period) : previousPeriod(period);
}

const isAmount = ({ kind }: Derivation): boolean => kind === 'level' || kind === 'change' || kind === 'target';
const isMoney = ({ unit }: Indicator): boolean => /元$|\b(?:yuan|rmb|cny)\b/i.test(unit);
