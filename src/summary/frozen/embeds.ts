import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ChartData, ReportTable } from '../../view';
import { writeEmbed, type Embed } from '../embed';

/** A chart as a picture at the resolution of print. */
export interface FrozenPicture {
  readonly title: string;
  /** PNG in base64. */
  readonly png: string;
  readonly widthCm: number;
  readonly heightCm: number;
  readonly alt: string;
  /** It rests on what may not be told. */
  readonly guarded: boolean;
}

/** What tells whether a table or chart still shows the same, and when it did. */
export interface EmbedMark {
  readonly mark: string;
  /** ISO time. */
  readonly at: string;
}

/** A table or chart of a final document as it was shown. */
export interface FrozenEmbed extends EmbedMark {
  /** `表 [县际对比]`: the same one twice in a text is one. */
  readonly key: string;
  readonly table?: ReportTable;
  readonly picture?: FrozenPicture;
  /** It shows something else by now and stays as it was: what it shows, and why. */
  readonly kept?: EmbedMark & { readonly note: string };
  /** Earlier ones, the latest last; only that they were, not what they showed. */
  readonly revised?: readonly (EmbedMark & { readonly note: string })[];
}

export const embedKey = (embed: Embed): string => writeEmbed(embed, 'zh').slice(2, -2);

const markOf = (said: unknown): string => bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(said))));

/** By what a reader sees: heads, names and cells. Which files stand behind them is said below a table, and no change of it. */
export const tableMark = ({ stubs, groups, columns, rows }: ReportTable): string =>
  markOf([
    stubs,
    groups.map(({ text, span }) => [text, span]),
    columns.map(({ title }) => title),
    rows.map(({ names, cells }) => [names, cells.map(({ text }) => text)]),
  ]);

/** By what is drawn, as text; the chart's notes are none of it. */
export const chartMark = ({ kind, title, unit, categories, series }: ChartData): string =>
  markOf([kind, title, unit, categories, series.map(({ name, texts }) => [name, texts])]);

/** The tables and charts of a final document by their keys. */
export const frozenEmbeds = (tab: {
  readonly state?: string;
  readonly frozen?: { readonly embeds?: readonly FrozenEmbed[] };
}): ReadonlyMap<string, FrozenEmbed> =>
  new Map(tab.state === 'final' ? (tab.frozen?.embeds ?? []).map((each) => [each.key, each] as const) : []);
