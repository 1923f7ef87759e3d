import { base64, fromBase64 } from '../../core';
import type { OfficialEmbed } from '../../office';
import { embedKey, type Embed, type FrozenEmbed } from '../../summary';
import type { App } from '../app.svelte';
import { shownEmbed, type DocumentDrawing, type EmbedWish } from './embed';

/** A table or chart as it is kept with a final document; or why there is nothing to keep. */
export async function freezeEmbed(
  app: App,
  embed: Embed,
  { lang, drawing, signal, at }: Omit<EmbedWish, 'native'> & { readonly at: string },
): Promise<FrozenEmbed | { readonly problem: string }> {
  const { shown, mark } = await shownEmbed(app, embed, { lang, native: false, drawing, signal });
  if (shown.kind === 'problem' || mark === null) return { problem: shown.kind === 'problem' ? shown.text : embed.name };
  const head = { key: embedKey(embed), mark, at };
  if (shown.kind === 'table') return { ...head, table: shown.table };
  const { chart, title, guarded } = shown;
  if (chart.kind !== 'picture') return { problem: embed.name };
  const { png, widthCm, heightCm, alt } = chart;
  return { ...head, picture: { title, png: base64(png), widthCm, heightCm, alt, guarded } };
}

/** What was kept, as documents show it. */
export function keptEmbed({ table, picture }: FrozenEmbed): OfficialEmbed | null {
  if (table) return { kind: 'table', table };
  if (!picture) return null;
  const { png, widthCm, heightCm, alt, title, guarded } = picture;
  return { kind: 'chart', title, guarded, chart: { kind: 'picture', png: fromBase64(png), widthCm, heightCm, alt } };
}

/** What stands in the text now, each once. */
export function embedsIn(bindings: readonly { readonly kind: string; readonly embed?: Embed }[]): readonly Embed[] {
  const found = bindings.flatMap(({ kind, embed }) => (kind === 'embed' && embed ? [embed] : []));
  return [...new Map(found.map((embed) => [embedKey(embed), embed])).values()];
}

/** Draws nothing: for who only asks whether a chart is still the same. */
export const NO_DRAWING: DocumentDrawing = { png: () => Promise.resolve(new Uint8Array()) };
