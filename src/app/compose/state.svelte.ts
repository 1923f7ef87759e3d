import type { Issue } from '../../core';
import { dayOf, freezeNumbers } from '../../flow';
import { freezeDocument, setAsOf, setDocumentState, type DocumentState, type FrozenEmbed } from '../../workspace';
import type { DocumentDrawing } from '../official/embed';
import { embedsIn, freezeEmbed } from '../official/frozen_embeds';
import { queryIssue } from '../trace.svelte';
import { citationOf, freeIds } from './citing';
import type { ComposeDoc } from './doc';
import { DriftState } from './drift.svelte';
import { LintState } from './lint.svelte';

export type ComposeDialog = 'final' | 'reopen' | 'drift' | 'roll' | 'areas' | 'report';

/** 起草、送审、定稿 of the document in front, and what is opened beside it. */
export class ComposeState {
  readonly doc: ComposeDoc;
  readonly lint: LintState;
  readonly drift: DriftState;
  dialog = $state<ComposeDialog | null>(null);
  /** Numbers read of how many, while the document is being frozen. */
  freezing = $state.raw<{ readonly done: number; readonly of: number } | null>(null);
  /** Why 定稿 was not done, said where it was asked for; '' while nothing is. */
  trouble = $state('');
  #abort = new AbortController();

  constructor(doc: ComposeDoc) {
    this.doc = doc;
    this.lint = new LintState(doc);
    this.drift = new DriftState(doc);
  }

  readonly state: DocumentState = $derived.by(() => this.doc.tab?.state ?? 'draft');
  readonly final: boolean = $derived(this.state === 'final');

  /** 起草 ⇄ 送审; out of 定稿 only with a reason. */
  async move(state: 'draft' | 'review', reason = ''): Promise<void> {
    await this.doc.keep();
    const at = new Date().toISOString();
    const said = reason.trim();
    const step = { at, state, ...(said === '' ? {} : { reason: said }) };
    if (await this.doc.app.do(setDocumentState, { tab: this.doc.tabId, step })) this.dialog = null;
  }

  /** Asks before 定稿, or says what stands against it. */
  async askFinal(): Promise<void> {
    await this.doc.keep();
    this.lint.now();
    this.trouble = '';
    this.dialog = 'final';
  }

  /** Until which day data count; '' for all that is there. */
  async cutAt(day: string): Promise<void> {
    const asOf = /^\d{4}-\d\d-\d\d$/.test(day) ? day : null;
    await this.doc.app.do(setAsOf, { tab: this.doc.tabId, asOf });
  }

  /** 定稿: every number is read once more with what it rests on, and nothing is changed unless all of them hold. */
  async finalise(drawing: DocumentDrawing): Promise<void> {
    const { app, tabId } = this.doc;
    this.trouble = '';
    await this.doc.keep();
    const { session, workspace } = app;
    const tab = this.doc.tab;
    // What stands against it is listed in the dialog; a text that is being read anew is none that can be fixed.
    if (!session || !workspace || !tab || this.lint.now()?.clean !== true) {
      if (this.lint.found === null) this.trouble = app.t('compose.final.changed');
      return;
    }
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.freezing = { done: 0, of: this.doc.chips.length };
    await app.attempt(async () => {
      const now = new Date();
      const outcome = await freezeNumbers(session, tab, {
        lang: this.doc.lang,
        now,
        random: Math.random,
        signal,
        onProgress: (done, of) => (this.freezing = { done, of }),
      });
      if (!outcome.ok) {
        if (outcome.error.kind !== 'cancelled') this.trouble = this.#said(queryIssue(outcome.error, app));
        return;
      }
      const { text, frozen, problems } = outcome.value;
      if (problems.length > 0 || this.doc.tab?.text !== tab.text) {
        this.trouble = app.t('compose.final.changed');
        return;
      }
      const embeds: FrozenEmbed[] = [];
      for (const embed of embedsIn(this.doc.bound?.bindings ?? [])) {
        const kept = await freezeEmbed(app, embed, { lang: frozen.lang, drawing, signal, at: frozen.at });
        if (signal.aborted) return;
        if ('problem' in kept) {
          this.trouble = app.t('compose.final.embed', { name: embed.name, problem: kept.problem });
          return;
        }
        embeds.push(kept);
      }
      if (this.doc.tab?.text !== tab.text) {
        this.trouble = app.t('compose.final.changed');
        return;
      }
      const id = freeIds(workspace.citations ?? []);
      const citations = frozen.numbers.flatMap((number) =>
        citationOf(number, { id: id(), kind: 'frozen', document: tab.title, asOf: frozen.asOf }),
      );
      const step = { at: now.toISOString(), state: 'final' as const };
      if (await app.do(freezeDocument, { tab: tabId, text, frozen: { ...frozen, embeds }, step, citations })) {
        this.dialog = null;
        this.lint.open = false;
        app.messages.say('good', 'compose.final.done', { count: frozen.numbers.length });
      }
    });
    this.freezing = null;
  }

  /** The day until which the numbers count, as it would be frozen now. */
  get day(): string {
    return this.doc.tab?.frozen?.asOf ?? this.doc.tab?.asOf ?? dayOf(new Date());
  }

  cancel(): void {
    this.#abort.abort();
    this.dialog = null;
  }

  #said({ code, params }: Issue): string {
    return this.doc.app.tCode('issue', code, params);
  }

  stop(): void {
    this.#abort.abort();
    this.lint.stop();
    this.drift.stop();
  }
}
