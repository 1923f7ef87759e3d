import { exactText, readNumeral, type Issue } from '../../core';
import { officialDocument, type FileIn } from '../../flow';
import { takeReturned, type OfficialDocument, type ReturnedNumber, type ReturnedReport } from '../../office';
import { bindSummary, type Binding } from '../../summary';
import { saveHandNumber, saveOverride } from '../../workspace';
import type { SummaryState } from '../summary.svelte';
import { queryIssue } from '../trace.svelte';

/** What is done with a number that was altered by hand: it stays bound, becomes a hand number with its basis, or plain text. */
export type NumberWay = 'bound' | 'hand' | 'plain';

export interface HandBasis {
  readonly basis: string;
  readonly provider: string;
}

/** 导入改回的文稿: reads a DOCX that was edited elsewhere, says what was changed in it, takes over what a person chooses. */
export class ReturnedState {
  readonly doc: SummaryState;
  phase = $state<'idle' | 'reading' | 'shown'>('idle');
  file = $state('');
  problem = $state('');
  report = $state.raw<ReturnedReport | null>(null);
  /** Keys of the changes that are taken over. */
  taken = $state.raw<ReadonlySet<string>>(new Set());
  ways = $state.raw<ReadonlyMap<string, NumberWay>>(new Map());
  basis = $state<HandBasis>({ basis: '', provider: '' });
  #document: OfficialDocument | null = null;
  #text = '';
  #bindings: readonly Binding[] = [];
  #abort = new AbortController();

  constructor(doc: SummaryState) {
    this.doc = doc;
  }

  readonly altered: readonly ReturnedNumber[] = $derived(
    (this.report?.numbers ?? []).filter(({ state }) => state === 'altered' || state === 'deleted'),
  );
  readonly counts = $derived.by(() => {
    const of = (...states: readonly ReturnedNumber['state'][]): number =>
      (this.report?.numbers ?? []).filter(({ state }) => states.includes(state)).length;
    return {
      all: this.report?.numbers.length ?? 0,
      same: of('same', 'masked'),
      moved: of('moved'),
      altered: of('altered'),
      deleted: of('deleted'),
      changes: this.report?.changes.length ?? 0,
    };
  });
  /** A final document is not changed: it is only said what differs. */
  readonly closed: boolean = $derived.by(() => this.doc.tab?.state === 'final');
  readonly needsBasis: boolean = $derived([...this.ways.values()].includes('hand'));

  async choose(): Promise<void> {
    const [file] = await this.doc.app.services.pickFiles('.docx', false);
    if (file) await this.start(file);
  }

