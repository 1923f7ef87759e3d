import {
  amongOf,
  completeFormula,
  formulaKey,
  formulaTitle,
  otherFormulas,
  problemText,
  readFormula,
  shownColumns,
  withSign,
  type Completions,
  columnProblem,
  renamedIn,
  type FormulaColumn,
  type FormulaScope,
  type LayoutColumn,
} from '../view';
import type { FormulaHost, FormulaMistake } from './front';
import type { ViewState } from './view.svelte';

/** Formulas of the view in front: the bar reads, completes and takes them; commands add and remove their columns. */
export class ViewFormula implements FormulaHost {
  readonly #view: ViewState;

  constructor(view: ViewState) {
    this.#view = view;
  }

  /** The formula bar, on the active cell or on the active row's cell of another column; where no cell is active, on the first row's. */
  show(col = this.#view.activeAt?.col ?? 0): void {
    const { activeAt, app } = this.#view;
    const at = { row: activeAt?.row ?? 0, col };
    if (activeAt?.col !== col) this.#view.select({ ranges: [{ anchor: at, head: at }] });
    app.formulaBar.start();
  }

  /** The formula bar, for one more column. */
  startNew(): void {
    this.#view.app.formulaBar.start('=', true);
  }

  /** The column of the active cell. */
  get column(): LayoutColumn | null {
    const { shown, activeAt } = this.#view;
    if (!shown || !activeAt) return null;
    return shownColumns(shown.query.layout)[activeAt.col]?.column ?? null;
  }

  /** The formula column of the active cell, as it is saved. */
  get active(): FormulaColumn | null {
    const id = this.column?.formula?.id;
    return this.#view.view?.formulas?.find((each) => each.id === id) ?? null;
  }

  /** What formulas here are understood with; `self` is left out of what can be named. */
  scope(self: string | null): FormulaScope | null {
    const { query, view, app } = this.#view;
    const { catalog } = app;
    if (!query || !view || !catalog) return null;
    const { parent, peers } = query.layout;
    return { catalog, among: amongOf(parent === null ? peers : 'siblings'), others: otherFormulas(view, self) };
  }

  mistake(text: string, fresh: boolean): FormulaMistake | null {
    const scope = this.scope(fresh ? null : (this.active?.id ?? null));
    if (!scope) return null;
    const read = readFormula(text, scope);
    const [problem] = read.ok ? [] : read.error;
    return problem ? { message: problemText(problem, this.#view.app.lang), from: problem.from, to: problem.to } : null;
  }

  complete(text: string, caret: number): Completions | null {
    const scope = this.scope(this.active?.id ?? null);
    if (!scope) return null;
    const titles = scope.others.map(({ title }) => title);
    return completeFormula(text, caret, scope.catalog, titles, this.#view.app.lang);
  }

  /** Changes the formula of the active column, or adds a column where that is none of a formula. */
  take(text: string, fresh: boolean): void {
    const active = fresh ? null : this.active;
    const formulas = this.#view.view?.formulas ?? [];
    const typed = withSign(text);
    if (active) {
      if (withSign(active.text) !== typed)
        this.#set(formulas.map((each) => (each === active ? { ...each, text: typed } : each)));
      return;
    }
    if (!fresh && typed === this.#view.active?.expression) return;
    this.add(typed);
  }

  /** A new column with this formula; it is selected when it is there. */
  add(text: string): void {
    const formulas = this.#view.view?.formulas ?? [];
    const column: FormulaColumn = { id: freshId(formulas), text: withSign(text) };
    this.#view.wantedColumn = formulaKey(column.id);
    this.#set([...formulas, column]);
    this.#view.app.messages.say('good', 'formula.added', { title: formulaTitle(column) });
  }

  /** What is wrong with other words for a column; null when they are taken. A title that others name is changed in them too. */
  settle(wanted: { readonly title: string; readonly unit: string; readonly decimals: string }): string | null {
    const { active } = this;
    const { app, view } = this.#view;
    const scope = this.scope(active?.id ?? null);
    if (!active || !view || !scope) return null;
    const [title, unit, places] = [wanted.title, wanted.unit, wanted.decimals].map((text) => text.trim());
    const decimals = places === '' ? undefined : Number(places);
    if (decimals !== undefined && !(Number.isInteger(decimals) && decimals >= 0 && decimals <= 12)) {
      return app.t('formula.decimals_wrong');
    }
    const refused = columnProblem({ ...active, title: title ?? '', unit: unit ?? '' }, scope);
    if (refused)
      return typeof refused === 'string'
        ? app.t('formula.name_taken', { name: refused })
        : problemText(refused, app.lang);
    const { id, text } = active;
    const changed: FormulaColumn = {
      id,
      text,
      ...(title === '' || title === undefined || title === formulaTitle({ text }) ? {} : { title }),
      ...(unit === '' || unit === undefined ? {} : { unit }),
      ...(decimals === undefined ? {} : { decimals }),
    };
    const [before, after] = [formulaTitle(active), formulaTitle(changed)];
    this.#set((view.formulas ?? []).map((each) => (each.id === id ? changed : renamedIn(each, before, after))));
    return null;
  }

  remove(id: string): void {
    this.#set((this.#view.view?.formulas ?? []).filter((each) => each.id !== id));
  }

  #set(formulas: readonly FormulaColumn[]): void {
    this.#view.edit({ formulas });
  }
}

function freshId(formulas: readonly FormulaColumn[]): string {
  const taken = new Set(formulas.map(({ id }) => id));
  let n = formulas.length + 1;
  while (taken.has(`f${n}`)) n += 1;
  return `f${n}`;
}
