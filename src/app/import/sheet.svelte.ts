import type { Place } from '../../core';
import { guessed, pointed, type HeadPart, type Recipe, type Selection, type SheetPlan, type Verb } from '../../ingest';
import type { App } from '../app.svelte';
import type { Imports } from '../imports.svelte';
import { FactRows } from './facts';
import { SheetPeek } from './peek.svelte';
import { regionsOf } from './regions';
import { ofFile } from './said';
import { moved, pickCell, rectangle, stretched, type Cell, type Key, type Picked, type Size } from './select';

/** The sheet of the preview that is shown: its raw cells, what is selected in it, and the facts that come out of it. */
export class ImportSheet {
  file = $state('');
  name = $state('');
  peek = $state.raw<SheetPeek | null>(null);
  picked = $state.raw<Picked>(pickCell(0, 0));
  /** A fact under the pointer: its cell is marked. */
  hovered = $state.raw<Cell | null>(null);
  /** Rises when the grid must bring the focus of the selection into sight. */
  brought = $state(0);
  readonly #app: App;
  readonly #imports: Imports;
  #opening = '';

  constructor(app: App, imports: Imports) {
    this.#app = app;
    this.#imports = imports;
  }

  readonly plan: SheetPlan | null = $derived.by(() => this.#imports.sheetPlan(this.file, this.name));
  readonly recipe: Recipe | null = $derived(this.plan && 'recipe' in this.plan ? this.plan.recipe : null);
  readonly region = $derived.by(() => regionsOf(this.plan));
  readonly size: Size = $derived.by(() => ({ rows: this.peek?.totalRows ?? 0, columns: this.peek?.columns ?? 0 }));
  readonly selection: Selection = $derived(rectangle(this.picked, this.size));
  readonly facts: FactRows | null = $derived.by(() => {
    const source = this.#imports.planOf(this.file);
    const { catalog, lang } = this.#app;
    return source && catalog && this.plan?.kind === 'facts'
      ? new FactRows(source, this.plan.facts, catalog, lang)
      : null;
  });
  /** The fact that was read from the cell in focus. */
  readonly fact: number | null = $derived.by(
    () => this.facts?.of(this.picked.focus.row + 1, this.picked.focus.column + 1) ?? null,
  );
  /** Text of the cell in focus. */
  readonly text: string = $derived.by(() => this.peek?.row(this.picked.focus.row)?.[this.picked.focus.column] ?? '');

  /** Shows a sheet; without its name the first with something in it. */
  open(file: string, name?: string): void {
    const plan = this.#imports.planOf(file);
    const first = plan?.sheets.find(({ kind }) => kind !== 'unread') ?? plan?.sheets[0];
    this.file = file;
    this.name = name ?? first?.sheet ?? '';
    this.picked = pickCell(this.recipe?.header.from ?? 0, 0);
    this.hovered = null;
    this.#reopen();
  }

  /** To the next sheet or the one before, over all files. */
  next(step: number): void {
    const all = this.#imports.entries.flatMap(({ name, plan }) =>
      (plan?.sheets ?? []).map(({ sheet }) => ({ file: name, sheet })),
    );
    const at = all.findIndex(({ file, sheet }) => file === this.file && sheet === this.name);
    const to = all[(at + step + all.length) % all.length];
    if (to) this.open(to.file, to.sheet);
  }

  /** Leads to the cell that an issue is about. */
  goTo(place: Place): void {
    const file = place.file ?? this.file;
    const sheet = place.sheet;
    const there = file === this.file && (sheet === undefined || sheet === this.name);
    const known = this.#imports.planOf(file)?.sheets.some((each) => each.sheet === sheet);
    if (!there) this.open(file, known ? sheet : undefined);
    if (place.row === undefined && place.column === undefined) return;
    const cell = { row: (place.row ?? 1) - 1, column: (place.column ?? 1) - 1 };
    this.picked =
      place.column === undefined ? { anchor: cell, focus: cell, whole: 'rows' } : pickCell(cell.row, cell.column);
    this.brought++;
  }

  pick(picked: Picked): void {
    this.picked = picked;
  }

  stretch(focus: Cell): void {
    this.picked = stretched(this.picked, focus);
  }

  /** True when the key moved the selection. */
  move(key: Key, page: number): boolean {
    const to = moved(this.picked, key, this.size, page);
    if (!to) return false;
    this.picked = to;
    this.brought++;
    return true;
  }

  /** The cell of a fact, with the focus on it. */
  toFact(index: number): void {
    const fact = this.facts?.at(index);
    if (!fact) return;
    this.picked = pickCell(fact.row - 1, fact.column - 1);
    this.brought++;
  }

  say(verb: Verb): void {
    this.#imports.correct(pointed(verb, this.selection, this.recipe, this.#texts()));
  }

  /** What the cell in focus likely says of a part. */
  guess(part: HeadPart): string {
    return guessed(part, this.text);
  }

  /** Numbers of the selected columns where a word can be about them alone; null: the selection is about the whole sheet. */
  readonly columns: readonly number[] | null = $derived.by(() => {
    const { rows, columns, whole } = this.selection;
    const valued = new Set(
      this.recipe?.columns
        .filter(({ role }) => role === 'value' || role === 'base' || role === 'growth')
        .map(({ at }) => at) ?? [],
    );
    if (whole === 'sheet' || whole === 'rows' || (!whole && rows.to < (this.recipe?.header.from ?? 0))) return null;
    const chosen = Array.from({ length: columns.to - columns.from + 1 }, (_, i) => columns.from + i);
    return chosen.some((at) => valued.has(at)) ? chosen : null;
  });

  /** A new plan is there: what was selected stays, unless the sheet is gone. */
  planned(): void {
    const { entries } = this.#imports;
    const entry = entries.find(({ name, plan }) => name === this.file && plan) ?? entries.find(({ plan }) => plan);
    if (!entry) return;
    const there = entry.name === this.file && entry.plan?.sheets.some(({ sheet }) => sheet === this.name);
    if (there) this.#reopen();
    else this.open(entry.name);
  }

  clear(): void {
    this.peek?.close();
    this.peek = null;
    this.file = '';
    this.name = '';
    this.#opening = '';
    this.picked = pickCell(0, 0);
  }

  /** The texts that are selected, as far as they are here and to a few hundred rows. */
  #texts(): readonly (readonly string[])[] {
    const { rows, columns } = this.selection;
    const last = Math.min(rows.to, rows.from + 400);
    const found: string[][] = [];
    for (let row = rows.from; row <= last; row++) {
      const cells = this.peek?.row(row);
      if (cells) found.push(cells.slice(columns.from, columns.to + 1));
    }
    return found;
  }

  /** Cells are fetched anew only where the bytes are read another way. */
  #reopen(): void {
    const { session } = this.#app;
    const file = this.#imports.files.find(({ name }) => name === this.file);
    const { encoding, delimiter } = ofFile(this.#imports.said, this.file);
    const opening = JSON.stringify([this.file, this.name, encoding, delimiter]);
    if (!session || !file || this.name === '' || opening === this.#opening) return;
    this.#opening = opening;
    this.peek?.close();
    this.peek = new SheetPeek(session, file, this.name, {
      ...(encoding === undefined ? {} : { encoding }),
      ...(delimiter === undefined ? {} : { delimiter }),
    });
    this.peek.need(0, 1);
  }
}
