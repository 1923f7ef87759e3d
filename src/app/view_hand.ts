import { formatPeriod, parsePeriod, samePeriod, takeAssumed, type Catalog, type Period } from '../catalog';
import { exactText, formatFigure, readNumeral } from '../core';
import type { TraceRow } from '../query';
import { bindSummary } from '../summary';
import { t, type Lang, type MessageKey } from '../text';
import { columnStyle } from '../view';
import { removeOverride, saveHandNumber, saveOverride, type HandNumber, type Override } from '../workspace';
import type { ViewState } from './view.svelte';

/** Where a correction belongs: one stored figure. */
export interface CorrectionPlace {
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  readonly title: string;
  readonly unit: string;
}

/** The place of the active number, where it can be corrected. */
export function correctionPlace(state: ViewState): CorrectionPlace | null {
  const ask = state.active?.ask;
  const { catalog, lang } = state.app;
  if (!state.correctable || !ask?.area || !('key' in ask.area) || !ask.period || !catalog) return null;
  const { period, measure: indicator } = ask;
  const area = ask.area.key;
  const title = state.app.t('grid.correct_of', {
    area: catalog.areaName(area, lang),
    period: formatPeriod(period, lang),
    indicator: catalog.indicatorName(indicator, lang),
  });
  return { indicator, area, period, title, unit: catalog.unitName(indicator, lang) };
}

/** The correction that is in force at a place. */
export const correctionAt = (overrides: readonly Override[], place: CorrectionPlace): Override | null =>
  overrides.find(
    (one) => one.indicator === place.indicator && one.area === place.area && samePeriod(one.period, place.period),
  ) ?? null;

/** The value that the sources give, as it is shown; null where none does. */
export async function publishedValue(
  state: ViewState,
  place: CorrectionPlace,
  signal: AbortSignal,
): Promise<string | null> {
  const { session, lang } = state.app;
  const { indicator: measure, area, period } = place;
  const found = await session?.trace(
    { measure, derivation: { kind: 'level' }, area: { key: area }, period },
    { signal },
  );
  if (!found?.ok) return null;
  const own = found.value.find(({ role, source }: TraceRow) => role === 'value' && source !== null);
  return own ? formatFigure(own.figure, columnStyle('level', lang)) : null;
}

/** Keeps a correction. Returns what is wrong with it, or null when it was taken. */
export async function correct(
  state: ViewState,
  place: CorrectionPlace,
  typed: { readonly value: string; readonly reason: string; readonly by: string },
): Promise<MessageKey | null> {
  const { app } = state;
  const read = readNumeral(typed.value.trim());
  const value = read?.value && read.qualifier === 'exact' ? exactText(read.value) : null;
  if (value === null) return 'grid.correct_need_number';
  if (typed.reason.trim() === '') return 'grid.correct_need_reason';
  const before = correctionAt(app.workspace?.overrides ?? [], place);
  const { indicator, area, period } = place;
  const override: Override = {
    id: before?.id ?? freshId(app.workspace?.overrides ?? [], 'o'),
    indicator,
    area,
    period,
    value,
    reason: typed.reason.trim(),
    by: typed.by.trim(),
    at: new Date().toISOString(),
  };
  if (await app.do(saveOverride, { override })) app.messages.say('good', 'grid.correct_done');
  return null;
}

export async function withdraw(state: ViewState, place: CorrectionPlace): Promise<void> {
  const { app } = state;
  const before = correctionAt(app.workspace?.overrides ?? [], place);
  if (before && (await app.do(removeOverride, { id: before.id }))) app.messages.say('good', 'grid.correct_removed');
}

/** What a line begins with: the place of the active cell. */
export function handStart(state: ViewState): string {
  const { catalog, lang } = state.app;
  const ask = state.active?.ask;
  if (!catalog || !ask?.area || !('key' in ask.area) || !ask.period) return '';
  const names = [
    catalog.indicatorName(ask.measure, lang),
    catalog.areaName(ask.area.key, lang),
    formatPeriod(ask.period, lang),
  ];
  return `${names.join(' ')} `;
}

/** What a typed line says: each part, as far as it was understood. */
export interface HandLine {
  readonly indicator: string | null;
  readonly area: string | null;
  readonly period: Period | null;
  readonly text: string | null;
  readonly basis: string;
  readonly provider: string;
  /** The period was marked as assumed: 2012年（推定）. */
  readonly assumed: boolean;
  /** In words, what is wrong or lacking; null when it can be kept. */
  readonly problem: string | null;
}

