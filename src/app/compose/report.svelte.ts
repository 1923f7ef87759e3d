import { recordCitations, type Citation, type FrozenNumber } from '../../workspace';
import { citationOf, freeIds } from './citing';
import type { ComposeDoc } from './doc';

/** 上报: the numbers of a final document went out, to whom and when. */
export class ReportState {
  readonly doc: ComposeDoc;
  to = $state('');
  day = $state('');
  note = $state('');

  constructor(doc: ComposeDoc, today: string) {
    this.doc = doc;
    this.day = today;
  }

  readonly numbers: readonly FrozenNumber[] = $derived.by(() => this.doc.tab?.frozen?.numbers ?? []);
  /** To whom it was reported before, the latest first. */
  readonly before: readonly { readonly at: string; readonly to: string }[] = $derived.by(() => {
    const title = this.doc.tab?.title;
    const told = (this.doc.app.workspace?.citations ?? []).filter(
      ({ kind, document }) => kind === 'reported' && document === title,
    );
    const seen = new Map(told.map(({ at, to = '' }) => [`${at} ${to}`, { at, to }]));
    return [...seen.values()].reverse();
  });
  readonly ready: boolean = $derived(this.to.trim() !== '' && /^\d{4}-\d\d-\d\d$/.test(this.day));

  async run(): Promise<boolean> {
    const { app, tab } = this.doc;
    if (!this.ready || !tab?.frozen) return false;
    const id = freeIds(app.workspace?.citations ?? []);
    const { asOf } = tab.frozen;
    const note = this.note.trim();
    const citations: readonly Citation[] = this.numbers.flatMap((number) =>
      citationOf(number, {
        id: id(),
        kind: 'reported',
        // The day on which it went out; its hour nobody asks.
        at: new Date(`${this.day}T12:00:00`).toISOString(),
        to: this.to.trim(),
        document: tab.title,
        asOf,
        ...(note === '' ? {} : { note }),
      }),
    );
    const done = await app.do(recordCitations, { citations });
    if (done) app.messages.say('good', 'report.done', { count: citations.length, to: this.to.trim() });
    return done;
  }
}
