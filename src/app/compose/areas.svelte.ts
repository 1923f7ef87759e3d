import {
  officialDocument,
  renderAreas,
  settingOf,
  type AreaGap,
  type AreaSetting,
  type AreasOutcome,
} from '../../flow';
import { OFFICIAL_SETTINGS } from '../../summary';
import { fileName } from '../file_name';
import { queryIssue } from '../trace.svelte';
import { embedded, type DocumentDrawing } from '../official/embed';
import { NO_DRAWING } from '../official/frozen_embeds';
import { seenFrom } from '../official/seen_from';
import type { ComposeDoc } from './doc';

export type AreasFormat = 'html' | 'md' | 'docx';

/** More boxes than this nobody ticks one by one: then a set or a parent is chosen. */
const MOST_LISTED = 400;

/** Areas that are offered together: the children of one above, or a peer set. */
export interface AreaGroup {
  readonly id: string;
  readonly name: string;
  readonly areas: readonly string[];
}

/** 各地套用: one template rendered for each area of a set, in one file or many. */
export class AreasState {
  readonly doc: ComposeDoc;
  chosen = $state.raw<ReadonlySet<string>>(new Set());
  format = $state<AreasFormat>('docx');
  one = $state(false);
  rename = $state(true);
  progress = $state.raw<{ readonly done: number; readonly of: number; readonly area: string } | null>(null);
  outcome = $state.raw<AreasOutcome | null>(null);
  #abort = new AbortController();

  constructor(doc: ComposeDoc) {
    this.doc = doc;
    this.chosen = new Set(this.groups[0]?.areas ?? []);
  }

  /** The document's own area, which is the template's. */
  readonly own: string | null = $derived.by(() => this.doc.bound?.area ?? null);
  readonly groups: readonly AreaGroup[] = $derived.by(() => {
    const { catalog, lang } = this.doc.app;
    if (!catalog) return [];
    const above = this.own === null ? undefined : catalog.parent(this.own);
    const groups = [this.own, above?.key ?? null].flatMap((key): readonly AreaGroup[] => {
      const areas = key === null ? [] : catalog.inOrder(catalog.children(key).map((area) => area.key));
      return key === null || areas.length === 0 ? [] : [{ id: key, name: catalog.areaName(key, lang), areas }];
    });
    const sets = catalog.data.peerSets.map(({ key, name, areas }) => ({
      id: `set ${key}`,
      name,
      areas: catalog.inOrder(areas),
    }));
    const all = { id: 'all', name: this.doc.app.t('areas.all'), areas: this.#known() };
    return [...groups.reverse(), ...sets, all].filter(({ areas }) => areas.length > 0);
  });
  /** All that can be chosen, in the official order. */
  readonly areas: readonly { readonly key: string; readonly name: string }[] = $derived.by(() => {
    const { catalog, lang } = this.doc.app;
    if (!catalog) return [];
    const keys = [...new Set(this.groups.flatMap(({ areas }) => areas))];
    return catalog.inOrder(keys).map((key) => ({ key, name: catalog.areaName(key, lang) }));
  });
  readonly gaps: readonly AreaGap[] = $derived(this.outcome?.gaps ?? []);

  /** Every area of the workspace, as long as a person can look them through. */
  #known(): readonly string[] {
    const { catalog } = this.doc.app;
    return catalog ? catalog.inOrder(catalog.data.areas.map(({ key }) => key)).slice(0, MOST_LISTED) : [];
  }

  take(areas: readonly string[]): void {
    this.chosen = new Set(areas);
    this.outcome = null;
  }

  toggle(key: string): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(key)) chosen.add(key);
    this.take([...chosen]);
  }

  async run(drawing: DocumentDrawing): Promise<void> {
    const { app, tab } = this.doc;
    await this.doc.keep();
    const { session } = app;
    if (!session || !tab) return;
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const areas = this.areas.filter(({ key }) => this.chosen.has(key)).map(({ key }) => key);
    const period = this.doc.bound?.period ?? settingOf(tab).period;
    this.outcome = null;
    this.progress = { done: 0, of: areas.length, area: '' };
    await app.attempt(async () => {
      const outcome = await renderAreas(session, tab, {
        areas,
        format: this.format,
        one: this.one,
        lang: this.doc.lang,
        notes: true,
        own: this.rename ? this.own : null,
        ...(period ? { period } : {}),
        // Each area's own tables and charts, as it would have them before it.
        embed: (embed, area) =>
          embedded(seenFrom(app, area, this.own), embed, {
            lang: this.doc.lang,
            native: this.format === 'docx',
            drawing: this.format === 'md' ? NO_DRAWING : drawing,
            signal,
          }),
        docx: (text, setting) => this.#docx(text, setting, signal),
        signal,
        onProgress: (done, of, area) => (this.progress = { done, of, area }),
      });
      if (!outcome.ok) {
        if (outcome.error.kind !== 'cancelled') app.messages.issue(queryIssue(outcome.error, app));
        return;
      }
      this.outcome = outcome.value;
      const file = fileName(tab.title, outcome.value.ending);
      app.services.download(file, outcome.value.bytes);
      app.messages.say('good', 'areas.done', { count: outcome.value.documents, file });
    });
    this.progress = null;
  }

  /** In the look of an official document, written away from the page. */
  async #docx(text: string, setting: AreaSetting, signal: AbortSignal): Promise<Uint8Array> {
    const { app } = this.doc;
    const { session } = app;
    if (!session) return new Uint8Array();
    const document = await officialDocument(session, text, {
      ...setting,
      lang: this.doc.lang,
      notes: false,
      signal,
    });
    if (!document.ok) throw new Error(app.t('summary.not_rendered'));
    const settings = app.workspace?.docx ?? OFFICIAL_SETTINGS;
    const options = { settings, open: false, listed: false, signoff: false, machine: false };
    return app.services.officeTask('official', { document: document.value, options }, signal);
  }

  stop(): void {
    this.#abort.abort();
    this.progress = null;
  }
}
