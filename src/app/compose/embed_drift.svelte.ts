import { bindSummary, embedKey, writtenLang, type Embed, type FrozenEmbed } from '../../summary';
import { reviseFrozen, type SummaryTab } from '../../workspace';
import type { App } from '../app.svelte';
import { shownEmbed, type DocumentDrawing } from '../official/embed';
import { embedsIn, freezeEmbed, NO_DRAWING } from '../official/frozen_embeds';
import type { ComposeDoc } from './doc';

/** A table or chart of a final document that would show something else by now. */
export interface EmbedDrift {
  readonly embed: Embed;
  readonly frozen: FrozenEmbed;
  /** Null: there is nothing to show any more, and `problem` says why. */
  readonly mark: string | null;
  readonly problem: string;
}

/** Compares the tables and charts of a final document with what they show now; a change that was kept with a note is none. */
export async function embedDrifts(app: App, tab: SummaryTab, signal: AbortSignal): Promise<readonly EmbedDrift[]> {
  const kept = new Map((tab.state === 'final' ? (tab.frozen?.embeds ?? []) : []).map((each) => [each.key, each]));
  if (kept.size === 0 || !app.catalog) return [];
  const lang = tab.frozen?.lang ?? writtenLang(tab.text, app.lang);
  const { bindings } = bindSummary(tab.text, app.catalog, { lang });
  const found: EmbedDrift[] = [];
  for (const embed of embedsIn(bindings)) {
    const frozen = kept.get(embedKey(embed));
    if (!frozen) continue;
    const { shown, mark } = await shownEmbed(app, embed, { lang, native: false, drawing: NO_DRAWING, signal });
    if (signal.aborted) return [];
    if (mark === frozen.mark || (mark ?? '') === frozen.kept?.mark) continue;
    found.push({ embed, frozen, mark, problem: shown.kind === 'problem' ? shown.text : '' });
  }
  return found;
}

/** Takes over what tables and charts show now: each is kept anew, and that it was another stays noted. Says whether all could be. */
export async function acceptEmbeds(
  { app, tabId, lang }: ComposeDoc,
  drifts: readonly EmbedDrift[],
  { drawing, note, signal }: { readonly drawing: DocumentDrawing; readonly note: string; readonly signal: AbortSignal },
): Promise<void> {
  const at = new Date().toISOString();
  const embeds: FrozenEmbed[] = [];
  for (const { embed, frozen, mark } of drifts) {
    if (mark === null) continue;
    const fresh = await freezeEmbed(app, embed, { lang, drawing, signal, at });
    if (signal.aborted || 'problem' in fresh) return;
    const before = { mark: frozen.mark, at: frozen.at, note };
    embeds.push({ ...fresh, revised: [...(frozen.revised ?? []), before] });
  }
  if (embeds.length === 0) return;
  const reason = app.t('drift.embeds_log', {
    names: embeds.map(({ key }) => key).join(app.t('drift.sep')),
    reason: note,
  });
  await app.do(reviseFrozen, {
    tab: tabId,
    ...{ numbers: [], embeds, citations: [] },
    step: { at, state: 'final', reason },
  });
}

/** Leaves them as they were, with a note; said again only when they change once more. */
export async function keepEmbeds(
  { app, tabId }: ComposeDoc,
  drifts: readonly EmbedDrift[],
  note: string,
): Promise<void> {
  const at = new Date().toISOString();
  const embeds = drifts.map(({ frozen, mark }) => ({ ...frozen, kept: { mark: mark ?? '', at, note } }));
  await app.do(reviseFrozen, { tab: tabId, numbers: [], embeds, citations: [] });
}
