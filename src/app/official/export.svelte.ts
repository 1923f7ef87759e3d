import { embedTexts, officialDocument, toldText } from '../../flow';
import {
  officialBlocks,
  openDocument,
  plainText,
  sentencesOf,
  type OfficialChoice,
  type OfficialDocument,
  type OfficialEmbed,
} from '../../office';
import {
  bindSummary,
  embedKey,
  OFFICIAL_SETTINGS,
  type DocxSettings,
  type Embed,
  type RenderOptions,
} from '../../summary';
import { saveDocxSettings } from '../../workspace';
import { copyText } from '../clipboard';
import { fileName } from '../file_name';
import { read, write } from '../preferences.svelte';
import type { SummaryState } from '../summary.svelte';
import { queryIssue } from '../trace.svelte';
import { embedded, type DocumentDrawing } from './embed';
import { keptEmbed } from './frozen_embeds';
import { printedBlocks, type PrintedBlock } from './printed';

export const DOCUMENT_FORMATS = ['docx', 'html', 'md', 'print', 'text'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** What is chosen in the dialog, kept in this browser for the next time; a public version is chosen anew each time. */
export interface ExportChoice extends Omit<OfficialChoice, 'open'> {
  readonly format: DocumentFormat;
  /** Charts that the office program draws itself, where it can. */
  readonly native: boolean;
}

const FIRST: ExportChoice = { format: 'docx', listed: true, signoff: false, machine: false, native: true };

/** A document as it is printed. */
export interface PrintedDocument {
  readonly title: string;
  readonly blocks: readonly PrintedBlock[];
  readonly settings: DocxSettings;
}

/** A number that a public version does not tell, with the sentence that it stands in. */
export interface GuardedNumber {
  readonly id: string;
  readonly shown: string;
  readonly guard: string;
  readonly sentence: string;
}

/** 导出文稿: DOCX, HTML, Markdown, print, text. Asks what the document shows, says what may not be told, and writes it. One at a time. */
export class DocumentExport {
  readonly doc: SummaryState;
  shown = $state(false);
  choice = $state.raw<ExportChoice>(FIRST);
  /** 公开版. */
  open = $state(false);
  phase = $state<'idle' | 'asking' | 'writing'>('idle');
  progress = $state.raw<{ readonly done: number; readonly total: number } | null>(null);
  problem = $state('');
  /** What a public version would leave out; null while it is not known. */
  guarded = $state.raw<readonly GuardedNumber[] | null>(null);
  printing = $state.raw<PrintedDocument | null>(null);
  #abort = new AbortController();

  constructor(doc: SummaryState) {
    this.doc = doc;
    this.choice = kept();
  }

  readonly settings: DocxSettings = $derived.by(() => this.doc.app.workspace?.docx ?? OFFICIAL_SETTINGS);
  show(format?: DocumentFormat): void {
    this.shown = true;
    this.problem = '';
    this.open = false;
    if (format) this.choose({ format });
    void this.look();
  }

  close(): void {
    this.stop();
    this.shown = false;
    this.guarded = null;
  }

  /** Stops what is under way; the dialog stays. */
  stop(): void {
    this.#abort.abort();
    this.phase = 'idle';
    this.progress = null;
  }

  choose(change: Partial<ExportChoice>): void {
    this.choice = { ...this.choice, ...change };
    write('document_export', JSON.stringify(this.choice));
  }

  setSettings(settings: DocxSettings): void {
    void this.doc.app.do(saveDocxSettings, { settings });
  }

  /** Finds what a public version would leave out, so that it can be said before. */
  async look(): Promise<void> {
    await this.#work('asking', async (signal) => {
      const document = await this.#document(signal, null);
      if (!document) return;
      const sentences = sentencesOf(document.blocks, document.places);
      this.guarded = document.places.flatMap((place, i) =>
        place.kind === 'number' && place.guard !== null
          ? [{ id: place.id, shown: place.shown, guard: place.guard, sentence: sentences[i]?.text ?? '' }]
          : [],
      );
    });
  }

  /** Does what was chosen. Text goes to the clipboard from within the click, where what is shown is known already. */
  async run(drawing: DocumentDrawing): Promise<void> {
    const { format } = this.choice;
    await this.#work('asking', async (signal) => {
      await this.doc.keep();
      const document = await this.#document(signal, drawing);
      if (!document) return;
      this.phase = 'writing';
      switch (format) {
        case 'docx':
          return this.#docx(document, signal);
        case 'html':
        case 'md':
          return this.#rendered(document, format);
        case 'text':
          return this.#text(document);
        case 'print':
          return this.#print(document);
      }
    });
  }

  printed(): void {
    this.printing = null;
  }

  /** The document's own title, else the tab's. */
  readonly title: string = $derived.by(() => this.doc.bound?.document.title ?? this.doc.tab?.title ?? '');

  #setting(): Parameters<typeof bindSummary>[2] {
    const { bound, lang } = this.doc;
    return {
      lang,
      ...(bound && bound.area !== null ? { area: bound.area } : {}),
      ...(bound?.period ? { period: bound.period } : {}),
    };
  }

  /** Of a final document the numbers as they were frozen; of a draft the day by which they are looked at. */
  #asFrozen(): Pick<RenderOptions, 'frozen' | 'asOf'> {
    const { frozen, tab } = this.doc;
    return { ...(frozen ? { frozen } : {}), ...(tab?.asOf === undefined ? {} : { asOf: tab.asOf }) };
  }

  /** Of a final document what its tables and charts showed. */
  #kept(embed: Embed): OfficialEmbed | null {
    const kept = this.doc.embeds.get(embedKey(embed));
    return kept ? keptEmbed(kept) : null;
  }

  /** With `drawing` everything that the file needs; without, the numbers alone. Null: what went wrong is said. */
  async #document(signal: AbortSignal, drawing: DocumentDrawing | null): Promise<OfficialDocument | null> {
    const { app, text, lang } = this.doc;
    if (!app.session) return null;
    const { signoff, machine, native, format } = this.choice;
    const paged = format === 'docx' || format === 'print';
    const made = await officialDocument(app.session, text, {
      ...this.#setting(),
      notes: drawing !== null && paged && (signoff || machine),
      ...this.#asFrozen(),
      signal,
      onProgress: (done, total) => (this.progress = { done, total }),
      ...(drawing
        ? {
            embed: async (embed) =>
              this.#kept(embed) ?? embedded(app, embed, { lang, native: native && format === 'docx', drawing, signal }),
          }
        : {}),
    });
    if (made.ok) return made.value;
    if (made.error.kind !== 'cancelled') {
      const { code, params } = queryIssue(made.error, app);
      this.problem = app.tCode('issue', code, params);
    }
    return null;
  }

  #choice(): OfficialChoice {
    const { listed, signoff, machine } = this.choice;
    return { open: this.open, listed, signoff, machine };
  }

  async #docx(document: OfficialDocument, signal: AbortSignal): Promise<void> {
    const { app } = this.doc;
    const options = { ...this.#choice(), settings: this.settings };
    this.#save('docx', await app.services.officeTask('official', { document, options }, signal));
  }

  async #rendered(document: OfficialDocument, format: 'html' | 'md'): Promise<void> {
    const { app, text } = this.doc;
    const told = this.open ? openDocument(document) : document;
    const { session } = app;
    if (!session) return;
    const { bindings } = bindSummary(text, session.catalog, this.#setting());
    const { text: safe, places } = this.open ? toldText(text, bindings, told) : { text, places: told.places };
    const embeds = embedTexts(bindSummary(safe, session.catalog, this.#setting()).bindings, places, {
      format,
      lang: this.doc.lang,
    });
    const rendered = await session.render(safe, {
      ...this.#setting(),
      format,
      notes: true,
      embeds,
      ...this.#asFrozen(),
    });
    if (!rendered.ok) {
      this.problem = app.t('summary.not_rendered');
      return;
    }
    this.#save(format, new TextEncoder().encode(rendered.value.text));
  }

  #text(document: OfficialDocument): void {
    const { messages } = this.doc.app;
    const text = plainText(this.open ? openDocument(document) : document);
    if (copyText(text)) messages.say('good', 'summary.copied');
    else messages.say('error', 'summary.copy_refused');
    this.close();
  }

  #print(document: OfficialDocument): void {
    const { blocks } = officialBlocks(document, this.#choice());
    this.printing = { title: this.title, blocks: printedBlocks(blocks, this.settings), settings: this.settings };
    this.close();
  }

  #save(ending: string, bytes: Uint8Array): void {
    const { app } = this.doc;
    const title = this.open ? app.t('official.open_name', { title: this.title }) : this.title;
    const name = fileName(title, ending);
    app.services.download(name, bytes);
    app.messages.say('good', 'carry.done', { file: name });
    this.close();
  }

  async #work(phase: 'asking' | 'writing', run: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#abort.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.phase = phase;
    this.progress = null;
    this.problem = '';
    await this.doc.app.attempt(async () => {
      try {
        await run(abort.signal);
      } catch (thrown) {
        if (!abort.signal.aborted) throw thrown;
      }
      return undefined;
    });
    if (this.#abort === abort) {
      this.phase = 'idle';
      this.progress = null;
    }
  }
}

function kept(): ExportChoice {
  try {
    const found: unknown = JSON.parse(read('document_export') ?? 'null');
    if (typeof found !== 'object' || found === null) return FIRST;
    const said = found as Readonly<Record<string, unknown>>;
    const truth = (key: 'listed' | 'signoff' | 'machine' | 'native'): boolean => {
      const value = said[key];
      return typeof value === 'boolean' ? value : FIRST[key];
    };
    return {
      format: DOCUMENT_FORMATS.find((format) => format === said['format']) ?? FIRST.format,
      listed: truth('listed'),
      signoff: truth('signoff'),
      machine: truth('machine'),
      native: truth('native'),
    };
  } catch {
    return FIRST; // not ours, or cut off: the first choice stands
  }
}
