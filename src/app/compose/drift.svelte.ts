import { basesOf, whyDrifted } from '../../flow';
import { seenKey, signFindings, type Drift, type DriftLine, type Finding, type Why } from '../../summary';
import { acceptSeen, reviseFrozen, VINTAGES, type FrozenNumber, type NumberMark, type Vintage } from '../../workspace';
import type { App } from '../app.svelte';
import { citationOf, freeIds } from './citing';
import type { DocumentDrawing } from '../official/embed';
import type { ComposeDoc } from './doc';
import { acceptEmbeds, keepEmbeds, type EmbedDrift } from './embed_drift.svelte';

/** One changed number as it is read: old and new side by side, and why. */
export interface DriftRow {
  readonly line: DriftLine;
  /** In words; null while it is being found out. */
  readonly why: string | null;
  /** Words typed in front of the number that say another direction than what is new. */
  readonly unfit: Finding | null;
}

/** 变动 of the document in front, read one by one and taken note of. */
export class DriftState {
  readonly doc: ComposeDoc;
  note = $state('');
  #whys = $state.raw<ReadonlyMap<string, string>>(new Map());
  #abort = new AbortController();

  constructor(doc: ComposeDoc) {
    this.doc = doc;
  }

  readonly drift: Drift | null = $derived.by(() => this.doc.app.drifts.of(this.doc.tabId));
  readonly rows: readonly DriftRow[] = $derived(
    (this.drift?.lines ?? []).map((line) => ({
      line,
      why: this.#whys.get(keyOf(line)) ?? null,
      unfit: this.#unfit(line),
    })),
  );

  /** Tables and charts that would show something else. */
  readonly embeds: readonly EmbedDrift[] = $derived.by(() => this.doc.app.drifts.embeds.get(this.doc.tabId) ?? []);

  async acceptEmbeds(drifts: readonly EmbedDrift[], drawing: DocumentDrawing): Promise<void> {
    // Not that of finding out why, which begins anew with every number that is taken over.
    const { signal } = new AbortController();
    await this.doc.app.attempt(async () => {
      await acceptEmbeds(this.doc, drifts, { drawing, note: this.note.trim(), signal });
      return undefined;
    });
  }

  async keepEmbeds(drifts: readonly EmbedDrift[]): Promise<void> {
    const note = this.note.trim();
    if (note !== '') await keepEmbeds(this.doc, drifts, note);
  }

