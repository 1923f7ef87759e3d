import type { Figure } from '../../core';
import { removeCitation, saveCitation, type Citation } from '../../workspace';
import type { App } from '../app.svelte';
import { sameValue } from '../compose/citing';
import { livingLines } from './living';

/** An entry of the 用数台账, or a number that stands in a document which is not final yet: that one follows the data and has no time. */
export type CitedLine = Omit<Citation, 'kind' | 'at' | 'basis'> &
  ({ readonly kind: Citation['kind']; readonly at: string } | { readonly kind: 'draft' | 'review'; readonly at: null });

/** One line of the 用数台账 as shown. */
export interface CitationLine {
  readonly citation: CitedLine;
  /** What the same question gives now, where it gives something else; null while unknown or unchanged. */
  readonly now: string | null;
}

/** 用数台账: every cited number, found again, and whether it is still what it was. */
export class CitationsState {
  search = $state('');
  #now = $state.raw<ReadonlyMap<string, Figure>>(new Map());
  #living = $state.raw<readonly CitedLine[]>([]);
  #abort = new AbortController();
  #token = 0;
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  readonly all: readonly CitationLine[] = $derived.by(() => [
    // The latest first.
    ...[...(this.#app.workspace?.citations ?? [])]
      .reverse()
      .map((citation) => ({ citation, now: this.#changed(citation) })),
    ...this.#living.map((citation) => ({ citation, now: null })),
  ]);
  readonly shown: readonly CitationLine[] = $derived.by(() => {
    const words = this.search.trim().toLowerCase().split(/\s+/);
    return this.all.filter(({ citation: { kind, text, place, sources, note = '', to = '', document = '' } }) => {
      const held = [this.#app.tCode('carry.list.kind', kind), text, place, ...sources, note, to, document]
        .join('\n')
        .toLowerCase();
      return words.every((word) => held.includes(word));
    });
  });
  readonly changed: number = $derived(this.all.filter(({ now }) => now !== null).length);

  open(): void {
    this.search = '';
    this.#living = [];
    this.#app.panels.open('citations');
    void this.compare();
    void this.#readLiving();
  }

  /** Reads the numbers of the documents that are not final; a later opening ends an earlier one. */
  async #readLiving(): Promise<void> {
    this.#abort.abort();
    const abort = new AbortController();
    this.#abort = abort;
    await this.#app.attempt(async () => {
      const lines = await livingLines(this.#app, abort.signal);
      if (!abort.signal.aborted) this.#living = lines;
      return undefined;
    });
  }

  /** Asks for all cited numbers anew, in one statement for each day that counts. */
  async compare(): Promise<void> {
    const token = ++this.#token;
    const { session, workspace } = this.#app;
    const citations = workspace?.citations ?? [];
    if (!session || citations.length === 0) return;
    await this.#app.attempt(async () => {
      // What was cited as of a day does not move with later releases.
      const moving = citations.filter(({ asOf }) => asOf === undefined);
      const answer = await session.askAll(moving.map(({ ask }) => ask));
      if (token !== this.#token || !answer.ok) return undefined;
      this.#now = new Map(moving.flatMap(({ id }, i) => (answer.value[i] ? [[id, answer.value[i]] as const] : [])));
      return undefined;
    });
  }

  async note({ id }: CitedLine, note: string): Promise<void> {
    const citation = this.#app.workspace?.citations?.find((one) => one.id === id);
    if (!citation) return;
    const { note: before = '', ...rest } = citation;
    if (note.trim() !== before)
      await this.#app.do(saveCitation, { citation: note.trim() === '' ? rest : { ...rest, note: note.trim() } });
  }

  async remove({ id }: CitedLine): Promise<void> {
    await this.#app.do(removeCitation, { id });
  }

  trace({ ask, place }: CitedLine): void {
    this.#app.panels.close();
    this.#app.trace(ask, '', place);
  }

  #changed({ id, exact }: CitedLine): string | null {
    const figure = this.#now.get(id);
    if (!figure) return null;
    return sameValue(exact, figure) ? null : this.#app.figure(figure);
  }
}
