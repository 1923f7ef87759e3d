import { parseExact } from '../core';
import { ROW_NUMBER_TESTS, type BrowseColumn, type RowFilter, type RowNumberTest, type ValueCount } from '../query';
import { cellText } from '../view';
import type { LedgerState } from './ledger.svelte';

const MOST_VALUES = 200;
export type TextTest = 'contains' | 'starts' | 'equals' | 'lacks';
export const TEXT_TESTS: readonly TextTest[] = ['contains', 'starts', 'equals', 'lacks'];
export { MOST_VALUES, ROW_NUMBER_TESTS };

/** What is being chosen for one column, until it is applied. */
export class FilterDraft {
  readonly front: LedgerState;
  readonly column: BrowseColumn;
  /** Null: all values. */
  chosen = $state.raw<ReadonlySet<string | null> | null>(null);
  found = $state.raw<readonly ValueCount[]>([]);
  find = $state('');
  textTest = $state<TextTest>('contains');
  numberTest = $state<RowNumberTest>('ge');
  value = $state('');
  to = $state('');
  #abort = new AbortController();

  constructor(front: LedgerState, column: BrowseColumn) {
    this.front = front;
    this.column = column;
    for (const filter of front.spec?.where ?? []) if (filter.column === column.key) this.#take(filter);
  }

  /** What is typed and cannot be read; null when all is well. */
  readonly bad: string | null = $derived.by(() => {
    if (this.column.type !== 'number') return null;
    const typed = [this.value, ...(this.numberTest === 'between' ? [this.to] : [])].map((text) => text.trim());
    if (typed.every((text) => text === '')) return null;
    return typed.find((text) => parseExact(text.replaceAll(/[,，\s]/g, '').replaceAll('−', '-')) === null) ?? null;
  });

  readonly listed: boolean = $derived.by(() => this.column.type !== 'period');

  textOf(value: string | null): string {
    const { catalog, lang } = this.front.app;
    if (value === null || catalog === null) return this.front.app.t('rows.empty_cell');
    return cellText(this.column, value, catalog, lang);
  }

  isChosen(value: string | null): boolean {
    return this.chosen === null || this.chosen.has(value);
  }

  toggle(value: string | null): void {
    const now = new Set(this.chosen ?? this.found.map((each) => each.value));
    if (!now.delete(value)) now.add(value);
    this.chosen = now;
  }

  /** Only this one. */
  only(value: string | null): void {
    this.chosen = new Set([value]);
  }

  all(): void {
    this.chosen = null;
  }

  none(): void {
    this.chosen = new Set();
  }

  async look(): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const answer = await this.front.browse?.values(this.column.key, this.find.trim(), MOST_VALUES, { signal });
    if (answer?.ok === true && !signal.aborted) this.found = answer.value;
  }

  apply(): void {
    if (this.bad === null) this.front.filter(this.column.key, this.#filters());
  }

  #filters(): readonly RowFilter[] {
    const column = this.column.key;
    const out: RowFilter[] = [];
    if (this.chosen !== null) out.push({ column, kind: 'set', values: [...this.chosen] });
    const [value, to] = [this.value.trim(), this.to.trim()];
    if (this.column.type === 'text' && value !== '') out.push({ column, kind: 'text', op: this.textTest, value });
    if (this.column.type === 'number' && value !== '')
      out.push({
        column,
        kind: 'number',
        op: this.numberTest,
        value,
        ...(this.numberTest === 'between' ? { to } : {}),
      });
    if (this.column.type === 'date' && (value !== '' || to !== ''))
      out.push({ column, kind: 'date', ...(value === '' ? {} : { from: value }), ...(to === '' ? {} : { to }) });
    return out;
  }

  #take(filter: RowFilter): void {
    if (filter.kind === 'set') this.chosen = new Set(filter.values);
    if (filter.kind === 'empty' && filter.not !== true) this.chosen = new Set([null]);
    if (filter.kind === 'text') [this.textTest, this.value] = [filter.op, filter.value];
    if (filter.kind === 'number') [this.numberTest, this.value, this.to] = [filter.op, filter.value, filter.to ?? ''];
    if (filter.kind === 'date') [this.value, this.to] = [filter.from ?? '', filter.to ?? ''];
  }
}