  async start(file: FileIn): Promise<void> {
    const { app } = this.doc;
    this.#abort.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.phase = 'reading';
    this.file = file.name;
    this.problem = '';
    this.report = null;
    await app.attempt(async () => {
      try {
        await this.doc.keep();
        await this.#read(await file.bytes(), abort.signal);
      } catch (thrown) {
        if (!abort.signal.aborted) throw thrown;
      }
      return undefined;
    });
    if (this.#abort === abort && this.phase === 'reading') this.phase = this.problem === '' ? 'idle' : 'shown';
  }

  close(): void {
    this.#abort.abort();
    this.phase = 'idle';
    this.report = null;
  }

  take(key: string, taken: boolean): void {
    const next = new Set(this.taken);
    if (taken) next.add(key);
    else next.delete(key);
    this.taken = next;
  }

  setWay(id: string, way: NumberWay): void {
    this.ways = new Map([...this.ways, [id, way]]);
  }

  /** Why an altered number can be no hand number; null where it can. */
  handValue(number: ReturnedNumber): string | null {
    const binding = this.#bindings[number.place];
    const ask = binding?.ask;
    if (number.state !== 'altered' || !ask?.area || !('key' in ask.area) || !ask.period) return null;
    if (ask.derivation.kind !== 'level' || ask.less || binding?.format.scale !== undefined) return null;
    // Only with the unit that it had: a number in another one would be taken for a thousand times what it says.
    const unit = /[^\d.,+−-]*$/u.exec(number.shown)?.[0] ?? '';
    if (!number.returned.endsWith(unit) || !/^[\d.,]+$/.test(number.shown.slice(0, number.shown.length - unit.length)))
      return null;
    const read = readNumeral(number.returned.slice(0, number.returned.length - unit.length).trim());
    return read?.value && read.qualifier === 'exact' ? exactText(read.value) : null;
  }

  /** Carries out what was chosen; each a step of undo. False: a basis is wanted first. */
  async apply(): Promise<boolean> {
    const { app } = this.doc;
    if (this.needsBasis && (this.basis.basis.trim() === '' || this.basis.provider.trim() === '')) {
      this.problem = app.t('official.returned.need_basis');
      return false;
    }
    const plain = new Map<number, string>();
    for (const number of this.altered) {
      const way = this.ways.get(number.id) ?? 'bound';
      if (way === 'plain') plain.set(number.place, number.returned);
      if (way === 'hand') await this.#byHand(number);
    }
    const changes = (this.report?.changes ?? []).filter(({ key, editable }) => editable && this.taken.has(key));
    if (this.#document && (changes.length > 0 || plain.size > 0)) {
      this.doc.type(takeReturned(this.#text, this.#document.places, { changes, plain }));
      await this.doc.keep();
    }
    app.messages.say('good', 'official.returned.done', { changes: changes.length });
    this.close();
    return true;
  }

  async #read(bytes: Uint8Array, signal: AbortSignal): Promise<void> {
    const { app, text, bound, tab, frozen, lang } = this.doc;
    if (!app.session) return;
    const setting = {
      lang,
      ...(bound && bound.area !== null ? { area: bound.area } : {}),
      ...(bound?.period ? { period: bound.period } : {}),
    };
    const document = await officialDocument(app.session, text, {
      ...setting,
      ...(frozen ? { frozen } : {}),
      ...(tab?.asOf === undefined ? {} : { asOf: tab.asOf }),
      signal,
    });
    if (!document.ok) {
      if (document.error.kind !== 'cancelled') this.#say(queryIssue(document.error, app));
      return;
    }
    const report = await app.services.officeTask('returned', { bytes, text, document: document.value }, signal);
    if (!report.ok) {
      this.#say(report.error);
      return;
    }
    this.#document = document.value;
    this.#text = text;
    this.#bindings = bindSummary(text, app.session.catalog, setting).bindings;
    this.taken = new Set(report.value.changes.flatMap(({ key, editable }) => (editable ? [key] : [])));
    this.ways = new Map();
    this.report = report.value;
    this.phase = 'shown';
  }

  async #byHand(number: ReturnedNumber): Promise<void> {
    const { app } = this.doc;
    const value = this.handValue(number);
    const ask = this.#bindings[number.place]?.ask;
    if (value === null || !ask?.area || !('key' in ask.area) || !ask.period) return;
    const place = { indicator: ask.measure, area: ask.area.key, period: ask.period };
    const { basis, provider } = { basis: this.basis.basis.trim(), provider: this.basis.provider.trim() };
    const at = new Date().toISOString();
    const id = `${Date.now().toString(36)}-${number.id}`;
    // Where a file has the figure, it is a correction of it; else a figure that no file has.
    const stored = await app.session?.trace(ask);
    const there = stored?.ok && stored.value.some(({ role, source }) => role === 'value' && source !== null);
    if (there)
      await app.do(saveOverride, { override: { id: `o${id}`, ...place, value, reason: basis, by: provider, at } });
    else
      await app.do(saveHandNumber, {
        number: { id: `h${id}`, ...place, text: value, basis, provider, date: at.slice(0, 10) },
      });
  }

  #say({ code, params }: Issue): void {
    this.problem = this.doc.app.tCode('issue', code, params);
    this.phase = 'shown';
  }
}