const BASIS = /(?:依据|basis)\s*[:：]?\s*(.*?)(?=\s*(?:提供人|提供者|provider)\s*[:：]?|$)/isu;
const PROVIDER = /(?:提供人|提供者|provider)\s*[:：]?\s*(.*?)(?=\s*(?:依据|basis)\s*[:：]?|$)/isu;

/**
 * `专利授权量 青溪县 2024年 15000余 依据：市局电话 提供人：王某`: the words before 依据 in any order, read by the readers of periods and numbers and,
 * for area and indicator, by the one that reads the numbers of texts.
 */
export function readHandLine(line: string, catalog: Catalog, lang: Lang): HandLine {
  const basis = BASIS.exec(line)?.[1]?.trim() ?? '';
  const provider = PROVIDER.exec(line)?.[1]?.trim() ?? '';
  const start = /\s*(?:依据|basis|提供人|提供者|provider)\s*[:：]?/iu.exec(line)?.index ?? line.length;
  const words = line
    .slice(0, start)
    .split(/[\s,，、；;]+/u)
    .filter((word) => word !== '');
  const dated = words.findIndex((word) => !/^\d+$/u.test(word) && parsePeriod(takeAssumed(word).text) !== null);
  const at = dated >= 0 ? dated : words.findIndex((word) => /^(?:19|20)\d\d$/u.test(word));
  const { text: when, assumed } = takeAssumed(words[at] ?? '');
  const period = parsePeriod(when);
  const numeral = words.map((word, i) => i !== at && isNumeral(word)).lastIndexOf(true);
  const names = words.filter((_, i) => i !== at && i !== numeral).join(' ');
  const [bound] = bindSummary(`{{${names.replaceAll(/[{}]/gu, '')}}}`, catalog, {
    lang,
    ...(period === null ? {} : { period }),
  }).bindings;
  const ask = bound?.ask;
  const area = ask?.area && 'key' in ask.area ? ask.area.key : null;
  const indicator = ask?.derivation.kind === 'level' ? ask.measure : null;
  const text = words[numeral] ?? null;
  const found = { indicator, area, period, text, basis, provider, assumed };
  return { ...found, problem: problemOf(found, bound?.problem ?? null, names, lang) };
}

const isNumeral = (word: string): boolean => {
  const read = readNumeral(word);
  return read !== null && (read.value ?? read.low ?? read.high) !== null;
};

function problemOf(line: Omit<HandLine, 'problem'>, bound: string | null, names: string, lang: Lang): string | null {
  const lacking = [
    ...(line.indicator === null ? ['grid.hand_indicator' as const] : []),
    ...(line.area === null ? ['grid.hand_area' as const] : []),
    ...(line.period === null ? ['grid.hand_period' as const] : []),
    ...(line.text === null ? ['grid.hand_value' as const] : []),
    ...(line.basis === '' ? ['grid.hand_basis' as const] : []),
    ...(line.provider === '' ? ['grid.hand_provider' as const] : []),
  ];
  if (line.period !== null && names !== '' && bound !== null && (line.indicator === null || line.area === null))
    return bound;
  if (lacking.length === 0) return null;
  const what = lacking.map((key) => t(lang, key)).join(lang === 'zh' ? '、' : ', ');
  return t(lang, 'grid.hand_missing', { what });
}

/** Keeps a hand number that was understood; true when it was taken. */
export async function enterHand(state: ViewState, line: HandLine): Promise<boolean> {
  const { app, view } = state;
  const { indicator, area, period, text, basis, provider, assumed } = line;
  if (line.problem !== null || indicator === null || area === null || period === null || text === null) return false;
  const id = freshId(app.workspace?.handNumbers ?? [], 'h');
  const date = new Date().toISOString().slice(0, 10);
  const base = { id, indicator, area, period, text, basis, provider, date };
  const number: HandNumber = assumed ? { ...base, assumed } : base;
  if (!(await app.do(saveHandNumber, { number }))) return false;
  const seen =
    view?.areas.includes(area) === true &&
    view.indicators.includes(indicator) &&
    view.periods.some((one) => samePeriod(one, period));
  app.messages.say('good', seen ? 'grid.hand_done' : 'grid.hand_outside');
  return true;
}

/** Not used before, also not by one that was taken back. */
function freshId(list: readonly { readonly id: string }[], prefix: string): string {
  const taken = new Set(list.map(({ id }) => id));
  const base = `${prefix}${Date.now().toString(36)}`;
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  return id;
}
