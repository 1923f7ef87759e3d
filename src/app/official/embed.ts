import type { OfficialEmbed } from '../../office';
import { chartMark, tableMark, type Embed } from '../../summary';
import { chartData, guardedIn } from '../../view';
import type { Lang } from '../../text';
import type { Tab } from '../../workspace';
import type { App } from '../app.svelte';
import { officeChart } from '../carry/office_chart';
import type { Drawing } from '../carry/carry.svelte';
import type { CarrySource } from '../carry/source';
import { LedgerState } from '../ledger.svelte';
import { PivotState } from '../pivot.svelte';
import { ViewState } from '../view.svelte';
import { seenIn } from './seen_from';

/** A document shows at most so many rows of a table; more is for a file of its own. */
const MOST_ROWS = 300;

/** What only the page can do: draw a chart as a picture. */
export type DocumentDrawing = Pick<Drawing, 'png'>;

/** How a chart goes along: drawn by the office program where it can, else as a picture. */
export interface EmbedWish {
  /** The document's language. */
  readonly lang: Lang;
  readonly native: boolean;
  readonly drawing: DocumentDrawing;
  readonly signal: AbortSignal;
}

/** What a document shows of another tab, and what tells whether it is still the same; null where there is nothing to show. */
export interface ShownEmbed {
  readonly shown: OfficialEmbed;
  readonly mark: string | null;
}

/** What a document shows of another tab, asked anew: its table, or its chart at the resolution of print. */
export const embedded = async (app: App, embed: Embed, wish: EmbedWish): Promise<OfficialEmbed> =>
  (await shownEmbed(app, embed, wish)).shown;

/** The same with its mark. */
export async function shownEmbed(page: App, { what, name }: Embed, wish: EmbedWish): Promise<ShownEmbed> {
  const app = seenIn(page, wish.lang);
  const problem = (key: 'official.embed_gone' | 'official.embed_empty' | 'official.embed_large'): ShownEmbed => ({
    shown: { kind: 'problem', text: app.t(key, { name, most: MOST_ROWS }) },
    mark: null,
  });
  const tabs = app.workspace?.tabs ?? [];
  const tab = tabs.find(({ id }) => id === name) ?? tabs.find(({ title }) => title === name);
  const opened = tab ? await carried(app, tab) : null;
  if (!opened) return problem('official.embed_gone');
  try {
    const { source } = opened;
    if (!source) return problem('official.embed_empty');
    if (source.rows > MOST_ROWS && what === 'table') return problem('official.embed_large');
    const read = await source.read('all', { signal: wish.signal, onProgress: () => {} });
    if (!read.ok) return problem('official.embed_empty');
    const { table, chartGuarded } = read.value;
    if (what === 'table') return { shown: { kind: 'table', table }, mark: tableMark(table) };
    const none = problem('official.embed_empty');
    const shown = await chartOf(source, chartGuarded || guardedIn(table).any, wish, none.shown);
    const data = source.chart ? chartData(source.chart) : null;
    return data && shown.kind === 'chart' ? { shown, mark: chartMark(data) } : none;
  } finally {
    opened.leave();
  }
}

async function chartOf(
  { chart: model, title }: CarrySource,
  guarded: boolean,
  { native, drawing }: EmbedWish,
  none: OfficialEmbed,
): Promise<OfficialEmbed> {
  const chart = model ? await officeChart(model, { native, notes: true, format: 'docx' }, drawing) : null;
  if (!chart) return none;
  const { widthCm, heightCm, alt, data, png, heading } = chart;
  if (data)
    return { kind: 'chart', title, guarded, chart: { kind: 'chart', title: heading, data, widthCm, heightCm, alt } };
  return png ? { kind: 'chart', title, guarded, chart: { kind: 'picture', png, widthCm, heightCm, alt } } : none;
}

interface Opened {
  readonly source: CarrySource | null;
  readonly leave: () => void;
}

/** The tab as if it were in front: its question asked, nothing of it on the screen. */
async function carried(app: App, tab: Tab): Promise<Opened | null> {
  switch (tab.kind) {
    case 'view': {
      const state = new ViewState(app, tab.id);
      if (state.query) await state.load(state.query);
      return { source: state.carry(), leave: () => state.leave() };
    }
    case 'pivot': {
      const state = new PivotState(app, tab.id);
      await state.load(tab.pivot);
      return { source: state.carry(), leave: () => state.leave() };
    }
    case 'ledger': {
      const state = new LedgerState(app, tab.id);
      await state.load(tab.browse);
      return { source: state.carry(), leave: () => state.leave() };
    }
    default:
      return null;
  }
}
