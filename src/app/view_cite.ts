import { formatPeriod, periodKey, type Catalog } from '../catalog';
import { bindSummary, quoted } from '../summary';
import type { Ask, Derivation } from '../query';
import { setSummaryText, type SummaryTab } from '../workspace';
import type { App } from './app.svelte';
import { newSummaryTab } from './tabs';
import type { ViewState } from './view.svelte';

/** The words by which a text may ask a derivation; what they really ask is tried before they are used. */
function wordsFor(derivation: Derivation): readonly string[] {
  switch (derivation.kind) {
    case 'level':
      return [''];
    case 'growth':
    case 'points': {
      const plain = derivation.kind === 'growth' ? '同比' : '百分点';
      const { base } = derivation;
      if (base === 'same_period') return [plain];
      return base === 'previous' ? ['环比'] : [`${plain} 自${formatPeriod(base.period, 'zh')}`];
    }
    case 'change':
      return derivation.base === 'previous' ? ['环比增减'] : ['增减额'];
    case 'rank':
      return [derivation.of === 'growth' ? '增速位次' : '位次'];
    case 'index':
      return [`定基 自${formatPeriod(derivation.base, 'zh')}`];
    case 'cagr':
      return [`年均增长 自${formatPeriod(derivation.from, 'zh')}`];
    case 'per':
      return ['人均', '每万人'];
    case 'share':
      return ['占比'];
    case 'completion':
      return ['完成率'];
    case 'target':
      return ['目标'];
    case 'published_growth':
      return ['公布增速'];
    default:
      return [];
  }
}

/**
 * `{{…}}` that asks exactly this question, or null where words cannot (a total of chosen areas, a rank among them that is none of a peer set): what is
 * cited must be what was shown. Names where they are understood, else keys.
 */
export function citation(shown: Ask, catalog: Catalog): string | null {
  // What a view leaves out across a break it never changes: a figure that it shows is the figure without it.
  const { across: _, ...plain } = shown;
  const { ask, among } = withPeers(plain, catalog);
  const { area, period } = ask;
  if (!area || !('key' in area) || !period) return null;
  const named = [
    catalog.areaName(area.key, 'zh'),
    formatPeriod(period, 'zh'),
    catalog.indicatorName(ask.measure, 'zh'),
  ];
  const keyed = [area.key, periodKey(period), ask.measure];
  const texts = wordsFor(ask.derivation).flatMap((word) =>
    [named, keyed].map(([a = '', p = '', i = '']) => {
      const words = `${word}${among}`.trim();
      return `{{${quoted(a)} ${p} ${quoted(i)}${words === '' ? '' : ` ${words}`}}}`;
    }),
  );
  return texts.find((text) => asks(text, ask, catalog)) ?? null;
}

/** A rank among chosen areas that are all of a peer set is a rank in that set: the same areas, so the same place. */
function withPeers(ask: Ask, catalog: Catalog): { readonly ask: Ask; readonly among: string } {
  const { derivation } = ask;
  if (derivation.kind !== 'rank' || derivation.among === 'siblings' || !('areas' in derivation.among)) {
    return { ask, among: '' };
  }
  const chosen = new Set(derivation.among.areas);
  const set = catalog.data.peerSets.find(
    ({ areas }) => new Set(areas).size === chosen.size && areas.every((key) => chosen.has(key)),
  );
  if (!set) return { ask, among: '' };
  const alone = catalog.data.peerSets.filter(({ name }) => name === set.name).length === 1;
  const among = ` 在${quoted(alone ? set.name : set.key)}`;
  return { ask: { ...ask, derivation: { ...derivation, among: { set: set.key } } }, among };
}

function asks(text: string, ask: Ask, catalog: Catalog): boolean {
  const [binding, more] = bindSummary(text, catalog, { lang: 'zh' }).bindings;
  return more === undefined && binding?.ask !== undefined && canonical(binding.ask) === canonical(ask);
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Puts the active number at the end of the last 文稿, or of a new one, with the words it needs to be read. */
export async function citeActive(state: ViewState): Promise<void> {
  const { app } = state;
  const ask = state.active?.ask;
  const { catalog } = app;
  if (!ask || !catalog) {
    app.messages.say('info', 'view.select_number');
    return;
  }
  const hidden = ask.across !== undefined && state.active?.figure?.exact === null;
  const text = hidden || state.view?.asOf !== undefined ? null : citation(ask, catalog);
  if (text === null) {
    app.messages.say('info', 'view.cite_not');
    return;
  }
  const tab = lastSummary(app) ?? (await madeSummary(app));
  if (!tab) return;
  const sentence = `${state.active?.place ?? ''} ${state.active?.expression.replace(/^=/, '') ?? ''}：${text}`;
  const joined = tab.text.trim() === '' ? sentence : `${tab.text.trimEnd()}\n\n${sentence}`;
  if (await app.do(setSummaryText, { tab: tab.id, text: `${joined}\n` })) {
    app.messages.say('good', 'view.cited', { title: tab.title });
  }
}

const lastSummary = (app: App): SummaryTab | undefined =>
  app.workspace?.tabs.filter((tab): tab is SummaryTab => tab.kind === 'summary').at(-1);

/** `newSummaryTab` brings the new tab to the front; it is there when the workspace has it. */
async function madeSummary(app: App): Promise<SummaryTab | undefined> {
  const before = lastSummary(app)?.id;
  await newSummaryTab(app);
  const made = lastSummary(app);
  return made && made.id !== before ? made : undefined;
}
