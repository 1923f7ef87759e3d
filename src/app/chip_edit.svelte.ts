import { resolveIndicator } from '../catalog';
import { bindSummary, formsFor, type Binding, type OfferedForm } from '../summary';
import type { SuggestState } from './suggest.svelte';
import type { SummaryState } from './summary.svelte';

/** Another name for a word that was not understood. */
export interface OfferedWord {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The words of one number while they are changed: what they ask, what is wrong with them, how else the number may be written. */
export class ChipEdit {
  readonly doc: SummaryState;
  readonly index: number;
  readonly name: string | null;
  text = $state('');
  readonly #suggest: SuggestState;

  constructor(doc: SummaryState, index: number, suggest: SuggestState) {
    this.doc = doc;
    this.index = index;
    this.#suggest = suggest;
    const binding = doc.bound?.bindings[index];
    this.text = binding?.inside ?? '';
    this.name = binding?.name ?? null;
  }

  readonly binding: Binding | null = $derived.by(() => {
    const { catalog, workspace } = this.doc.app;
    const { lang } = this.doc;
    const { area = null, period = null } = this.doc.bound ?? {};
    if (!catalog) return null;
    const options = {
      lang,
      queries: workspace?.queries ?? [],
      ...(area === null ? {} : { area }),
      ...(period === null ? {} : { period }),
    };
    return bindSummary(`{{${this.text}}}`, catalog, options).bindings[0] ?? null;
  });
  readonly shown: string = $derived.by(() =>
    this.binding?.ask ? this.#suggest.written(this.binding.ask, this.binding.format) : '',
  );
  /** What is wrong, in words. */
  readonly problem: string | null = $derived.by(() => {
    if (this.text.trim() === '') return this.doc.app.t('editor.chip_empty');
    return this.binding?.problem ?? null;
  });
  /** Ways to write the number that are true of it now. */
  readonly forms: readonly OfferedForm[] = $derived.by(() => {
    const ask = this.binding?.ask ?? null;
    const figure = ask ? this.#suggest.figure(ask) : null;
    return ask && figure ? formsFor(figure, ask, this.doc.lang).slice(0, 10) : [];
  });
  /** Names like the word that was not understood. */
  readonly words: readonly OfferedWord[] = $derived.by(() => {
    const { catalog } = this.doc.app;
    const { lang } = this.doc;
    const at = this.binding?.problemAt;
    const from = this.binding?.insideStart ?? 2;
    if (!catalog || !at) return [];
    const [start, end] = [at.start - from, at.end - from];
    const word = this.text.trimStart().slice(start, end).replace(/[[\]]/g, '');
    const found = catalog.findIndicators(word).map(({ key }) => {
      const name = catalog.indicatorName(key, lang);
      return 'indicator' in resolveIndicator(catalog, name) ? name : key;
    });
    const several = resolveIndicator(catalog, word);
    const keys = 'ambiguous' in several ? several.ambiguous.map(({ key }) => key) : [];
    return [...new Set([...keys, ...found])].slice(0, 5).map((name) => ({ name, start, end }));
  });

  /** Asks for the number that the words mean now. */
  ask(): void {
    const ask = this.binding?.ask;
    if (ask) this.#suggest.askFor([ask]);
  }

  writeAs({ words }: OfferedForm): void {
    const before = this.text.replace(/\|[^[\]]*$/, '').trimEnd();
    this.text = words === '' ? before : `${before} | ${words}`;
  }

  take({ name, start, end }: OfferedWord): void {
    const text = this.text.trimStart();
    this.text = `${text.slice(0, start)}[${name.replaceAll(']', ']]')}]${text.slice(end)}`;
  }

  /** What stands in the braces then; null where it is nothing. */
  get source(): string | null {
    const said = this.text
      .replace(/[\r\n]+/g, ' ')
      .replace(/\{\{|\}\}/g, '')
      .trim();
    return said === '' ? null : this.name === null ? said : `${said} #${this.name}`;
  }
}