  /** Where the text in front of this number would not be true of what is new. */
  #unfit({ key, ask, now, figure }: DriftLine): Finding | null {
    if (!ask || !figure) return null;
    const { bound, read } = this.doc;
    const numbers = (bound?.bindings ?? []).filter(
      (each) => each.id === key || (each.ask && seenKey(each.ask) === key),
    );
    const said = numbers.map(({ start, end }) => ({ start, end, ask, figure, shown: now.text }));
    return signFindings(read, said)[0] ?? null;
  }

  /** Finds out why, one number after another: each is a question of its own. */
  async explain(): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const { app } = this.doc;
    const { session } = app;
    if (!session) return;
    await app.attempt(async () => {
      for (const line of this.drift?.lines ?? []) {
        if (signal.aborted || this.#whys.has(keyOf(line))) continue;
        const why = await whyDrifted(session, line, signal);
        if (signal.aborted) return;
        const text =
          (why.ok ? whyText(app, why.value) : '') || app.t(line.ask ? 'drift.why.unknown' : 'drift.why.asked');
        this.#whys = new Map([...this.#whys, [keyOf(line), text]]);
      }
    });
  }

  /**
   * Takes over what the data say now. In a draft that is only noted. In a final document it is a noted revision: the number, its value
   * and what it was read from are frozen anew, the earlier ones stay with it, and nothing else changes.
   */
  async accept(lines: readonly DriftLine[]): Promise<void> {
    const { app, tabId, tab } = this.doc;
    const possible = lines.filter(({ problem, frozen }) => problem === undefined || !frozen);
    if (possible.length === 0 || !tab) return;
    const at = new Date().toISOString();
    if (tab.state !== 'final') {
      const seen = possible.map(({ key, now }) => ({ key, ...now, at, ...this.#noted() }));
      await app.do(acceptSeen, { tab: tabId, seen });
      return;
    }
    const numbers: FrozenNumber[] = [];
    await app.attempt(async () => {
      numbers.push(...(await this.#refrozen(possible, at)));
    });
    if (numbers.length !== possible.length) return;
    const id = freeIds(app.workspace?.citations ?? []);
    const citations = numbers.flatMap((number) =>
      citationOf(number, { id: id(), kind: 'frozen', document: tab.title, note: this.#reason(possible) }),
    );
    const reason = app.t('drift.revised_log', { count: numbers.length, reason: this.#reason(possible) });
    const unfit = possible.map((line) => this.#unfit(line)).find((each) => each !== null);
    if (!(await app.do(reviseFrozen, { tab: tabId, numbers, citations, step: { at, state: 'final', reason } }))) return;
    if (!unfit) return;
    // The words stay as they were typed: whoever took the new value sees where they are no longer true.
    const { word = '', shown = '' } = unfit.params;
    app.messages.say('warning', 'drift.unfit_word', { word, shown });
    this.doc.reveal(unfit.start, unfit.end, false);
  }

  /** Leaves a number of a final document as it was, with a note; it is said again only when the data change once more. */
  async keepAsIs(lines: readonly DriftLine[]): Promise<void> {
    const { app, tabId } = this.doc;
    const note = this.note.trim();
    const at = new Date().toISOString();
    if (note === '') return;
    const numbers = lines.flatMap(({ frozen, now }) => (frozen ? [{ ...frozen, kept: { ...now, at, note } }] : []));
    if (numbers.length > 0) await app.do(reviseFrozen, { tab: tabId, numbers, citations: [] });
  }

  /** Empty where they cannot be read now. */
  async #refrozen(lines: readonly DriftLine[], at: string): Promise<readonly FrozenNumber[]> {
    const { session } = this.doc.app;
    const numbers = lines.map(({ ask, frozen, now }) => ({
      ask,
      expression: frozen?.expression ?? '',
      figure: null,
      shown: now.text,
    }));
    const bases = session ? await basesOf(session, numbers) : null;
    if (!bases?.ok) return [];
    return lines.flatMap(({ frozen, now, was }, i): readonly FrozenNumber[] => {
      const basis = bases.value[i];
      if (!frozen || !basis) return [];
      const { kept: _, ...rest } = frozen;
      const before: NumberMark & { readonly note: string } = {
        text: was.text,
        exact: was.exact,
        at: was.at,
        note: this.note.trim(),
      };
      return [{ ...rest, ...now, at, ...basis, revised: [...(frozen.revised ?? []), before] }];
    });
  }

  #noted(): { readonly note?: string } {
    const note = this.note.trim();
    return note === '' ? {} : { note };
  }

  /** The note, or else why the first of them changed. */
  #reason([first]: readonly DriftLine[]): string {
    const note = this.note.trim();
    return note === '' ? (first ? (this.#whys.get(keyOf(first)) ?? '') : '') : note;
  }

  trace({ ask, place }: DriftLine): void {
    if (ask) this.doc.app.trace(ask, '', place);
  }

  stop(): void {
    this.#abort.abort();
  }
}

/** The same change is explained once. */
const keyOf = ({ key, now }: DriftLine): string => `${key} ${now.exact}`;

/** In plain words: which file came, which vintage, which correction. */
export function whyText(app: App, whys: readonly Why[]): string {
  return whys
    .map(({ code, params: { from = '', to = '', ...params } }) =>
      app.tCode('drift.why', code, {
        ...params,
        from: vintageWord(app, from),
        to: vintageWord(app, to),
      }),
    )
    .join(app.t('drift.sep'));
}

const vintageWord = (app: App, vintage: string): string =>
  (VINTAGES as readonly string[]).includes(vintage) ? app.t(`shell.vintage_${vintage as Vintage}`) : vintage;
